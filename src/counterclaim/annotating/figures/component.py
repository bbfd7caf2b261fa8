"""Finds figures: how many people were killed, injured, displaced; how many things destroyed."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import layers
from counterclaim.annotating.figures.counting import countings, numerals_by_sentence
from counterclaim.annotating.figures.farther import total_told
from counterclaim.annotating.figures.kinds import GROUPS, know_groups, like_before, share_nouns
from counterclaim.annotating.figures.known import Told, known
from counterclaim.annotating.figures.links import Link
from counterclaim.annotating.figures.measuring import link_all
from counterclaim.annotating.figures.outcomes import survivors
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.annotating.figures.parts import is_subset
from counterclaim.annotating.figures.scope import numbers_before, scoped
from counterclaim.annotating.figures.things import things
from counterclaim.annotating.figures.wholes import before_whole, follows, side_by_side, whole
from counterclaim.annotating.grammar.clauses import clause_of
from counterclaim.annotating.harmless import harmless
from counterclaim.annotating.lexicon.numerals import Numeral
from counterclaim.model.figure import Counted, Figure, FigureMention
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
    groups = [(a.start, GROUPS[a.category]) for a in doc._.actors if a.category in GROUPS]
    dates = [Words(t.start, t.end) for t in doc._.times]
    found: list[FigureMention] = []
    ruined: list[FigureMention] = []
    earlier: list[FigureMention] = []  # what "of them" may go back to
    told = Told()
    since = 0  # sentences without figures
    for first, last, numerals in numerals_by_sentence(page):
        numerals = _undated(page.text, numerals, dates)
        ruined += things(page, first, last, numerals)
        counted = countings(page, first, last, numerals)
        links = link_all(page, first, last, counted)
        counted, links = _with_known(page, first, last, counted, links, told)
        share_nouns(page, counted)
        know_groups(page, counted, groups)
        like_before(page, counted)
        here = _mentions(page, range(first, last), counted, links, earlier)
        found += here
        if here:
            wholes = {m.figure.part_of for m in here}
            now = {m.figure.measure for m in here}
            told.measures |= {m.figure.measure for m in here if m.figure.high != 0}
            earlier = [
                m for m in earlier if m.figure.words in wholes or m.figure.measure not in now
            ] + here
            since = 0
        elif (since := since + 1) > _CARRIED:
            earlier = []
    speaking = [words for attribution in doc._.attributions for words in attribution.source]
    people = scoped(page, survivors(page, [m for m in found if not _speaks(m, speaking)]))
    taken = [m.figure.words for m in people]
    people += [m for m in ruined if not any(m.figure.words.overlaps(words) for words in taken)]
    return tuple(sorted(people, key=lambda m: m.figure.start))


def _with_known(
    page: Page,
    first: int,
    last: int,
    counted: list[Counting],
    links: list[Link | None],
    told: Told,
) -> tuple[list[Counting], list[Link | None]]:
    """The countings and their links with the persons whom the sentence names or knows."""
    linked = [c for c, link in zip(counted, links, strict=True) if link is not None]
    more = list(known(page, first, last, linked, told))
    if not more:
        return counted, links
    both = sorted([*zip(counted, links, strict=True), *more], key=lambda pair: pair[0].first)
    return [c for c, _ in both], [link for _, link in both]


def _speaks(mention: FigureMention, speaking: Sequence[Words]) -> bool:
    """ "... killing three, a doctor said": the doctor tells of the dead and is none of them."""
    return mention.figure.high == 1 and any(mention.figure.words in words for words in speaking)


_WITHIN = ("of", "from")
_CARRIED = 2  # sentences without figures


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
    ahead = before_whole(page, counted)
    replaced = numbers_before(page, counted)
    for counting, link, waits in zip(counted, links, ahead, strict=True):
        if counting.of is Counted.UNKNOWN and page.lower[counting.first - 1] in _WITHIN:
            continue  # "five members of one family"
        if counting.replaced:
            continue
        parent = None
        joined = previous is not None and follows(page, previous, counting)
        if waits:
            previous = None
        elif joined or (not awaited and is_subset(page, counting, sentence.start)):
            measure = link.measure if link else None
            parent = whole(counting, measure, found) or whole(counting, measure, earlier)
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
            was=replaced.get(counting.first),
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
        if larger := whole(part, part.measure, [*earlier, *found[:i]]):
            found[i] = replace(found[i], figure=replace(part, part_of=larger.figure.words))
    return side_by_side(page, found)


class Figures:
    """Writes ``doc._.figures``."""

    @harmless("counterclaim_figures", "figures")
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
