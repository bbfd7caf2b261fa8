"""Whom the words tell as shot or hurt, and in the end as dead: they are counted once, as dead."""

from collections.abc import Sequence

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.lexicon import Role
from counterclaim.annotating.figures.links import Link
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.annotating.grammar.clauses import prepositional
from counterclaim.model.figure import Figure, FigureMention, Measure

_WEAK = word_set("figure_words.toml", "weak")
_KNOWING = word_set("figure_words.toml", "knowing")


def is_weak(page: Page, i: int) -> bool:
    """Whether the cue at ``i`` leaves open if those it befell live: "shot", "stabbed"."""
    return page.lower[i] in _WEAK


def is_to_death(page: Page, link: Link) -> bool:
    """ "Shot 12 people to death", whatever stands between."""
    verb = page.doc[link.cue]
    return link.measure is Measure.INJURED and any(
        noun.lower_ == "death" for noun in prepositional(verb, ("to",))
    )


def died_of_it(page: Page, counting: Counting, link: Link) -> Link | None:
    """ "Three men wounded in the raid died": the death that the main clause tells of them."""
    if link.measure is not Measure.INJURED or counting.noun is None:
        return None
    noun = page.doc[counting.noun]
    verb = noun.head
    below = any(a.i == noun.i for a in page.doc[link.cue].ancestors)
    if not below or noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    cue = page.cue(verb.i, Role.SELF, Role.VICTIM)
    if cue is None or cue[1].measure is not Measure.KILLED:
        return None
    return Link(Measure.KILLED, verb.i, cue[0])


def survivors(page: Page, found: Sequence[FigureMention]) -> list[FigureMention]:
    """The figures without those of one person shot whose death the text tells, too."""
    shot = [m for m in found if _is_one(m.figure, Measure.INJURED) and _is_weak(page, m)]
    dead = [m.figure for m in found if _is_one(m.figure, Measure.KILLED)]
    if not shot or not dead:
        return list(found)
    alone = len({_noun(m.figure) for m in shot}) == 1
    gone = {
        m.figure.words
        for m in shot
        if any(_is_same(m.figure, death, alone=alone) for death in dead)
    }
    return [m for m in found if m.figure.words not in gone]


def _is_one(figure: Figure, measure: Measure) -> bool:
    return figure.measure is measure and figure.low == figure.high == 1 and figure.part_of is None


def _is_weak(page: Page, mention: FigureMention) -> bool:
    return is_weak(page, page.token_at(mention.cue.start))


def _is_same(shot: Figure, death: Figure, *, alone: bool) -> bool:
    """Whether the dead one is known as the one shot before."""
    if shot.start > death.start or not _is_known(death):
        return False
    return alone or _noun(shot) == _noun(death)


def _is_known(figure: Figure) -> bool:
    words = figure.mention.lower().split()
    return words[0] in _KNOWING or figure.mention.istitle()


def _noun(figure: Figure) -> str:
    return figure.mention.lower().split()[-1]
