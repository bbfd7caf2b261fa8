"""Finds figures: how many people were killed, injured, displaced; how many things destroyed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import layers
from counterclaim.annotating.clauses import clause_of
from counterclaim.annotating.figures.counting import countings, numerals_by_sentence
from counterclaim.annotating.figures.farther import total_told
from counterclaim.annotating.figures.lexicon import Role
from counterclaim.annotating.figures.links import Link
from counterclaim.annotating.figures.measuring import link_all
from counterclaim.annotating.figures.numerals import Numeral
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.annotating.figures.parts import is_before_whole, is_subset
from counterclaim.annotating.figures.things import things
from counterclaim.model.actor import ActorCategory
from counterclaim.model.figure import Counted, Figure, FigureMention, Measure
from counterclaim.model.words import Words


def find_figures(doc: Doc) -> tuple[FigureMention, ...]:
    """The figures of ``doc`` in text order.

    Needs sentences, tags and the parse. Where they are filled, dates of the ``times`` layer are no
    figures, the ``actors`` layer tells what "members of" a group are, and who speaks according to
    the ``attributions`` layer is not counted.
    """
    page = Page.of(doc)
    if not page.cues:
        return ()
    groups = [(a.start, _GROUPS[a.category]) for a in doc._.actors if a.category in _GROUPS]
    dates = [Words(t.start, t.end) for t in doc._.times]
    found: list[FigureMention] = []
    ruined: list[FigureMention] = []
    earlier: list[FigureMention] = []  # what "of them" may go back to
    since = 0  # sentences without figures
    for first, last, numerals in numerals_by_sentence(page):
        numerals = _undated(page.text, numerals, dates)
        ruined += things(page, first, last, numerals)
        counted = countings(page, first, last, numerals)
        links = link_all(page, first, last, counted)
        _share_nouns(page, counted)
        _know_groups(page, counted, groups)
        here = _mentions(page, range(first, last), counted, links, earlier)
        found += here
        if here:
            wholes = {m.figure.part_of for m in here}
            told = {m.figure.measure for m in here}
            earlier = [
                m for m in earlier if m.figure.words in wholes or m.figure.measure not in told
            ] + here
            since = 0
        elif (since := since + 1) > _CARRIED:
            earlier = []
    speaking = [words for attribution in doc._.attributions for words in attribution.source]
    told = [m for m in found if not _speaks(m, speaking)]
    taken = {m.figure.words for m in told}
    told += [m for m in ruined if not any(m.figure.words.overlaps(words) for words in taken)]
    return tuple(sorted(told, key=lambda m: m.figure.start))


def _speaks(mention: FigureMention, speaking: Sequence[Words]) -> bool:
    """ "... killing three, a doctor said": the doctor tells of the dead and is none of them."""
    return mention.figure.high == 1 and any(mention.figure.words in words for words in speaking)


_CARRIED = 2  # sentences without figures
_GROUPS = {
    ActorCategory.STATE_FORCES: Counted.SOLDIERS,
    ActorCategory.EXTERNAL_FORCES: Counted.SOLDIERS,
    ActorCategory.REBEL_GROUP: Counted.FIGHTERS,
    ActorCategory.POLITICAL_MILITIA: Counted.FIGHTERS,
    ActorCategory.IDENTITY_MILITIA: Counted.FIGHTERS,
    ActorCategory.AID_WORKERS: Counted.AID_WORKERS,
}
_OF_GROUP = 24  # characters from the noun to the group: "members of the "
_TO_LOSSES = 40  # characters from the group to the number: "the army's own losses at 58"
_LOSSES = frozenset({"losses", "dead", "martyrs"})


def _know_groups(
    page: Page, counted: Sequence[Counting], groups: Sequence[tuple[int, Counted]]
) -> None:
    """ "33 members of the ..." are of the kind of the group that the actors layer has there."""
    for counting in counted:
        if counting.of is not Counted.PEOPLE or counting.noun is None:
            continue
        for start, of in groups:
            if counting.start <= start < counting.end or (
                counting.of_tail and counting.end <= start <= counting.end + _OF_GROUP
            ):
                counting.of = of
                break
            if 0 < counting.start - start <= _TO_LOSSES and _own_losses(page, counting, start):
                counting.of = of
                break


def _own_losses(page: Page, counting: Counting, group: int) -> bool:
    """ "put the army's own losses at 58 martyrs", "the Front's dead at 12"."""
    between = page.lower[page.token_at(group) + 1 : counting.first]
    return between[-1:] == ["at"] and between[-2] in _LOSSES and between[:1] in (["'s"], ["’s"])


def _share_nouns(page: Page, counted: Sequence[Counting]) -> None:
    """ "killed 28 and wounded 30 fighters": the first number counts fighters, too."""
    for one, other in pairwise(counted):
        between = page.lower[one.last : other.first]
        if one.noun is not None or other.noun is None or not 1 <= len(between) <= 3:
            continue
        if between[0] in ("and", "or", "&") and page.cue(other.first - 1, Role.VICTIM):
            one.of = other.of


def _undated(text: str, numerals: Sequence[Numeral], dates: Sequence[Words]) -> list[Numeral]:
    """The numerals that are no part of a date; "Saturday 12 people" keeps its 12."""
    kept = []
    for numeral in numerals:
        own = Words(numeral.at, numeral.until)
        date = next((d for d in dates if d.overlaps(own)), None)
        if date is None or (date.end == own.end and date.start < own.start and _counts(text, own)):
            kept.append(numeral)
    return kept


def _counts(text: str, number: Words) -> bool:
    following = text[number.end : number.end + 24].lower().split()
    return bool(following) and following[0] in _PEOPLE


_PEOPLE = frozenset({"people", "civilians", "killed", "dead", "injured", "wounded", "others"})


def _mentions(
    page: Page,
    sentence: range,
    counted: Sequence[Counting],
    links: Sequence[Link | None],
    earlier: Sequence[FigureMention],
) -> list[FigureMention]:
    found: list[FigureMention] = []
    previous: Counting | None = None  # part of another figure, so that "and" carries on
    awaited: list[int] = []  # parts whose whole comes behind them
    ahead = _before_whole(page, counted)
    for counting, link, waits in zip(counted, links, ahead, strict=True):
        if counting.of is Counted.UNKNOWN and page.lower[counting.first - 1] == "of":
            continue  # "five members of one family"
        parent = None
        joined = previous is not None and _follows(page, previous, counting)
        if waits:
            previous = None
        elif joined or (not awaited and is_subset(page, counting, sentence.start)):
            measure = link.measure if link else None
            parent = _whole(counting, measure, found) or _whole(counting, measure, earlier)
            previous = counting
        else:
            previous = None
        again = None if link else total_told(page, counting, sentence)
        if again is not None and (told := next(reversed([*earlier, *found]), None)):
            own = Words(page.starts[again], page.starts[again] + len(page.doc[again]))
            counting.of = told.figure.of
            measure, cue, clause = told.figure.measure, own, clause_of(page.doc[again])
        elif link is None:
            if parent is None or (counting.noun is None and not counting.partitive):
                continue
            measure, cue, clause = parent.figure.measure, parent.cue, parent.clause
        else:
            doc = page.doc
            end = doc[link.cue_end - 1]
            measure = link.measure
            cue = Words(page.starts[link.cue], end.idx + len(end))
            clause = clause_of(doc[link.cue])
        own = Words(counting.start, counting.end)
        figure = Figure(
            mention=own.of(page.text),
            start=own.start,
            end=own.end,
            measure=measure,
            of=counting.of,
            low=counting.low,
            high=counting.high,
            wording=counting.wording,
            cue=cue,
            part_of=parent.figure.words if parent else None,
        )
        if waits:
            awaited.append(len(found))
        elif awaited and parent is None:
            for i in awaited:
                if found[i].figure.measure is measure:
                    part = replace(found[i].figure, part_of=own)
                    found[i] = replace(found[i], figure=part)
            awaited = []
        found.append(
            FigureMention(
                figure=figure,
                clause=Words.hull([clause, cue, own]) if link or again else clause,
            )
        )
    for i in awaited:  # "three children were among the dead", whose number was told before
        part = found[i].figure
        if whole := _whole(part, part.measure, [*earlier, *found[:i]]):
            found[i] = replace(found[i], figure=replace(part, part_of=whole.figure.words))
    return found


def _before_whole(page: Page, counted: Sequence[Counting]) -> list[bool]:
    """For each counting whether it or one joined to it stands before its whole."""
    found = [False] * (len(counted) + 1)
    for k in reversed(range(len(counted))):
        joined = found[k + 1] and _follows(page, counted[k], counted[k + 1])
        found[k] = joined or is_before_whole(page, counted[k])
    return found[:-1]


def _whole(
    part: Counting | Figure, measure: Measure | None, candidates: Sequence[FigureMention]
) -> FigureMention | None:
    """The nearest earlier figure of the same measure that is large enough to hold this one.

    Where no measure is told, the dead go before others: "not one fighter was among them".
    """
    nearest = list(reversed(candidates))
    if measure is None:
        nearest.sort(key=lambda m: m.figure.measure is not Measure.KILLED)
    for mention in nearest:
        figure = mention.figure
        if figure.part_of is not None or (measure and figure.measure is not measure):
            continue
        if figure.high is None or part.low is None or part.low <= figure.high:
            return mention
    return None


def _follows(page: Page, previous: Counting, counting: Counting) -> bool:
    """Whether only a comma or "and" joins the two."""
    between = page.lower[previous.last : counting.first]
    return len(between) <= 2 and all(word in ("and", ",", "as", "well") for word in between)


class Figures:
    """Writes ``doc._.figures``."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.figures = find_figures(doc)
        return doc


@Language.factory(
    "counterclaim_figures",
    assigns=["doc._.figures"],
    requires=[
        "token.tag",
        "token.dep",
        "doc.sents",
        "doc._.times",
        "doc._.actors",
        "doc._.attributions",
    ],
)
def make_figures(nlp: Language, name: str) -> Figures:  # noqa: ARG001 - spaCy's factory signature
    """Make the component; put it behind the times, whose digits it leaves alone."""
    layers.register_layers()
    return Figures()
