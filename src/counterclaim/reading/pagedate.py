"""When a web page says that it was published.

Not htmldate, which trafilatura uses: it completes a partial date ("2016-07") with today's day,
repairs impossible days and takes the dates of other stories in the sidebar.
"""

import json
import re
from collections import deque
from collections.abc import Iterator

from lxml.html import HtmlElement

from counterclaim.reading.dates import Dated, mentions, read_date

_META = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "datepublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publication-date",
    "publish-date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "timestamp",
    "date",
)
_RANK = {name: rank for rank, name in enumerate(_META)}
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:published?|pub-?date|publish-?date|posted(?:-on)?|post-?date|entry-date"
    r"|article-?date|story-?date|news-?date|date-?line|date|timestamp)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:sidebar|related|widget|menu|nav|comments?|most|trending|latest|footer)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*(?:posted|published|date of publication)\b", re.IGNORECASE)
_ELSEWHERE_TAGS = frozenset({"aside", "nav", "footer"})
_LONGEST_LABEL = 80  # characters of an element that holds little but a date
_MOST_NODES = 10_000


def published_on_page(tree: HtmlElement) -> Dated | None:
    """The date in the page's metadata, else in an element marked as the article's date.

    Numbers that can be read with the day or the month first are not taken.
    """
    for value in (*_from_json(tree), *_from_meta(tree), *_from_times(tree)):
        if isinstance(read := read_date(value), Dated):
            return read
    return next(_from_labels(tree), None)


def _from_json(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            nodes = deque([json.loads(script.text or "", strict=False)])
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not nodes:
                break
            node = nodes.popleft()
            if isinstance(node, dict):
                if isinstance(value := node.get("datePublished"), str):
                    yield value
                nodes.extend(node.values())
            elif isinstance(node, list):
                nodes.extend(node)


def _from_meta(tree: HtmlElement) -> list[str]:
    found = []
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        rank = _RANK.get(name.strip().lower())
        if rank is not None and element.get("content"):
            found.append((rank, element.get("content")))
    return [value for _, value in sorted(found, key=lambda pair: pair[0])]


def _from_times(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("time"):
        if (element.get("datetime") or element.text) and not _is_elsewhere(element):
            yield element.get("datetime") or element.text


def _from_labels(tree: HtmlElement) -> Iterator[Dated]:
    body = tree.find("body")
    for element in body.iter("*") if body is not None else ():
        if not isinstance(element.tag, str):
            continue
        marks = " ".join(
            (element.get("class", ""), element.get("id", ""), element.get("itemprop", ""))
        )
        if not (_DATE_CLASS.search(marks) or _LABEL.match(element.text or "")):
            continue
        text = " ".join("".join(element.itertext()).split())
        if len(text) > _LONGEST_LABEL or _is_elsewhere(element):
            continue
        for mention in mentions(text, head=True):
            if mention.value:
                yield Dated(mention.value)


def _is_elsewhere(element: HtmlElement) -> bool:
    return any(
        above.tag in _ELSEWHERE_TAGS
        or _ELSEWHERE.search(f"{above.get('class', '')} {above.get('id', '')}")
        for above in element.iterancestors()
        if above.tag not in ("html", "body")
    )
