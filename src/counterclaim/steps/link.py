"""Links the claims of a ledger to events, and keeps what people judged about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger
from counterclaim.linking.acts import acts_of
from counterclaim.linking.events import events_of
from counterclaim.linking.linker import (
    VERSION,
    Linked,
    Linker,
    Reported,
    copy_judgements,
)
from counterclaim.linking.standing import standing
from counterclaim.model.claim import Claim
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict, pair
from counterclaim.steps.draw import draw_all_events, draw_events, draw_reports, draw_waiting

BATCH = 2000  # judgements of a transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSummary:
    """What a run of ``link`` came to.

    ``reports`` and ``claims`` are those looked at; ``events`` all that the ledger now has, and
    ``shared`` those of two or more reports. ``written`` judgements are new, ``undone`` of them take
    back an older link.
    """

    reports: int
    claims: int
    events: int
    shared: int
    written: int
    undone: int
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeSummary:
    """What a person's judgement changed: the links written after it, and the events of both."""

    judgement: Judgement
    written: int
    events: tuple[str, ...]


def link(ledger_path: Path, *, again: bool = False) -> LinkSummary:
    """Link what was added since the last run, with all that hangs together with it.

    ``again``, or rules of another version than the last run's, links everything afresh. What people
    judged is kept to. LedgerError if there is no ledger.
    """
    _check(ledger_path)
    with Ledger(ledger_path) as ledger:
        again = again or ledger.linked_upto(VERSION) == 0
        waiting = ledger.to_link()
        new = frozenset(each.report for each in waiting)
        last = ledger.last_entry()
        linker, claims = _linker(ledger)
        known = list(ledger.judgements())
        if not new and not again:
            with ledger.batch():
                draw_waiting(ledger)
            return _summary(claims, known, (), 0, frozenset())
        people = [j for j in standing(known, Subject.EVENT) if j.by is Judge.PERSON]
        linked = linker.link(people, None if again else new)
        changes, undone = _changes(linked, known)
        for start in range(0, len(changes), BATCH):
            ledger.add_judgements(changes[start : start + BATCH])
        with ledger.batch():
            ledger.add_linking(VERSION, last)
            ledger.draw_words(linker.reports, linker.counts)
            ledger.linked_now(each.number for each in waiting)
        if again:
            with ledger.batch():
                draw_reports(ledger)
            draw_all_events(ledger)
        else:
            touched = {end for j in changes for end in (j.a, j.b)}
            with ledger.batch():
                draw_waiting(ledger)
                ids = (id for each in waiting for id in ledger.ids_in(each.number))
                draw_events(ledger, dict.fromkeys((*touched, *ids)))
        return _summary(claims, [*known, *changes], changes, undone, linked.seen)


def judge(ledger_path: Path, one: str, other: str, verdict: Verdict, because: str) -> JudgeSummary:
    """Keep a person's judgement, and link anew what it touches.

    ``one`` and ``other`` are both claims or events (ids or their starts), both reports (whether one
    text), or both names of sources. UsageError where they are not there, or are the same.
    """
    _check(ledger_path)
    if not because.strip():
        raise UsageError("--because is empty; say in a few words why, for whoever reads it later")
    with Ledger(ledger_path) as ledger:
        about, a, b = _named(ledger, one, other)
        if a == b:
            raise UsageError(f"{one!r} and {other!r} are the same {about}; name two")
        a, b = pair(a, b)
        judgement = Judgement(
            a=a, b=b, about=about, verdict=verdict, by=Judge.PERSON, reasons=(because.strip(),)
        )
        ledger.add_judgements([judgement])
        changes: Sequence[Judgement] = ()
        events: tuple[str, ...] = ()
        if about is Subject.EVENT:
            linker, claims = _linker(ledger)
            known = list(ledger.judgements())
            people = [j for j in standing(known, Subject.EVENT) if j.by is Judge.PERSON]
            around = frozenset(c.report.id for c in claims if c.id in (a, b))
            changes, _ = _changes(linker.link(people, around), known)
            ledger.add_judgements(changes)
            with ledger.batch():
                draw_events(ledger, {a, b, *(end for j in changes for end in (j.a, j.b))})
            found = events_of(claims, [*known, *changes])
            events = tuple(e.id for e in found if any(c.id in (a, b) for c in e.claims))
        else:
            with ledger.batch():
                draw_waiting(ledger)
        return JudgeSummary(judgement=judgement, written=len(changes), events=events)


def _check(path: Path) -> None:
    """Linking makes no ledger where there is none."""
    if not path.is_file():
        raise LedgerError(
            f"there is no ledger at {path}; `counterclaim add {path} FILES` makes one"
        )


def _linker(ledger: LedgerReader) -> tuple[Linker, list[Claim]]:
    claims: list[Claim] = []
    held: dict[str, list[Claim]] = {}
    for _, claim in ledger.claims_at():
        claims.append(claim)
        held.setdefault(claim.report.id, []).append(claim)
    reports = (
        Reported(id=report.id, text=report.text, claims=tuple(held[report.id]))
        for report in ledger.reports()
        if report.id in held
    )
    return Linker(reports), claims


def _changes(linked: Linked, known: Iterable[Judgement]) -> tuple[list[Judgement], int]:
    """What to write: links that do not stand yet, and an end to those that hold no longer."""
    events = {(j.a, j.b): j for j in standing(known, Subject.EVENT)}
    copies = {(j.a, j.b): j for j in standing(known, Subject.COPY)}
    wanted = {(j.a, j.b): j for j in linked.links}
    new = [
        j
        for key, j in wanted.items()
        if key not in events or (events[key].verdict is not Verdict.SAME and _ours(events[key]))
    ]
    ended = [
        Judgement(
            a=old.a,
            b=old.b,
            verdict=Verdict.DIFFERENT,
            by=Judge.PROGRAM,
            score=old.score,
            reasons=("linked otherwise since more is known",),
        )
        for key, old in events.items()
        if old.verdict is Verdict.SAME
        and _ours(old)
        and key not in wanted
        and old.a in linked.seen
        and old.b in linked.seen
    ]
    texts = [j for j in copy_judgements(linked.copied) if (j.a, j.b) not in copies]
    return [*texts, *ended, *new], len(ended)


def _ours(judgement: Judgement) -> bool:
    return judgement.by is Judge.PROGRAM


def _summary(
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
    changes: Sequence[Judgement],
    undone: int,
    seen: frozenset[str],
) -> LinkSummary:
    events = events_of(claims, judgements)
    return LinkSummary(
        reports=len({c.report.id for c in claims if c.id in seen}),
        claims=len(seen),
        events=len(events),
        shared=sum(len({c.report.id for c in event.claims}) > 1 for event in events),
        written=len(changes),
        undone=undone,
        copies=sum(j.verdict is Verdict.SAME for j in standing(judgements, Subject.COPY)),
    )


def _named(ledger: LedgerReader, one: str, other: str) -> tuple[Subject, str, str]:
    """What two arguments name: claims (an event is its first claim), reports, or sources."""
    kinds = {_kind(one), _kind(other)}
    if len(kinds) > 1:
        raise UsageError(
            f"{one!r} and {other!r} are not of one kind; name two claims or events (c-..., e-...), "
            "two reports (r-...), or two sources by their names"
        )
    kind = kinds.pop()
    if kind is Subject.EVENT:
        return kind, _claim(ledger, one), _claim(ledger, other)
    if kind is Subject.COPY:
        return kind, _report(ledger, one), _report(ledger, other)
    return kind, _source(ledger, one), _source(ledger, other)


def _kind(words: str) -> Subject:
    start = words.strip().lower()[:2]
    if start in ("c-", "e-"):
        return Subject.EVENT
    return Subject.COPY if start == "r-" else Subject.SOURCE


def _claim(ledger: LedgerReader, words: str) -> str:
    wanted = words.strip().lower()
    start = "c-" + wanted[2:]
    found = ledger.claim(start)
    if found is None:
        raise UsageError(
            f"no claim or event has an id that begins with {words!r}; "
            f"`counterclaim events {ledger.path}` lists events, `claims` claims"
        )
    if not acts_of(found):
        raise UsageError(
            f"{words!r} tells of no happening, and so of no event; `counterclaim events "
            f"{ledger.path}` lists events"
        )
    return found.id


def _report(ledger: LedgerReader, words: str) -> str:
    found = ledger.report(words.strip().lower())
    if found is None:
        raise UsageError(
            f"no report has an id that begins with {words!r}; `counterclaim reports {ledger.path}` "
            "lists them"
        )
    return found.id


def _source(ledger: LedgerReader, words: str) -> str:
    wanted = " ".join(words.split())
    named = {s.name or s.mention for _, c in ledger.claims_at() for s in c.sources}
    known = {name for name in named if name}
    if wanted in known:
        return wanted
    near = sorted(name for name in known if wanted.casefold() in name.casefold())
    if len(near) == 1:
        return near[0]
    hint = f"; near it: {', '.join(near[:4])}" if near else ""
    raise UsageError(
        f"no source is called {words!r}{hint}; `counterclaim sources {ledger.path}` lists them"
    )
