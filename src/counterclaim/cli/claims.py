"""``claims``: the claims of a ledger as a table, CSV or JSON."""

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.options import (
    AsRead,
    LedgerPath,
    PlaceName,
    Since,
    Until,
    as_span,
    check_named,
)
from counterclaim.cli.rows import Csv, Json, Limit, check_form, give_json, utf8_out
from counterclaim.cli.terminal import (
    SHORT_ID,
    one_line,
    out,
    plain,
    table,
    talk,
    visible,
)
from counterclaim.export.table import write_csv
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.decision import State
from counterclaim.model.errors import UsageError
from counterclaim.views.claims import Found, find_claims, states_of
from counterclaim.views.page import ALL
from counterclaim.wording.claims import ClaimWords
from counterclaim.wording.numbers import counted

PAGE = 100  # rows laid out at once: the first are on the screen while the rest are read


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(claims)


def claims(
    ledger: LedgerPath,
    kind: Annotated[
        ClaimKind | None,
        typer.Option(metavar="KIND", help=f"{', '.join(ClaimKind)}."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="A source anywhere in the chain.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet that published it.")
    ] = None,
    place: PlaceName = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="An actor or target.")] = None,
    since: Since = None,
    until: Until = None,
    search: Annotated[str | None, typer.Option(metavar="WORDS", help="Words in the claim.")] = None,
    report: Annotated[
        str | None, typer.Option(metavar="ID", help="Only claims of this report (its id).")
    ] = None,
    state: Annotated[
        State | None,
        typer.Option(metavar="STATE", help=f"What became of them: {', '.join(State)}."),
    ] = None,
    as_read: AsRead = False,
    limit: Limit = 50,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List claims: who says, through whom, that what happened, where, when, how surely.

    Examples:

      counterclaim claims war.db --kind figure --place Aleppo

      counterclaim claims war.db --source SOHR --since 2016-07-01 --until 2016-07-31

      counterclaim claims war.db --search "water station" --json > water.jsonl

      counterclaim claims war.db --state rejected
    """
    check_form(json, csv)
    if as_read and state is not None:
        raise UsageError("--as-read knows no states; leave one of --as-read and --state out")
    check_named(source=source, outlet=outlet, place=place, actor=actor, search=search)
    first, last = as_span(since, until)
    found = find_claims(
        ledger,
        kind=kind,
        source=source,
        outlet=outlet,
        place=place,
        actor=actor,
        since=first,
        until=last,
        search=search,
        report=report,
        state=state,
        as_read=as_read,
        limit=ALL if json or csv else limit or ALL,
    )
    if json:
        give_json(found)
    elif csv:
        with utf8_out() as stdout:
            write_csv(found, stdout)
    else:
        _print_some(found, None if as_read else ledger)


def _print_some(found: Found, ledger: Path | None) -> None:
    shown = 0
    while page := list(islice(found, PAGE)):
        states = states_of(ledger, page) if ledger else {}
        print_claims(page, heading=not shown, states=states)
        shown += len(page)
    total = found.total()
    if not total:
        talk().print("No claim fits. Ask for less, or see what is there: leave the options out.")
    elif shown < total:
        words = f"{counted(shown, 'claim')} of {total:,}"
        talk().print(f"{words}: use --limit 0 for all, or narrow down; see --help.")
    else:
        talk().print(f"{counted(shown, 'claim')}.")


def print_claims(
    claims: Sequence[Claim],
    *,
    heading: bool = True,
    numbered: bool = False,
    states: Mapping[str, State] | None = None,
) -> None:
    """The claims as a table; ``numbered`` from 1, as `show` marks them in the text.

    ``states`` by id are told where somebody has decided something.
    """
    columns = [("claim", SHORT_ID), ("who says, through whom", 24), ("what", 36)]
    columns += [("where, when", 19)]
    if numbered:
        columns[1:1] = [("no.", 4)]
        columns[3:4] = [("what", 29)]
    made = table("", columns, fixed=("claim", "no."))
    made.show_header = heading
    for number, claim in enumerate(claims, 1):
        row = ClaimWords.of(claim)
        made.add_row(
            row.claim[:SHORT_ID],
            *([str(number)] if numbered else []),
            plain(one_line(row.who)),
            _what(row, (states or {}).get(claim.id, State.UNREVIEWED)),
            plain("\n".join(one_line(part) for part in (row.where, row.when) if part)),
        )
        made.add_section()
    out().print(made)


def _what(row: ClaimWords, state: State) -> Text:
    said = plain(one_line(row.what), style="bold")
    if state is not State.UNREVIEWED:
        said.append(f" ({state})", style="green")
    if row.stance:
        said.append(f" [{one_line(visible(row.stance))}]", style="yellow")
    if row.what != row.verbatim:
        said.append("\n")
        said.append_text(plain(one_line(row.verbatim, 160)))
    return said
