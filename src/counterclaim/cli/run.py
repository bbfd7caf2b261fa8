"""One run of the command line: arguments in, exit status out, every foreseen error in words."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, cast

import typer

from counterclaim.cli.app import app
from counterclaim.cli.terminal import plain, quiet_end, talk
from counterclaim.model.errors import CounterclaimError

CANNOT = 2  # exit status: the command cannot be carried out as asked

# What Typer raises for a wrong option or argument; it exports this child of it only.
_Misuse = cast("type[Any]", typer.BadParameter.__base__)


def run(arguments: Sequence[str]) -> int:
    """Carry out ``arguments`` and return the exit status; nothing foreseen is raised."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without our letters
    try:
        status = _carried_out(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        quiet_end(sys.stdout)
        return 0
    except _Misuse as error:
        return _misuse(error)
    except CounterclaimError as error:
        return _cannot(str(error))
    except typer.Abort:
        return 130
    except OSError as error:
        return _cannot(f"{error.filename or 'the output'}: {error.strerror or error}")
    return status


def _carried_out(arguments: Sequence[str]) -> int:
    command = typer.main.get_command(app)
    try:
        status = command.main(list(arguments), prog_name="counterclaim", standalone_mode=False)
    except SystemExit as end:
        status = end.code
    return status if isinstance(status, int) else 0


def _cannot(reason: str) -> int:
    talk().print(plain(f"counterclaim: {reason}", style="red"))
    return CANNOT


def _misuse(error: Any) -> int:
    message = error.format_message()
    if message.startswith("Usage:"):  # no command was given: the help is the answer
        talk().print(plain(message))
        return CANNOT
    path = error.ctx.command_path if error.ctx else "counterclaim"
    words = message.rstrip(".").replace("Value error, ", "")
    return _cannot(f"{words[:1].lower()}{words[1:]}; see `{path} --help`")
