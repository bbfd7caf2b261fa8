"""``export``: the ledger's claims as files for other programs."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.terminal import plain, talk
from counterclaim.export.jsonl import lines
from counterclaim.views.claims import find_claims


def register(app: typer.Typer) -> None:
    """Add the command group to ``app``."""
    group = typer.Typer(help="Write the claims to a file.", no_args_is_help=True)
    group.command()(jsonl)
    app.add_typer(group, name="export")
    group.callback()(lambda: None)  # keeps "jsonl" a sub-command while it is the only one


def jsonl(
    ledger: LedgerPath,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="The file; - for stdout.")
    ],
) -> None:
    """All claims as JSON, one a line, as docs/claim.schema.json describes.

    Example: counterclaim export jsonl war.db -o war.jsonl
    """
    written = lines(find_claims(ledger))
    if str(output) == "-":
        count = _write(written, sys.stdout.buffer.write)
    else:
        part = output.with_name(output.name + ".part")
        with part.open("wb") as file:
            count = _write(written, file.write)
        part.replace(output)  # a file half written never takes the name of a whole one
    talk().print(plain(f"{count} claims written to {output}"))


def _write(written: Iterable[bytes], put: object) -> int:
    assert callable(put)
    count = 0
    for line in written:
        put(line)
        count += 1
    return count
