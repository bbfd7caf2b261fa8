"""Bylines and wire credits: who wrote the report, and which agency it was taken from.

They stand at the head ("By Jane Roe", "(AFP) -", "BEIRUT (Reuters)", "AFP Sunday 30 Oct 2016") and
at the tail ("- REUTERS", "Reporting by ...; editing by ...", "Source: TRT World and agencies").
Text scraped on one line has its head at the start of that line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.harmless import harmless
from counterclaim.annotating.layout.furniture import DATE
from counterclaim.annotating.layout.media import medium_named, medium_pattern
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.words import Words

_HEAD = 400  # characters: a dateline stands behind the title and the date
_TAIL = 320
_PART = r"(?:[A-Z][\w’'.-]*|al-[A-Z][\w’'-]*)"
_GAP = r"[^\S\n]"  # a name ends with its line
_PERSON = rf"{_PART}(?:{_GAP}+(?:de|van|von|bin|ibn|al|el|Al|El)?{_GAP}?-?{_PART}){{1,3}}"
_PEOPLE = rf"{_PERSON}(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+){_PERSON}){{0,4}}"
_STAFF = r"(?:[Oo]ur|[A-Z]\w+)(?:\s+[A-Z]\w+){0,2}\s+(?:[Ss]taff|[Cc]orrespondents?|[Rr]eporters?)"
_SHARED = r"(?:[Aa]dditional|[Ww]ith|[Ss]ome)?\s*(?:reporting|material|writing|input|staff)"
_FURTHER = r"(?:\s*[/;][^\n/;]{1,60})?"  # "Source: Wire A / the governor"
_AGENCIES = r"(?:[Nn]ews\s+)?[Aa]gencies|AGENCIES|[Ww]ires?\b"


def _media(fresh: tuple[str, ...]) -> str:
    """Lists of media: those of the lexicon, or, far cheaper to compile, only those ``fresh`` ones
    that a registry alone knows.
    """
    names = "|".join(rf"(?i:{re.escape(name)})" for name in fresh) or medium_pattern()
    either = rf"(?:{names}|{_AGENCIES}|{_STAFF})"
    return rf"{either}(?:\s*(?:,|/|\+|&|\band\b|\bwith\b)\s*{either}){{0,3}}"


@lru_cache(maxsize=64)
def _head_patterns(known: tuple[str, ...] = ()) -> tuple[re.Pattern[str], ...]:
    media = _media(known)
    return (
        re.compile(rf"(?<!\w)\(\s*(?P<media>{media})\s*\)\s*(?=[-–—]|[A-Z\n])"),
        re.compile(rf"(?<![\w-])(?P<media>{media})\s*[,|]?\s+(?=(?:{DATE}))"),
        re.compile(rf"{DATE}\s*[,|]?\s*\(?(?P<media>{media})\)?\s*(?:[-–—:|]|(?=\n))"),
        re.compile(rf"^\s*(?:[A-Z]{{3,}}[A-Z\s,./]*)?(?P<media>{media})\s*[-–—]{{1,2}}\s", re.M),
        re.compile(rf"^\s*(?P<media>{media})\s*$", re.M),
        re.compile(rf"^\s*(?:[Ss]ource|SOURCE)\s*:\s*(?P<media>{media}){_FURTHER}\s*$", re.M),
    )


@lru_cache(maxsize=64)
def _tail_patterns(known: tuple[str, ...] = ()) -> tuple[re.Pattern[str], ...]:
    media = _media(known)
    end = r"\s*[.)\]]?\s*(?:Twitter|Read Also|Print)?\s*$"
    return (
        re.compile(rf"[-–—]{{1,3}}\s*\(?(?P<media>{media})\)?{end}"),
        re.compile(rf"[.\"”']\s*\(?(?P<media>{media})\)?{end}"),
        re.compile(rf"\(\s*(?P<media>{media})\s*[;,]\s*{_SHARED}[^()\n]{{0,80}}\)\s*$", re.M),
        re.compile(rf"^\s*\(?(?P<media>{media})\)?\s*$", re.M),
        re.compile(
            rf"\(?\b(?:[Ss]ources?|SOURCE|[Ff]rom)\s*:?\s+"
            rf"(?P<media>{media})\s*\)?(?=\s|$)(?!\s+[a-z])"
        ),
        re.compile(rf"(?<!\w)(?P<media>{media})\s+contributed\s+to\s+this\s+(?:report|article)"),
    )


_BYLINE = re.compile(
    rf"^\s*(?:By|BY|Written by|Reported by|Author:)\s+(?P<people>{_PEOPLE})(?=\s*(?:$|[,|(–—\n-]))",
    re.M,
)
_ONE_LINE_BYLINE = re.compile(rf"[.?!]\s+By\s+(?P<people>{_PEOPLE})\s+(?=[A-Z]{{3,}}|\(|[-–—])")
_REPORTING = re.compile(
    rf"\(?(?<![Aa]dditional )\b(?:[Rr]eporting|[Rr]eported)\s+by\s+(?P<people>{_PEOPLE})"
)
_ADDING = re.compile(rf"\b[Aa]dditional [Rr]eporting\s+by\s+(?P<people>{_PEOPLE})")
_WRITING = re.compile(rf"\(?\b[Ww]rit(?:ing|ten)\s+by\s+(?P<people>{_PEOPLE})")
# "Posted on 3 May 2031 by Ann Roe John Doe and Mary Poe": names of two words, commas lost.
_TWO = rf"{_PART}\s+{_PART}"
_DATED_BYLINE = re.compile(rf"{DATE}\s+by\s+(?P<people>{_TWO}(?:(?:\s+{_TWO})?\s+and\s+{_TWO})?)")
_OWN_STAFF = re.compile(_STAFF)


# "... of the war. Source Courier and agencies Related news": a page's furniture follows.
_SOURCE_LABEL = re.compile(r"(?<=[.!?\"”])\s+Sources?:?\s+")


@lru_cache(maxsize=64)
def _labelled_pattern(known: tuple[str, ...] = ()) -> re.Pattern[str]:
    return re.compile(rf"(?P<media>{_media(known)})(?=\s+[A-Z]|\s*$)")


_MEDIA = frozenset({ActorCategory.AGENCY, ActorCategory.OUTLET})
_SEPARATOR = re.compile(r"\s*(?:,\s*and\b|,|/|\band\b|\+|&)\s*")


def find_credits(text: str, actors: Sequence[Actor] = ()) -> tuple[Source, ...]:
    """Bylines and wire credits of a report, journalists before agencies, each name once.

    ``actors`` adds the agencies and outlets that a registry knows. An outlet's own staff
    ("and Courier staff") is no source beside it.
    """
    head = (0, min(len(text), _HEAD))
    tail = (max(0, len(text.rstrip()) - _TAIL), len(text.rstrip()))
    media = [a for a in actors if a.category in _MEDIA and a.name is not None]
    known = {a.mention: a for a in media if _near(a, head) or _near(a, tail)}
    found = [*_journalists(text, head, tail), *_wires(text, head, tail, known)]
    kept: list[Source] = []
    names: set[str] = set()
    for source in found:
        key = (source.name or source.mention or "").casefold()
        if key not in names:
            names.add(key)
            kept.append(source)
    return tuple(kept)


def _near(actor: Actor, part: tuple[int, int]) -> bool:
    return part[0] <= actor.start and actor.end <= part[1]


def _journalists(text: str, head: tuple[int, int], tail: tuple[int, int]) -> Iterator[Source]:
    """Who wrote it. Whoever added to it, or wrote up what another reported, is no further link."""
    found = False
    for pattern, (start, end) in (
        (_BYLINE, head),
        (_DATED_BYLINE, head),
        (_ONE_LINE_BYLINE, head),
        (_REPORTING, tail),
        (_WRITING, tail),
        (_ADDING, tail),
    ):
        if pattern in (_WRITING, _ADDING) and found:
            return
        for match in pattern.finditer(text, start, end):
            named = _split(text, match.span("people"))
            people = [words for words in named if medium_named(words.of(text)) is None]
            if people:  # two authors speak with one voice, neither through the other
                found = True
                words = Words.hull(people)
                yield _source(words, text, words.of(text), SourceKind.JOURNALIST)


def _wires(
    text: str, head: tuple[int, int], tail: tuple[int, int], known: Mapping[str, Actor]
) -> Iterator[Source]:
    fresh = tuple(sorted((name for name in known if medium_named(name) is None), key=_longest))
    for names in ((), fresh) if fresh else ((),):
        heads = _head_patterns(names)
        for patterns, (start, end) in ((heads, head), (_tail_patterns(names), tail)):
            for pattern in patterns:
                for match in pattern.finditer(text, start, end):
                    if patterns is heads and _is_caption(text, match):
                        continue
                    yield from _credited(text, match, known)
        for label in _SOURCE_LABEL.finditer(text, len(text) // 3):
            found = _labelled_pattern(names).match(text, label.end())
            if found is not None:
                yield from _credited(text, found, known)


def _credited(text: str, match: re.Match[str], known: Mapping[str, Actor]) -> Iterator[Source]:
    for words in _split(text, match.span("media")):
        yield from _wire(text, words, known)


def _is_caption(text: str, match: re.Match[str]) -> bool:
    """ "Smoke over Oldtown (AFP) At least six": a picture's credit, no dateline before it."""
    if not match.group().startswith("("):
        return False
    before = text[: match.start()].split()
    dashed = text[match.end() : match.end() + 1] in ("-", "–", "—")
    return bool(before) and not dashed and "\n" not in match.group() and not before[-1].isupper()


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def _wire(text: str, words: Words, known: Mapping[str, Actor]) -> Iterator[Source]:
    mention = words.of(text)
    actor, medium = known.get(mention), medium_named(mention)
    if actor is not None:
        yield _source(words, text, actor.name, SourceKind(actor.category.value))
    elif medium is not None:
        yield _source(words, text, medium.name, medium.kind)
    elif not _OWN_STAFF.fullmatch(mention):
        yield _source(words, text, None, SourceKind.AGENCY)


def _split(text: str, found: tuple[int, int]) -> Iterator[Words]:
    """The names of a list; a name such as "RFE/RL" that holds a separator stays whole."""
    start, end = found
    if medium_named(text[start:end]) is not None:
        yield Words(start, end)
        return
    at = start
    for separator in _SEPARATOR.finditer(text, start, end):
        if separator.start() > at:
            yield Words(at, separator.start())
        at = separator.end()
    if at < end:
        yield Words(at, end)


def _source(words: Words, text: str, name: str | None, kind: SourceKind) -> Source:
    return Source(mention=words.of(text), start=words.start, end=words.end, name=name, kind=kind)


class CreditFinder:
    """Writes ``doc._.credits``."""

    @harmless("counterclaim_credits", "credits")
    def __call__(self, doc: Doc) -> Doc:
        """Read the text's head and tail, and the media that the actors layer found there."""
        doc._.credits = find_credits(doc.text, doc._.actors)
        return doc


@Language.factory("counterclaim_credits", assigns=["doc._.credits"], requires=["doc._.actors"])
def make_credits(nlp: Language, name: str) -> CreditFinder:  # noqa: ARG001 - spaCy's signature
    """Make the component; put it after the actors."""
    return CreditFinder()
