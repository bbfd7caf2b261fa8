"""The actors of a ledger: under what names they go, who calls them so, and how often."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.model.claim import Claim
from counterclaim.views.claims import find_claims


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One way an actor is named: how often, and by which outlets, most often first.

    ``by`` is who uses the name, where the registry says that only some do ("opponents").
    """

    name: str
    mentions: int
    outlets: tuple[str, ...]
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One actor: registered ones by their id, others by the words.

    ``mentions`` counts places in reports, each once, whatever the number of claims about it;
    ``claims`` are the ids of the claims that name it as actor, target or bearer of a label.
    What the registry tells beside the names (``country``, ``parent``, ``since``, ``until``) is
    None until somebody who knows a registry fills it in.
    """

    actor: str
    id: str | None
    category: str | None
    mentions: int
    reports: int
    names: tuple[NameRow, ...]
    claims: tuple[str, ...]
    country: str | None = None
    parent: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class _Use:
    report: str
    start: int
    words: str
    outlet: str


class _Seen:
    def __init__(self, actor: str, id: str | None) -> None:
        self.actor, self.id = actor, id
        self.category: str | None = None
        self.uses: dict[_Use, None] = {}
        self.claims: dict[str, None] = {}

    def row(self) -> ActorRow:
        words: Counter[str] = Counter(use.words for use in self.uses)
        return ActorRow(
            actor=self.actor,
            id=self.id,
            category=self.category,
            mentions=len(self.uses),
            reports=len({use.report for use in self.uses}),
            names=tuple(
                NameRow(name=name, mentions=count, outlets=self._outlets(name))
                for name, count in words.most_common()
            ),
            claims=tuple(self.claims),
        )

    def _outlets(self, name: str) -> tuple[str, ...]:
        counts = Counter(use.outlet for use in self.uses if use.words == name)
        return tuple(outlet for outlet, _ in counts.most_common())


def list_actors(ledger: Path, *, name: str | None = None) -> list[ActorRow]:
    """The actors, those most often named first; ``name`` is a part of a name or an id."""
    seen: dict[str, _Seen] = {}
    for claim in find_claims(ledger):
        for actor, id, category, use in _uses(claim):
            key = id or use.words.casefold()
            found = seen.setdefault(key, _Seen(actor, id))
            found.category = found.category or category
            found.uses[use] = None
            found.claims[claim.id] = None
    rows = [found.row() for found in seen.values() if name is None or _fits(found, name)]
    return sorted(rows, key=lambda row: (-row.mentions, row.id is None, row.actor))


def _fits(seen: _Seen, name: str) -> bool:
    part = name.casefold()
    words = [seen.actor, seen.id or "", *(use.words for use in seen.uses)]
    return any(part in each.casefold() for each in words)


def _uses(claim: Claim) -> Iterator[tuple[str, str | None, str | None, _Use]]:
    outlet = claim.report.outlet or "unknown"
    for actor in (claim.actor, claim.target):
        if actor is not None:
            use = _Use(claim.report.id, actor.start, actor.mention, outlet)
            yield actor.name or actor.mention, actor.id, actor.category.value, use
    label = claim.label
    if label is not None and label.id is not None and label.name is not None:
        yield label.name, label.id, None, _Use(claim.report.id, claim.start, claim.verbatim, outlet)
