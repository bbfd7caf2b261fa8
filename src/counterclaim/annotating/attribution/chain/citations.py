"""Where a quotation was read: brackets such as "(Author, 'Title', Outlet, 7 December 2016)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from counterclaim.annotating.attribution.drafting import Draft, without
from counterclaim.annotating.attribution.rules.quoting import QuotedRange
from counterclaim.annotating.layout.media import medium_named
from counterclaim.model.attribution import Source, SourceKind

_BRACKET = re.compile(r"\(([^()\n]{4,240})\)")
_TITLE = re.compile(r"[‘'“\"]([^\n]{4,200}?)[’'”\"](?=\s*[,)]|$)")
_DATE = re.compile(
    r"\b(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s*(?:\d{1,2},?\s+)?"
    r"(?:19|20)\d\d\b"
)
_EARLIER = re.compile(r"\b(?:op\.?\s?cit\.?|ibid\.?)", re.IGNORECASE)
_NAME = re.compile(r"[^\s,‘’'“”\"(][^,‘’“”\"]*")


@dataclass(frozen=True, slots=True)
class Citation:
    """A bracket's position and the links it gives, author before outlet."""

    start: int
    end: int
    sources: tuple[Source, ...]


def find_citations(text: str) -> tuple[Citation, ...]:
    """Brackets that hold a title in quotation marks, and a date or "op. cit."; in text order.

    "op. cit." takes the outlet that the same title was cited from before; "ibid." the last one.
    """
    found: list[Citation] = []
    outlets: dict[str, str | None] = {}
    latest: str | None = None
    for bracket in _BRACKET.finditer(text):
        start, end = bracket.span(1)
        title = _TITLE.search(text, start, end)
        earlier = _EARLIER.search(text, start, end)
        date = _DATE.search(text, start, end)
        if earlier is None and (title is None or date is None):
            continue
        key = title.group(1).casefold() if title else ""
        sources: list[Source] = []
        if title is not None:
            sources.extend(_named(text, start, title.start(), SourceKind.JOURNALIST))
        if earlier is not None:
            name = outlets.get(key) if title else latest
            sources.append(_source(text, *earlier.span(), SourceKind.OUTLET, name))
        elif title is not None and date is not None:
            sources.extend(_named(text, title.end(), date.start(), SourceKind.OUTLET))
            latest = sources[-1].name if sources else None
            outlets[key] = latest
        found.append(Citation(*bracket.span(), tuple(sources)))
    return tuple(found)


def _named(text: str, start: int, end: int, kind: SourceKind) -> Iterator[Source]:
    """The name between commas in text[start:end], if there is one."""
    match = _NAME.search(text, start, end)
    if match is not None:
        words = match.group().rstrip()
        medium = medium_named(words)
        if medium is not None:
            kind = medium.kind
        name = medium.name if medium else words
        yield _source(text, match.start(), match.start() + len(words), kind, name)


def _source(text: str, start: int, end: int, kind: SourceKind, name: str | None) -> Source:
    return Source(mention=text[start:end], start=start, end=end, name=name, kind=kind)


def add_citations(doc: Doc, found: list[Draft], quotes: list[QuotedRange]) -> None:
    """Give each citation to the outermost attribution whose content ends right before it.

    A cited quotation that no attribution holds becomes one, laid to the citation alone.
    """
    citations = find_citations(doc.text)
    if not citations:
        return
    for citation in citations:
        inside = [t.i for t in doc if citation.start <= t.idx < citation.end]
        if not inside:
            continue
        bracket = (inside[0], inside[-1])
        owners = []
        for draft in found:
            draft.content = without(draft.content, bracket)
            if any(bracket[0] - 2 <= b < bracket[0] for _, b in draft.content):
                owners.append(draft)
        outermost = min(owners, key=lambda d: d.content[0], default=None)
        if outermost is not None:
            start = doc[outermost.anchor].sent.start
            for draft in found:
                same = draft.source is not None and draft.source == outermost.source
                near = start <= draft.anchor < bracket[0]
                if draft is outermost or (same and near):
                    draft.citation = citation.sources
            continue
        for quote in quotes:
            end = doc[quote.last].idx + len(doc[quote.last])
            if 0 <= citation.start - end <= 3:
                here = (quote.first, quote.last)
                held = Draft(quote.first, "say", [], here, content=[here])
                held.citation = citation.sources
                found.append(held)
                break
