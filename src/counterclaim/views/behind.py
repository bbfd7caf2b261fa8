"""How many outlets tell a thing, and how many root sources stand behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.linking.roots import Root
from counterclaim.model.claim import Claim
from counterclaim.views import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Names of the outlets and root sources, in the order told, and ids of the reports."""

    outlets: tuple[str, ...]
    roots: tuple[str, ...]
    reports: tuple[str, ...]

    def words(self) -> str:
        """ "9 outlets, 2 root sources"."""
        return f"{_counted(self.outlets, 'outlet')}, {_counted(self.roots, 'root source')}"

    def __str__(self) -> str:
        return self.words()


def behind(claims: Iterable[Claim], roots: Mapping[str, Root]) -> Behind:
    """Who stands behind ``claims``, which tell of one thing; ``roots`` by claim id.

    An outlet's own voice is a root source where its report lays nothing of this to anybody. Beside
    what it lays to somebody, its own words retell that, and so do "media" or "reports".
    """
    outlets: dict[str, None] = {}
    found: dict[str, dict[str, Root]] = {}
    for claim in claims:
        outlets[outlet_of(claim)] = None
        root = roots[claim.id]
        found.setdefault(claim.report.id, {}).setdefault(root.key, root)
    names: dict[str, str] = {}
    for told in found.values():
        laid = {key: root for key, root in told.items() if not (root.by_outlet or root.vague)}
        for key, root in (laid or told).items():
            names.setdefault(key, root.name)
    return Behind(outlets=tuple(outlets), roots=tuple(names.values()), reports=tuple(found))


def outlet_of(claim: Claim) -> str:
    """The outlet's name, or that it is unknown."""
    return claim.report.outlet or wording.source_words(claim.sources[-1])


def _counted(things: tuple[str, ...], noun: str) -> str:
    return f"{len(things):,} {noun}{'' if len(things) == 1 else 's'}"
