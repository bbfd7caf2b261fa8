"""``gazetteer``: a user's own places, kept in a ledger."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.reread import NoReread, looking, reread_naming
from counterclaim.cli.terminal import one_line, out, plain, table, talk
from counterclaim.model.gazetteer import Refusal
from counterclaim.views.gazetteers import list_gazetteers, list_refusals
from counterclaim.wording.numbers import counted

SHOWN = 10  # refusals told at once; `gazetteer list --refused` shows all


def register(app: typer.Typer) -> None:
    """Add the command group to ``app``."""
    group = typer.Typer(help="Keep your own places in LEDGER.", no_args_is_help=True)
    group.command()(add)
    group.command("list")(list_)
    group.command()(remove)
    app.add_typer(group, name="gazetteer")


def add(
    ledger: LedgerPath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of places.")],
    columns: Annotated[
        str | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN,...",
            help="Columns of a CSV: name, lat, lon, alt, admin1, country, level, population, "
            "geonameid, pcode, adjectives.",
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call it; the file's name if empty.")
    ] = None,
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="The file's encoding; UTF-8 unless told.")
    ] = "utf-8",
    no_reread: NoReread = False,
) -> None:
    """Keep the places of FILE in LEDGER, which is made if missing: reports are read with them.

    Reports in LEDGER that mention one of the names are read anew.

    Understood: a GeoNames dump (19 columns), an HDX COD-AB table, any CSV with a header. Your
    places outrank the built-in ones. Rows that cannot be taken are told and kept in a list.

    Examples:

      counterclaim gazetteer add war.db SY.txt

      counterclaim gazetteer add war.db villages.csv --map name=Village,lat=Y,lon=X,alt=Arabic
    """
    from counterclaim.steps.gazetteer import add_gazetteer  # slow to import: only when asked for
    from counterclaim.steps.mentions import naming_places

    kept, refused = add_gazetteer(ledger, file, name=name, columns=columns, encoding=encoding)
    for refusal in refused[:SHOWN]:
        talk().print(plain(_words(file, refusal), style="yellow"))
    words = f"{counted(kept.places, 'place')} added to {ledger} as {one_line(kept.name)}"
    talk().print(plain(words))
    with looking():
        naming = naming_places(ledger, kept.name)
    reread_naming(ledger, naming, leave=no_reread)
    if refused:
        more = f"{counted(len(refused), 'row')} refused"
        listed = f"`counterclaim gazetteer list {ledger} --refused {one_line(kept.name)}`"
        talk().print(plain(f"{more}; {listed} shows all", style="yellow"))
        raise typer.Exit(1)


def _words(file: Path, refusal: Refusal) -> str:
    return one_line(f"{file}, row {refusal.row}: {refusal.reason}", 400)


def list_(
    ledger: LedgerPath,
    refused: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Show the rows of this gazetteer that were refused."),
    ] = None,
) -> None:
    """List the gazetteers in LEDGER, the first of which goes first.

    Example: counterclaim gazetteer list war.db --refused SY.txt
    """
    if refused is not None:
        _print_refusals(refused, list_refusals(ledger, refused))
        return
    held = list_gazetteers(ledger)
    columns = [("name", 24), ("places", 9), ("refused", 7), ("added", 10), ("file", 38)]
    made = table(counted(len(held), "gazetteer"), columns, fixed=("places", "refused", "added"))
    for gazetteer in held:
        made.add_row(
            plain(one_line(gazetteer.name)),
            f"{gazetteer.places:,}",
            f"{gazetteer.refused:,}",
            gazetteer.recorded_at[:10],
            plain(one_line(gazetteer.path)),
        )
    out().print(made)


def _print_refusals(name: str, refusals: list[Refusal]) -> None:
    title = f"{counted(len(refusals), 'row')} of {name} refused"
    made = table(title, [("row", 9), ("why", 86)], fixed=("row",))
    made.title = plain(one_line(title), style="bold")
    for refusal in refusals:
        made.add_row(f"{refusal.row:,}", plain(one_line(refusal.reason, 400)))
    out().print(made)


def remove(
    ledger: LedgerPath,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Its name, as `gazetteer list` shows it.")
    ],
    no_reread: NoReread = False,
) -> None:
    """Take a gazetteer out of LEDGER. Reports that mention one of its names are read anew.

    Example: counterclaim gazetteer remove war.db SY.txt
    """
    from counterclaim.steps.gazetteer import remove_gazetteer  # slow to import
    from counterclaim.steps.mentions import naming_places

    with looking():
        naming = naming_places(ledger, name)  # while its names are there
    held = remove_gazetteer(ledger, name)
    words = f"{one_line(held.name)} with {counted(held.places, 'place')} removed from {ledger}"
    talk().print(plain(words))
    reread_naming(ledger, naming, leave=no_reread)
