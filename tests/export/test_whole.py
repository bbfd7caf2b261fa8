"""A file is whole or as it was; what is no plain file is written to, never replaced."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from counterclaim.export.whole import whole_file
from counterclaim.model.errors import UsageError


def write(path: Path, words: bytes = b"new") -> None:
    with whole_file(path, "-o") as file:
        file.write(words)


def test_a_file_is_replaced_when_all_of_it_is_there(tmp_path: Path) -> None:
    path = tmp_path / "war.jsonl"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with whole_file(path, "-o") as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_what_stood_there_stands_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "war.jsonl"
    path.write_bytes(b"old")

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UsageError, match="No space left"), whole_file(path, "-o") as file:
        file.writelines(chunks())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_of_the_users_own_beside_it_stays(tmp_path: Path) -> None:
    mine = tmp_path / "war.jsonl.part"
    mine.write_bytes(b"mine")
    write(tmp_path / "war.jsonl")
    assert mine.read_bytes() == b"mine"


def test_a_name_may_be_as_long_as_names_may_be(tmp_path: Path) -> None:
    write(tmp_path / ("x" * 255))
    assert (tmp_path / ("x" * 255)).read_bytes() == b"new"


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path, there: bool) -> None:
    (tmp_path / "far").mkdir()
    target, link, second = tmp_path / "far" / "x", tmp_path / "link", tmp_path / "second"
    if there:
        target.write_bytes(b"old")
    link.symlink_to(Path("far") / "x")
    second.symlink_to(link)
    write(second)
    assert link.is_symlink()
    assert second.is_symlink()
    assert target.read_bytes() == b"new"
    assert list((tmp_path / "far").iterdir()) == [target]


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write(pipe)
    reader.join()
    assert got == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_is_written_to(tmp_path: Path) -> None:
    device = tmp_path / "null"
    try:
        os.mknod(device, stat.S_IFCHR | 0o666, os.makedev(1, 3))
        device.open("wb").close()
    except OSError:
        pytest.skip("no device may be made here")
    write(device)
    assert stat.S_ISCHR(device.stat().st_mode)
    assert list(tmp_path.iterdir()) == [device]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_what_standard_output_is_sent_to_is_added_to(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"old\n")
    program = (
        "from pathlib import Path; from counterclaim.export.whole import whole_file\n"
        "with whole_file(Path('/dev/stdout'), '-o') as file: file.write(b'new')"
    )
    before = path.stat().st_ino
    with path.open("ab") as log:
        subprocess.run([sys.executable, "-c", program], stdout=log, check=True)
    assert (path.read_bytes(), path.stat().st_ino) == (b"old\nnew", before)


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to("round")
    for path in (tmp_path / "no" / "x", tmp_path / "round", tmp_path):
        with pytest.raises(UsageError, match=r"-o .*: cannot be written: "):
            write(path)
