"""Whom a number counts where its own noun does not tell: by the group named, by its neighbour."""

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.lexicon import Role
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.model.actor import ActorCategory
from counterclaim.model.figure import Counted

GROUPS = {
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


def know_groups(
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


def share_nouns(page: Page, counted: Sequence[Counting]) -> None:
    """ "killed 28 and wounded 30 fighters": the first number counts fighters, too."""
    for one, other in pairwise(counted):
        between = page.lower[one.last : other.first]
        if one.noun is not None or other.noun is None or not 1 <= len(between) <= 3:
            continue
        if between[0] in ("and", "or", "&") and page.cue(other.first - 1, Role.VICTIM):
            one.of = other.of


_OTHERS = word_set("figure_words.toml", "others")
_CARRIES = frozenset(
    {Counted.CIVILIANS, Counted.FIGHTERS, Counted.SOLDIERS, Counted.MEDICS, Counted.JOURNALISTS}
)


def like_before(page: Page, counted: Sequence[Counting]) -> None:
    """ "Four fighters died and six others were hurt": the others are fighters, too."""
    for one, other in pairwise(counted):
        if other.of is not Counted.PEOPLE or one.of not in _CARRIES:
            continue
        if not _OTHERS.isdisjoint(page.lower[other.first : other.last + 1]):
            other.of = one.of
