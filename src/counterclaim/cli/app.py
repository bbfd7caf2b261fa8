"""The commands put together."""

from typing import Annotated

import typer

from counterclaim.cli import (
    accounts,
    actors,
    add,
    claims,
    control,
    correct,
    decisions,
    demo,
    diff,
    doctor,
    draw,
    events,
    export,
    gazetteer,
    labels,
    link,
    places,
    reports,
    reread,
    review,
    show,
    sources,
    verify,
)
from counterclaim.model.version import VERSION

app = typer.Typer(
    name="counterclaim",
    help="Read reports about an armed conflict into a ledger of claims: who says, through whom, "
    "that what happened, where, when, to how many, how surely.\n\n"
    "It records sourcing; it never rules on truth. It uses no network.",
    epilog="Start with: counterclaim demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"counterclaim {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None: ...


COMMANDS = (
    add,
    reread,
    reports,
    claims,
    show,
    link,
    events,
    accounts,
    control,
    labels,
    sources,
    diff,
    review,
    correct,
    decisions,
    places,
    gazetteer,
    actors,
    export,
    verify,
    draw,
    demo,
    doctor,
)
for command in COMMANDS:
    command.register(app)
