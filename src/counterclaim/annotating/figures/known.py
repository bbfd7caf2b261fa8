"""One person whom the words name or know: "killed the commander", "Ann Bell and Tom Hay died".

"The victim" or "him" is counted only where nobody has been told of with that measure before: later
on they are one of those. A name is counted once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from counterclaim.annotating.figures.lexicon import Role, person_nouns
from counterclaim.annotating.figures.links import Link
from counterclaim.annotating.figures.outcomes import is_weak
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.annotating.figures.whom import counted_of
from counterclaim.annotating.grammar.aims import is_told
from counterclaim.annotating.grammar.clauses import subject_of
from counterclaim.annotating.grammar.frames import frame_of
from counterclaim.annotating.grammar.roles import Rule
from counterclaim.model.figure import Counted, Measure

_MEASURES = (
    Measure.KILLED,
    Measure.INJURED,
    Measure.DETAINED,
    Measure.ABDUCTED,
    Measure.CAPTURED,
)
_ROLES = (Role.VICTIM, Role.SELF, Role.STATE)
_OF = (Role.OF, Role.STATE)
_RULES = (Rule.SUBJECT, Rule.OBJECT, Rule.PARTICIPLE, Rule.RELATIVE)
_PRONOUNS = {"him": Counted.MEN, "her": Counted.WOMEN}
_SUBJECTS = {"he": Counted.MEN, "she": Counted.WOMEN}
_COUNTING = ("det", "nummod", "predet", "neg", "quantmod")
_HEADLINE_WORDS = 4
_OF_ONE = frozenset(
    {"death", "killing", "murder", "execution", "assassination", "martyrdom", "body"}
)
_ALSO = frozenset({"also", "too"})
_KNOWING = frozenset({"the", "this", "that"})
_NOBODY = frozenset({"other", "life", "death", "body", "being", "member"})


@dataclass(slots=True)
class Told:
    """Whom a text has told of so far."""

    measures: set[Measure] = field(default_factory=set)
    names: set[tuple[Measure, str]] = field(default_factory=set)


def known(
    page: Page, first: int, last: int, counted: Sequence[Counting], told: Told
) -> Iterator[tuple[Counting, Link]]:
    """The persons known in the sentence from token ``first`` to ``last`` (exclusive)."""
    taken = {i for counting in counted for i in range(counting.first, counting.last)}
    for i in range(first, last):
        cue = page.cue(i, *(_OF if page.pos[i] == "NOUN" else _ROLES))
        if cue is None or cue[1].measure not in _MEASURES:
            continue
        end, measure = cue[0], cue[1].measure
        weak = is_weak(page, i)
        for person in _persons(page, i, end, cue[1].role):
            if person.i in taken or person.i in range(i, end) or not first <= person.i < last:
                continue
            if _is_one_of_those(person, measure, told, weak=weak):
                continue
            counting = _named(page, person, measure, told) or _definite(page, person)
            if counting is None:
                continue
            taken.update(range(counting.first, counting.last))
            yield counting, Link(measure, i, end)


def _persons(page: Page, i: int, end: int, role: Role) -> list[Token]:
    """Those whom the deed befalls, and those joined to them."""
    doc = page.doc
    if role is Role.OF:
        noun = _of(doc[i]) if page.lower[i] in _OF_ONE else None
        return [] if noun is None else list(_joined(noun))
    verb = next((doc[j] for j in range(i, end) if doc[j].pos_ == "VERB"), None)
    if verb is None or not is_told(verb) or any(c.dep_ == "neg" for c in verb.lefts):
        return []
    if role is Role.SELF:
        noun = subject_of(verb)
    else:
        done_to = frame_of(verb, headline=_is_headline(verb)).done_to
        noun = done_to.noun if done_to is not None and done_to.rule in _RULES else None
    return [] if noun is None else list(_joined(noun))


def _joined(noun: Token) -> Iterator[Token]:
    """The noun and those listed with it; names in a list may be parsed as appositions."""
    for one in (noun, *noun.conjuncts):
        yield one
        if one.ent_type_ == "PERSON":
            for child in one.rights:
                if child.dep_ == "appos" and child.ent_type_ == "PERSON":
                    yield from (child, *child.conjuncts)


def _of(noun: Token) -> Token | None:
    """ "the death of the commander"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def _is_headline(verb: Token) -> bool:
    """ "Ann Bell killed in raid": a passive without its "was"."""
    return verb.tag_ == "VBN" and not any(
        c.dep_ in ("dobj", "aux", "auxpass") for c in verb.children
    )


def _named(page: Page, person: Token, measure: Measure, told: Told) -> Counting | None:
    """ "Ann Bell"."""
    if person.ent_type_ != "PERSON" or person.pos_ != "PROPN" or person.i in page.known:
        return None
    name = next((e for e in page.doc.ents if e.start <= person.i < e.end), None)
    if name is None or (measure, name[-1].lower_) in told.names:
        return None
    titled = name.start > 0 and page.lower[name.start - 1] in person_nouns()
    if measure is Measure.CAPTURED and not titled:
        return None  # places are captured, too, and taken for persons
    told.names.add((measure, name[-1].lower_))
    return _one(page, name.start, name.end, Counted.PEOPLE)


def _is_one_of_those(person: Token, measure: Measure, told: Told, *, weak: bool) -> bool:
    """Whether the person is likely one of those told of before."""
    if any(c.lower_ in _ALSO for c in person.head.children):
        return False
    return measure in told.measures or (weak and Measure.KILLED in told.measures)


def _definite(page: Page, person: Token) -> Counting | None:
    """ "the commander", "his wife", "him"."""
    word = person.lower_
    of = _PRONOUNS.get(word) if person.dep_ == "dobj" else _SUBJECTS.get(word)
    if of is not None:
        return _one(page, person.i, person.i + 1, of)
    noun = person_nouns().get(word)
    if noun is None or noun.plural or word in _NOBODY or noun.of is Counted.UNKNOWN:
        return None
    begins = _begins(person)
    if begins is None:
        return None
    counting = _one(page, begins, person.i + 1, noun.of)
    counting.noun = person.i
    counting.of = counted_of(page, counting, begins)
    counting.last = person.i + 1
    return counting


def _begins(person: Token) -> int | None:
    """Where the phrase begins; None for "a man" and "no man", who are counted elsewhere."""
    lefts = list(person.lefts)
    for child in lefts:
        if child.lower_ in _KNOWING or child.dep_ == "poss":
            return child.left_edge.i
    if person.tag_ not in ("NN", "NNP") or any(c.dep_ in _COUNTING for c in lefts):
        return None
    return person.left_edge.i if len(lefts) <= _HEADLINE_WORDS else None  # "kills rebel leader"


def _one(page: Page, first: int, last: int, of: Counted) -> Counting:
    end = page.doc[last - 1]
    return Counting(
        start=page.starts[first],
        end=end.idx + len(end),
        first=first,
        last=last,
        low=1,
        high=1,
        wording=None,
        of=of,
        noun=last - 1,
        indefinite=True,
    )
