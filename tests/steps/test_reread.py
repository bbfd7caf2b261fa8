"""Reports read anew: what stands, what waits for a second look, what goes over to other names."""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim, ClaimKind, Trigger
from counterclaim.model.decision import Act, Decision, Field, State, value_of
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.model.event import EventType
from counterclaim.model.identity import identified
from counterclaim.model.intake import Item
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict, pair
from counterclaim.model.problem import Problem
from counterclaim.model.version import RULES
from counterclaim.reviewing.standing import standing_hash
from counterclaim.steps.add import ITEMS, add
from counterclaim.steps.draw import draw_waiting
from counterclaim.steps.gazetteer import add_gazetteer, remove_gazetteer
from counterclaim.steps.link import link
from counterclaim.steps.options import AddOptions, Known, Reading, Saved, Stored, Work
from counterclaim.steps.reread import Asked, RereadSummary, reread
from counterclaim.views.review import card
from tests.ledger.making import claim, report
from tests.steps import fakes
from tests.steps.conftest import DemoRead

Rule = Callable[[Claim], Claim | None]
AGAIN = Asked(again=True)
BY_OTHERS = (Source(name="The Kite", kind=SourceKind.OUTLET),)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.steps.reread.Workers", fakes.Here)


@pytest.fixture(scope="module")
def linked(demo_read: DemoRead, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, read and linked."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with Ledger(path) as ledger, ledger.batch():
        for name, intake in demo_read.intakes.items():
            ledger.add(intake, demo_read.claims[name])
        draw_waiting(ledger)
    link(path)
    return path


@pytest.fixture
def demo(linked: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(linked, tmp_path / "war.db"))


@pytest.fixture
def ruled(demo_read: DemoRead) -> Callable[[Rule], Work]:
    """What reads the demo by the rules as they are, and then by one more."""
    held = {demo_read.reports[name].id: found for name, found in demo_read.claims.items()}

    def by(rule: Rule) -> Work:
        def work(items: Sequence[Item | Stored], _: AddOptions) -> list[Reading | Problem]:
            made: list[Reading | Problem] = []
            for item in items:
                assert isinstance(item, Stored)
                found = (rule(each) for each in held[item.report.id])
                named = tuple(identified(each) for each in found if each is not None)
                made.append(Reading(report=item.report, claims=named))
            return made

        return work

    return by


def as_before(claim: Claim) -> Claim:
    return claim


def said_by_others(claim: Claim) -> Claim:
    return replace(claim, sources=BY_OTHERS)


def without_actor(claim: Claim) -> Claim:
    return replace(claim, actor=None, co_actors=())


def without_control(claim: Claim) -> Claim | None:
    return None if claim.kind is ClaimKind.CONTROL else claim


def drawn(path: Path) -> dict[str, tuple[str, bool]]:
    """State and whether it changed since it was decided, by claim."""
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT id, state, changed FROM drawn_claims").fetchall()
    return {id: (state, bool(changed)) for id, state, changed in rows}


def rows_of(path: Path, table: str) -> int:
    with sqlite3.connect(path) as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def decide(path: Path, *decisions: Decision) -> None:
    with Ledger(path) as ledger, ledger.batch():
        ledger.add_decisions(decisions)
        draw_waiting(ledger)


def accept(claim: Claim) -> Decision:
    return Decision(
        claim=claim.id, act=Act.ACCEPT, standing=standing_hash(claim, None), coder="ana"
    )


def test_the_very_same_claims_are_not_stored_twice(
    demo: Path, ruled: Callable[[Rule], Work]
) -> None:
    before, claims = verify(demo), rows_of(demo, "claims")
    assert reread(demo, Asked(), work=ruled(as_before)) == RereadSummary(known=22)
    assert verify(demo) == before
    done = reread(demo, AGAIN, work=ruled(as_before))
    assert done == RereadSummary(reports=22, same=22)
    assert rows_of(demo, "claims") == claims
    with LedgerReader(demo) as ledger:
        for last in ledger.readings():
            first, _ = ledger.readings(last.report)
            assert (last.confirms, last.rules) == (first.seq, RULES)
    assert verify(demo).fault is None


@pytest.mark.parametrize("rule", [said_by_others, without_actor])
def test_decisions_and_judgements_stand_where_the_trigger_does(
    demo: Path, ruled: Callable[[Rule], Work], rule: Rule
) -> None:
    with LedgerReader(demo) as ledger:
        read = list(ledger.claims())
        acted = [c for c in read if c.actor and c.kind is ClaimKind.EVENT and c.place]
    one, two, three, *_ = acted
    edit = Decision(
        claim=two.id,
        act=Act.EDIT,
        field=Field.PLACE,
        value=replace(three.place, name="Elsewhere"),  # type: ignore[type-var]
        standing=standing_hash(two, Field.PLACE),
        coder="ana",
    )
    decide(demo, accept(one), edit)
    a, b = pair(two.id, three.id)
    word = Judgement(a=a, b=b, verdict=Verdict.SAME, by=Judge.PERSON)
    with Ledger(demo) as writer:
        writer.add_judgements([word])
    link(demo)
    done = reread(demo, AGAIN, work=ruled(rule))
    changed = sum(identified(made).content != c.content for c in read if (made := rule(c)))
    assert (done.otherwise, done.new, done.gone, done.lost) == (changed, 0, 0, ())
    assert done.to_link == 22 - done.same
    held = drawn(demo)
    assert held.keys() == {c.id for c in read}
    assert held[one.id] == (State.UNREVIEWED, True)  # what was accepted is not what stands
    assert held[two.id] == (State.EDITED, False)
    shown = card(demo, one.id).shown
    assert [list(version.otherwise) for version in shown.versions] == [
        [],
        [(f, v) for f in Field if (v := value_of(one, f)) != value_of(shown.claim, f)],
    ]
    link(demo)
    with LedgerReader(demo) as ledger:
        assert ledger.event_of(two.id) == ledger.event_of(three.id) is not None
        stands = ledger.claim(two.id)
        assert stands is not None
        assert stands.place is not None
        assert stands.place.name == "Elsewhere"
        assert len(ledger.versions(one.id)) == 2
        assert not ledger.to_link()
    assert verify(demo).fault is None


def test_what_was_accepted_stands_on_where_it_is_read_no_more(
    demo: Path, ruled: Callable[[Rule], Work]
) -> None:
    with LedgerReader(demo) as ledger:
        one, two, *rest = (c for c in ledger.claims() if c.kind is ClaimKind.CONTROL)
    decide(demo, accept(one))
    done = reread(demo, AGAIN, work=ruled(without_control))
    assert done.gone == 2 + len(rest)
    held = drawn(demo)
    assert held[one.id] == (State.ACCEPTED, True)
    assert two.id not in held
    assert rows_of(demo, "drawn_events") == len({e for e in events_of(demo) if e})
    done = reread(demo, AGAIN, work=ruled(as_before))  # the rules of before: an older reading
    assert drawn(demo).keys() >= {one.id, two.id}
    with LedgerReader(demo) as ledger:
        assert all(r.confirms for r in ledger.readings())
    assert verify(demo).fault is None


def events_of(path: Path) -> list[str | None]:
    with sqlite3.connect(path) as db:
        return [event for (event,) in db.execute("SELECT event FROM drawn_claims")]


def test_a_dry_run_tells_and_writes_nothing(demo: Path, ruled: Callable[[Rule], Work]) -> None:
    before = verify(demo)
    done = reread(demo, AGAIN, dry_run=True, work=ruled(without_control))
    assert (done.reports, done.new) == (22, 0)
    assert done.gone > 0
    assert verify(demo) == before


def test_cut_off_it_goes_on_from_there(demo: Path, ruled: Callable[[Rule], Work]) -> None:
    told: list[str] = []

    def stop(said: Saved | Known | Problem) -> None:
        told.append(str(said))
        if len(told) == 3:
            raise KeyboardInterrupt

    work = ruled(said_by_others)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("counterclaim.steps.reread.RULES", "other")
        patch.setattr("counterclaim.ledger.write.RULES", "other")
        first = reread(demo, Asked(), AddOptions(), stop, work=work)
        assert first.interrupted
        assert first.reports == ITEMS
        second = reread(demo, Asked(), work=work)
    assert (second.known, second.reports) == (first.reports, 22 - first.reports)
    assert verify(demo).fault is None


def test_only_the_reports_that_are_named(demo: Path, ruled: Callable[[Rule], Work]) -> None:
    with LedgerReader(demo) as ledger:
        id = ledger.report_ids()[3]
    asked = Asked(reports=[id[:8]], again=True)
    assert reread(demo, asked, work=ruled(said_by_others)).reports == 1
    with pytest.raises(UsageError, match="no report"):
        reread(demo, Asked(reports=["r-nothing"]))
    with pytest.raises(LedgerError, match="no ledger"):
        reread(demo.with_name("none.db"), Asked())


def test_what_was_read_with_lists_given_by_hand_is_left(tmp_path: Path) -> None:
    text, own, path = tmp_path / "a.txt", tmp_path / "own.csv", tmp_path / "war.db"
    text.write_text("Rebels took Dara.")
    own.write_text("name,lat,lon\nDara,1,2\n")
    given = AddOptions(gazetteer=str(own))
    add(path, [str(text)], given, work=fakes.read_items)
    assert reread(path, Asked(), work=fakes.read_items) == RereadSummary(by_hand=1, to_link=1)
    assert reread(path, Asked(), given, work=fakes.read_items).known == 1
    assert reread(path, Asked(everything=True), work=fakes.read_items).reports == 1
    with LedgerReader(path) as ledger:
        first, second = (reading.lists for reading in ledger.readings(ledger.report_ids()[0]))
    assert first.startswith("+")
    assert second == ""


def test_a_gazetteer_put_in_or_taken_out_is_another_list(tmp_path: Path) -> None:
    text, own, path = tmp_path / "a.txt", tmp_path / "own.csv", tmp_path / "war.db"
    text.write_text("Rebels took Dara.")
    own.write_text("name,lat,lon\nDara,1,2\n")
    add(path, [str(text)], work=fakes.read_items)
    add_gazetteer(path, own)
    assert reread(path, Asked(), work=fakes.read_items).reports == 1
    assert reread(path, Asked(), work=fakes.read_items).known == 1
    remove_gazetteer(path, "own.csv")
    done = reread(path, Asked(), work=fakes.read_items)
    assert (done.reports, done.same) == (1, 1)
    with LedgerReader(path) as ledger:
        lists = [reading.lists for reading in ledger.readings(ledger.report_ids()[0])]
    assert lists[0] == lists[2] == ""
    assert len(lists[1]) == 16


def test_what_a_component_failed_on_is_a_problem(demo: Path, ruled: Callable[[Rule], Work]) -> None:
    with LedgerReader(demo) as ledger:
        id = ledger.report_ids()[0]
        before = list(ledger.problems())
    note = Problem(path=id, row=None, reason="its times are missing; the rest was read")
    told: list[Saved | Known | Problem] = []

    def work(items: Sequence[Item | Stored], options: AddOptions) -> list[Reading | Problem]:
        made = ruled(said_by_others)(items, options)
        return [replace(each, notes=(note,)) for each in made if isinstance(each, Reading)]

    done = reread(demo, Asked(reports=[id], again=True), progress=told.append, work=work)
    assert (done.reports, done.problems) == (1, 1)
    assert told[1:] == [note]
    with LedgerReader(demo) as ledger:
        assert list(ledger.problems()) == [*before, note]
        assert all(each.sources == BY_OTHERS for _, each in ledger.read_of(id))


def test_in_other_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from counterclaim.steps.workers import Workers

    monkeypatch.setattr("counterclaim.steps.reread.Workers", Workers)
    path = tmp_path / "war.db"
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}: Rebels Advanced.")
    (tmp_path / "bad.txt").write_text("Rebels")
    add(path, [str(tmp_path / "*.txt")], work=fakes.read_items)
    done = reread(path, AGAIN, AddOptions(workers=2), work=fakes.read_items)
    assert (done.reports, done.problems) == (21, 0)


def named_by_content(path: Path) -> tuple[list[Claim], list[Claim]]:
    """A ledger of claims of format 1, without triggers, and what is read in it now."""
    old, new = [], []
    with Ledger(path) as ledger, ledger.batch():
        for number in (1, 2):
            of = report(number)
            before = [
                claim(of, "The market was shelled", 1, event_type=EventType.ASSAULT),
                claim(of, "Rebels entered", 2, event_type=EventType.ASSAULT),
            ]
            ledger.add(of, before)
            shelled = of.text.index("shelled")
            trigger = Trigger(mention="shelled", start=shelled, end=shelled + 7)
            old += before
            new.append(identified(replace(before[0], trigger=trigger)))
        draw_waiting(ledger)
    return old, new


def test_judgements_go_over_to_claims_under_their_new_names(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    old, new = named_by_content(path)
    shelled, entered, shelled_too, _ = old
    words = [
        Judgement(a=a, b=b, verdict=verdict, by=Judge.PERSON, reasons=("so it says",), coder="ana")
        for (a, b), verdict in (
            (pair(shelled.id, shelled_too.id), Verdict.SAME),
            (pair(shelled.id, entered.id), Verdict.DIFFERENT),
        )
    ]
    with Ledger(path) as ledger:
        ledger.add_judgements(words)
    decide(path, accept(shelled), Decision(claim=entered.id, act=Act.ACCEPT, coder="ana"))

    def work(items: Sequence[Item | Stored], _: AddOptions) -> list[Reading | Problem]:
        stored = [item.report for item in items if isinstance(item, Stored)]
        claims = [tuple(c for c in new if c.report.id == of.id) for of in stored]
        return [Reading(report=r, claims=c) for r, c in zip(stored, claims, strict=True)]

    done = reread(path, AGAIN, work=work)
    assert (done.otherwise, done.new, done.gone) == (0, 0, 2)
    assert (done.judgements, done.decisions) == (2, 1)  # the one of two reports, end by end
    assert {(lost.claim, lost.said) for lost in done.lost} == {
        (entered.id, f"it and {shelled.id} were judged different"),
        (entered.id, "accept by ana"),
    }
    with LedgerReader(path) as reader:
        [last] = reader.judgements_on(Subject.EVENT, [new[1].id])
    assert (last.a, last.b) == pair(new[0].id, new[1].id)
    assert (last.verdict, last.by, last.coder) == (Verdict.SAME, Judge.PERSON, "ana")
    assert last.reasons == (
        "so it says",
        f"carried from {shelled.id}",
        f"carried from {shelled_too.id}",
    )
    held = drawn(path)
    assert held[new[0].id] == (State.ACCEPTED, False)
    assert shelled.id not in held
    assert held[entered.id] == (State.ACCEPTED, True)  # it found no counterpart, and stands on
    link(path)
    with LedgerReader(path) as reader:
        assert reader.event_of(new[0].id) == reader.event_of(new[1].id)
    assert verify(path).fault is None
