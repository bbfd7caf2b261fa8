"""Who has been spoken of: what a later pronoun, surname or "the group" can stand for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.chain.naming import PERSONS, personal_name
from counterclaim.annotating.attribution.drafting import Range
from counterclaim.annotating.attribution.rules.by_order import head_of
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.lexicon.reporting_words import head_nouns
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.attribution import Source, SourceKind

PERSON, PEOPLE, BODY, OTHER = "person", "people", "body", "other"
PRONOUNS = {"he": PERSON, "she": PERSON, "it": BODY, "they": PEOPLE}
_MALE = word_set("source_words.toml", "male")
_FEMALE = word_set("source_words.toml", "female")
_BODY_KINDS = frozenset(
    {
        SourceKind.GOVERNMENT,
        SourceKind.INTERNATIONAL_BODY,
        SourceKind.MONITOR,
        SourceKind.OUTLET,
        SourceKind.AGENCY,
        SourceKind.DOCUMENT,
        SourceKind.UNKNOWN,
    }
)
_BODIES = word_set("source_words.toml", "bodies")
_SMALL = frozenset({"of", "for", "the", "and", "in", "to", "on"})
_LONGEST_PHRASE = 12  # tokens of a description that can serve as a name


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody a report has named or described: where, what they are called, and as what.

    ``speaks`` says that words were laid to them there; ``nested`` that this was in another's words;
    ``body`` is whom a person speaks for, ``told`` the media that they talked to there.
    """

    first: int
    last: int
    called: str
    named: bool
    shape: str
    head: str
    kind: SourceKind
    male: bool | None
    speaks: bool = True
    nested: bool = False
    body: str | None = None
    told: tuple[Source, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, folded, without small ones."""
        return tuple(w for w in self.called.casefold().split() if w not in _SMALL)

    @property
    def initials(self) -> str:
        """ "WHO" for the World Health Organization."""
        return "".join(w[0] for w in self.words).upper()


def known_source(doc: Doc, link: Source, here: Range, nested: bool) -> Known:
    """What a link of a chain tells of whoever spoke."""
    first, last = here
    head = head_of(doc, first, last)
    personal = personal_name(doc, here)
    words = {t.lower_ for t in doc[first : last + 1]}
    male = bool(words & _MALE) if bool(words & _MALE) != bool(words & _FEMALE) else None
    if link.name is not None and link.kind in _BODY_KINDS - {SourceKind.UNKNOWN}:
        personal = None if personal != link.name else personal  # a registry's name is no person's
    name = link.name or personal or _proper_name(doc, here, head)
    return Known(
        first,
        last,
        name or _phrase(doc, here),
        name is not None,
        _shape(doc, here, head, link, personal is not None),
        head.lemma_.lower(),
        link.kind,
        male,
        nested=nested,
        body=link.body,
    )


def others_named(doc: Doc, actors: Sequence[Actor]) -> Iterator[Known]:
    """Persons of two names and more, and named bodies, wherever the report tells of them."""
    starts = [token.idx for token in doc]
    for actor in actors:
        if actor.name is not None:
            first, last = bisect_right(starts, actor.start) - 1, bisect_right(starts, actor.end - 1)
            shape = PERSON if actor.category is ActorCategory.PERSON else BODY
            monitor = actor.category is ActorCategory.MONITOR
            kind = SourceKind.MONITOR if monitor else SourceKind.UNKNOWN
            yield _named(doc, first, last - 1, actor.name, shape, kind)
    for entity in doc.ents:
        if entity.label_ == "PERSON" and len(entity) > 1:
            name = personal_name(doc, (entity.start, entity.end - 1)) or entity.text
            if len(name.split()) > 1:
                yield _named(doc, entity.start, entity.end - 1, name, PERSON)


def _named(
    doc: Doc, first: int, last: int, name: str, shape: str, kind: SourceKind = SourceKind.UNKNOWN
) -> Known:
    head = doc[last].lemma_.lower()
    return Known(first, last, name, True, shape, head, kind, None, speaks=False)


def shape_of_noun(head: Token, kind: SourceKind | None, person: bool) -> str:
    """Whether a noun is one person, several, or a body; OTHER where it may be more than one."""
    if person:
        return PERSON
    if head.lemma_.lower() in _BODIES or kind in _BODY_KINDS:
        return BODY if head.tag_ not in ("NNS", "NNPS") else PEOPLE
    if head.pos_ == "PROPN" or (kind is None and head.tag_ == "NN"):
        return OTHER
    return PEOPLE if head.tag_ == "NNS" or head.lower_ == "people" else PERSON


def noun_kind(head: Token) -> SourceKind | None:
    """The kind of source that a noun names."""
    return head_nouns().get(head.lemma_.lower()) or head_nouns().get(head.lower_)


def _shape(doc: Doc, here: Range, head: Token, link: Source, person: bool) -> str:
    first, last = here
    if head.lower_ in PRONOUNS:
        return PRONOUNS[head.lower_]
    if not person and any(doc[i].dep_ == "cc" for i in range(first, last + 1)):
        return PEOPLE
    registered = head.pos_ == "PROPN" or link.kind in _BODY_KINDS - {SourceKind.UNKNOWN}
    if registered and link.name is not None and not person:
        return PERSON if link.kind in (SourceKind.PERSON, SourceKind.JOURNALIST) else BODY
    return shape_of_noun(head, noun_kind(head), person)


def _proper_name(doc: Doc, here: Range, head: Token) -> str | None:
    """ "The Northern Coast Council (NCC)": two capitalised words and more, around the head."""
    personal = any(
        noun_kind(t) in PERSONS and t.lemma_.lower() not in _BODIES
        for t in doc[here[0] : here[1] + 1]
    )
    if head.pos_ != "PROPN" or personal:
        return None
    start = end = head.i
    while start - 1 >= here[0] and _belongs(doc[start - 1]):
        start -= 1
    while end + 1 <= here[1] and _belongs(doc[end + 1]):
        end += 1
    while start < end and doc[start].lower_ in _SMALL:
        start += 1
    while end > start and doc[end].lower_ in _SMALL:
        end -= 1
    return doc[start : end + 1].text if end > start else None


def _belongs(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in _SMALL or token.tag_ == "HYPH"


def _phrase(doc: Doc, here: Range) -> str:
    """The source's words up to the first comma, or its first words."""
    first, last = here
    end = next((i - 1 for i in range(first + 1, last + 1) if doc[i].text == ","), last)
    return doc[first : min(end, first + _LONGEST_PHRASE) + 1].text


def tokens_of_no_persons(starts: list[int], actors: Iterable[Actor]) -> frozenset[int]:
    """The tokens of actors that the registry knows for no persons, whatever NER takes them for."""
    held: set[int] = set()
    for actor in actors:
        if actor.name is not None and actor.category is not ActorCategory.PERSON:
            first = bisect_right(starts, actor.start) - 1
            held.update(range(first, bisect_right(starts, actor.end - 1)))
    return frozenset(held)


def shortens(words: tuple[str, ...], known: Known) -> bool:
    """Whether the words end a person's name, or are among a body's, which has more."""
    whole = known.words
    if len(whole) <= len(words):
        return False
    if known.shape == PERSON:
        return whole[-len(words) :] == words
    return (set(words) <= set(whole) and whole[-1] != words[-1]) or whole[-len(words) :] == words
