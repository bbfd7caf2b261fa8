"""Who calls whom what, by outlet and over time. A label is data about who uses it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.ledger.facts import OUTLET, Listed
from counterclaim.ledger.query import ACTOR
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.totals import ALL, Choice, Counted
from counterclaim.views.facts import LabelKey, LabelTold, from_key
from counterclaim.views.page import Page, as_after, page_of
from counterclaim.views.sources import reports_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """One word for one actor, by one speaker in one outlet.

    ``whom`` is empty where the report does not make clear who is meant, ``outlet`` None where it
    is not known. ``first`` and ``last`` are
    days of publication; ``months`` counts the uses: "2031-05: 3". Each use is one of the
    ``claims``, of which ``examples`` are the first few.
    """

    whom: str
    used: str
    outlet: str | None
    side: str | None
    speaker: str
    own_voice: bool
    times: int
    first: date | None
    last: date | None
    months: tuple[str, ...]
    reports: int
    claims: int
    examples: tuple[str, ...]


def labels(
    ledger: Path,
    *,
    actor: str | None = None,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
    after: str | None = None,
    limit: int = ALL,
) -> Page[LabelRow]:
    """By whom is meant, then by word, the outlets that use it most first; unclear ones last.

    ``actor`` and ``outlet`` are parts of names; ``since`` and ``until`` are days of publication.
    LedgerError where the ledger cannot be read.
    """
    asked = ((ACTOR, actor), (OUTLET, outlet))
    names = tuple((role, part) for role, part in asked if part is not None)
    choice = Choice(list=Listed.LABEL, names=names, since=since, until=until)
    with LedgerReader(ledger) as reader:
        held = list(reader.things(choice, after=as_after(after), limit=limit))
        rows = [_row(reader, choice, each) for each in held]
        total = reader.how_many(choice)
        return page_of(rows, held, total, limit)


def _row(reader: LedgerReader, choice: Choice, row: Counted) -> LabelRow:
    whom, used, outlet, _ = from_key(row.key, LabelKey)
    days: Counter[str] = Counter()
    told: Counter[tuple[str, str, bool]] = Counter()
    for part in reader.parts(row.thing, choice):
        day, side, speaker, own_voice = from_key(part.key, LabelTold)
        told[side or "", speaker, own_voice] += part.times
        if day is not None:
            days[day] += part.times
    months: Counter[str] = Counter()
    for day, times in days.items():
        months[day[:7]] += times
    side, speaker, own_voice = max(told, key=lambda each: (told[each], each))
    return LabelRow(
        whom=whom,
        used=used,
        outlet=outlet,
        side=side or None,
        speaker=speaker,
        own_voice=own_voice,
        times=row.times,
        first=date.fromisoformat(min(days)) if days else None,
        last=date.fromisoformat(max(days)) if days else None,
        months=tuple(f"{month}: {times}" for month, times in sorted(months.items())),
        reports=reports_of(reader, choice, row),
        claims=row.times,
        examples=reader.first_claims(row.thing, choice),
    )
