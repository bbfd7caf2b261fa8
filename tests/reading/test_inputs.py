"""Files, folders, globs, standard input."""

import io
import os
from pathlib import Path

import pytest

from counterclaim.model.problem import Problem
from counterclaim.reading.inputs import Input, Kind, find_inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "sub/c.PDF", "sub/d.warc.gz", "x.jpg", "y.jpg", "noext"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/e.txt").write_text("x")
    return tmp_path


def paths(*arguments: object) -> list[str]:
    return [each.path for each in find_inputs(list(map(str, arguments))) if isinstance(each, Input)]


def reasons(*arguments: object) -> list[str]:
    found = find_inputs(list(map(str, arguments)))
    return [each.reason for each in found if isinstance(each, Problem)]


def test_a_folder_is_read_in_sorted_order_and_the_rest_is_counted(folder: Path):
    names = ["a.html", "b.txt", "sub/c.PDF", "sub/d.warc.gz"]
    assert paths(folder) == [str(folder / name) for name in names]
    said = reasons(folder)
    assert len(said) == 3
    assert any("2 files passed over: .jpg" in reason for reason in said)
    assert any("1 file passed over: no extension" in reason for reason in said)
    assert any("2 files or folders passed over: hidden" in reason for reason in said)


def test_kinds_go_by_extension(folder: Path):
    kinds = [each.kind for each in find_inputs([str(folder)]) if isinstance(each, Input)]
    assert kinds == [Kind.HTML, Kind.TEXT, Kind.PDF, Kind.WARC]


def test_a_named_file_of_unknown_kind_is_left_to_its_bytes(folder: Path):
    assert list(find_inputs([str(folder / "noext")])) == [
        Input(path=str(folder / "noext"), kind=None)
    ]


def test_globs(folder: Path):
    assert paths(folder / "*.txt") == [str(folder / "b.txt")]
    assert paths(folder / "**" / "*.[Pp][Dd][Ff]") == [str(folder / "sub/c.PDF")]
    assert paths(folder / "su*") == [str(folder / "sub/c.PDF"), str(folder / "sub/d.warc.gz")]
    assert reasons(folder / "*.doc") == ["no file matches this pattern"]


def test_a_file_whose_name_looks_like_a_glob_is_itself(tmp_path: Path):
    (tmp_path / "a[1].txt").write_text("x")
    (tmp_path / "a1.txt").write_text("x")
    assert paths(tmp_path / "a[1].txt") == [str(tmp_path / "a[1].txt")]


def test_what_is_not_there_is_a_problem(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    os.symlink(tmp_path / "nowhere", tmp_path / "broken.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path / "none.txt") == ["does not exist"]
    assert reasons(tmp_path / "empty") == ["the folder is empty"]
    assert reasons(tmp_path / "broken.txt") == ["is a link to a file that does not exist"]
    assert "neither a file nor a folder" in reasons(tmp_path / "pipe.txt")[0]
    assert reasons("a\0b") == ["does not exist"]


def test_link_loops_end(folder: Path):
    os.symlink(folder, folder / "sub" / "loop")
    os.symlink(folder / "b.txt", folder / "sub" / "e.txt")
    assert len(paths(folder)) == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_may_not_be_opened_is_a_problem(folder: Path):
    (folder / "sub").chmod(0)
    try:
        assert any("cannot be opened" in reason for reason in reasons(folder))
    finally:
        (folder / "sub").chmod(0o755)


def test_standard_input():
    stdin = io.BytesIO(b"x")
    assert list(find_inputs(["-"], stdin)) == [Input(path="-", kind=None, stdin=stdin)]
    assert reasons("-") == ["there is no standard input to read"]
