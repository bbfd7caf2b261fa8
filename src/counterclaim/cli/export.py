"""``export``: the ledger's claims as files for other programs."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import AsRead, LedgerPath
from counterclaim.cli.terminal import plain, raw_out, talk
from counterclaim.export.jsonl import lines
from counterclaim.export.whole import whole_file
from counterclaim.views.claims import find_claims
from counterclaim.wording.numbers import counted


def register(app: typer.Typer) -> None:
    """Add the command group to ``app``."""
    group = typer.Typer(help="Write the claims to a file.", no_args_is_help=True)
    group.command()(jsonl)
    app.add_typer(group, name="export")
    group.callback()(lambda: None)  # keeps "jsonl" a sub-command while it is the only one


def jsonl(
    ledger: LedgerPath,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The file; - for stdout.")
    ],
    as_read: AsRead = False,
) -> None:
    """All claims as JSON, one a line, as docs/claim.schema.json describes.

    Claims are given as they stand: as read, with what people corrected, and without what they
    rejected.

    Examples:

      counterclaim export jsonl war.db -o war.jsonl

      counterclaim export jsonl war.db -o read.jsonl --as-read
    """
    if output == "-":
        with raw_out() as stdout:
            count = _write(lines(find_claims(ledger, as_read=as_read)), stdout.buffer.write)
    else:
        count = _write_file(ledger, Path(output), as_read)
    to = "stdout" if output == "-" else output
    talk().print(plain(f"{counted(count, 'claim')} written to {to}"))


def _write_file(ledger: Path, output: Path, as_read: bool) -> int:
    from counterclaim.steps.asked import check_output  # slow to import: only when asked for

    check_output(output)
    found = find_claims(ledger, as_read=as_read)
    with whole_file(output, "-o") as file:
        return _write(lines(found), file.write)


def _write(written: Iterable[bytes], put: Callable[[bytes], object]) -> int:
    count = 0
    for line in written:
        put(line)
        count += 1
    return count
