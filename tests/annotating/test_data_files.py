"""Lexicons are read whole, or their fault is named: file, line, what is wrong."""

from importlib.resources import files

import pytest

from counterclaim.annotating import data_files
from counterclaim.annotating.data_files import LexiconError, rows, tsv_lines

NAMES = sorted(
    path.name
    for path in files("counterclaim.annotating").joinpath("data").iterdir()
    if path.name.endswith(".tsv")
)
RAGGED = {"actors.tsv"}  # its last cells may be left out


@pytest.mark.parametrize("name", [name for name in NAMES if name not in RAGGED])
def test_every_lexicon_has_rows_of_one_width_and_nothing_twice(name: str) -> None:
    width = len(next(cells for _, cells in tsv_lines(data_files.read_text(name))))
    assert list(rows(name, width))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\tb\nc\n", "words.tsv, line 2: 1 cells where 2 stand"),
        ("a\tb\n\na\tb\n", "words.tsv, line 3: the row of line 1 again"),
        ("a|c|a\tb\n", "words.tsv, line 1: 'a' stands twice"),
    ],
)
def test_a_fault_is_named(monkeypatch: pytest.MonkeyPatch, text: str, fault: str) -> None:
    monkeypatch.setattr(data_files, "read_text", lambda _: text)
    with pytest.raises(LexiconError, match=fault):
        list(rows("words.tsv", 2))
