"""How many outlets tell a thing, and how many root sources stand behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.linking.roots import Root
from counterclaim.model.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """Names of the outlets and root sources, in the order told, and ids of the reports.

    None among the outlets stands for those whose name is not known.
    """

    outlets: tuple[str | None, ...]
    roots: tuple[str, ...]
    reports: tuple[str, ...]


def behind(claims: Iterable[Claim], roots: Mapping[str, Root]) -> Behind:
    """Who stands behind ``claims``, which tell of one thing; ``roots`` by claim id.

    An outlet's own voice is a root source where its report lays nothing of this to anybody. Beside
    what it lays to somebody, its own words retell that, and so do "media" or "reports".
    """
    outlets: dict[str | None, None] = {}
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


def outlet_of(claim: Claim) -> str | None:
    """The outlet's name, None where it is not known."""
    last = claim.sources[-1]
    return claim.report.outlet or last.name or last.mention
