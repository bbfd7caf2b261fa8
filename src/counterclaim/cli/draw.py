"""``draw``: the tables that lists are answered from, drawn anew or held against a fresh drawing."""

from itertools import islice
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.terminal import out, plain, talk
from counterclaim.wording.numbers import counted

SHOWN = 20  # differences told one by one


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(draw)


def draw(
    ledger: LedgerPath,
    check: Annotated[
        bool, typer.Option("--check", help="Draw nothing: tell where a fresh drawing is another.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Draw all of it afresh, not only what waits.")
    ] = False,
) -> None:
    """Draw the tables that lists and events are answered from, where some are behind.

    They are a tool and no evidence: `verify` does not look at them, and all of them follow from the
    rest of the ledger. `add`, `link`, `judge` and `review` keep them up to date by themselves.

    Examples:

      counterclaim draw war.db --check

      counterclaim draw war.db --again
    """
    if check:
        from counterclaim.steps.draw_check import differences  # slow to import: only when asked

        found = list(islice(differences(ledger), SHOWN + 1))
        for words in found[:SHOWN]:
            out().print(plain(words))
        if len(found) > SHOWN:
            out().print("... and more")
        if found:
            talk().print(plain(f"Draw it afresh: counterclaim draw {ledger} --again"))
            raise typer.Exit(1)
        talk().print("All that is drawn is as a fresh drawing makes it.")
        return
    from counterclaim.steps.draw import draw_ledger  # slow to import: only when asked for

    talk().print(plain(f"Drawing {ledger} ..."))
    done = draw_ledger(ledger, again=again)
    reports, events = counted(done.reports, "report"), counted(done.events, "event")
    talk().print(f"{reports} drawn; {events} in all.")
    if done.to_link:
        waiting = f"{counted(done.to_link, 'report')} to be linked"
        talk().print(plain(f"{waiting}: counterclaim link {ledger}"))
