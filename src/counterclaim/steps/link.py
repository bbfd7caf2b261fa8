"""Links the claims of a ledger to events, and keeps what people judged about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.ledger.drawn import Draw, Link
from counterclaim.ledger.pages import Waiting
from counterclaim.ledger.query import SOURCE, folded
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
from counterclaim.linking.standing import Bonds, hold, links_by_program, people, standing
from counterclaim.model.claim import Claim
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict, pair
from counterclaim.steps.draw import draw_backlog, draw_events
from counterclaim.steps.judging import JudgeSummary, ended, judge_events, said
from counterclaim.steps.placing import FEW, links_around

BATCH = 2000  # judgements of a transaction
NEAR = 100  # names that hold what was typed, looked at


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


def link(ledger_path: Path, *, again: bool = False) -> LinkSummary:
    """Link what was added since the last run, with all that hangs together with it.

    ``again``, or rules of another version than the last run's, links everything afresh. What people
    judged is kept to. LedgerError if there is no ledger.
    """
    _check(ledger_path)
    with Ledger(ledger_path) as ledger:
        again = again or ledger.linked_upto(VERSION) == 0
        if not again:
            draw_backlog(ledger)
        waiting = ledger.to_link()
        new = frozenset(each.report for each in waiting)
        last = ledger.last_entry()
        few = len(waiting) <= FEW and all(each.link is Link.ANEW for each in waiting)
        if few and not again:
            return _placed(ledger, waiting)
        linker, claims = _linker(ledger)
        known = list(ledger.judgements())
        by_people = people(standing(known, Subject.EVENT))
        linked = linker.link(by_people, None if again else new)
        changes, undone = _changes(linked, known)
        for start in range(0, len(changes), BATCH):
            some = changes[start : start + BATCH]
            with ledger.batch():
                ledger.add_judgements(some)
                ledger.wait_for(_told_otherwise(ledger, claims, some), Draw.SOURCES, Link.DONE)
        with ledger.batch():
            ledger.add_linking(VERSION, last)
            ledger.draw_words(linker.vocabulary.reports, linker.vocabulary.counts)
            numbers = [each.number for each in waiting]
            ledger.linked_now(numbers)
            if again:
                ledger.drop_all_events()
                numbers = ledger.all_numbers()
            ledger.wait_for(numbers, Draw.SOURCES, Link.DONE)
        draw_backlog(ledger)
        return _summary(claims, [*known, *changes], changes, undone, linked.seen)


def _placed(ledger: Ledger, waiting: Sequence[Waiting]) -> LinkSummary:
    """Reports that were corrected or read again, linked among those near them."""
    own = ledger.claims_in(each.report for each in waiting)
    changes: Sequence[Judgement] = ()
    if waiting:
        with ledger.batch():
            changes = links_around(ledger, waiting)
            ledger.add_judgements(changes)
            ends = {claim.id: claim for claim in own} | {
                claim.id: claim
                for claim in ledger.claims_by_id({e for j in changes for e in (j.a, j.b)})
            }
            ledger.wait_for(
                _told_otherwise(ledger, ends.values(), changes), Draw.SOURCES, Link.DONE
            )
            ledger.linked_now(each.number for each in waiting)
        draw_backlog(ledger)
    copies = standing(ledger.judgements_about(Subject.COPY), Subject.COPY)
    return LinkSummary(
        reports=len(waiting),
        claims=len(own),
        events=ledger.count_all_events(),
        shared=ledger.count_shared_events(),
        written=len(changes),
        undone=sum(each.verdict is Verdict.DIFFERENT for each in changes),
        copies=sum(each.verdict is Verdict.SAME for each in copies),
    )


def _told_otherwise(
    ledger: Ledger, claims: Iterable[Claim], changes: Sequence[Judgement]
) -> list[int]:
    """The numbers of the reports whose events are others by these judgements."""
    ends = {end for each in changes for end in (each.a, each.b)}
    return ledger.numbers(dict.fromkeys(c.report.id for c in claims if c.id in ends))


def judge(ledger_path: Path, one: str, other: str, verdict: Verdict, because: str) -> JudgeSummary:
    """Keep a person's judgement with the links that follow from it: all of it, or nothing.

    ``one`` and ``other`` are both claims or events (ids or their starts), both reports (whether one
    text), or both names of sources. UsageError where they are not there, or are the same. Only the
    reports of the events that it touches are linked anew.
    """
    _check(ledger_path)
    if not because.strip():
        raise UsageError("--because is empty; say in a few words why, for whoever reads it later")
    with Ledger(ledger_path) as ledger:
        draw_backlog(ledger)
        with ledger.batch():
            done = _judged(ledger, one, other, verdict, because.strip())
            draw_events(ledger, done.touched)
        draw_backlog(ledger)
        return done


def _judged(ledger: Ledger, one: str, other: str, verdict: Verdict, because: str) -> JudgeSummary:
    about, a, b = _named(ledger, one, other)
    if about is Subject.EVENT:
        return judge_events(ledger, (one, a), (other, b), verdict, because)
    if a == b:
        raise UsageError(f"{one!r} and {other!r} are the same {about}; name two")
    judgement = said(pair(a, b), verdict, because, about)
    ledger.add_judgements([judgement])
    return JudgeSummary(judgement=judgement, judged=1)


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
    new = [j for key, j in wanted.items() if key not in events or _ended_before(events[key])]
    one: Bonds[str] = Bonds()
    hold(one, people(events.values()))
    over = [
        ended(old, "linked otherwise since more is known")
        for key, old in events.items()
        if links_by_program(old)
        and key not in wanted
        and linked.seen.issuperset(key)
        and not one.together(*key)  # a person holds them together as it is
    ]
    texts = [j for j in copy_judgements(linked.copied) if (j.a, j.b) not in copies]
    return [*texts, *over, *new], len(over)


def _ended_before(judgement: Judgement) -> bool:
    return judgement.by is Judge.PROGRAM and judgement.verdict is not Verdict.SAME


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
    known = {
        name
        for key, claim in ledger.claims_naming(SOURCE, wanted, NEAR)
        for source in claim.sources
        if (name := source.name or source.mention) and folded(name) == key
    }
    if wanted in known:
        return wanted
    near = sorted(name for name in known if wanted.casefold() in name.casefold())
    if len(near) == 1:
        return near[0]
    hint = f"; near it: {', '.join(near[:4])}" if near else ""
    raise UsageError(
        f"no source is called {words!r}{hint}; `counterclaim sources {ledger.path}` lists them"
    )
