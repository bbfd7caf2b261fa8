"""Web pages: the article, what the page says of itself, and pages built to do harm."""

from datetime import date

import pytest

from counterclaim.model.intake import Format, Intake, Item
from counterclaim.model.report import DatePrecision, Report
from counterclaim.reading.options import Limits, ReadingOptions
from counterclaim.reading.read import read
from tests.reading.make import SENTENCE, item, refused, taken

PARAGRAPHS = "".join(
    f"<p>{SENTENCE} At least {number} people were wounded near the market, it added.</p>"
    for number in range(3, 8)
)


def page(head: str = "", before: str = "", after: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Shells hit Qarma</title>{head}</head>'
        f"<body>{before}<article><h1>Shells hit Qarma</h1>{PARAGRAPHS}</article>{after}"
        "</body></html>"
    )


def report(html: str, **options) -> Report:
    return taken(html.encode(), Format.HTML, **options).report


def test_metadata_and_article_without_sidebars():
    read = report(
        page(
            head='<meta property="og:site_name" content="Example Post">'
            '<meta name="author" content="Ann Placeholder; Bo Placeholder">'
            '<meta property="article:published_time" content="2016-07-07T10:00:00Z">'
            '<link rel="canonical" href="https://example.org/shells.html">',
            before='<nav><a href="/">Home page</a></nav>',
            after="<aside><h3>Most read</h3><ul><li><a>Ten recipes for the winter</a></li></ul>"
            "</aside><footer>Copyright 2019 Example Post</footer>",
        )
    )
    assert read.title == "Shells hit Qarma"
    assert read.outlet == "Example Post"
    assert read.authors == ("Ann Placeholder", "Bo Placeholder")
    assert (read.published, read.published_precision) == (date(2016, 7, 7), DatePrecision.DAY)
    assert read.url == "https://example.org/shells.html"
    assert read.text.startswith("Shells hit Qarma\n")
    assert read.text.count("Shells hit Qarma") == 1
    assert read.text.count(SENTENCE) == 5
    assert not any(word in read.text for word in ("recipes", "Home page", "Copyright"))


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ('<meta name="pubdate" content="7 July 2016">', ""),
        ('<meta itemprop="datePublished" content="2016-07-07">', ""),
        (
            '<meta name="date" content="2016-07-09"><meta property="article:published_time"'
            ' content="2016-07-07">',
            "",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",'
            '"datePublished": "2016-07-07T10:00:00Z", "dateModified": "2016-08-01"}]}</script>',
            "",
        ),
        ("", '<time datetime="2016-07-07T08:00">this morning</time>'),
        ("", '<span class="post-date">Thursday, 7 July 2016 - 10:00</span>'),
        ("", "<p>Posted on July 7, 2016 by Staff</p>"),
        ('<link rel="canonical" href="https://example.org/2016/07/07/shells">', ""),
    ],
)
def test_the_date_of_publication_wherever_the_page_states_it(head: str, before: str):
    assert report(page(head, before)).published == date(2016, 7, 7)


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ("", ""),
        ("", '<div class="date">Today</div>'),
        ("", '<div id="sidebar"><time datetime="2020-01-01">1 Jan</time> Other story</div>'),
        ("", "<footer>Copyright 2019-01-01</footer>"),
        ('<meta http-equiv="last-modified" content="2018-01-02">', ""),
        ('<meta property="article:modified_time" content="2018-01-02">', ""),
        ('<meta property="article:published_time" content="2016-02-31">', ""),
        ('<meta name="date" content="04/05/2016">', ""),
        ('<script type="application/ld+json">{"datePublished": [}</script>', ""),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', ""),
    ],
)
def test_no_date_is_made_up(head: str, before: str):
    assert report(page(head, before)).published is None


def test_a_month_stays_a_month():
    read = report(page('<meta property="article:published_time" content="2016-07">'))
    assert read.published_precision is DatePrecision.MONTH


def test_the_address_it_was_fetched_from_outranks_its_own():
    html = page('<link rel="canonical" href="https://example.org/own">').encode()
    fetched = item(html, Format.HTML, url="https://example.net/fetched")
    result = read(fetched, ReadingOptions())
    assert isinstance(result, Intake)
    assert result.report.url == "https://example.net/fetched"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256"])
def test_the_declared_encoding_is_used(encoding: str):
    arabic = "قصفت القوات الحكومية بلدة قرما يوم الاثنين وقتلت ثلاثة مدنيين."
    html = f'<html><head><meta charset="{encoding}"></head><body><p>{arabic}</p></body></html>'
    assert arabic in taken(html.encode(encoding), Format.HTML).report.text


@pytest.mark.parametrize("html", [f"<p>{SENTENCE}</p>", SENTENCE, f"<div><b>{SENTENCE}"])
def test_scraps_of_pages_are_read(html: str):
    assert report(html).text.strip() == SENTENCE


@pytest.mark.parametrize(
    "html",
    ["", " ", "<html></html>", "<!-- x -->", '<?xml version="1.0"?>', "<script>x()</script>"],
)
def test_pages_without_text_are_refused(html: str):
    assert refused(html.encode(), Format.HTML)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("tag", ["div", "b", "p", "table><tr><td", "ul><li", "unknown", "svg"])
@pytest.mark.parametrize("closed", [True, False])
def test_10000_nested_elements_do_no_harm(tag: str, closed: bool):
    last = tag.split("<")[-1]
    html = f"<html><body>{f'<{tag}>' * 10_000}{SENTENCE}{f'</{last}>' * 10_000 * closed}"
    result = read(item(html.encode(), Format.HTML), ReadingOptions())
    if isinstance(result, Intake):
        assert SENTENCE in result.report.text
    else:
        assert "--limit html_depth=N" in result.reason


def test_depth_can_be_allowed():
    html = f"{'<div>' * 700}<p>{SENTENCE}</p>"
    assert "more than 500 deep" in refused(html.encode(), Format.HTML)
    assert report(html, limits=Limits(max_html_depth=1000)).text.strip() == SENTENCE


def test_external_and_multiplying_entities_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    html = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">'
        '<!ENTITY a "laugh"><!ENTITY b "&a;&a;&a;&a;">]>'
        f"<html><body><p>{SENTENCE} &x; &b;</p></body></html>"
    )
    text = report(html).text
    assert "the secret" not in text
    assert "laughlaugh" not in text


def test_nothing_is_fetched(monkeypatch):
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = (
        '<link rel="stylesheet" href="https://example.org/x.css"><base href="https://example.org">'
    )
    assert report(page(head, '<img src="https://example.org/x.png"><iframe src="//example.org">'))


def test_reading_twice_gives_the_same():
    source: Item = item(page().encode(), Format.HTML)
    assert read(source, ReadingOptions()) == read(source, ReadingOptions())
