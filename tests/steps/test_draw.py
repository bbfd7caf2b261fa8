"""What waits is drawn in transactions of a few reports, and comes to what a fresh drawing makes."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from counterclaim.ledger.drawn import Draw, Link
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger
from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.decision import Act, Decision
from counterclaim.model.judgement import Verdict
from counterclaim.steps import draw
from counterclaim.steps.add import add
from counterclaim.steps.draw import draw_backlog
from counterclaim.steps.draw_check import differences
from counterclaim.steps.link import judge, link
from counterclaim.views.event_lists import Asked, page
from tests.ledger.old import VERSIONS, old_ledger
from tests.linking.making import HARROW, Writer, source, strike
from tests.steps import fakes
from tests.views.making import DAY

WHY = "read both"
BODY = "Ministry of Health"


def keep(path: Path, writers: Sequence[Writer]) -> None:
    with Ledger(path) as ledger:
        for writer in writers:
            ledger.add(writer.report, writer.claims)


def is_right(path: Path) -> bool:
    """Nothing waits, and all is as a fresh drawing has it."""
    with LedgerReader(path) as ledger:
        assert ledger.to_draw() == []
    assert list(differences(path)) == []
    return True


def listed(path: Path) -> list[set[str]]:
    """The reports of each event in the list."""
    rows = page(path, Asked()).rows
    with LedgerReader(path) as ledger:
        return [{c.report.id for c in ledger.claims_by_id(row.claims)} for row in rows]


@pytest.fixture
def writers() -> list[Writer]:
    return [strike(1), strike(2), strike(3), strike(60, HARROW, DAY + timedelta(days=9))]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """One report a transaction."""
    monkeypatch.setattr(draw, "SOME", 1)


@pytest.fixture
def linked(tmp_path: Path, writers: list[Writer]) -> Path:
    path = tmp_path / "war.db"
    keep(path, writers)
    link(path)
    return path


@contextmanager
def most_in_a_batch(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many reports were drawn in each transaction."""
    counts: list[int] = []
    real = Ledger.batch

    @contextmanager
    def batch(self: Ledger) -> Iterator[None]:
        counts.append(0)
        with real(self):
            yield

    def roots(*_: object) -> None:
        counts[-1] += 1
        draw_roots(*_)  # type: ignore[arg-type]

    draw_roots = draw._draw_roots
    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "batch", batch)
        patched.setattr(draw, "_draw_roots", roots)
        yield counts


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("version", VERSIONS)
def test_the_events_of_an_older_ledger_are_listed_once_it_is_linked(
    tmp_path: Path, version: int
) -> None:
    path = old_ledger(tmp_path, version)
    done = link(path)
    assert done.events > 1
    assert page(path, Asked()).found == done.events
    assert is_right(path)


def test_what_was_linked_before_is_listed_as_soon_as_a_report_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_ledger(tmp_path, 4)
    (tmp_path / "new.txt").write_text("Nothing Happened.")
    monkeypatch.setattr(draw, "SOME", 1)
    with most_in_a_batch(monkeypatch) as counts:
        add(path, [str(tmp_path / "new.txt")], work=fakes.read_items)
    assert max(counts) == 1
    assert sum(counts) >= 3
    assert page(path, Asked()).found > 1
    assert any(len(reports) == 2 for reports in listed(path))
    with LedgerReader(path) as ledger:
        [waiting] = ledger.to_link()
        new = list(ledger.reports())[-1].id
        assert (waiting.report, waiting.link) == (new, Link.NEVER)
    assert not any(new in reports for reports in listed(path))
    assert is_right(path)
    before = page(path, Asked()).rows
    link(path)
    assert set(before) <= set(page(path, Asked()).rows)
    assert is_right(path)


def test_a_report_that_the_older_program_had_not_linked_waits_for_the_linker(
    tmp_path: Path,
) -> None:
    path = old_ledger(tmp_path, 4)
    with Ledger(path) as ledger:
        assert ledger.to_link() == []
    for version in (1, 2):
        with Ledger(old_ledger(tmp_path, version)) as ledger:
            assert [each.link for each in ledger.to_link()] == [Link.NEVER] * 2


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("cut_at", range(1, 12))
def test_cut_off_anywhere_the_next_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_at: int
) -> None:
    path = old_ledger(tmp_path, 4)
    real, begun = Ledger.batch, 0

    @contextmanager
    def batch(self: Ledger) -> Iterator[None]:
        nonlocal begun
        begun += 1
        if begun == cut_at:
            raise KeyboardInterrupt
        with real(self):
            yield

    with monkeypatch.context() as patched, Ledger(path) as ledger:
        patched.setattr(Ledger, "batch", batch)
        try:
            draw_backlog(ledger)
        except KeyboardInterrupt:
            pass
        else:
            assert begun < cut_at
    with Ledger(path) as ledger:
        draw_backlog(ledger)
    assert is_right(path)
    assert any(len(reports) == 2 for reports in listed(path))


@pytest.mark.usefixtures("few")
def test_linking_in_small_transactions_comes_to_the_same(
    linked: Path, tmp_path: Path, writers: list[Writer]
) -> None:
    assert is_right(linked)
    slow = tmp_path / "slow.db"
    for writer in writers:
        keep(slow, [writer])
        link(slow)
    assert is_right(slow)
    assert page(slow, Asked()) == page(linked, Asked())
    link(slow, again=True)
    assert is_right(slow)
    assert page(slow, Asked()) == page(linked, Asked())


def test_linking_cut_off_before_it_drew_is_made_up_for(
    linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = page(linked, Asked())

    def cut(_: Ledger) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("counterclaim.steps.link.draw_backlog", cut)
        with pytest.raises(KeyboardInterrupt):
            link(linked, again=True)
    assert page(linked, Asked()).found == 0
    link(linked)
    assert is_right(linked)
    assert page(linked, Asked()) == before


def read_again(path: Path, writer: Writer, claims: Sequence[Claim]) -> None:
    with Ledger(path) as ledger:
        ledger.add_reading(writer.report, claims, None, "")
        draw_backlog(ledger)


def test_a_claim_that_is_read_no_more_leaves_no_event_behind(
    linked: Path, writers: list[Writer]
) -> None:
    alone, shared = writers[3], writers[0]
    read_again(linked, alone, ())
    assert not any(alone.report.id in reports for reports in listed(linked))
    for left in (shared.claims[1:], ()):
        read_again(linked, shared, left)
        rows = page(linked, Asked()).rows
        with LedgerReader(linked) as ledger:
            for row in rows:
                assert [claim.id for claim in ledger.claims_by_id(row.claims)] == list(row.claims)
        link(linked)
        assert is_right(linked)
    assert listed(linked) == [{writer.report.id for writer in writers[1:3]}]


def test_a_decision_on_a_report_that_was_never_linked_makes_no_event(tmp_path: Path) -> None:
    path, writer = tmp_path / "war.db", strike(1)
    keep(path, [writer])
    with Ledger(path) as ledger:
        draw_backlog(ledger)
        decision = Decision(claim=writer.claims[0].id, act=Act.ACCEPT, coder="ann")
        ledger.add_decisions([decision])
        draw_backlog(ledger)
        assert not ledger.has_events()


def test_a_rejected_claim_is_in_no_event(linked: Path, writers: list[Writer]) -> None:
    with Ledger(linked) as ledger:
        told = [Decision(claim=c.id, act=Act.REJECT, coder="ann") for c in writers[3].claims]
        ledger.add_decisions(told)
        assert [each.draw for each in ledger.to_draw()] == [Draw.ALL]
        draw_backlog(ledger)
    assert listed(linked) == [{writer.report.id for writer in writers[:3]}]


def spoken(number: int, kind: SourceKind | None) -> Writer:
    """A report that lays its strike to a spokesman of a body, or tells what kind the body is."""
    writer = strike(number)
    by = source(BODY, kind or SourceKind.PERSON, "the spokesman")
    by = replace(by, body=None if kind else BODY, name=BODY if kind else None)
    writer.claims[0] = replace(writer.claims[0], sources=(by, *writer.claims[0].sources))
    return writer


@pytest.mark.usefixtures("few")
def test_what_a_later_report_tells_of_a_body_reaches_the_earlier_ones(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    keep(path, [spoken(1, None), spoken(2, None), spoken(3, SourceKind.GOVERNMENT)])
    link(path)
    assert is_right(path)


def test_sources_judged_one_have_one_root_in_what_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    names = "Hill Monitor", "HM"
    writers = [Writer(f"Jets bombed Dara. {name}", name[-1]) for name in names]
    for writer, name in zip(writers, names, strict=True):
        writer.tells("Jets bombed Dara", by=(source(name, SourceKind.MONITOR),))
    keep(path, writers)
    link(path)
    for verdict in (Verdict.SAME, Verdict.DIFFERENT):
        judge(path, *names, verdict, WHY)
        assert is_right(path)


def test_texts_judged_one_have_one_root_in_what_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    wire = " ".join(f"word{number}" for number in range(90))
    pair = [Writer(f"{wire} {outlet}", outlet) for outlet in "AB"]
    for writer in pair:
        writer.tells("word1 word2", by=(source(None, SourceKind.MEDIC, "medics"),))
    for writer in pair:  # the second is found to be a copy when the first is linked already
        keep(path, [writer])
        link(path)
        assert is_right(path)
    judge(path, pair[0].report.id, pair[1].report.id, Verdict.DIFFERENT, WHY)
    assert is_right(path)


def test_what_another_version_drew_is_drawn_anew(linked: Path) -> None:
    before = page(linked, Asked())
    with closing(sqlite3.connect(linked)) as db:
        db.execute("UPDATE drawn SET value = '0' WHERE what = 'version'")
        db.execute("UPDATE drawn_events SET json = replace(json, 'Dara', 'Lost')")
        db.commit()
    assert page(linked, Asked()) != before
    with Ledger(linked) as ledger:
        draw_backlog(ledger)
    assert page(linked, Asked()) == before
    assert is_right(linked)
