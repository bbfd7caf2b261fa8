"""``link`` and ``judge`` on the command line: what they say, and what is asked wrongly."""

import json
from pathlib import Path

import pytest

from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.attribution import SourceKind
from tests.cli.conftest import Run
from tests.linking.making import Writer, source, strike

WHY = ("--because", "read both")


@pytest.fixture
def writers() -> list[Writer]:
    """Two reports of one strike, each after a monitor of another name."""
    found = [strike(1), strike(2)]
    for writer, name in zip(found, ("Hill Monitor", "HM"), strict=True):
        writer.tells("Osmanek", by=(source(name, SourceKind.MONITOR),))
    return found


@pytest.fixture
def path(tmp_path: Path, writers: list[Writer]) -> Path:
    """Their ledger, not linked yet."""
    path = tmp_path / "war.db"
    with Ledger(path) as ledger:
        for writer in writers:
            ledger.add(writer.report, writer.claims)
    return path


def shared(cli: Run, path: Path) -> list[str]:
    """The ids of the events told by two outlets."""
    lines = cli("events", path, "--json", "--min-outlets", "2").out.splitlines()
    return [json.loads(line)["event"] for line in lines]


def test_link_says_what_it_did(cli: Run, path: Path, writers: list[Writer]) -> None:
    ran = cli("link", path)
    assert (ran.status, ran.out) == (0, "")  # talk is no data
    assert "6 claims of 2 reports looked at; 5 judgements written, 0 undo older ones." in ran.err
    assert "1 event, 1 told by two or more reports; 0 pairs of reports hold one text." in ran.err
    assert f"counterclaim events {path}" in " ".join(ran.err.split())
    assert shared(cli, path) == [f"e-{min(writers[0].claims, key=lambda c: c.start).id[2:]}"]


def test_link_again_says_that_all_is_linked(cli: Run, path: Path) -> None:
    cli("link", path)
    ran = cli("link", path)
    assert ran.status == 0
    assert "Nothing was added since the last time: all is linked." in ran.err
    again = cli("link", path, "--again")
    assert "6 claims of 2 reports looked at; 0 judgements written" in again.err


def test_different_splits_at_once(cli: Run, path: Path, writers: list[Writer]) -> None:
    cli("link", path)
    one, other = (writer.claims[0].id for writer in writers)
    ran = cli("judge", path, one, other, "--different", *WHY)
    assert (ran.status, ran.out) == (0, "")
    said = " ".join(ran.err.split())
    assert f"Recorded: {one} and {other} are not one event." in said
    assert "they stand in 2 events: e-" in said
    assert shared(cli, path) == []
    assert verify(path).fault is None


def test_what_is_overruled_is_said(cli: Run, path: Path, writers: list[Writer]) -> None:
    one, other = (writer.claims[0].id for writer in writers)
    cli("judge", path, one, other, "--different", "--because", "the mill")
    said = " ".join(cli("judge", path, one, other, "--same", *WHY).err.split())
    a, b = sorted((one, other))
    assert f"Overruled by it: 1 older judgement: {a} and {b} different (the mill)." in said


def test_an_id_whose_event_went_into_another_leads_there(
    cli: Run, path: Path, writers: list[Writer]
) -> None:
    ids = [f"e-{writer.claims[0].id[2:]}" for writer in writers]
    ran = cli("judge", path, *ids, "--same", *WHY)
    assert f"Recorded: {ids[0]} and {ids[1]} are one event." in " ".join(ran.err.split())
    ran = cli("accounts", path, ids[1], "--json")
    assert f"{ids[1]} is now part of {ids[0]}." in " ".join(ran.err.split())
    assert json.loads(ran.out.splitlines()[0])["event"] == ids[0]
    assert "is now part of" not in cli("accounts", path, ids[0], "--json").err
    ran = cli("judge", path, *ids, "--different", *WHY)
    assert f"{ids[1]} is now part of {ids[0]}." in " ".join(ran.err.split())
    assert "is now part of" not in cli("accounts", path, ids[1], "--json").err


@pytest.mark.parametrize(
    ("option", "words"),
    [("--same", "are one event"), ("--unsure", "are perhaps one, perhaps not one event")],
)
def test_the_other_verdicts(
    cli: Run, path: Path, writers: list[Writer], option: str, words: str
) -> None:
    one, other = (writer.claims[0].id for writer in writers)
    ran = cli("judge", path, one, f"e-{other[2:]}", option, *WHY)
    assert ran.status == 0
    assert words in " ".join(ran.err.split())


def test_names_of_sources_and_reports_are_judged(
    cli: Run, path: Path, writers: list[Writer]
) -> None:
    ran = cli("judge", path, "HM", "Hill Monitor", "--same", *WHY)
    assert (ran.status, ran.err) == (0, "Recorded: HM and Hill Monitor are one source.\n")
    one, other = sorted(writer.report.id for writer in writers)
    ran = cli("judge", path, other, one, "--different", *WHY)
    said = " ".join(ran.err.split())
    assert (ran.status, said) == (0, f"Recorded: {one} and {other} are not one text.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("HM", "Hill Monitor", *WHY), "say one of --same, --different, --unsure"),
        (("HM", "Hill Monitor", "--same", "--unsure", *WHY), "say one of --same, --different"),
        (("HM", "Hill Monitor", "--same", "--because", " "), "--because is empty"),
        (("HM", "Hill Monitor", "--same"), "--because"),
        (("HM", "HM", "--same", *WHY), "are the same source; name two"),
        (("HM", "Valley Post", "--same", *WHY), "no source is called 'Valley Post'"),
        (("HM", "c-ffffffffffff", "--same", *WHY), "are not of one kind"),
        (("c-ffffffffffff", "c-eeeeeeeeeeee", "--same", *WHY), "no claim or event has an id"),
        (("r-ffffffffffff", "r-eeeeeeeeeeee", "--same", *WHY), "no report has an id"),
    ],
)
def test_what_is_asked_wrongly(
    cli: Run, path: Path, arguments: tuple[str, ...], words: str
) -> None:
    ran = cli("judge", path, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert words in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "arguments", [("link",), ("judge", "c-1", "c-2", "--same", *WHY)], ids=["link", "judge"]
)
def test_no_ledger_is_made(cli: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "none.db"
    ran = cli(arguments[0], path, *arguments[1:])
    assert (ran.status, ran.out) == (2, "")
    assert "there is no ledger at" in " ".join(ran.err.split())
    assert not path.exists()


def test_what_the_pipeline_read_can_be_linked(cli: Run, ledger: Path) -> None:
    assert cli("link", ledger).status == 0
    assert verify(ledger).fault is None
    assert cli("events", ledger, "--json").out
