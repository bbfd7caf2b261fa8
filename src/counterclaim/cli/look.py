"""``reports``, ``claims`` and ``show``: looking into a ledger."""

import sys
from datetime import date
from itertools import islice
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.options import LedgerPath, as_date
from counterclaim.cli.terminal import one_line, out, plain, table, talk
from counterclaim.export.jsonl import lines
from counterclaim.export.table import write_csv
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.errors import UsageError
from counterclaim.model.report import DatePrecision
from counterclaim.views import wording
from counterclaim.views.claims import ClaimRow, find_claims
from counterclaim.views.reports import ReportRow, list_reports
from counterclaim.views.show import ShownReport, show, stretches

SHORT_ID = 10  # characters of an id in a table: enough to tell apart, accepted by `show`
STYLES = {
    ClaimKind.EVENT: "bold",
    ClaimKind.FIGURE: "reverse",
    ClaimKind.CONTROL: "underline",
    ClaimKind.RELATION: "italic",
    ClaimKind.LABEL: "yellow",
}


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(reports)
    app.command()(claims)
    app.command(name="show")(show_one)


def reports(ledger: LedgerPath) -> None:
    """List the reports in LEDGER with their outlet, date and number of claims.

    Example: counterclaim reports war.db
    """
    print_reports(list(list_reports(ledger)))


def print_reports(rows: list[ReportRow]) -> None:
    """The table of reports."""
    made = table(f"{len(rows)} reports", "report", "published", "outlet", "side", "title", "claims")
    for column, width in zip(made.columns, (SHORT_ID, 10, 17, 14, 27, 6), strict=True):
        column.width = width
    made.columns[5].justify = "right"
    for row in rows:
        made.add_row(
            row.report[:SHORT_ID],
            _published(row.published, row.published_precision),
            plain(row.outlet or "unknown"),
            plain(row.side),
            plain(one_line(row.title, 80)),
            str(row.claims),
        )
    out().print(made)


def _published(day: date | None, precision: DatePrecision) -> str:
    if day is None:
        return "unknown"
    return str(day) if precision is DatePrecision.DAY else f"{day} ({precision.value})"


def claims(
    ledger: LedgerPath,
    kind: Annotated[
        ClaimKind | None,
        typer.Option(metavar="KIND", help="event, figure, control, relation, label or statement."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="A source anywhere in the chain.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet that published it.")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="A place, as written or resolved.")
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="An actor or target.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Events on or after this day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Events on or before this day.")
    ] = None,
    search: Annotated[str | None, typer.Option(metavar="WORDS", help="Words in the claim.")] = None,
    report: Annotated[
        str | None, typer.Option(metavar="ID", help="Only claims of this report (its id).")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Rows of the table; 0 for all.")
    ] = 50,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="A CSV table.")] = False,
) -> None:
    """List claims: who says, through whom, that what happened, where, when, how surely.

    Examples:

      counterclaim claims war.db --kind figure --place Aleppo

      counterclaim claims war.db --source SOHR --since 2016-07-01 --until 2016-07-31

      counterclaim claims war.db --search "water station" --json > water.jsonl
    """
    if json and csv:
        raise UsageError("--json and --csv cannot both be asked for; choose one")
    found = find_claims(
        ledger,
        kind=kind,
        source=source,
        outlet=outlet,
        place=place,
        actor=actor,
        since=as_date(since, "--since"),
        until=as_date(until, "--until"),
        search=search,
        report=report,
    )
    if json:
        for line in lines(found):
            sys.stdout.buffer.write(line)
    elif csv:
        write_csv(found, sys.stdout)
    else:
        _print_claims(list(found), limit)


def _print_claims(found: list[Claim], limit: int) -> None:
    made = table(f"{len(found)} claims", "claim", "who says, through whom", "what", "where, when")
    for column, width in zip(made.columns, (SHORT_ID, 24, 36, 19), strict=True):
        column.width = width
    for claim in islice(found, limit or None):
        row = ClaimRow.of(claim)
        made.add_row(
            row.claim[:SHORT_ID],
            plain(row.who),
            _what(row),
            plain("\n".join(filter(None, (row.where, row.when)))),
        )
        made.add_section()
    out().print(made)
    if limit and len(found) > limit:
        talk().print(f"{len(found) - limit} more: use --limit 0, or narrow down; see --help.")


def _what(row: ClaimRow) -> Text:
    said = plain(one_line(row.what), style="bold")
    if row.stance:
        said.append(f" [{one_line(row.stance)}]", style="yellow")
    if row.what != row.verbatim:
        said.append("\n")
        said.append_text(plain(one_line(row.verbatim, 160)))
    return said


def show_one(
    ledger: LedgerPath,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A report's or claim's id, or its start.")
    ],
) -> None:
    """Show a report with its claims marked in the text, or one claim with its words and chain.

    Examples:

      counterclaim show war.db r-3f9a1c2b

      counterclaim show war.db c-00d1
    """
    shown = show(ledger, id)
    if isinstance(shown, ShownReport):
        _print_report(shown)
    else:
        _print_claim(shown.claim, shown.before, shown.after)


def _print_report(shown: ShownReport) -> None:
    report, console = shown.report, out()
    for name, value in (
        ("report", report.id),
        ("outlet", report.outlet or "unknown"),
        ("side", report.side),
        ("authors", ", ".join(report.authors)),
        ("published", _published(report.published, report.published_precision)),
        ("address", report.url),
        ("sha256", report.sha256),
    ):
        if value:
            console.print(plain(f"{name:<10} {value}"))
    console.print()
    marked = Text()
    for stretch in stretches(report.text, shown.claims):
        marked.append_text(plain(stretch.text, " ".join(STYLES[kind] for kind in stretch.kinds)))
    console.print(marked)
    console.print()
    legend = Text("marked: ")
    for kind, style in STYLES.items():
        legend.append(kind.value, style)
        legend.append("  ")
    console.print(legend)
    console.print()
    _print_claims(list(shown.claims), 0)


def _print_claim(claim: Claim, before: str, after: str) -> None:
    console = out()
    row = ClaimRow.of(claim)
    words = plain("…" + before).append_text(plain(claim.verbatim, "reverse"))
    console.print(words.append_text(plain(after + "…")))
    console.print()
    fields = [
        ("claim", claim.id),
        ("kind", row.kind),
        ("what", row.what),
        ("where", row.where),
        ("when", f"{row.when} ({claim.time.anchor.value})" if claim.time and row.when else ""),
        ("stance", row.stance or "stated as fact"),
        ("manner", claim.manner.value),
        ("confidence", f"{claim.confidence:.2f} in the reading, not in what is claimed"),
        ("report", f"{claim.report.id} {claim.report.title or ''}"),
        ("position", f"characters {claim.start}-{claim.end}"),
        ("read by", f"{claim.origin.component} {claim.origin.version}"),
    ]
    for name, value in fields:
        if value:
            console.print(plain(f"{name:<10} {value}"))
    made = table("Chain, nearest speaker first", "source", "as written", "kind", "by the word")
    for source in claim.sources:
        made.add_row(
            plain(wording.source_words(source)),
            plain(source.mention),
            source.kind.value,
            plain(source.cue),
        )
    console.print()
    console.print(made)
