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
    from counterclaim.cli.main import app

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
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    usage = " ".join([*path, *(_argument(a) for a in arguments), "[OPTIONS]" if options else ""])
    lines = [f"## {' '.join(path)}", "", f"    {usage.strip()}", "", *_help(command), ""]
    if options:
        lines += ["| option | what it does |", "|---|---|"]
        lines += [f"| {_option(o)} | {o.help or ''} |" for o in options]
        lines += [""]
    return "\n".join(lines)


def _argument(argument: Any) -> str:
    name = argument.metavar or argument.human_readable_name
    many = "..." if argument.nargs == -1 and not str(name).endswith("...") else ""
    return f"{name}{many}" if argument.required else f"[{str(name).strip('[]')}{many}]"


def _option(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    return names if option.is_flag else f"{names} {option.metavar or _values(option)}"


def _values(option: Any) -> str:
    choices = getattr(option.type, "choices", None)
    if choices:
        return " ".join(str(getattr(choice, "value", choice)) for choice in choices)
    return str(option.type.name).upper()


def _help(command: Any) -> list[str]:
    lines = (command.help or "").replace("\b\n", "").split("\n")
    return [
        f"    {line.strip()}" if line.strip().startswith("counterclaim ") else line.strip()
        for line in lines
    ]


if __name__ == "__main__":
    sys.stdout.write(reference())
