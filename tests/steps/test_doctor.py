"""``doctor``: every check says what it found, and the way out where something is missing."""

from importlib.metadata import PackageNotFoundError

import pytest

from counterclaim.cli.run import run
from counterclaim.steps import doctor


def test_this_machine_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.count("ok ") == len(list(doctor.examine()))
    assert "network   not used by any command" in said.out


def test_a_missing_library_is_named_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_pypdf(name: str) -> str:
        if name == "pypdf":
            raise PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(doctor, "version", no_pypdf)
    assert run(["doctor"]) == 1
    assert "pip install pypdf" in capsys.readouterr().out


@pytest.mark.parametrize("error", [ImportError("no spacy here"), OSError("data gone")])
def test_a_broken_reader_is_told_and_not_raised(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(report: object) -> list[object]:
        raise error

    monkeypatch.setattr("counterclaim.steps.read.read_claims", broken)
    *_, reading = doctor.examine()
    assert (reading.ok, reading.found) == (False, str(error))
    assert "install counterclaim again" in reading.advice
