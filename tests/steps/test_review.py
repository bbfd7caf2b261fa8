"""Decisions kept: drawn at once, undone, refused where they cannot be; nothing saved is lost."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.decision import Act, Field, State
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.model.identity import content_of, identified
from counterclaim.steps.add_claim import add_claim
from counterclaim.steps.draw import draw_all_events, draw_waiting
from counterclaim.steps.link import link
from counterclaim.steps.review import decide, edit, take_back
from counterclaim.views.review import Queue, card, queue
from counterclaim.views.standing import found
from tests.reviewing.making import place

ROOT = Path(__file__).parents[2]


def all_claims(ledger: Path, **query: Any) -> list[Claim]:
    with LedgerReader(ledger) as reader:
        return list(reader.claims(ClaimQuery(**query)))


def shared(ledger: Path) -> Claim:
    """A claim in an event of several."""
    with LedgerReader(ledger) as reader:
        for claim in reader.claims():
            event = reader.event_of(claim.id)
            if event and len(reader.claims_of_event(event)) > 2:
                return claim
    raise AssertionError("nothing was linked")


def state_of(ledger: Path, claim: Claim) -> State:
    with LedgerReader(ledger) as reader:
        return reader.states_of([claim.id])[claim.id]


def test_a_rejected_claim_leaves_its_event_at_once_and_comes_back(ledger: Path) -> None:
    claim = shared(ledger)
    with LedgerReader(ledger) as reader:
        event = reader.event_of(claim.id)
        assert event is not None
        before = drawn(ledger), reader.claims_of_event(event), reader.count()
    kept = decide(ledger, claim.id, Act.REJECT, "ana", reasons=("no claim",))
    with LedgerReader(ledger) as reader:
        assert reader.event_of(claim.id) is None
        others = [id for id in before[1] if id != claim.id]
        assert {reader.event_of(id) for id in others} != {None}
        assert reader.count() == before[2] - 1
        assert claim not in reader.claims()
        assert kept.states == (State.REJECTED,)
    take_back(ledger, "ana")
    assert drawn(ledger) == before[0]


def drawn(ledger: Path) -> dict[str, list[Any]]:
    """All that is drawn, but what waits and the numbers of names."""
    asked = {
        "drawn_claims": "SELECT at, id, state, changed, event, root, own_voice, json "
        "FROM drawn_claims ORDER BY at",
        "drawn_events": "SELECT * FROM drawn_events ORDER BY event",
        "drawn_event_days": "SELECT * FROM drawn_event_days ORDER BY event, first, last",
        "drawn_reports": "SELECT * FROM drawn_reports ORDER BY report",
        "drawn_uses": "SELECT role, folded, at FROM drawn_uses NATURAL JOIN drawn_names "
        "ORDER BY role, folded, at",
        "drawn_event_names": "SELECT role, folded, event FROM drawn_event_names NATURAL JOIN "
        "drawn_names ORDER BY role, folded, event",
    }
    with closing(sqlite3.connect(ledger)) as db:
        return {name: db.execute(sql).fetchall() for name, sql in asked.items()}


def test_what_is_drawn_after_each_decision_is_what_a_fresh_drawing_gives(ledger: Path) -> None:
    chance, entries = random.Random(5), []
    claims = all_claims(ledger)
    for _ in range(40):
        claim, coder = chance.choice(claims), chance.choice(("ana", "bo"))
        match chance.randrange(5):
            case 0:
                kept = decide(ledger, claim.id, Act.REJECT, coder)
            case 1:
                kept = decide(ledger, claim.id, Act.ACCEPT, coder)
            case 2:
                kept = edit(ledger, {claim.id: {Field.PLACE: place("Halden")}}, coder)
            case 3 if chance.random() < 0.3:
                kept, _ = add_claim(
                    ledger,
                    claim.report.id,
                    ClaimKind.STATEMENT,
                    (),
                    coder,
                    start=claim.start,
                    end=claim.end,
                )
            case 3:
                kept = edit(ledger, {claim.id: {Field.SOURCES: claim.sources[1:]}}, coder)
            case _ if entries:
                kept = take_back(ledger, coder, entries.pop(chance.randrange(len(entries))))
                kept = type(kept)(decisions=(), claims=())
            case _:
                continue
        entries += [d.seq for d in kept.decisions if d.seq is not None]
    now = drawn(ledger)
    with Ledger(ledger) as held:
        with held.batch():
            held.clear_drawing()
        with held.batch():
            draw_waiting(held)
        draw_all_events(held)
    assert drawn(ledger) == now
    assert verify(ledger).fault is None


def read_anew(ledger: Path, report: str, *, without: str, moved: str) -> None:
    """A further reading of the report: one claim is gone, another stands elsewhere."""
    with Ledger(ledger) as held:
        of = held.report(report)
        assert of is not None
        read = [claim for _, claim in held.read_of(report) if claim.id != without]
        again = [
            identified(replace(claim, place=place("Harrow"))) if claim.id == moved else claim
            for claim in read
        ]
        held.add_reading(of, again, (), "")
        with held.batch():
            draw_waiting(held)


def test_what_is_read_anew_waits_to_be_looked_at_again(ledger: Path) -> None:
    control, event, other = all_claims(ledger)[:3]
    for claim in (control, event, other):
        decide(ledger, claim.id, Act.ACCEPT, "ana")
    edit(ledger, {event.id: {Field.ACTOR: None}}, "ana")
    read_anew(ledger, control.report.id, without=event.id, moved=control.id)
    assert queue(ledger, Queue.CHANGED) == [control.id, event.id]
    assert state_of(ledger, control) is State.UNREVIEWED  # accepted was another place
    assert state_of(ledger, event) is State.ACCEPTED  # read no more, and held on to
    assert state_of(ledger, other) is State.ACCEPTED
    shown = card(ledger, event.id).standing
    assert (shown.gone, shown.changed) == (True, True)
    for claim in (control, event):
        decide(ledger, claim.id, Act.ACCEPT, "ana")
    assert queue(ledger, Queue.CHANGED) == []
    decide(ledger, event.id, Act.REJECT, "ana")  # now nobody holds on to it
    assert event.id not in {claim.id for claim in all_claims(ledger)}
    take_back(ledger, "ana")
    assert event.id in {claim.id for claim in all_claims(ledger)}
    assert verify(ledger).fault is None


def test_linking_waits_and_works_the_list_off(ledger: Path) -> None:
    claim = shared(ledger)
    edit(ledger, {claim.id: {Field.PLACE: place("Elsewhere", 60.0)}}, "ana")
    with LedgerReader(ledger) as reader:
        assert [each.report for each in reader.to_link()] == [claim.report.id]
        assert reader.to_draw() == []
        last = reader.last_entry()
    done = link(ledger)
    assert (done.reports, done.written) == (1, 0)
    with LedgerReader(ledger) as reader:
        assert reader.to_link() == []
        assert reader.last_entry() == last  # no link changed: nothing to keep


def test_a_decision_is_quick(ledger: Path) -> None:
    """A tenth of a second on an idle machine; here four times as much may pass."""
    took = []
    for claim in all_claims(ledger)[:9]:
        begun = time.perf_counter()
        decide(ledger, claim.id, Act.ACCEPT, "ana")
        took.append(time.perf_counter() - begun)
    assert sorted(took)[4] < 0.4


def test_several_fields_are_one_batch(ledger: Path) -> None:
    claim = shared(ledger)
    kept = edit(
        ledger, {claim.id: {Field.PLACE: place("Halden"), Field.ACTOR: None}}, "ana"
    ).decisions
    assert len({d.batch for d in kept}) == 1
    assert None not in {d.batch for d in kept}
    back = take_back(ledger, "ana")
    assert [d.takes_back for d in back.decisions] == [d.seq for d in kept]
    assert state_of(ledger, claim) is State.UNREVIEWED


def test_one_of_a_batch_alone(ledger: Path) -> None:
    claim = shared(ledger)
    kept = edit(
        ledger, {claim.id: {Field.PLACE: place("Halden"), Field.ACTOR: None}}, "ana"
    ).decisions
    take_back(ledger, "bo", kept[1].seq, alone=True)  # whoever sees that it is wrong
    with LedgerReader(ledger) as reader:
        stands = found(reader, claim.id)
    assert [c.field for c in stands.corrections] == [Field.PLACE]


def test_undoing_goes_back_step_by_step(ledger: Path) -> None:
    one, two = all_claims(ledger)[:2]
    decide(ledger, one.id, Act.ACCEPT, "ana")
    decide(ledger, two.id, Act.ACCEPT, "bo")
    decide(ledger, two.id, Act.REJECT, "ana")
    assert take_back(ledger, "ana").decisions[0].claim == two.id
    assert take_back(ledger, "ana").decisions[0].claim == one.id
    with pytest.raises(UsageError, match="ana has nothing to take back"):
        take_back(ledger, "ana")
    assert state_of(ledger, two) is State.ACCEPTED


def test_nothing_falls_on_a_claim_that_was_not_seen(ledger: Path) -> None:
    claim = shared(ledger)
    seen = content_of(claim)
    edit(ledger, {claim.id: {Field.PLACE: place("Halden")}}, "bo")
    with pytest.raises(UsageError, match="look at it again"):
        decide(ledger, claim.id, Act.ACCEPT, "ana", seen=seen)
    assert state_of(ledger, claim) is State.EDITED


def refused() -> list[tuple[str, Callable[[Path, Claim], object]]]:
    return [
        ("no claim has an id that begins", lambda at, c: decide(at, "c-ffff", Act.ACCEPT, "ana")),
        ("no claim has an id that begins", lambda at, c: decide(at, "r-00", Act.ACCEPT, "ana")),
        ("--as NAME", lambda at, c: decide(at, c.id, Act.ACCEPT, " \n")),
        ("says nothing", lambda at, c: decide(at, c.id, Act.NOTE, "ana", reasons=(" ",))),
        ("is no verdict", lambda at, c: decide(at, c.id, Act.EDIT, "ana")),
        ("is no decision", lambda at, c: take_back(at, "ana", 1)),
        ("cannot be set so", lambda at, c: edit(at, {c.id: {Field.SOURCES: ()}}, "ana")),
        (
            "cannot be set so",
            lambda at, c: edit(at, {c.id: {Field.RELATION: None, Field.OFFER: "x"}}, "a"),
        ),
    ]


@pytest.mark.parametrize(("words", "act"), refused())
def test_what_cannot_be_done_changes_nothing(
    ledger: Path, words: str, act: Callable[[Path, Claim], object]
) -> None:
    with pytest.raises(UsageError, match=words):
        act(ledger, shared(ledger))
    with LedgerReader(ledger) as reader:
        assert list(reader.decisions()) == []


def test_a_taking_back_cannot_be_taken_back(ledger: Path) -> None:
    claim = shared(ledger)
    [made] = decide(ledger, claim.id, Act.ACCEPT, "ana").decisions
    [back] = take_back(ledger, "ana", made.seq).decisions
    with pytest.raises(UsageError, match="was taken back already"):
        take_back(ledger, "ana", made.seq)
    with pytest.raises(UsageError, match="cannot be taken back; decide anew"):
        take_back(ledger, "ana", back.seq)


def test_no_ledger_is_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        decide(tmp_path / "none.db", "c-1", Act.ACCEPT, "ana")
    assert list(tmp_path.iterdir()) == []


def test_a_claim_that_was_missed(ledger: Path) -> None:
    [report] = [r for r in reports(ledger) if r.title == "Elsewhere"]
    before = len(all_claims(ledger))
    said = [("type", "assault"), ("place", "none"), ("speaker", "the doctor"), ("killed", "9")]
    kept, notes = add_claim(
        ledger,
        report.id[:6],
        ClaimKind.EVENT,
        said,
        "ana",
        words="shelled the market",
        reasons=("the program has nothing",),
    )
    [stands] = kept.claims
    claim = stands.claim
    assert claim.verbatim == report.text[claim.start : claim.end] == "shelled the market"
    assert (stands.state, claim.origin.component, claim.confidence) == (State.ADDED, "person", 1.0)
    assert [s.name or s.mention for s in claim.sources] == ["the doctor", "Radio Ten"]
    assert claim.manner.value == "indirect"
    assert notes == ()
    assert len(all_claims(ledger)) == before + 1
    assert claim in all_claims(ledger, state=State.ADDED)
    with LedgerReader(ledger) as reader:
        assert [d.act for d in reader.decisions(claim=claim.id)] == [Act.ADD]
    take_back(ledger, "ana")
    assert len(all_claims(ledger)) == before
    assert claim in all_claims(ledger, state=State.REJECTED)
    again, _ = add_claim(
        ledger, report.id, ClaimKind.EVENT, said, "ana", words="shelled the market"
    )
    assert again.claims[0].claim.id != claim.id
    assert verify(ledger).fault is None


def test_the_outlet_says_it_unless_told(ledger: Path) -> None:
    [report] = [r for r in reports(ledger) if r.title == "Elsewhere"]
    kept, _ = add_claim(
        ledger,
        report.id,
        ClaimKind.FIGURE,
        [("killed", "9 medics"), ("injured", "2")],
        "ana",
        words="Nobody counted",
    )
    claim = kept.claims[0].claim
    assert [(f.measure.value, f.low, f.of.value) for f in claim.figures] == [
        ("killed", 9, "medics"),
        ("injured", 2, "unknown"),
    ]
    assert claim.manner.value == "own voice"


@pytest.mark.parametrize(
    ("kind", "said", "at", "words"),
    [
        (ClaimKind.EVENT, [("type", "assault")], {"words": "doctor"}, "stand 3 times"),
        (ClaimKind.EVENT, [("type", "assault")], {"words": "physician"}, "does not hold"),
        (ClaimKind.EVENT, [("type", "assault")], {"words": "doctor", "start": 1}, "do not stand"),
        (ClaimKind.EVENT, [("type", "assault")], {}, "which words"),
        (ClaimKind.EVENT, [("type", "assault")], {"start": 9, "end": 9999}, "are no words"),
        (ClaimKind.EVENT, [], {"words": "truce"}, "needs type="),
        (ClaimKind.SERVICE, [("thing", "bridge")], {"words": "truce"}, "needs effect="),
        (ClaimKind.FIGURE, [], {"words": "truce"}, "needs a count"),
        (ClaimKind.CONTROL, [("control", "takes")], {"words": "truce"}, "is not known"),
        (ClaimKind.STATEMENT, [("killed", "3")], {"words": "truce"}, "cannot have figures"),
    ],
)
def test_what_cannot_be_added(
    ledger: Path, kind: ClaimKind, said: list[tuple[str, str]], at: dict[str, Any], words: str
) -> None:
    [report] = [r for r in reports(ledger) if r.title == "Elsewhere"]
    with pytest.raises(UsageError, match=words):
        add_claim(ledger, report.id, kind, said, "ana", **at)
    with LedgerReader(ledger) as reader:
        assert list(reader.decisions()) == []


def reports(ledger: Path) -> list[Any]:
    with LedgerReader(ledger) as reader:
        return list(reader.reports())


REVIEWER = """
import sys
from pathlib import Path
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.decision import Act
from counterclaim.steps.review import decide, take_back

ledger = Path(sys.argv[1])
with LedgerReader(ledger) as reader:
    ids = [claim.id for claim in reader.claims()]
for turn in range(1000):
    for id in ids:
        kept = decide(ledger, id, (Act.ACCEPT, Act.REJECT)[turn % 2], "ana")
        print("saved", kept.decisions[0].seq, flush=True)
        if turn % 3 == 2:
            kept = take_back(ledger, "ana")
            print("saved", kept.decisions[0].seq, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of POSIX")
def test_kill_loses_nothing_that_was_saved(ledger: Path) -> None:
    chance = random.Random(9)
    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", REVIEWER, str(ledger)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        said = [process.stdout.readline()]
        time.sleep(chance.uniform(0, 0.6))
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
        process.wait()
        saved = {int(line.split()[1]) for line in said if line.endswith("\n")}
        with LedgerReader(ledger) as reader:
            kept = {decision.seq for decision in reader.decisions()}
            assert reader.to_draw() == []
        assert saved
        assert saved <= kept
        assert verify(ledger).fault is None
