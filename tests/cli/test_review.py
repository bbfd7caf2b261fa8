"""``review`` by keys, and the commands that decide without: scripted, undone, two coders apart."""

import csv
import io
import json
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.cli.card import _flat
from counterclaim.cli.fields import field_words, letters_of, whence
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from tests.cli.conftest import Ran, Run
from tests.reviewing.ledgers import make

Typed = Callable[..., Ran]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reviewed") / "made.db"
    make(path)
    return path


@pytest.fixture
def ledger(reviewed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(reviewed, tmp_path / "war.db"))


@pytest.fixture
def typed(cli: Run, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Run a command with lines on its standard input."""

    def ran(lines: list[str], *arguments: object) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return cli(*arguments)

    return ran


def listed(cli: Run, ledger: Path, *options: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in cli("claims", ledger, "--json", *options).out.splitlines()]


def ids(cli: Run, ledger: Path, kind: str) -> list[str]:
    return [str(claim["id"]) for claim in listed(cli, ledger, "--kind", kind)]


def test_twenty_claims_by_keys(cli: Run, typed: Typed, ledger: Path) -> None:
    lines = ["a"] * 9 + ["x", "c", "x", "", "q", "space", "n", "look again", "a"]
    lines += ["x", "o", "not in the war", "x", "esc", "j", "k", "a", "x", "2", "c-"]
    lines += ["x", "h", "a", "a", "a", "u"]
    ran = typed(lines, "review", ledger, "--as", "ana")
    assert ran.status == 0
    assert "26 claims, decided on as ana" in ran.err
    assert "1 of 26" in ran.out
    assert "20 of 26" in ran.out
    assert "several ids begin with 'c-'" in ran.err  # which double: nothing was decided
    assert max(map(len, ran.out.splitlines())) <= 100
    assert re.search(
        r"14 accepted, 4 rejected, 1 cannot be told, 1 noted, 1 taken back; all of it is in",
        ran.err,
    )
    found = [json.loads(line) for line in cli("decisions", ledger, "--json").out.splitlines()]
    acts = [each["decision"]["act"] for each in found]
    assert acts.count("accept") == 14
    reasons = [each["decision"]["reasons"] for each in found if each["decision"]["act"] == "reject"]
    assert reasons == [["no claim"], [], ["not in the war"], ["hedge or denial missed"]]
    assert len(listed(cli, ledger)) == 22
    assert len(listed(cli, ledger, "--state", "rejected")) == 4
    assert len(listed(cli, ledger, "--as-read")) == 26
    again = typed([], "review", ledger, "--as", "ana").err
    assert "8 claims" in again  # the undone one, those left for later, and what was not reached


EDITS = [
    ("event", "t", "Marsh Brigade", "target", "Marsh Brigade"),
    ("event", "w", "UN", "actor", "United Nations (un)"),
    ("event", "a", "shelling", "sub event type", "Shelling/artillery/missile attack"),
    ("event", "p", "Tripoli, LB", "place", "Tripoli, Liban-Nord, LB"),
    ("event", "d", "2031-05-01", "time", "2031-05-01"),
    ("event", "f", "killed 12-15, injured 3", "figures", "killed 12–15; injured 3"),
    ("figure", "f", "9 civilians", "figures", "killed 9 civilians"),
    ("control", "c", "captured 50%", "control", "captured 50%"),
    ("event", "s", "a doctor", "sources", "a doctor › Agence Étoile › Outlet 1"),
    ("event", "s", "doctor > AFP", "sources", "doctor › Agence France-Presse › Outlet 1"),
    ("event", "h", "denied, alleged", "stance", "denied, alleged"),
    ("label", "l", "UN", "label", "“terrorists” for United Nations"),
    ("relation", "c", "fights", "relation", "fights"),
    ("offer", "c", "refusal", "offer", "refusal"),
    ("service", "c", "cut", "service", "market cut"),
    ("event", "v", "market was", "words", "characters 60-70"),
]


@pytest.mark.parametrize(("kind", "key", "words", "field", "value"), EDITS)
def test_each_field_is_edited(
    cli: Run, typed: Typed, ledger: Path, kind: str, key: str, words: str, field: str, value: str
) -> None:
    claim = ids(cli, ledger, kind)[0]
    [report] = {str(c["report"]["id"]) for c in listed(cli, ledger) if c["id"] == claim}  # type: ignore[index]
    ahead = [c["id"] for c in listed(cli, ledger, "--report", report)].index(claim)
    lines = ["space"] * ahead + ["e", key, words, "a"]
    ran = typed(lines, "review", ledger, "--report", report, "--as", "ana")
    assert f"ana set {field} to {value}" in ran.err
    assert "by ana; read:" in ran.out or field == "words"
    shown = cli("show", ledger, claim).out
    assert re.search(r"^state +edited$", shown, re.M)
    assert f"ana set {field} to" in shown
    assert "ana accepted it" in shown
    assert verify(ledger).fault is None


def test_a_field_that_the_claim_has_not_and_a_value_that_is_none(
    typed: Typed, ledger: Path
) -> None:
    ran = typed(["e", "l", "e", "d", "someday", "e", "p", "", "z", "a"], "review", ledger)
    assert "this claim has no field 'l'; nothing was changed" in ran.err
    assert "'someday' is no time; write a day as 2016-07-31" in ran.err
    assert "Left as it was." in ran.err
    assert "'z' is no key here; ? tells them" in ran.err
    assert "1 accepted; all of it is in" in ran.err


def test_undo_shows_the_claim_again(typed: Typed, ledger: Path) -> None:
    ran = typed(["a", "u", "esc"], "review", ledger, "--as", "ana")
    assert [line[:7] for line in ran.out.splitlines() if " of 26 · " in line] == [
        "1 of 26",
        "2 of 26",
        "1 of 26",
    ]
    ran = typed(["u"], "review", ledger, "--as", "ana")
    assert "ana has nothing to take back" in ran.err


def test_queues(cli: Run, typed: Typed, ledger: Path) -> None:
    assert "Nothing waits in this queue." in typed([], "review", ledger, "--queue", "differ").err
    claim = ids(cli, ledger, "event")[0]
    cli("accept", ledger, claim, "--as", "ana")
    cli("reject", ledger, claim, "--because", "no claim", "--as", "bo")
    ran = typed(["a"], "review", ledger, "--queue", "differ", "--as", "bo")
    assert "1 of 1" in ran.out
    assert "entry" in ran.out
    assert "Nothing waits" in typed([], "review", ledger, "--queue", "differ").err
    event = next(json.loads(line) for line in cli("events", ledger, "--json").out.splitlines())
    ran = typed(["esc"], "review", ledger, "--event", event["event"][:8])
    assert f"1 of {len(event['claims'])}" in ran.out
    for option in ("--event", "--report"):
        ran = typed([], "review", ledger, option, "x-1")
        assert (ran.status, "has an id that begins with 'x-1'" in ran.err) == (2, True)


def test_two_coders_and_their_agreement(cli: Run, ledger: Path) -> None:
    assert "decided on by two coders yet" in cli("review", ledger, "--agreement").err
    for claim in ids(cli, ledger, "control")[:4]:
        cli("accept", ledger, claim, "--as", "ana")
        cli("accept", ledger, claim, "--as", "bo")
    cli("correct", ledger, claim, "place=Tripoli, LB", "--as", "bo")
    assert len(listed(cli, ledger, "--state", "coders differ")) == 1
    rows = [json.loads(x) for x in cli("review", ledger, "--agreement", "--json").out.splitlines()]
    by_field = {row["field"]: row for row in rows}
    assert (by_field["verdict"]["n"], by_field["verdict"]["agree"]) == (4, 1)
    assert (by_field["place"]["n"], by_field["place"]["agree"]) == (4, 0.75)
    assert by_field["place"]["alpha"] == pytest.approx(0, abs=0.2)
    assert "figures" not in by_field
    table = cli("review", ledger, "--agreement").out
    assert re.search(r"^place +4 +75% ", table, re.M)
    assert cli("review", ledger, "--agreement", "--csv").out.startswith("field,n,agree,alpha,")


def test_correct_several_fields_and_undo(cli: Run, ledger: Path) -> None:
    claim = ids(cli, ledger, "event")[0]
    before = listed(cli, ledger)
    ran = cli(
        *("correct", ledger, claim[:10], "place=Tripoli, LB", "killed=12+"),
        *("actor=Nobody's Brigade", "--because", "the caption says so", "--as", "ana"),
    )
    assert ran.status == 0
    assert "no registered actor is called" in ran.err
    assert "ana set place to Tripoli, Liban-Nord, LB, because: the caption says so" in ran.err
    assert cli("claims", ledger, "--place", "Tripoli").out
    assert "(edited)" in cli("claims", ledger, "--place", "Tripoli").out
    entry = re.findall(r"undo \S+ (\d+)", ran.err)[-1]
    assert cli("undo", ledger, entry, "--as", "bo").err.count("took back") == 3
    assert listed(cli, ledger) == before
    shown = cli("show", ledger, claim).out
    assert " ".join(shown.split()).count("(taken back by entry") == 3
    assert re.search(r"^state +unreviewed$", shown, re.M)


def test_all_like_it_asks_first(cli: Run, typed: Typed, ledger: Path) -> None:
    claim = ids(cli, ledger, "control")[0]
    asked = ("correct", ledger, claim, "place=Tripoli, LB", "--all-like-it", "--as", "ana")
    ran = typed(["no"], *asked)
    assert "7 claims read “Qal‘at Dārā” alike:" in ran.err
    assert "and 2 more" in ran.err
    assert "Nothing was changed; --yes sets them all" in ran.err
    assert typed(["yes"], *asked).status == 0
    assert len(listed(cli, ledger, "--place", "Tripoli")) == 7
    cli("undo", ledger, "--as", "ana")
    assert cli(*asked, "--yes").status == 0
    assert len(listed(cli, ledger, "--place", "Tripoli")) == 7


def test_the_chain_that_a_person_set_is_nobodys_own_voice(cli: Run, ledger: Path) -> None:
    """And what is reviewed keeps the report's paragraphs apart."""
    claim = ids(cli, ledger, "event")[0]
    assert cli("correct", ledger, claim, "speaker=a nurse", "--as", "ana").status == 0
    with LedgerReader(ledger) as reader:
        stands = reader.claim(claim)
    assert stands is not None
    chain = next(letter for letter in letters_of(stands) if letter.key == "s")
    assert field_words(stands, chain).startswith("a nurse › ")
    assert whence(stands, chain) != "in its own voice"
    assert cli("correct", ledger, claim, "speaker=none", "--as", "ana").status == 0
    with LedgerReader(ledger) as reader:
        stands = reader.claim(claim)
    assert stands is not None
    assert whence(stands, chain) == "in its own voice"
    assert _flat("A headline\n \nThe\ntext ") == "A headline ¶ The text "


def test_an_event_is_shown_by_another_command(cli: Run, ledger: Path) -> None:
    event = json.loads(cli("events", ledger, "--json").out.splitlines()[0])["event"]
    ran = cli("show", ledger, event[:10])
    assert (ran.status, f"counterclaim accounts {ledger} {event[:10]}" in ran.err) == (2, True)


def test_decisions_by_coder_and_claim(cli: Run, ledger: Path) -> None:
    one, two = ids(cli, ledger, "event")[:2]
    cli("accept", ledger, one, "--as", "ana")
    cli("reject", ledger, two, "--because", '=HYPERLINK("x")', "--as", "bo\x1b[31m")
    ran = cli("decisions", ledger)
    assert "ana accepted it" in ran.out
    assert "\x1b" not in ran.out
    assert "2 decisions." in ran.err
    assert "1 decision." in cli("decisions", ledger, "--by", "ana").err
    assert "1 decision." in cli("decisions", ledger, "--claim", two[:12]).err
    [_, row] = list(csv.DictReader(cli("decisions", ledger, "--csv").out.splitlines()))
    assert (row["claim"], row["reasons"]) == (two, '\'=HYPERLINK("x")')


def test_a_claim_is_added_and_taken_back(cli: Run, ledger: Path) -> None:
    [report] = {
        str(c["report"]["id"])  # type: ignore[index]
        for c in listed(cli, ledger, "--outlet", "Radio Ten")
    }
    ran = cli(
        *("add-claim", ledger, report[:8], "--words", "shelled the market"),
        *("type=ASSAULT", "speaker=a doctor", "--as", "ana", "--because", "missed"),
    )
    id = ran.out.strip()
    assert id.startswith("c-")
    none = cli("add-claim", ledger, report[:8], "--words", " ", "type=ASSAULT")
    assert "which words?" in none.err
    assert "ana added it, because: missed" in ran.err
    assert "about the same words" not in ran.err
    again = cli(
        *("add-claim", ledger, report[:8], "--words", "shelled the market of"),
        *("type=ASSAULT", "--as", "ana"),
    )
    assert f"{id[:10]} is a claim of kind event on about the same words" in again.err
    cli("undo", ledger, "--as", "ana")
    assert [c["id"] for c in listed(cli, ledger, "--state", "added")] == [id]
    shown = cli("show", ledger, id).out
    assert re.search(r"^added by +a person$", shown, re.M)
    cli("undo", ledger, "--as", "ana")
    assert listed(cli, ledger, "--state", "added") == []


WRONG = [
    (["correct", "CLAIM"], "nothing is set; write NAME=VALUE"),
    (["correct", "CLAIM", "place"], "write NAME=VALUE"),
    (["correct", "c-ffffff", "place=none"], "no claim has an id that begins"),
    (["reject", "CLAIM"], "say why with --because"),
    (["reject", "CLAIM", "--because", " "], "say why with --because"),
    (["accept", "CLAIM", "--as", " "], "give one with --as NAME"),
    (["undo"], "has nothing to take back"),
    (["undo", "3"], "entry 3 of"),
    (["undo", "c-00d1"], "is no number of an entry; `counterclaim decisions"),
    (["decisions", "--limit", "x"], "it is no whole number"),
    (["decisions", "--limit", "-1"], "it cannot be less than 0"),
    (["review", "--json"], "are for --agreement"),
    (["review", "--queue", "surest"], "least-sure"),
    (["claims", "--as-read", "--state", "added"], "leave one of"),
    (["add-claim", "r-ffff", "--words", "x"], "no report has an id"),
    (["correct", "CLAIM", "control=holds"], "add-claim --kind KIND"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_what_is_asked_wrongly(cli: Run, ledger: Path, arguments: list[str], told: str) -> None:
    claim = ids(cli, ledger, "event")[0]
    command, *rest = [claim if each == "CLAIM" else each for each in arguments]
    ran = cli(command, ledger, *rest)
    assert (ran.status, told in ran.err) == (2, True), ran.err


@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
def test_a_key_pressed_before_the_next_card_stands_does_nothing(ledger: Path) -> None:
    import pty

    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "counterclaim", "review", str(ledger), "--as", "ana"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "100"},
    )
    os.close(slave)
    said = ""

    def until(words: str) -> None:
        nonlocal said
        end = time.monotonic() + 40
        while words not in said:
            assert time.monotonic() < end, said
            if select.select([master], [], [], 0.2)[0]:
                said += os.read(master, 65536).decode(errors="replace")

    try:
        until("1 of 26")
        until("Esc end")
        time.sleep(0.3)
        os.write(master, b"aaaaaa")
        until("2 of 26")
        time.sleep(1.0)
        os.write(master, b"\x1b[B")  # an arrow: the next
        until("3 of 26")
        time.sleep(0.5)
        os.write(master, b"\x1b")
        until("all of it is in")
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(master)
    assert "1 accepted; all of it is in" in said
