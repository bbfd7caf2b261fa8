"""Runs a program where every way out is watched below Python, and says what it tried.

Two watches, as far as the machine has them: a network namespace of its own, in which the kernel
counts what any process tried to send, compiled code included; and strace, which names the calls.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import counterclaim

# Enough to run Python; without CI, which alone keeps some libraries from reporting home.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "VIRTUAL_ENV")
_SOURCE = Path(counterclaim.__file__).parents[1]
_NAMESPACES = (("unshare", "--net"), ("unshare", "--map-root-user", "--net"))
_STRACE = ("strace", "-f", "--seccomp-bpf", "-s", "200", "-e", "trace=%network")
_LOOPBACK_UP = (  # without it the kernel does not count what was meant for an address of version 6
    "import fcntl, socket; "
    "fcntl.ioctl(socket.socket(), 0x8914, b'lo'.ljust(16, b'\\0') + b'\\x41\\0'.ljust(24, b'\\0'))"
)
_COUNTED = (
    f'"{sys.executable}" -c "{_LOOPBACK_UP}" && "$@"; status=$?; '
    "cat /proc/self/net/snmp /proc/self/net/snmp6 > counts; exit $status"
)
_OUTWARD = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(.*\b(?:sa_family=|sun_path=).*")
_LOCAL = re.compile(r'sa_family=AF_NETLINK|sun_path="/var/run/nscd/socket"')
_KNOCK = """
import socket
for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
    try:
        socket.socket(family, socket.SOCK_DGRAM).connect((address, 53))
    except OSError:
        pass
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """What a program did: its status and words, what it tried to send, what it wrote where.

    ``sent``: packets counted by the kernel, and calls named by strace. ``touched``: the watched
    folders, "home" and "temporary", in which something was made, even if it is gone again;
    ``left``: what still lies there.
    """

    status: int
    errors: str
    sent: tuple[str, ...]
    touched: tuple[str, ...]
    left: tuple[str, ...]


def run_trapped(arguments: Sequence[str], folder: Path) -> Caught:
    """Run Python with ``arguments`` in ``folder``, its home and temporary folders empty and new.

    Only to be called where ``watches()`` is not empty.
    """
    namespace, strace = watches()
    return _run(arguments, folder, namespace, strace)


@cache
def watches() -> tuple[tuple[str, ...], tuple[str, ...]] | tuple[()]:
    """The commands for a namespace and for strace; one may be empty; () where neither works."""
    namespace = next((way for way in _NAMESPACES if _catches(way, ())), ())
    strace = _STRACE if _catches((), _STRACE) else ()
    return (namespace, strace) if namespace or strace else ()


def _catches(namespace: tuple[str, ...], strace: tuple[str, ...]) -> bool:
    """Whether a program that knocks at two addresses is seen to."""
    if not all(shutil.which(way[0]) for way in (namespace, strace) if way):
        return False
    with TemporaryDirectory() as folder:
        caught = _run(("-c", _KNOCK), Path(folder), namespace, strace)
        return caught.status == 0 and len(caught.sent) >= 2


def _run(
    arguments: Sequence[str], folder: Path, namespace: tuple[str, ...], strace: tuple[str, ...]
) -> Caught:
    watched = {"home": folder / "watched-home", "temporary": folder / "watched-temporary"}
    for place in watched.values():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        os.utime(place, (0, 0))
    log, counts = folder / "strace.log", folder / "counts"
    log.write_text("")
    command = [sys.executable, *arguments]
    if strace:
        command = [*strace, "-o", str(log), *command]
    if namespace:
        command = [*namespace, "sh", "-c", _COUNTED, "sh", *command]
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    ran = subprocess.run(
        command,
        cwd=folder,
        env={
            **kept,
            "PYTHONPATH": str(_SOURCE),
            "HOME": str(watched["home"]),
            "TMPDIR": str(watched["temporary"]),
            "OMP_NUM_THREADS": "1",
        },
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    sent = _calls(log.read_text("utf-8", "replace"))
    if namespace:
        sent += _packets(counts.read_text("utf-8") if counts.exists() else "")
    return Caught(
        status=ran.returncode,
        errors=ran.stderr,
        sent=sent,
        touched=tuple(name for name, place in watched.items() if place.stat().st_mtime),
        left=tuple(
            f"{name}: {path.relative_to(place)}"
            for name, place in watched.items()
            for path in place.rglob("*")
        ),
    )


def _calls(log: str) -> tuple[str, ...]:
    """Calls that address another machine, or a service of this one that could ask for us."""
    found = [m.group() for m in _OUTWARD.finditer(log) if not _LOCAL.search(m.group())]
    return tuple(dict.fromkeys(found))


def _packets(counts: str) -> tuple[str, ...]:
    """What was sent, or would have been had there been a way, by the kernel's own counts."""
    rows = [line.split() for line in counts.splitlines()]
    found: dict[str, int] = {}
    for names, numbers in pairwise(rows):  # version 4: a row of names first
        if names[:1] == numbers[:1] == ["Ip:"] and not names[1].isdigit():
            found.update(zip(names[1:], map(int, numbers[1:]), strict=True))
    found.update((row[0], int(row[1])) for row in rows if row and row[0].startswith("Ip6"))
    asked = ("OutRequests", "OutNoRoutes", "Ip6OutRequests", "Ip6OutNoRoutes")
    return tuple(f"{name} {found[name]}" for name in asked if found.get(name))
