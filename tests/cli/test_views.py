"""``events``, ``accounts``, ``timeline``, ``control``, ``labels``, ``sources``, ``diff``: forms."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from counterclaim.model.control import ControlStatus
from counterclaim.model.judgement import Verdict
from tests.cli.conftest import Run
from tests.views.making import MONITOR, Teller, actor, at, figure, judged, kept, same

HOSTILE = '=cmd|"$x$" \x1b[31m\u202e[bold]Post'
COMMANDS = (
    ("events",),
    ("timeline",),
    ("control", "Dara"),
    ("labels",),
    ("sources",),
    ("sources", "--roots"),
    ("diff", "--from", "2020-01-01"),
)
PLOTTED = (("timeline",), ("control", "Dara"), ("labels",), ("sources",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """One strike told four ways, control of the town, labels; an outlet with a hostile name."""
    tellers = [Teller(name) for name in ("The Courier", "Radio Ten", HOSTILE, "The Lantern")]
    ids = []
    for number, teller in enumerate(tellers):
        ids.append(teller.tells(MONITOR, actor=actor("jets"), target=actor("a market")))
        ids.append(teller.counts(figure(9 + number), by=("a medic",)))
        teller.holds("the army", share=0.5 + number / 10)
        teller.holds("the militia", ControlStatus.LOST, by=(MONITOR,))
        teller.calls("bandits", "Hill Front")
    silent = Teller("Northern Post")
    silent.tells(place=at("Harrow", 36.2, 37.1))
    return kept(tmp_path / "linked.db", *tellers, silent, judgements=same(*ids))


@pytest.fixture
def event(cli: Run, path: Path) -> str:
    """The id of the strike."""
    line = cli("events", path, "--json", "--min-outlets", "2").out.splitlines()[0]
    return str(json.loads(line)["event"])


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_table_in_a_hundred_columns_that_cites_claims(
    cli: Run, path: Path, command: tuple[str, ...]
) -> None:
    ran = cli(command[0], path, *command[1:])
    assert ran.status == 0, ran.err
    assert max(map(len, ran.out.splitlines())) <= 100
    assert "c-" in ran.out or "e-" in ran.out
    assert "\x1b[31m" not in ran.out
    assert "\u202e" not in ran.out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_json_is_a_row_a_line_that_cites_claims(
    cli: Run, path: Path, command: tuple[str, ...]
) -> None:
    ran = cli(command[0], path, *command[1:], "--json")
    assert (ran.status, ran.err) == (0, "")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert rows
    assert all(row.get("examples", row["claims"])[0].startswith("c-") for row in rows)
    assert ran.out == cli(command[0], path, *command[1:], "--json").out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_csv_runs_nothing(cli: Run, path: Path, command: tuple[str, ...]) -> None:
    ran = cli(command[0], path, *command[1:], "--csv")
    assert (ran.status, ran.err) == (0, "")
    rows = list(csv.DictReader(StringIO(ran.out)))
    assert rows
    assert len(rows) == len(cli(command[0], path, *command[1:], "--json").out.splitlines())
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_one_strike_told_four_ways(cli: Run, path: Path, event: str) -> None:
    ran = cli("accounts", path, event)
    assert ran.status == 0, ran.err
    assert "4 outlets, 5 root sources" in ran.out
    assert "killed 12" in ran.out
    assert "Silent, though published within a day of it: Northern Post" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100
    assert ran.out.count("source ") >= 2  # more accounts than fit beside each other


def test_the_accounts_for_a_program(cli: Run, path: Path, event: str) -> None:
    rows = [json.loads(line) for line in cli("accounts", path, event, "--json").out.splitlines()]
    assert rows[0]["event"] == event
    assert {row["row"] for row in rows[1:]} - {"clash"} == {"account", "silent"}
    table = list(csv.DictReader(StringIO(cli("accounts", path, event, "--csv").out)))
    assert len(table) == sum(row.get("row") == "account" for row in rows)


def test_totals_say_what_was_not_added(cli: Run, path: Path) -> None:
    ran = cli("events", path, "--total")
    assert ran.out.startswith("killed 9–12 in 1 event")
    rows = [json.loads(line) for line in cli("events", path, "--total", "--json").out.splitlines()]
    assert rows[0]["measure"] == "killed"


@pytest.mark.parametrize("command", [("events",), ("timeline",), ("accounts", "e-1"), COMMANDS[-1]])
def test_nothing_is_linked_yet(cli: Run, ledger: Path, command: tuple[str, ...]) -> None:
    ran = cli(command[0], ledger, *command[1:])
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"counterclaim: nothing is linked yet: counterclaim link {ledger}\n"


@pytest.mark.parametrize("command", [("control", "Idlib"), ("sources",)])
def test_what_needs_no_events_is_shown_unlinked(
    cli: Run, ledger: Path, command: tuple[str, ...]
) -> None:
    ran = cli(command[0], ledger, *command[1:])
    assert ran.status == 0
    assert ran.out
    assert "nothing is linked yet" in ran.err


@pytest.mark.parametrize("command", PLOTTED, ids=" ".join)
def test_a_picture_instead(cli: Run, path: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    for name in ("one.svg", "one.PNG"):
        ran = cli(command[0], path, *command[1:], "--plot", tmp_path / name)
        assert (ran.status, ran.out) == (0, ""), ran.err
        assert ran.err == f"drawn to {tmp_path / name}\n"
        assert (tmp_path / name).stat().st_size > 2000
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("events", "--json", "--csv"), "cannot both be asked for"),
        (("events", "--total", "--csv"), "--total has no CSV"),
        (("events", "--place", " "), "--place is empty"),
        (("events", "--since", "May"), "is not a date"),
        (("timeline", "--since", "2031-05-05", "--until", "2031-05-01"), "change them round"),
        (("timeline", "--plot", "picture.gif"), "ends in .svg or .png"),
        (("timeline", "--plot", "picture.svg", "--json"), "--plot gives a picture"),
        (("labels", "--plot", "no/such/folder/picture.svg"), "does not exist"),
        (("control", ""), "is empty"),
        (("accounts", "e-none"), "no event has an id that begins with 'e-none'"),
        (("diff", "--from", "last week"), "'last week' is no time"),
        (("diff", "--published", "--from", "2031-05-04T12:00"), "is not a date"),
        (("diff", "--from", "2031-05-04", "--to", "2031-05-01"), "change them round"),
    ],
)
def test_what_is_asked_wrongly(cli: Run, path: Path, command: tuple[str, ...], said: str) -> None:
    ran = cli(command[0], path, *command[1:])
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_picture_never_takes_the_place_of_a_ledger(cli: Run, path: Path, tmp_path: Path) -> None:
    other = kept(tmp_path / "war.svg", Teller("Radio Ten"))
    ran = cli("timeline", path, "--plot", other)
    assert ran.status == 2
    assert "is a ledger, which would be lost" in ran.err


def test_times_may_be_given_to_the_minute_with_a_zone(cli: Run, path: Path) -> None:
    ran = cli("diff", path, "--from", "2020-01-01T12:00", "--to", "2020-01-01T14:30+01:00")
    assert ran.status == 0
    assert ran.err.startswith("No change fits.")
    assert "--published asks by publication" in ran.err


def test_nothing_fits(cli: Run, path: Path) -> None:
    assert cli("events", path, "--place", "nowhere").err.startswith("No event fits.")
    assert cli("control", path, "nowhere").err.startswith("No control claim fits.")


def test_a_linker_that_joined_nothing_has_run_too(cli: Run, tmp_path: Path) -> None:
    one = Teller("The Courier")
    ids = one.tells(), one.tells(place=at("Harrow"))
    path = kept(tmp_path / "war.db", one, judgements=[judged(*ids, Verdict.DIFFERENT)])
    assert cli("events", path).status == 0
