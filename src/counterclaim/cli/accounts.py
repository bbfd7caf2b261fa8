"""``accounts``: one event as each source tells it, side by side."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.options import AsRead, LedgerPath
from counterclaim.cli.rows import Csv, Json, check_form, give_csv, give_json
from counterclaim.cli.terminal import (
    SHORT_ID,
    WIDTH,
    one_line,
    out,
    plain,
    program,
    table,
    talk,
    visible,
)
from counterclaim.views.accounts import (
    CLASHING,
    AccountRow,
    Accounts,
    ClashGroup,
    ClashSide,
    grouped,
)
from counterclaim.views.accounts import accounts as accounts_of_event
from counterclaim.wording.accounts import AccountWords, side_words
from counterclaim.wording.events import most_told_deeds, most_told_places
from counterclaim.wording.numbers import counted
from counterclaim.wording.sources import behind_words
from counterclaim.wording.times import dates_words

BLOCK = 3  # accounts side by side; the others follow below
_MOST = 8  # sides against one that are printed
Groups = Sequence[tuple[int, ClashGroup]]
_NAMES = 10  # columns for the names of the rows
_LINES = {
    "what": "what",
    "who": "who",
    "weapon": "with what",
    "whom": "to whom",
    "hit": "hit",
    "where": "where",
    "when": "when",
    "figures": "how many",
    "persons": "named",
    "told_as": "told as",
    "labels": "labels",
}


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(accounts)


def accounts(
    ledger: LedgerPath,
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="An event's id or its start, or a claim's.")
    ],
    as_read: AsRead = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Lay the accounts of one event side by side, and say where they clash.

    A column is what one root source says, and the outlets it came through; outlets that say
    the same after the same source share one. "≠ 2" marks what clash 2 below the table is about.
    "Silent" are outlets with a report in the ledger from a day before to a day after, but none on
    this. Which account is right is not for this program to say.

    --json gives first the event, as `counterclaim events` does, then lines whose "row" is account,
    clash or silent; --csv gives the accounts.

    Examples:

      counterclaim accounts war.db e-4c09

      counterclaim accounts war.db c-9f3a11 --json
    """
    check_form(json, csv)
    found = accounts_of_event(ledger, event, as_read=as_read)
    say_where(event, found.event.event)
    if json:
        give_json((found.event, *found.accounts, *found.clashes, *found.silent))
    elif csv:
        give_csv(AccountRow, found.accounts)
    else:
        print_accounts(found)
        first = found.accounts[0].claims[0][:SHORT_ID]
        talk().print(plain(f"\nA claim in its own words: {program()} show {ledger} {first}"))


def say_where(asked: str, event: str) -> None:
    """Say so where the event that was asked for is part of another by now."""
    asked = asked.strip().lower()
    if asked.startswith("e-") and not event.startswith(asked):
        talk().print(plain(f"{asked} is now part of {event}."))


def print_accounts(found: Accounts) -> None:
    """The event, its accounts in blocks, the clashes in words, and who is silent."""
    console, event = out(), found.event
    places, what = one_line(most_told_places(event)), one_line(most_told_deeds(event))
    console.print(plain(f"{what} — {places or 'no place told'}", style="bold"))
    console.print(plain(f"{event.event}   {'; '.join(map(dates_words, event.dates[:4]))}"))
    many = counted(len(found.accounts), "account")
    console.print(plain(f"{behind_words(event.behind)}, {many}\n"))
    numbered = list(enumerate(found.accounts, 1))
    block = max(BLOCK, (console.width - _NAMES) // ((WIDTH - _NAMES) // BLOCK))
    groups = list(enumerate(grouped(found.clashes), 1))
    for start in range(0, len(numbered), block):
        _print_block(numbered[start : start + block], groups)
        console.print()
    _print_clashes(groups)
    if found.silent:
        words = (f"{row.outlet} ({_reports(row.reports)})" for row in found.silent)
        console.print(plain(f"Silent, though published within a day of it: {', '.join(words)}"))


def _print_block(some: Sequence[tuple[int, AccountRow]], groups: Groups) -> None:
    words, numbers = [AccountWords.of(row) for _, row in some], [number for number, _ in some]
    width = (WIDTH - _NAMES - 3 * len(some)) // max(len(some), 2)
    columns = [("account", _NAMES), *((f"{number}", width) for number, _ in some)]
    made = table("", columns, fixed=("account",))
    made.add_row("source", *(_head(row) for _, row in some))
    made.add_row("through", *(plain("\n".join(map(one_line, each.outlets))) for each in words))
    made.add_section()
    for field, name in _LINES.items():
        said = [getattr(each, field) for each in words]
        cells = [_cell(*one, field, groups) for one in zip(said, numbers, strict=True)]
        if any(cell.plain for cell in cells):
            made.add_row(name, *cells)
    made.add_section()
    made.add_row("claims", *(_claims(row) for _, row in some), style="dim")
    out().print(made)


def _head(row: AccountRow) -> Text:
    if row.own_voice:
        return plain(one_line(row.root, 60), "bold").append(" (own voice)", "not bold")
    return plain(one_line(row.root, 60), "bold")


def _cell(lines: Sequence[str], number: int, field: str, groups: Groups) -> Text:
    marks = [
        str(place)
        for place, group in groups
        if group.type in CLASHING.get(field, ())
        and not group.compatible
        and number in {side.account for side in (group.one, *group.others)}
    ]
    said = plain("\n".join(map(one_line, lines)))
    return said.append(f"\n≠ {', '.join(marks)}", "bold") if marks else said


def _claims(row: AccountRow) -> Text:
    ids = [id[:SHORT_ID] for id in row.claims[:2]]
    more = f"+{len(row.claims) - 2}" if len(row.claims) > 2 else ""
    return Text("\n".join(filter(None, (*ids, more))))


def _print_clashes(groups: Groups) -> None:
    console = out()
    for title, compatible in (("Clashes", False), ("Differs, and both may hold", True)):
        chosen = [(n, group) for n, group in groups if group.compatible is compatible]
        if chosen:
            console.print(plain(title, style="bold"))
            for number, group in chosen:
                console.print(Text("\n").join(_clash_lines(number, group)))
            console.print()


def _clash_lines(number: int, group: ClashGroup) -> Iterator[Text]:
    why = f" ({one_line(group.why)})" if group.why else ""
    yield plain(f"{number:>3}  {group.type}{why}")
    yield _side("     ", group.one)
    for other in group.others[:_MOST]:
        yield _side("       beside " if group.compatible else "       against ", other)
    if len(group.others) > _MOST:
        yield plain(f"       and {len(group.others) - _MOST} more; see --json")


def _side(before: str, side: ClashSide) -> Text:
    source = f" — {one_line(side_words(side), 42)} [{side.account}]"
    room = max(WIDTH - len(before) - len(source) - SHORT_ID - 4, 20)
    said = plain(f"{before}“{one_line(side.words, room)}”{source}")
    return said.append(f"  {visible(side.claims[0][:SHORT_ID])}" if side.claims else "", "dim")


def _reports(reports: Sequence[str]) -> str:
    more = f" +{len(reports) - 1}" if len(reports) > 1 else ""
    return reports[0][:SHORT_ID] + more
