"""What follows from a person's word on events: all their claims, and the links of the program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.ledger.write import Ledger
from counterclaim.linking.events import event_id
from counterclaim.linking.judging import (
    Named,
    Ruling,
    after,
    one_event,
    overruled,
    released,
    restated,
    ruling,
)
from counterclaim.linking.standing import links_by_program
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict
from counterclaim.steps.touched import Touched

MOST = 50_000  # pairs of claims that one word may be on


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeSummary:
    """What a person's judgement changed.

    ``judgement`` is the first of the ``judged`` pairs of claims, for sources and texts the only
    one; ``written`` are the links that followed. ``events`` are those that now hold the two that
    were named, ``touched`` the claims whose events may be others now. ``overruled`` is what people
    had said otherwise before. ``led`` are ids of events that were named and had gone into others,
    each with the id of the other.
    """

    judgement: Judgement
    judged: int
    written: int = 0
    events: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    overruled: tuple[Judgement, ...] = ()
    led: tuple[tuple[str, str], ...] = ()


def judge_events(
    ledger: Ledger, one: tuple[str, str], other: tuple[str, str], verdict: Verdict, because: str
) -> JudgeSummary:
    """A person's word on what two arguments, each with the claim it names, tell of."""
    touched = Touched(ledger)
    events = [touched.event_of(claim) for _, claim in (one, other)]
    ones, others = (
        Named(claim=claim, event=tuple(c.id for c in event.claims), whole=_is_event(words))
        for (words, claim), event in zip((one, other), events, strict=True)
    )
    if ones.claim == others.claim and (ones.whole is others.whole or len(ones.event) == 1):
        raise UsageError(f"{one[0]!r} and {other[0]!r} are the same event; name two")
    claims = {c.id: c for event in events for c in event.claims}
    before = touched.judgements(claims)
    ruled = ruling(verdict, ones, others, before)
    if len(ruled.verdicts) > MOST:
        raise UsageError(
            f"{one[0]!r} and {other[0]!r} hold {len(ones.event):,} and {len(others.event):,} "
            f"claims, which makes {len(ruled.verdicts):,} pairs to judge, more than {MOST:,}; "
            "judge single claims of theirs (c-...)"
        )
    by_person, changes = _followed(touched, ruled, before, claims, because)
    ledger.add_judgements([*by_person, *changes])
    found = dict.fromkeys(touched.event_of(claim).id for claim in (ones.claim, others.claim))
    return JudgeSummary(
        judgement=by_person[0],
        judged=len(by_person),
        written=len(changes),
        events=tuple(found),
        touched=tuple(claims),
        overruled=tuple(overruled(before, after(before, by_person))),
        led=tuple(
            (event_id(named.claim), event.id)
            for named, event in zip((ones, others), events, strict=True)
            if named.whole and event.id != event_id(named.claim)
        ),
    )


def _followed(
    touched: Touched,
    ruled: Ruling,
    before: Sequence[Judgement],
    claims: Mapping[str, Claim],
    because: str,
) -> tuple[list[Judgement], list[Judgement]]:
    """What a person says of each pair, and the links that the program changes after it.

    Only where an event falls apart or is to be parted are its reports read.
    """
    person = [said(names, verdict, because) for names, verdict in ruled.verdicts.items()]
    if ruled.split is not None:
        one, other = ruled.split
        event = tuple(claims)
        linker = touched.linker(claims.values())
        now = after(released(ruled, before), person)
        first = None if event[0] == other else (event[0], one)
        groups = linker.split(event, now, filter(links_by_program, now), first)
        leaving = next(group for group in groups if other in group)
        parts = [[c for c in event if c not in leaving], leaving]
        person += _restated(before, after(before, person), parts, because)
        now = after(before, person)
    else:
        event = ruled.loose or ruled.rest
        person += _restated(before, after(before, person), [ruled.rest], because)
        now = after(before, person)
        if not event or one_event(event, now):
            return person, []
        linker = touched.linker(claims[id] for id in event)
        parts = [list(event)]
        if ruled.loose:
            parts = linker.split(event, now, filter(links_by_program, now))
    part_of = {id: at for at, part in enumerate(parts) for id in part}
    changes = [
        ended(link, "parted by what a person judged")
        for link in filter(links_by_program, now)
        if link.a in part_of and link.b in part_of and part_of[link.a] != part_of[link.b]
    ]
    now = after(now, changes)
    for part in parts:
        if not one_event(part, now):
            changes += linker.hang(part, now, filter(links_by_program, now))
    return person, changes


def _restated(
    before: Sequence[Judgement],
    now: Sequence[Judgement],
    groups: Sequence[Sequence[str]],
    because: str,
) -> list[Judgement]:
    return [said(names, Verdict.SAME, because) for names in restated(before, now, groups)]


def said(
    names: tuple[str, str], verdict: Verdict, because: str, about: Subject = Subject.EVENT
) -> Judgement:
    """A person's judgement on a pair whose names are in order."""
    a, b = names
    return Judgement(a=a, b=b, about=about, verdict=verdict, by=Judge.PERSON, reasons=(because,))


def ended(link: Judgement, why: str) -> Judgement:
    """The end of a link that the program made."""
    return replace(link, verdict=Verdict.DIFFERENT, reasons=(why,), recorded_at=None)


def _is_event(words: str) -> bool:
    return words.strip().lower().startswith("e-")
