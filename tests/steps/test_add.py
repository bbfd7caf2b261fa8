import json
from pathlib import Path

import pytest

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.model.errors import LedgerError, UsageError
from counterclaim.model.problem import Problem
from counterclaim.reading.options import Outlet, ReadingOptions
from counterclaim.steps.add import add
from counterclaim.steps.options import AddOptions, AddSummary, Known, Saved
from tests.steps import fakes

TWO = AddOptions(workers=2)


def write(folder: Path, **files: str) -> str:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)
    return str(folder)


def run(
    ledger: Path, *paths: str, options: AddOptions = TWO
) -> tuple[AddSummary, list[Saved | Known | Problem]]:
    said: list[Saved | Known | Problem] = []
    summary = add(ledger, paths, options, said.append, work=fakes.read_items)
    assert verify(ledger).fault is None
    return summary, said


def told(ledger: Path) -> list[object]:
    with LedgerReader(ledger) as reader:
        return [*reader.reports(), *reader.claims(), *reader.problems()]


def reasons(said: list[Saved | Known | Problem]) -> list[str]:
    return [str(each) for each in said if isinstance(each, Problem)]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "war.db"


def test_files_become_reports_with_claims(ledger: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="Rebels and Soldiers met.", b="Nothing", c="quiet")
    summary, said = run(ledger, folder)
    assert (summary.reports, summary.claims, summary.known, summary.problems) == (3, 3, 0, 0)
    assert [(each.path[-5:], each.claims) for each in said if isinstance(each, Saved)] == [
        ("a.txt", 2),
        ("b.txt", 1),
        ("c.txt", 0),
    ]
    with LedgerReader(ledger) as reader:
        assert [report.text for report in reader.reports()] == [
            "Rebels and Soldiers met.",
            "Nothing",
            "quiet",
        ]
        assert reader.head() == summary.head
    assert not summary.interrupted


def test_again_is_a_no_op_and_says_so(ledger: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="Rebels", b="UNREADABLE")
    first, _ = run(ledger, folder)
    again, said = run(ledger, folder)
    assert (again.reports, again.known, again.problems) == (0, 1, 1)
    assert again.head == first.head
    assert [type(each) for each in said] == [Known, Problem]


def test_the_same_bytes_twice_in_one_run(ledger: Path, tmp_path: Path) -> None:
    summary, _ = run(ledger, write(tmp_path / "in", a="Rebels", b="Rebels"))
    assert (summary.reports, summary.known) == (1, 1)


def test_the_same_bytes_under_another_outlet(ledger: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="Rebels")
    run(ledger, folder)
    head = told(ledger)
    other = ReadingOptions(
        outlet="radio x", outlets=(Outlet(outlet="Radio X", name="Radio Ten", side="west"),)
    )
    summary, said = run(ledger, folder, options=AddOptions(reading=other))
    assert (summary.reports, summary.known, summary.problems) == (0, 0, 1)
    assert "under outlet The Courier; they were not added again under Radio Ten" in reasons(said)[0]
    assert told(ledger)[:-1] == head
    same, _ = run(ledger, folder, options=AddOptions(reading=ReadingOptions(outlet="THE COURIER")))
    assert (same.known, same.problems) == (1, 0)


def test_one_bad_item_never_stops_the_rest(ledger: Path, tmp_path: Path) -> None:
    folder = write(
        tmp_path / "in", a="Rebels", b="CRASH", c="RAISE", d="UNREADABLE", e="ODD One", f="Soldiers"
    )
    summary, said = run(ledger, folder, "nowhere.txt")
    assert (summary.reports, summary.problems) == (3, 5)
    assert [type(each) for each in said] == [
        Saved,
        Problem,
        Problem,
        Problem,
        Saved,
        Problem,
        Saved,
        Problem,
    ]
    crash, raised, unreadable, odd, missing = reasons(said)
    assert "b.txt: reading it took all memory, or more than" in crash
    assert "c.txt: it could not be annotated (ValueError: no way with RAISE)" in raised
    assert unreadable.endswith("d.txt: cannot be read")
    assert odd.endswith("e.txt: has an odd date")
    assert missing == "nowhere.txt: does not exist"
    with LedgerReader(ledger) as reader:
        assert [str(problem) for problem in reader.problems()] == reasons(said)


def test_several_crashes_in_several_batches(ledger: Path, tmp_path: Path) -> None:
    texts = {f"n{n:03}": "CRASH" if n in (3, 20, 21, 50) else f"Report {n}" for n in range(60)}
    summary, said = run(ledger, write(tmp_path / "in", **texts))
    assert (summary.reports, summary.problems) == (56, 4)
    assert [each.path[-7:-4] for each in said if isinstance(each, Problem)] == [
        "003",
        "020",
        "021",
        "050",
    ]


def test_a_fault_of_the_call_ends_it(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the gazetteer is missing"):
        add(ledger, [write(tmp_path / "in", a="MISUSE")], work=fakes.read_items)
    assert told(ledger) == []


def test_one_and_two_workers_write_the_same(tmp_path: Path) -> None:
    texts = {f"n{n:03}": f"Report {n} of Rebels " + "x" * (n % 7) * 40_000 for n in range(50)}
    folder = write(tmp_path / "in", **texts)
    run(tmp_path / "one.db", folder, options=AddOptions(workers=1))
    run(tmp_path / "two.db", folder)
    run(tmp_path / "again.db", folder)
    assert told(tmp_path / "one.db") == told(tmp_path / "two.db") == told(tmp_path / "again.db")


def test_rows_keep_their_table_and_workers_do_not_get_it(ledger: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    lines = [json.dumps({"text": f"Report {n} of Rebels", "outlet": "Radio X"}) for n in range(40)]
    table.write_text("\n".join(lines))
    summary, said = run(ledger, str(table))
    assert summary.reports == 40
    assert [each.row for each in said if isinstance(each, Saved)] == list(range(1, 41))
    with LedgerReader(ledger) as reader:
        report = next(reader.reports())
        original = reader.original(report.sha256)
        assert original is not None
        whole = reader.original(original.container_sha256 or "")
    assert whole is not None
    assert whole.content == table.read_bytes()


def test_what_cannot_be_asked(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="0 workers cannot work"):
        add(ledger, ["x"], AddOptions(workers=0))
    assert not ledger.exists()
    with pytest.raises(LedgerError, match="does not exist; make it first"):
        add(tmp_path / "no" / "war.db", ["x"])
    with pytest.raises(LedgerError, match="is not a counterclaim ledger"):
        add(Path(__file__), ["x"])


def test_nothing_to_add(ledger: Path, tmp_path: Path) -> None:
    summary, said = run(ledger, write(tmp_path / "in"))
    assert (summary.reports, summary.head is None) == (0, False)
    assert reasons(said)[0].endswith("in: the folder is empty")
