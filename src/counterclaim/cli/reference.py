"""docs/commands.md, written from the commands themselves so that the two cannot disagree."""

import sys
from collections.abc import Iterator
from typing import Any

import typer

HEAD = """# Commands

Data goes to stdout, talk to stderr. `LEDGER` is a file path; `-` stands for stdin or stdout. Exit
status: 0 done, 1 some inputs had problems or the ledger does not verify, 2 the command cannot be
carried out as asked. `--help` after any command prints what stands here.
"""


def reference() -> str:
    """The whole page, in Markdown."""
    from counterclaim.cli.app import app

    root: Any = typer.main.get_command(app)
    parts = [HEAD]
    for path, command in _commands(root, ("counterclaim",)):
        parts.append(_section(path, command))
    return "\n".join(parts)


def _commands(group: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, (*path, name))
        else:
            yield (*path, name), command


def _section(path: tuple[str, ...], command: Any) -> str:
    # "Resilient" parsing makes a context without running anything or asking for arguments.
    context = command.make_context(path[-1], [], resilient_parsing=True)
    usage = " ".join([*path, *_arguments(command, context)])
    records = [
        record
        for parameter in command.params
        if parameter.param_type_name == "option"
        and (record := parameter.get_help_record(context)) is not None
    ]
    lines = [f"## {' '.join(path)}", "", f"    {usage}", "", *_help(command), ""]
    if records:
        lines += ["| option | what it does |", "|---|---|"]
        lines += [f"| `{names}` | {help.split('  [')[0]} |" for names, help in records]
        lines += [""]
    return "\n".join(lines)


def _arguments(command: Any, context: Any) -> Iterator[str]:
    for piece in command.collect_usage_pieces(context):
        if piece != "[OPTIONS]":
            yield piece.replace("{", "").replace("}", "")
    yield "[OPTIONS]"


def _help(command: Any) -> list[str]:
    lines = (command.help or "").replace("\b\n", "").split("\n")
    return [
        f"    {line.strip()}" if line.strip().startswith("counterclaim ") else line.strip()
        for line in lines
    ]


if __name__ == "__main__":
    sys.stdout.write(reference())
