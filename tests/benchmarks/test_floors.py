"""Where the corpora are, no figure may fall below its floor; where they are not, this says so."""

from pathlib import Path

import pytest
from benchmarks.corpora import CORPORA, Corpus
from benchmarks.scoreboard import figures_of

from benchmarks import floors

FOLDER = Path(__file__).parents[2].parent / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.timeout(600)
@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_no_figure_falls_below_its_floor(corpus: Corpus) -> None:
    if not (FOLDER / corpus.file).is_file():
        pytest.skip(f"the corpus {corpus.file} is not on this machine: its floors go unchecked")
    figures = {f"{corpus.name}.{m}": f for m, f in figures_of(FOLDER, corpus).items()}
    compared = floors.compare(figures)
    assert compared, f"no floor is set for {corpus.name}"
    assert [f for f in compared if f.below] == []


def test_a_floor_is_lowered_only_when_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "floors.json"
    kept.write_text('{"a.f1": 50.0, "b.f1": 60.0}')
    monkeypatch.setattr(floors, "FLOORS", kept)
    assert floors.update({"a.f1": 55.0, "b.f1": 59.0}, allow_regression=False) == ["b.f1"]
    assert floors.load() == {"a.f1": 54.5, "b.f1": 60.0}
    assert floors.update({"a.f1": 52.0}, allow_regression=False) == ["a.f1"]
    assert floors.update({"b.f1": 59.0}, allow_regression=True) == ["b.f1"]
    assert floors.load() == {"a.f1": 54.5, "b.f1": 58.5}
    assert [f.below for f in floors.compare({"a.f1": 54.4})] == [True]
