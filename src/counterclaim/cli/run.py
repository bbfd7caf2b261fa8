"""One run of the command line: arguments in, exit status out, every foreseen error in words."""

import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Any, cast

import typer

from counterclaim.cli.app import app
from counterclaim.cli.terminal import plain, raw_out, talk
from counterclaim.model.errors import CounterclaimError, LedgerNotice

CANNOT = 2  # exit status: the command cannot be carried out as asked

_PLAINER = (
    ("Value error, ", ""),
    (
        "Input should be a valid integer, unable to parse string as an integer",
        "it is no whole number",
    ),
    ("Input should be greater than or equal to", "it cannot be less than"),
)

# What Typer raises for a wrong option or argument; it exports this child of it only.
_Misuse = cast("type[Any]", typer.BadParameter.__base__)


def run(arguments: Sequence[str]) -> int:
    """Carry out ``arguments``; the exit status. Of what is foreseen only Ctrl-C is raised."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without our letters
    try:
        with _notices_told():
            status = _carried_out(arguments)
    except _Misuse as error:
        return _misuse(error)
    except CounterclaimError as error:
        return _cannot(str(error))
    except OSError as error:
        about = f"{error.filename}: " if error.filename else ""
        return _cannot(f"{about}{error.strerror or error}")
    return status


@contextmanager
def _notices_told() -> Iterator[None]:
    """What the ledger wants known of itself, on stderr, once."""
    with warnings.catch_warnings():
        usual, told = warnings.showwarning, set[str]()

        def show(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
            if not issubclass(category, LedgerNotice):
                usual(message, category, *where, **more)
            elif str(message) not in told:
                told.add(str(message))
                talk().print(plain(f"{message}.", style="yellow"))

        warnings.simplefilter("always", LedgerNotice)
        warnings.showwarning = show
        yield


def _carried_out(arguments: Sequence[str]) -> int:
    """Without ``main`` of Typer, which takes any broken pipe for one of standard output."""
    command = typer.main.get_command(app)
    status = 0
    try:
        with command.make_context("counterclaim", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as end:
        status = end.exit_code
    with suppress(typer.Exit), raw_out():
        pass  # what was still to be written is, or the reader has gone
    return status


def _cannot(reason: str) -> int:
    talk().print(plain(f"counterclaim: {reason}", style="red"))
    return CANNOT


def _misuse(error: Any) -> int:
    message = error.format_message()
    if message.startswith("Usage:"):  # no command was given: the help is the answer
        talk().print(plain(message))
        return CANNOT
    path = error.ctx.command_path if error.ctx else "counterclaim"
    words = message.rstrip(".")
    for theirs, ours in _PLAINER:
        words = words.replace(theirs, ours)
    return _cannot(f"{words[:1].lower()}{words[1:]}; see `{path} --help`")
