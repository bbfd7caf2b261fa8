"""``demo``: what a newcomer sees, twice in a row, and where it may not go."""

import re
from pathlib import Path

import pytest

from counterclaim.cli.run import run
from counterclaim.model.errors import UsageError
from counterclaim.steps.demo import unpack


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder and what the demo said on standard output and standard error."""
    capture = pytest.MonkeyPatch()
    folder = tmp_path_factory.mktemp("demo") / "demo"
    with capture.context() as patch:
        from io import BytesIO, TextIOWrapper

        out, err = (TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2))
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", err)
        patch.setattr("sys.argv", ["counterclaim"])
        status = run(["demo", str(folder)])
        said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    assert status == 0, said[1]
    return folder, said[0], said[1]


def test_three_tables_in_a_hundred_columns(shown: tuple[Path, str, str]) -> None:
    _, out, _ = shown
    assert out.startswith("22 reports")
    for title in ("Claims by kind", "Who says what of the blast at Tarvel"):
        assert f"\n{title}" in out
    assert max(len(line) for line in out.splitlines()) <= 100


def test_every_account_cites_a_claim(shown: tuple[Path, str, str]) -> None:
    folder, out, _ = shown
    accounts = out.split("Who says what of the blast")[1]
    cited = re.findall(r"\bc-[0-9a-f]{8}\b", accounts)
    assert len(set(cited)) >= 5
    assert run(["show", str(folder / "demo.db"), cited[-1]]) == 0


def test_what_to_type_next_works_as_printed(
    shown: tuple[Path, str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    _, _, err = shown
    assert "No network was used" in err
    commands = re.findall(r"^  \S*counterclaim (.+)$", err, re.M)
    assert [command.split()[0] for command in commands] == [
        "show",
        "show",
        "accounts",
        "events",
        "control",
        "claims",
        "verify",
        "add",
    ]
    for command in commands[:-1]:
        words = command.split(" > ")[0].split()
        capfd.readouterr()
        assert run(words) == 0, command
        assert capfd.readouterr().out.strip(), command


def test_a_second_demo_makes_a_second_ledger(shown: tuple[Path, str, str]) -> None:
    folder, *_ = shown
    assert unpack(folder).ledger == folder / "demo-2.db"


def test_where_it_may_not_go(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "outlets.csv").write_text("outlet,side\n")
    file = tmp_path / "file.txt"
    file.write_text("mine")
    for folder, said in (
        (own, "is not empty and not a demo; name another folder"),
        (file, "is a file; name a folder"),
        (file / "below", "cannot be written to"),
    ):
        with pytest.raises(UsageError, match=said):
            unpack(folder)
    assert [path.name for path in own.iterdir()] == ["outlets.csv"]
    assert file.read_text() == "mine"
