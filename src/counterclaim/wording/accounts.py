"""What an account says, field by field, and the sides of a clash."""

from dataclasses import dataclass

from counterclaim.views.accounts import AccountRow, ClashSide
from counterclaim.wording.actors import actor_words
from counterclaim.wording.claims import label_words
from counterclaim.wording.events import deed_words
from counterclaim.wording.figures import count_words
from counterclaim.wording.parties import person_words, thing_words, weapon_words
from counterclaim.wording.places import place_words
from counterclaim.wording.sources import chain_words, outlet_words
from counterclaim.wording.stances import told_as_words
from counterclaim.wording.times import days_words


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountWords:
    """The fields of an ``AccountRow`` in words, each a line a value."""

    outlets: tuple[str, ...]
    chains: tuple[str, ...]
    what: tuple[str, ...]
    who: tuple[str, ...]
    whom: tuple[str, ...]
    where: tuple[str, ...]
    when: tuple[str, ...]
    figures: tuple[str, ...]
    told_as: tuple[str, ...]
    labels: tuple[str, ...]
    weapon: tuple[str, ...] = ()
    hit: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: AccountRow) -> "AccountWords":
        """The words of ``row``."""
        return cls(
            outlets=tuple(map(outlet_words, row.outlets)),
            chains=tuple(map(chain_words, row.chains)),
            what=tuple(map(deed_words, row.what)),
            who=tuple(map(actor_words, row.who)),
            whom=tuple(map(actor_words, row.whom)),
            where=tuple(map(place_words, row.where)),
            when=tuple(map(days_words, row.when)),
            figures=tuple(map(count_words, row.figures)),
            told_as=tuple(map(told_as_words, row.told_as)),
            labels=tuple(map(label_words, row.labels)),
            weapon=tuple(map(weapon_words, row.weapon)),
            hit=tuple(map(thing_words, row.hit)),
            persons=tuple(map(person_words, row.persons)),
        )


def side_words(side: ClashSide) -> str:
    """ "a doctor, in Radio Ten"; the outlet alone where it speaks itself."""
    outlet = outlet_words(side.outlet)
    return outlet if side.own_voice else f"{side.source}, in {outlet}"
