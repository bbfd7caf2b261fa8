"""``events`` and ``timeline``: what the claims tell of, told by whom, and where it is disputed."""

from collections.abc import Sequence
from itertools import groupby
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
from counterclaim.cli.rows import (
    Csv,
    Json,
    Limit,
    Plot,
    check_form,
    give_csv,
    give_json,
    give_picture,
    tell_count,
)
from counterclaim.cli.terminal import SHORT_ID, one_line, out, plain, table, talk
from counterclaim.model.errors import UsageError
from counterclaim.views import event_lists as view
from counterclaim.views.events import EventRow
from counterclaim.views.tolls import Total
from counterclaim.wording.events import most_told_deeds
from counterclaim.wording.numbers import counted
from counterclaim.wording.places import place_words
from counterclaim.wording.sources import behind_words
from counterclaim.wording.times import dates_words, days_words
from counterclaim.wording.tolls import left_out_words, toll_with_counts, total_and_rest

MinOutlets = Annotated[
    int, typer.Option(min=1, metavar="N", help="Only what at least so many outlets tell.")
]
_SOME = 3  # differing words shown of one cell


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(events)
    app.command()(timeline)


def events(
    ledger: LedgerPath,
    place: PlaceName = None,
    since: Since = None,
    until: Until = None,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only events whose accounts clash.")
    ] = False,
    min_outlets: MinOutlets = 1,
    total: Annotated[
        bool, typer.Option("--total", help="Add up the tolls that cannot overlap, and say which.")
    ] = False,
    as_read: AsRead = False,
    limit: Limit = 30,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List the events that the claims tell of, with how many outlets and root sources tell them.

    Most outlets first, then most root sources, then the newest. "disputed" names in what its
    accounts differ so that both cannot hold; `counterclaim accounts` sets them side by side.

    Examples:

      counterclaim events war.db --place Tarvel --disputed

      counterclaim events war.db --since 2016-07-01 --until 2016-07-31 --total

      counterclaim events war.db --min-outlets 2 --csv > events.csv
    """
    check_form(json, csv)
    check_named(place=place)
    first, last = as_span(since, until)
    if total and csv:
        raise UsageError("--total has no CSV; ask for --json, or leave it out")
    asked = view.Asked(
        place=place,
        since=first,
        until=last,
        disputed=disputed,
        min_outlets=min_outlets,
        as_read=as_read,
    )
    if total:
        _give_totals(view.totals(ledger, view.each(ledger, asked)), json)
    elif json:
        give_json(view.each(ledger, asked))
    elif csv:
        give_csv(EventRow, view.each(ledger, asked))
    else:
        found = view.page(ledger, asked, limit or None)
        shown = found.rows
        if shown:
            print_events(shown)
        tell_count(len(shown), found.found, "event")
        if shown:
            talk().print(
                f"Side by side: counterclaim accounts {ledger} {shown[0].event[:SHORT_ID]}"
            )


def timeline(
    ledger: LedgerPath,
    place: PlaceName = None,
    since: Since = None,
    until: Until = None,
    min_outlets: MinOutlets = 1,
    as_read: AsRead = False,
    limit: Limit = 50,
    json: Json = False,
    csv: Csv = False,
    plot: Plot = None,
) -> None:
    """The events by day, with the spread of the dates and figures told.

    An event stands on the first of the days that most outlets tell; where none is told, on the day
    of its first report. What lasts longer than a month stands at the end. Below the table the tolls
    are added up where they cannot overlap.

    Examples:

      counterclaim timeline war.db --place Dunmarrow

      counterclaim timeline war.db --since 2016-07-01 --plot july.svg
    """
    check_form(json, csv, plot)
    check_named(place=place)
    first, last = as_span(since, until)
    asked = view.Asked(
        place=place, since=first, until=last, min_outlets=min_outlets, by_day=True, as_read=as_read
    )
    if json:
        give_json(view.each(ledger, asked))
    elif csv:
        give_csv(EventRow, view.each(ledger, asked))
    elif plot:
        from counterclaim.export.pictures.timeline import timeline_picture  # slow to import

        give_picture(plot, timeline_picture(list(view.each(ledger, asked))))
    else:
        found = view.page(ledger, asked, limit or None)
        rows = found.rows
        if rows:
            print_timeline(rows)
        tell_count(len(rows), found.found, "event")
        for total in view.totals(ledger, rows):
            talk().print(plain(f"told in these: {total_and_rest(total)}"))
        if rows:
            talk().print("What was not added, and why: counterclaim events LEDGER --total")


def print_events(rows: Sequence[EventRow]) -> None:
    """The events as a table."""
    columns = [("event", SHORT_ID), ("when, where", 20), ("what, to how many", 35)]
    columns += [("told by", 15), ("disputed", 8)]
    made = table("", columns, fixed=("event", "told by", "disputed"))
    for row in rows:
        made.add_row(
            row.event[:SHORT_ID],
            plain("\n".join((*_when(row), *_where(row)))),
            _what(row),
            plain(behind_words(row.behind).replace(", ", "\n")),
            plain("\n".join(row.disputed) or "-"),
        )
        made.add_section()
    out().print(made)


def print_timeline(rows: Sequence[EventRow]) -> None:
    """The events under their days."""
    columns = [("day", 10), ("event", SHORT_ID), ("where; dates told", 23)]
    columns += [("what, to how many", 30), ("told by", 15)]
    made = table("", columns, fixed=("day", "event", "told by"))
    for day, held in groupby(rows, key=lambda row: None if row.is_long else row.day):
        said = str(day or "longer")
        for row in held:
            spread = [dates_words(each) for each in row.dates[:_SOME]] if len(row.dates) > 1 else []
            bare = [] if row.earliest or row.latest or spread else _when(row)
            made.add_row(
                said,
                row.event[:SHORT_ID],
                plain("\n".join((*_where(row), *spread, *bare))),
                _what(row),
                plain(behind_words(row.behind).replace(", ", "\n")).append(
                    "\ndisputed" if row.disputed else "", "bold"
                ),
            )
            said = ""
        made.add_section()
    out().print(made)


def _when(row: EventRow) -> list[str]:
    return _first([days_words(each.span) for each in row.dates], "date")


def _where(row: EventRow) -> list[str]:
    return _first([place_words(told.place) for told in row.places], "place")


def _what(row: EventRow) -> Text:
    said = plain(one_line(most_told_deeds(row)), style="bold")
    for toll in row.tolls:
        said.append("\n").append_text(plain(one_line(toll_with_counts(toll))))
    return said.append(f"\n{counted(len(row.claims), 'claim')}", "dim")


def _first(words: Sequence[str], noun: str) -> list[str]:
    """The first of ``words``, and how many others were told."""
    others = [f"+{counted(len(words) - 1, f'other {noun}')}"] if len(words) > 1 else []
    return [one_line(each) for each in words[:1]] + others


def _give_totals(totals: Sequence[Total], json: bool) -> None:
    if json:
        give_json(totals)
        return
    for total in totals:
        out().print(plain(total_and_rest(total), style="bold"))
        for left in total.left_out:
            out().print(plain(f"  {left.event[:SHORT_ID]}  {left_out_words(left)}", "dim"))
