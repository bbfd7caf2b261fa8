"""Whom "she said", "it added" and "Roe said" stand for. A wrong name is worse than none.

A pronoun takes the name of an earlier source only if exactly one fits it in number and kind within
the two sentences before (four within the paragraph), and nobody else stands between who might be
meant. A surname or "the admiral" takes the one earlier name that holds it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.chain.naming import PERSONS, personal_name
from counterclaim.annotating.attribution.drafting import Range
from counterclaim.annotating.attribution.reporting_words import head_nouns, reporting_words
from counterclaim.annotating.attribution.rules.by_order import head_of
from counterclaim.annotating.attribution.rules.quoting import QuotedRange
from counterclaim.annotating.clauses import SUBJECT_DEPS
from counterclaim.annotating.data_files import word_set
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.attribution import Attribution, Source, SourceKind

_PERSON, _PEOPLE, _BODY, _OTHER = "person", "people", "body", "other"
_SHAPES = {"he": _PERSON, "she": _PERSON, "it": _BODY, "they": _PEOPLE}
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
_BACK, _BACK_IN_PARAGRAPH = 2, 4  # sentences


@dataclass(frozen=True, slots=True)
class _Named:
    """An earlier source: where it stands, what it is called, and what a pronoun must be for it."""

    first: int
    last: int
    source: Source
    called: str
    shape: str
    male: bool | None


def resolve(
    doc: Doc,
    found: Sequence[Attribution],
    actors: Sequence[Actor] = (),
    quotes: Sequence[QuotedRange] = (),
) -> tuple[Attribution, ...]:
    """The attributions with names for pronouns, surnames and "the doctor"; mentions are kept.

    ``actors`` tells which names are no person's, whatever spaCy's NER takes them for. Nobody who
    is quoted in a quotation, or who speaks in another's words, stands for a pronoun outside them.
    """
    starts = [token.idx for token in doc]
    bodies = _body_tokens(starts, actors)
    sentences = [t.i for t in doc if t.is_sent_start and not t.is_space] or [0]
    earlier: list[_Named] = []
    resolved: list[Attribution] = []
    for attribution in sorted(found, key=_position):
        links: list[Source] = []
        for link in attribution.sources:
            here = _tokens(starts, link)
            inside = _inside(link, found)
            quoted = here is not None and any(q.first <= here[0] <= q.last for q in quotes)
            known = _resolved(doc, link, here, earlier, sentences, bodies, inside or quoted)
            links.append(known)
            if here is not None and not quoted and not _is_other_pronoun(doc[here[0]]):
                named = _named(doc, known, here, earlier)
                earlier.append(replace(named, shape=_OTHER) if inside else named)
        resolved.append(replace(attribution, sources=tuple(links)))
    return tuple(resolved)


def _position(attribution: Attribution) -> tuple[int, int]:
    at = (attribution.source or attribution.cue or attribution.content)[0]
    return at.start, at.end


def _tokens(starts: list[int], link: Source) -> Range | None:
    if link.start is None or link.end is None:
        return None
    return bisect_right(starts, link.start) - 1, bisect_right(starts, link.end - 1) - 1


def _is_other_pronoun(token: Token) -> bool:
    return token.pos_ == "PRON" and token.lower_ not in _SHAPES


def _body_tokens(starts: list[int], actors: Sequence[Actor]) -> dict[int, str]:
    """Tokens of named actors that are no persons, with the name."""
    held: dict[int, str] = {}
    for actor in actors:
        if actor.name is not None and actor.category is not ActorCategory.PERSON:
            first = bisect_right(starts, actor.start) - 1
            held.update(
                dict.fromkeys(range(first, bisect_right(starts, actor.end - 1)), actor.name)
            )
    return held


def _inside(link: Source, found: Sequence[Attribution]) -> bool:
    """Whether the words lie in what somebody else says: whom "he" means there is not sure."""
    start = link.start
    return start is not None and any(w.start <= start < w.end for a in found for w in a.content)


def _resolved(
    doc: Doc,
    link: Source,
    here: Range | None,
    earlier: list[_Named],
    sentences: list[int],
    bodies: Mapping[int, str],
    inside: bool,
) -> Source:
    if here is None or link.name is not None:
        return link
    shape = _SHAPES.get(doc[here[0]].lower_) if here[0] == here[1] else None
    if shape is not None:
        meant = None if inside else _antecedent(doc, here[0], shape, earlier, sentences, bodies)
        return link if meant is None else replace(link, name=meant.called, kind=meant.source.kind)
    own = personal_name(doc, here)
    if own is not None:
        return replace(link, name=own)
    same = _by_part(doc, here, earlier)
    if same is None:
        return link
    kind = same.source.kind if link.kind is SourceKind.UNKNOWN else link.kind
    return replace(link, name=same.called, kind=kind)


def _antecedent(
    doc: Doc,
    at: int,
    shape: str,
    earlier: list[_Named],
    sentences: list[int],
    bodies: Mapping[int, str],
) -> _Named | None:
    male = {"he": True, "she": False}.get(doc[at].lower_)
    fitting = [
        e
        for e in earlier
        if e.last < at
        and e.shape in (shape, _OTHER)
        and (male is None or e.male is None or e.male is male)
    ]
    for start in _windows(doc, at, sentences):
        near = [e for e in fitting if e.first >= start]
        if near:
            meant = near[-1]
            sure = meant.shape == shape and len({e.called.casefold() for e in near}) == 1
            return meant if sure and not _others(doc, meant, at, shape, bodies) else None
    return None


def _windows(doc: Doc, at: int, sentences: list[int]) -> tuple[int, int]:
    """Where the paragraph (its last four sentences) and the two sentences before begin."""
    here = bisect_right(sentences, at) - 1
    paragraph = at
    while paragraph > 0 and "\n" not in doc[paragraph - 1].text:
        paragraph -= 1
    within = max(paragraph, sentences[max(0, here - _BACK_IN_PARAGRAPH)])
    return within, sentences[max(0, here - _BACK)]


def _others(doc: Doc, meant: _Named, at: int, shape: str, bodies: Mapping[int, str]) -> bool:
    """Whether somebody else of that shape is named or is a subject in between."""
    called = {word.casefold() for word in meant.called.split()}
    for token in doc[meant.last + 1 : at]:
        if token.lower_ in called:
            continue
        modifies = token.dep_ == "compound" and token.head.ent_type_ != "PERSON"
        person = token.ent_type_ == "PERSON" and not modifies and token.i not in bodies
        if shape == _PERSON and person:
            return True
        subject = token.dep_ in SUBJECT_DEPS and token.pos_ in ("NOUN", "PROPN")
        if subject and shape == _BODY and bodies.get(token.i, meant.called) != meant.called:
            return True
        if subject and (_says(token.head) or _shape_of(token, None, person) == shape):
            return True
    return False


def _says(verb: Token) -> bool:
    word = reporting_words().get(("V", verb.lemma_.lower()))
    return word is not None and word.takes_clause


def _by_part(doc: Doc, here: Range, earlier: list[_Named]) -> _Named | None:
    """A surname alone, or "the admiral": the only earlier person whose words hold it."""
    head = doc[here[1]]
    surname = here[0] == here[1] and head.pos_ == "PROPN"
    definite = here[1] - here[0] == 1 and doc[here[0]].lower_ == "the"
    titled = definite and head_nouns().get(head.lemma_.lower()) in PERSONS
    if not surname and not titled:
        return None
    fitting = []
    for e in earlier:
        if e.source.name is None or e.shape != _PERSON:
            continue
        if surname and e.called.split()[-1] == head.text:
            fitting.append(e)
        if titled and any(t.lower_ == head.lower_ for t in doc[e.first : e.last + 1]):
            fitting.append(e)
    return fitting[-1] if len({e.called for e in fitting}) == 1 else None


def _named(doc: Doc, link: Source, here: Range, earlier: list[_Named]) -> _Named:
    first, last = here
    same = next((e for e in reversed(earlier) if e.called == link.name), None)
    head = head_of(doc, first, last)
    words = {t.lower_ for t in doc[first : last + 1]}
    male: bool | None = None
    if bool(words & _MALE) != bool(words & _FEMALE):
        male = bool(words & _MALE)
    elif same is not None:
        male = same.male
    person = personal_name(doc, here) is not None
    if same is not None:
        shape = same.shape
    elif head.lower_ in _SHAPES:
        shape = _SHAPES[head.lower_] if link.name is not None else _OTHER
    elif any(doc[i].dep_ == "cc" for i in range(first, last + 1)) and not person:
        shape = _PEOPLE
    else:
        shape = _shape_of(head, link, person)
    return _Named(first, last, link, link.name or _phrase(doc, here), shape, male)


def _shape_of(head: Token, link: Source | None, person: bool) -> str:
    if person:
        return _PERSON
    kind = head_nouns().get(head.lemma_.lower()) or head_nouns().get(head.lower_)
    if head.pos_ == "PROPN" and link is not None and link.name is not None:
        return _PERSON if link.kind in (SourceKind.PERSON, SourceKind.JOURNALIST) else _BODY
    if head.lemma_.lower() in _BODIES or kind in _BODY_KINDS:
        return _BODY if head.tag_ not in ("NNS", "NNPS") else _PEOPLE
    if head.pos_ == "PROPN":
        return _OTHER
    if kind is None and head.tag_ == "NN":
        return _OTHER
    return _PEOPLE if head.tag_ == "NNS" or head.lower_ == "people" else _PERSON


def _phrase(doc: Doc, here: Range) -> str:
    """The source's words up to the first comma."""
    first, last = here
    end = next((i - 1 for i in range(first + 1, last + 1) if doc[i].text == ","), last)
    return doc[first : end + 1].text
