"""Rows: columns under our names, dates that cannot be, the title at the head."""

import json
from datetime import date

import pytest

from counterclaim.model.intake import Format, Intake
from counterclaim.model.report import DatePrecision
from counterclaim.reading.options import Columns, Outlet, ReadingOptions, parse_map
from counterclaim.reading.read import read
from tests.reading.make import SENTENCE, item, refused, taken


def row(**cells: object) -> Intake:
    return taken(json.dumps(cells).encode(), Format.ROW)


def test_the_common_names_are_understood_unasked():
    result = row(
        id="7",
        date="2016-07-06",
        event_text=SENTENCE,
        headline="Shells hit Qarma",
        publisher="Example Post",
        pub_date="2016-07-07",
        url="https://example.org/7",
        authors=["Ann Placeholder", " "],
    )
    report = result.report
    assert report.text == f"Shells hit Qarma\n\n{SENTENCE}"
    assert (report.title, report.outlet) == ("Shells hit Qarma", "Example Post")
    assert report.published == date(2016, 7, 7)
    assert report.url == "https://example.org/7"
    assert report.authors == ("Ann Placeholder",)
    assert report.sha256 == result.item.sha256
    assert result.own_id == "7"
    assert result.notes == ()


def test_mapped_names_are_used_alone():
    cells = {"text": "not this", "body": SENTENCE, "date": "2016-07-06", "day": "7 July 2016"}
    content = json.dumps(cells).encode()
    report = taken(content, Format.ROW, columns=parse_map("text=body,published=day")).report
    assert (report.text, report.published) == (SENTENCE, date(2016, 7, 7))


def test_a_column_called_date_yields_to_the_head_of_the_text():
    assert row(date="2011-01-01", text=f"Thu Jul 7 2016 {SENTENCE}").report.published == date(
        2016, 7, 7
    )
    assert row(date="2011-01-01", text=SENTENCE).report.published == date(2011, 1, 1)
    assert row(pub_date="2011-01-01", text=f"Thu Jul 7 2016 {SENTENCE}").report.published == date(
        2011, 1, 1
    )


@pytest.mark.parametrize(
    ("value", "reason"),
    [("31/2/2016", "does not exist"), ("4/5/17", "day or the month"), ("soon", "not a date")],
)
def test_a_date_that_cannot_be_is_a_note_and_the_row_is_read(value: str, reason: str):
    result = row(pub_date=value, text=SENTENCE)
    assert result.report.published is None
    assert result.report.published_precision is DatePrecision.UNKNOWN
    [note] = result.notes
    assert value in note.reason
    assert reason in note.reason


@pytest.mark.parametrize(
    ("title", "body", "added"),
    [
        ("Shells hit Qarma", f"Thu Jul 7 2016 Shells hit Qarma. {SENTENCE}", False),
        ("Shells hit Qarma!", f"SHELLS HIT QARMA - {SENTENCE}", False),
        ("Qarma", "Government forces shelled Qarma.", True),
        ("Qarma", f"Qarma: {SENTENCE}", False),
        ("Shells hit Qarma", SENTENCE, True),
        ("Shells hit Qarma", SENTENCE * 20 + " Shells hit Qarma", True),
    ],
)
def test_a_title_not_at_the_head_is_put_there(title: str, body: str, added: bool):
    assert row(title=title, text=body).report.text == (f"{title}\n\n{body}" if added else body)


def test_lone_surrogates_are_replaced_one_for_one():
    content = b'{"text": "a\\ud800\\u0000b", "title": "c\\udfffd e"}'
    report = taken(content, Format.ROW).report
    assert report.text == "c\ufffdd e\n\na\ufffd\ufffdb"
    assert report.text.encode()


@pytest.mark.parametrize(
    "content", [b'{"text": " "}', b'{"text": ["a"]}', b'{"text": null}', b"{}", b"[]", b"", b"x"]
)
def test_rows_without_text_are_refused(content: bytes):
    assert refused(content, Format.ROW)


def test_outlet_and_side():
    outlets = (Outlet(outlet="qpost", side="north", name="The Qarma Post"),)
    options = ReadingOptions(outlets=outlets, columns=Columns(outlet="source"))
    result = read(item(b'{"text": "Shells fell.", "source": "QPost"}', Format.ROW), options)
    assert (result.report.outlet, result.report.side) == ("The Qarma Post", "north")
    unlisted = read(item(b'{"text": "Shells fell.", "source": "Other"}', Format.ROW), options)
    assert (unlisted.report.outlet, unlisted.report.side) == ("Other", None)
    given = taken(b'{"text": "Shells fell.", "outlet": "Other"}', Format.ROW, outlet="Mine")
    assert given.report.outlet == "Mine"
    assert row(text=SENTENCE).report.outlet is None


def test_the_users_date_outranks_all():
    content = f"Thu Jul 7 2016 {SENTENCE}".encode()
    assert taken(content, published=date(2016, 8, 1)).report.published == date(2016, 8, 1)


def test_dates_from_names_and_from_what_the_text_cites():
    named = read(item(SENTENCE.encode(), path="x/2016-07-07_qarma.txt"), ReadingOptions())
    assert named.report.published == date(2016, 7, 7)
    assert named.report.published_precision is DatePrecision.DAY
    cited = taken(f"{SENTENCE} It had begun on 3 July 2016.".encode()).report
    assert cited.published == date(2016, 7, 3)
    assert cited.published_precision is DatePrecision.INFERRED
    assert taken(SENTENCE.encode()).report.published is None
