"""The actors of a ledger: under what names they go, who calls them so, and how often."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.facts import Listed
from counterclaim.ledger.query import ACTOR
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.totals import ALL, Choice, Counted
from counterclaim.views.facts import ActorKey, ActorTold, from_key
from counterclaim.views.page import Page, as_after, page_of
from counterclaim.views.sources import by_count


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
    ``claims`` those that name it as actor, target or bearer of a label, of which ``examples`` are
    the first few.
    What the registry tells beside the names (``country``, ``parent``, ``since``, ``until``) is
    None until somebody who knows a registry fills it in.
    """

    actor: str
    id: str | None
    category: str | None
    mentions: int
    reports: int
    names: tuple[NameRow, ...]
    claims: int
    examples: tuple[str, ...]
    country: str | None = None
    parent: str | None = None
    since: str | None = None
    until: str | None = None


def list_actors(
    ledger: Path, *, name: str | None = None, after: str | None = None, limit: int = ALL
) -> Page[ActorRow]:
    """The actors, those most often named first; ``name`` is a part of a name or an id.

    LedgerError where the ledger cannot be read.
    """
    choice = Choice(list=Listed.ACTOR, parts=((ACTOR, name),) if name is not None else ())
    with LedgerReader(ledger) as reader:
        held = list(reader.things(choice, after=as_after(after), limit=limit))
        rows = [_row(reader, choice, each) for each in held]
        total = reader.how_many(choice)
        return page_of(rows, held, total, limit)


def _row(reader: LedgerReader, choice: Choice, row: Counted) -> ActorRow:
    called: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    words: Counter[str] = Counter()
    outlets: dict[str, Counter[str]] = {}
    for part in reader.parts(row.thing, choice):
        actor, category, said, outlet = from_key(part.key, ActorTold)
        called[actor] += part.times
        words[said] += part.times
        outlets.setdefault(said, Counter())[outlet or "unknown"] += part.times
        if category is not None:
            categories[category] += part.times
    return ActorRow(
        actor=next(by_count(called)),
        id=from_key(row.key, ActorKey).id,
        category=next(by_count(categories), None),
        mentions=row.times,
        reports=row.reports,
        names=tuple(
            NameRow(name=each, mentions=words[each], outlets=tuple(by_count(outlets[each])))
            for each in by_count(words)
        ),
        claims=row.claims,
        examples=reader.first_claims(row.thing, choice),
    )
