"""``diff``: what was known then, and what is known now."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.options import LedgerPath, as_date
from counterclaim.cli.rows import (
    Csv,
    Json,
    Limit,
    check_form,
    cited,
    give_csv,
    give_json,
    tell_count,
)
from counterclaim.cli.terminal import SHORT_ID, one_line, out, plain, table, talk
from counterclaim.model.errors import UsageError
from counterclaim.views.diff import DiffRow, Known
from counterclaim.views.diff import diff as changes
from counterclaim.wording.changes import ChangeWords
from counterclaim.wording.sources import behind_words

_RULES = re.compile(r"\d{4}\.\d\d?\.\d\S*")


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(diff)


def diff(
    ledger: LedgerPath,
    since: Annotated[
        str,
        typer.Option(
            "--from", metavar="T1", help="As known then: a day, a UTC time, or a version of rules."
        ),
    ],
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="T2", help="As known then; without, all there is now."),
    ] = None,
    published: Annotated[
        bool, typer.Option("--published", help="By the days reports were published instead.")
    ] = False,
    limit: Limit = 60,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """What was known at T1 and what is known at T2: new events, changed tolls, accounts, control.

    "Known" is what the ledger held: reports read, decisions and judgements made by then. A day
    means its end (UTC), a version of the rules when it last read a report. What no new report
    brought says why: a report was read, decided or linked otherwise. With --published it is what
    had been published by then, as all stands now.

    Examples:

      counterclaim diff war.db --from 2026-05-01

      counterclaim diff war.db --from 2026-05-01T12:00 --to 2026-05-08

      counterclaim diff war.db --published --from 2025-03-12 --to 2025-03-14
    """
    check_form(json, csv)
    then, now = _known(since, "--from", published), _known(until, "--to", published)
    ordered = (then.moment or "") <= (now.moment or "~")
    if not ordered or (now.published and then.published and then.published > now.published):
        raise UsageError(f"--from {since} is after --to {until}; change them round")
    rows = changes(ledger, then, now)
    if json:
        give_json(rows)
    elif csv:
        give_csv(DiffRow, rows)
    else:
        shown = rows[: limit or None]
        if shown:
            print_changes(shown)
        tell_count(len(shown), len(rows), "change")
        if not rows and not published:
            talk().print("Days here are those of reading in; --published asks by publication.")


def _known(value: str | None, option: str, published: bool) -> Known:
    if value is None:
        return Known()
    if published:
        return Known(published=as_date(value, option))
    try:
        whole = datetime.combine(date.fromisoformat(value), time.max, UTC)
    except ValueError:
        try:
            given = datetime.fromisoformat(value)
        except ValueError:
            if _RULES.fullmatch(value):
                return Known(rules=value)
            raise UsageError(
                f"{option} {value!r} is no time; write it as 2026-05-01 or 2026-05-01T12:00, or "
                "name a version of the rules, as 2026.11.30"
            ) from None
        whole = given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    return Known(moment=whole.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))


def print_changes(rows: Sequence[DiffRow]) -> None:
    """The changes as a table."""
    columns = [("change, event", 17), ("when, where", 21), ("what", 36), ("told by", 15)]
    made = table("", columns, fixed=("change, event", "told by"))
    for row in rows:
        words = ChangeWords.of(row)
        event = f"\n{row.event[:SHORT_ID]}" if row.event else ""
        why = "".join(f"\n{each}" for each in words.because)
        made.add_row(
            plain(row.change.value).append(why, "italic").append(event, "dim"),
            plain("\n".join(one_line(part) for part in (words.when, words.where) if part)),
            _what(row, words),
            plain(behind_words(row.behind).replace(", ", "\n"))
            .append("\n")
            .append_text(cited(row.claims)),
        )
        made.add_section()
    out().print(made)


def _what(row: DiffRow, words: ChangeWords) -> Text:
    said = plain(one_line(words.what), "bold") if row.event else plain("")
    if words.then:
        said.append("\n").append_text(plain(f"then: {one_line(words.then)}"))
    if words.now:
        said.append("\n" if said.plain else "")
        said.append_text(
            plain(f"now: {one_line(words.now)}" if words.then else one_line(words.now))
        )
    return said
