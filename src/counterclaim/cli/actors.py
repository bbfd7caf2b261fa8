"""``actors``: who is named in a ledger, and by whom; the user's own actors."""

import csv as csv_files
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.reread import NoReread, looking, reread_naming
from counterclaim.cli.rows import give_json
from counterclaim.cli.terminal import one_line, out, plain, raw_out, table, talk
from counterclaim.export.table import safe_cell
from counterclaim.model.errors import UsageError
from counterclaim.views.actors import ActorRow, NameRow, list_actors
from counterclaim.views.page import ALL, every
from counterclaim.wording.numbers import counted

KNOWN = ("country", "parent", "since", "until")
COLUMNS = (
    *("actor", "id", "category", "mentions", "reports"),
    *("name", "named", "outlets", "claims", "examples", *KNOWN, "by"),
)
_NAMES = 4  # names of one actor in the table


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(actors)


def actors(
    ledger: LedgerPath,
    use: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.tsv",
            help="Keep your own actors in LEDGER: reports are read with them from then on.",
        ),
    ] = None,
    no_reread: NoReread = False,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only actors with this in a name or id.")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Rows of the table; 0 for all.")
    ] = 50,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="A CSV table, a row a name.")] = False,
) -> None:
    """List the actors named in LEDGER: neutral name and id, the names used, how often, by whom.

    Examples:

      counterclaim actors war.db

      counterclaim actors war.db --use my-actors.tsv
    """
    if json and csv:
        raise UsageError("--json and --csv cannot both be asked for; choose one")
    if use is not None:
        _use(ledger, use, no_reread=no_reread)
        return
    told = _Registry(ledger)
    if json or csv:
        rows = every(lambda after, n: list_actors(ledger, name=name, after=after, limit=n))
        if json:
            give_json(map(told.of, rows))
        else:
            _write_csv(map(told.of, rows))
    else:
        page = list_actors(ledger, name=name, limit=limit or ALL)
        _print([told.of(row) for row in page.rows], page.total)


def _use(ledger: Path, path: Path, *, no_reread: bool) -> None:
    from counterclaim.steps.actors import use_actors  # slow to import: only when asked for

    with looking():
        used = use_actors(ledger, path)
    if used is None:
        talk().print(plain(f"Nothing new: {ledger} holds this very list already."))
    else:
        words = f"{counted(used.actors, 'actor')} kept in {ledger}"
        talk().print(plain(f"{words}; reports are read with them from now on."))
        reread_naming(ledger, used.naming, leave=no_reread)


class _Registry:
    """What the registry tells of actors and of who uses their names."""

    def __init__(self, ledger: Path) -> None:
        from counterclaim.steps.actors import known_actors

        self._known = known_actors(ledger)

    def of(self, row: ActorRow) -> ActorRow:
        """The row with what the registry tells of it."""
        entry = self._known.entries.get(row.id or "")
        if entry is None:
            return row
        facts = {fact: getattr(entry, fact) for fact in KNOWN}
        names = [replace(n, by=self._known.used_by(entry.id, n.name)) for n in row.names]
        return replace(row, names=tuple(names), **facts)


def _write_csv(rows: Iterable[ActorRow]) -> None:
    with raw_out() as stdout:
        if isinstance(stdout, TextIOWrapper):
            stdout.reconfigure(encoding="utf-8", newline="")  # the same bytes on every system
        writer = csv_files.writer(stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            for each in row.names:
                cells = [row.actor, row.id, row.category, row.mentions, row.reports]
                cells += [each.name, each.mentions, "; ".join(each.outlets), row.claims]
                cells += ["; ".join(row.examples)]
                cells += [*(getattr(row, fact) for fact in KNOWN), each.by]
                writer.writerow([safe_cell(cell) for cell in cells])


def _print(rows: Sequence[ActorRow], total: int) -> None:
    columns = [("actor", 27), ("id", 14), ("mentions", 8), ("named, by whom", 42)]
    made = table("", columns, fixed=("mentions",))
    made.columns[2].justify = "right"
    for row in rows:
        names = [_words(each) for each in row.names[:_NAMES]]
        if len(row.names) > _NAMES:
            names.append(f"and {len(row.names) - _NAMES} more")
        made.add_row(
            plain("\n".join(filter(None, (one_line(row.actor), _facts(row))))),
            plain(row.id or row.category),
            str(row.mentions),
            plain("\n".join(names)),
        )
        made.add_section()
    out().print(made)
    if total > len(rows):
        words = f"{counted(len(rows), 'actor')} of {total:,}"
        talk().print(f"{words}: use --limit 0 for all, or --name; see --help.")
    else:
        talk().print(f"{counted(total, 'actor')}.")


def _facts(row: ActorRow) -> str:
    """When it went by that name and whose part it is, as far as known: "2016–2018, of is"."""
    dates = f"{row.since or '…'}–{row.until or ''}" if row.since or row.until else ""
    return ", ".join(filter(None, (dates, f"part of {row.parent}" if row.parent else "")))


def _words(name: NameRow) -> str:
    by = ", ".join(name.outlets[:3]) + (" ..." if len(name.outlets) > 3 else "")
    whose = f" (used by {name.by})" if name.by else ""
    return one_line(f"{name.name} ×{name.mentions}{whose}: {by}", 120)
