"""``link`` and ``judge`` on a ledger: what is written, what stays."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.linking.events import event_id, events_of
from counterclaim.linking.roots import roots_of
from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import ClaimKind
from counterclaim.model.errors import CounterclaimError, LedgerError, UsageError
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict
from counterclaim.steps.link import judge, link
from tests.linking.making import HARROW, Writer, source, strike
from tests.views.making import DAY

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
WHY = "read both"


def keep(path: Path, writers: Sequence[Writer]) -> None:
    with Ledger(path) as ledger:
        for writer in writers:
            ledger.add(writer.report, writer.claims)


@pytest.fixture
def writers() -> list[Writer]:
    """Two reports of a strike at Dara, one of another at Harrow nine days on."""
    return [strike(1), strike(2), strike(60, HARROW, DAY + timedelta(days=9))]


@pytest.fixture
def path(tmp_path: Path, writers: list[Writer]) -> Path:
    path = tmp_path / "war.db"
    keep(path, writers)
    return path


def judgements(path: Path) -> list[Judgement]:
    with LedgerReader(path) as ledger:
        return list(ledger.judgements())


def events(path: Path) -> dict[str, set[str]]:
    """The reports of every event by its id."""
    with LedgerReader(path) as ledger:
        claims = [claim for _, claim in ledger.claims_at()]
        found = events_of(claims, ledger.judgements())
    return {event.id: {claim.report.id for claim in event.claims} for event in found}


def shared(path: Path) -> list[set[str]]:
    return [reports for reports in events(path).values() if len(reports) > 1]


def first(writer: Writer) -> str:
    return writer.claims[0].id


def test_link_writes_what_holds_events_together(path: Path, writers: list[Writer]) -> None:
    done = link(path)
    assert (done.reports, done.claims) == (3, 6)
    assert (done.events, done.shared, done.written, done.undone) == (2, 1, 4, 0)
    assert shared(path) == [{writers[0].report.id, writers[1].report.id}]
    assert all(j.by is Judge.PROGRAM and j.reasons and j.recorded_at for j in judgements(path))
    assert verify(path).fault is None


def test_link_again_adds_nothing(path: Path) -> None:
    link(path)
    before = judgements(path)
    for again in (False, True):
        done = link(path, again=again)
        assert (done.written, done.undone, done.events, done.shared) == (0, 0, 2, 1)
        assert judgements(path) == before
    assert link(path).claims == 0


def test_a_new_report_joins_an_old_event_which_keeps_its_id(
    path: Path, writers: list[Writer]
) -> None:
    link(path)
    before = set(events(path))
    new = strike(3)
    keep(path, [new])
    done = link(path)
    assert done.claims == 6  # the two reports of Dara and the new one, not that of Harrow
    assert done.undone == 0
    after = events(path)
    assert set(after) == before
    assert after[event_id(first(writers[0]))] == {w.report.id for w in (*writers[:2], new)}
    assert verify(path).fault is None


def test_report_by_report_gives_the_events_of_all_at_once(
    path: Path, tmp_path: Path, writers: list[Writer]
) -> None:
    link(path)
    slow = tmp_path / "slow.db"
    for writer in writers:
        keep(slow, [writer])
        link(slow)
    assert events(slow) == events(path)


def test_different_splits_at_once_and_later_links_keep_to_it(
    path: Path, writers: list[Writer]
) -> None:
    link(path)
    before = judgements(path)
    done = judge(path, first(writers[0]), first(writers[1]), DIFFERENT, WHY)
    assert (done.judgement.by, done.judgement.reasons) == (Judge.PERSON, (WHY,))
    assert set(done.events) == {event_id(first(writer)) for writer in writers[:2]}
    assert shared(path) == []
    link(path)
    link(path, again=True)
    keep(path, [strike(3)])
    link(path)
    assert not any({w.report.id for w in writers[:2]} <= reports for reports in shared(path))
    assert judgements(path)[: len(before)] == before  # nothing is deleted
    assert verify(path).fault is None


def test_different_splits_where_other_claims_of_the_two_reports_were_linked(
    path: Path, writers: list[Writer]
) -> None:
    link(path)
    judge(path, writers[0].claims[1].id, writers[1].claims[1].id, DIFFERENT, WHY)
    assert shared(path) == []
    assert [j.verdict for j in judgements(path)[-1:]] == [DIFFERENT]


def test_different_takes_apart_what_one_report_tells_together(
    path: Path, writers: list[Writer]
) -> None:
    link(path)
    one, other = (claim.id for claim in writers[2].claims)
    assert event_id(other) not in events(path)
    judge(path, one, other, DIFFERENT, WHY)
    link(path, again=True)
    assert event_id(other) in events(path)


def test_same_joins_and_later_links_keep_to_it(path: Path, writers: list[Writer]) -> None:
    link(path)
    everything = {writer.report.id for writer in writers}
    done = judge(path, event_id(first(writers[2])), event_id(first(writers[0])), SAME, WHY)
    assert done.events == (event_id(first(writers[0])),)
    assert shared(path) == [everything]
    link(path, again=True)
    assert shared(path) == [everything]
    judge(path, first(writers[0]), first(writers[2]), DIFFERENT, "read them again")
    assert shared(path) == [{writer.report.id for writer in writers[:2]}]


def test_unsure_is_kept(path: Path, writers: list[Writer]) -> None:
    link(path)
    judge(path, first(writers[0]), first(writers[1]), UNSURE, WHY)
    link(path, again=True)
    kept = judgements(path)[-1]
    assert (kept.verdict, kept.by) == (UNSURE, Judge.PERSON)
    assert shared(path) == []


def test_judging_before_the_first_link(path: Path, writers: list[Writer]) -> None:
    judge(path, first(writers[0]), first(writers[2]), SAME, WHY)
    link(path)
    assert shared(path) == [{writer.report.id for writer in writers}]


@pytest.mark.parametrize("verdict", [SAME, DIFFERENT, UNSURE])
def test_linking_what_has_nothing_to_do_with_an_older_judgement(
    path: Path, writers: list[Writer], verdict: Verdict
) -> None:
    link(path)
    judge(path, first(writers[0]), first(writers[1]), verdict, WHY)
    before = events(path)
    far = strike(90, HARROW, DAY + timedelta(days=300))
    keep(path, [far])
    assert link(path).reports == 1
    assert events(path) == before | {event_id(first(far)): {far.report.id}}


def test_copies_are_judged_too(path: Path, tmp_path: Path) -> None:
    wire = " ".join(f"word{number}" for number in range(90))
    pair = [Writer(f"{wire} {outlet}", outlet) for outlet in "AB"]
    for writer in pair:
        writer.tells("word1 word2", by=(source(None, SourceKind.MEDIC, "medics"),))
    keep(path, pair)
    assert link(path).copies == 1
    ids = sorted(writer.report.id for writer in pair)
    done = judge(path, ids[0], ids[1], DIFFERENT, WHY)
    assert (done.judgement.about, done.judgement.a, done.judgement.b) == (Subject.COPY, *ids)
    assert link(path, again=True).copies == 0


def test_sources_are_judged_by_name(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    names = "Hill Monitor", "HM"
    writers = [Writer(f"Jets bombed Dara. {name}", name[-1]) for name in names]
    for writer, name in zip(writers, names, strict=True):
        writer.tells("Jets bombed Dara", by=(source(name, SourceKind.MONITOR),))
    keep(path, writers)
    done = judge(path, "hill mon", "HM", SAME, "it says so itself")
    kept = done.judgement
    assert (kept.about, kept.a, kept.b) == (Subject.SOURCE, "HM", "Hill Monitor")
    claims = [claim for writer in writers for claim in writer.claims]
    assert len({root.key for root in roots_of(claims, judgements(path)).values()}) == 1


@pytest.mark.parametrize(
    ("one", "other", "because", "words"),
    [
        ("c-{0}", "c-ffffffffffff", WHY, "no claim or event has an id that begins with 'c-ffff"),
        ("e-ffffffffffff", "c-{0}", WHY, "no claim or event has an id that begins with 'e-ffff"),
        ("r-ffffffffffff", "{report}", WHY, "no report has an id that begins with 'r-ffff"),
        ("c-{0}", "c-{0}", WHY, "are the same event; name two"),
        ("c-{0}", "e-{0}", WHY, "are the same event; name two"),
        ("{report}", "{report}", WHY, "are the same copy; name two"),
        ("c-{0}", "{report}", WHY, "are not of one kind"),
        ("c-{0}", "Outlet 1", WHY, "are not of one kind"),
        ("Outlet 1", "Outlet 9", WHY, "no source is called 'Outlet 9'"),
        ("Outlet 1", "utlet", WHY, "near it: Outlet 1, Outlet 2"),
        ("c-{0}", "c-{1}", "  ", "--because is empty"),
        ("c-{0}", "c-{2}", WHY, "tells of no happening"),
    ],
)
def test_errors_in_plain_words(
    path: Path, writers: list[Writer], one: str, other: str, because: str, words: str
) -> None:
    spoken = Writer("The minister spoke.")
    spoken.tells(kind=ClaimKind.STATEMENT)
    keep(path, [spoken])
    ids = [first(writer)[2:] for writer in (*writers[:2], spoken)]
    report = writers[0].report.id
    one, other = (words.format(*ids, report=report) for words in (one, other))
    with pytest.raises(UsageError) as raised:
        judge(path, one, other, SAME, because)
    assert words in str(raised.value)
    assert judgements(path) == []


@pytest.mark.parametrize("command", ["link", "judge"])
def test_no_ledger_is_made(tmp_path: Path, command: str) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(LedgerError, match="there is no ledger at"):
        link(path) if command == "link" else judge(path, "c-1", "c-2", SAME, WHY)
    assert not path.exists()


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no ledger", "utf-8")
    with pytest.raises(CounterclaimError):
        link(path)
