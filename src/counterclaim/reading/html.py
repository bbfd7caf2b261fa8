"""Web pages: the article and what the page says of itself, without menus and sidebars."""

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document

from counterclaim.reading.decode import decode
from counterclaim.reading.found import Found, Unreadable
from counterclaim.reading.options import ReadingOptions
from counterclaim.reading.pagedate import published_on_page

# Both log to stderr what they dislike about a page; what matters becomes a Problem.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# Its dates are not used (see pagedate); this is the cheapest way to have them looked for.
_DATES = {"extensive_search": False, "max_date": "2199-12-31"}
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HARD_LIMIT = 2_000  # libxml2 silently drops what is nested more than 2,048 deep


def read_html(content: bytes, options: ReadingOptions, url: str | None) -> Found:
    """The main text of the page and its metadata. No network, no date but what the page states."""
    text = decode(content, options.encoding or _declared(content))
    tree = _parse(text, options.limits.max_html_depth)
    published = published_on_page(tree)
    page = trafilatura.bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dict(_DATES),
    )
    page = page if isinstance(page, Document) else None
    body = (page.text or "") if page else ""
    if not body.strip():
        _, body, _ = trafilatura.baseline(text)
    if page is None:
        return Found(body=body, published=published, url=url)
    return Found(
        body=body,
        title=page.title,
        outlet=page.sitename,
        authors=tuple(name.strip() for name in (page.author or "").split(";") if name.strip()),
        published=published,
        url=url or page.url,
    )


def _declared(content: bytes) -> str | None:
    """The encoding a <meta> names, if it is one and fits; else None, and the bytes decide."""
    match = _CHARSET.search(content[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii", "ignore")
    try:
        content.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return name


def _parse(text: str, deepest: int) -> HtmlElement:
    text = _DECLARATION.sub("", text, count=1)
    if not text.strip():
        raise Unreadable("is empty")
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(text, parser=parser)
    except etree.ParserError:
        raise Unreadable("holds no text") from None
    allowed = min(deepest, _HARD_LIMIT)
    if any(depth > allowed for depth in _depths(tree)):
        raise Unreadable(
            f"its elements are nested more than {allowed} deep;"
            f" --limit html_depth=N allows up to {_HARD_LIMIT}"
        )
    return tree


def _depths(tree: HtmlElement) -> Iterator[int]:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        yield depth
