"""``verify``: is the ledger as it was written?"""

import typer

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.terminal import out, plain


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(verify)


def verify(ledger: LedgerPath) -> None:
    """Re-hash everything in LEDGER and name the first entry that does not fit (exit status 1).

    Write down the head hash it prints and keep it elsewhere: it proves that nothing before it was
    changed. docs/ledger.md says what this does not prove.

    Example: counterclaim verify war.db
    """
    from counterclaim.steps.verify import verify as check

    found = check(ledger)
    if found.version is None:
        out().print(plain(f"{found.fault}.", style="red"))
        raise typer.Exit(1)
    if found.fault is not None:
        out().print(plain(f"{ledger} does not fit: {found.fault}", style="red"))
        out().print(f"{found.entries} entries before it fit; head hash so far {found.head or '-'}")
        raise typer.Exit(1)
    out().print(plain(f"{ledger}: all {found.entries} entries fit."))
    out().print(f"head hash {found.head or '-'}")
