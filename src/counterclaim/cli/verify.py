"""``verify``: is the ledger as it was written?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.terminal import one_line, out, plain, talk
from counterclaim.export.whole import whole_file

if TYPE_CHECKING:
    from counterclaim.steps.verify import Verification


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(verify)


def verify(
    ledger: LedgerPath,
    head: Annotated[
        str | None,
        typer.Option(
            metavar="HASH",
            help="A head hash printed earlier, or its first 8 digits: is it in LEDGER?",
        ),
    ] = None,
    checker: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.py",
            help="Write a program to FILE.py that checks a ledger without counterclaim.",
        ),
    ] = None,
) -> None:
    """Re-hash everything in LEDGER and name the first entry that does not fit (exit status 1).

    Write down the head hash it prints and keep it elsewhere: --head proves later that nothing
    before it was changed. docs/ledger.md says what this does not prove.

    Examples:

      counterclaim verify war.db

      counterclaim verify war.db --head sha256:5f8a03c1
    """
    from counterclaim.steps.verify import verify as check

    if checker is not None:
        _write_checker(checker, ledger)
    found = check(ledger, head=head)
    _tell(ledger, found)
    stands = head is None or _tell_earlier(head, found)
    if found.fault is not None or not stands:
        raise typer.Exit(1)


def _write_checker(checker: Path, ledger: Path) -> None:
    from counterclaim.steps.asked import check_output  # slow to import: only when asked for
    from counterclaim.steps.verify import checker_text

    check_output(checker, "--checker")
    with whole_file(checker, "--checker") as file:
        file.write(checker_text().encode())
    talk().print(plain(f"{checker} written; run it with: python3 {checker} {ledger}"))


def _tell(ledger: Path, found: "Verification") -> None:
    if found.version is None:
        out().print(plain(f"{found.fault}.", style="red"))
        return
    for name in found.uncovered:
        words = f"the places of the gazetteer {one_line(name)} are not covered: an older version "
        words += "added it. Remove it and add it again to have them covered."
        talk().print(plain(words, "yellow"))
    if found.fault is None:
        out().print(plain(f"{ledger}: all {found.entries} entries fit."))
        out().print(f"head hash {found.head or '-'}")
    else:
        out().print(plain(f"{ledger} does not fit: {found.fault}", style="red"))
        out().print(f"{found.entries} entries before it fit; head hash so far {found.head or '-'}")


def _tell_earlier(head: str, found: "Verification") -> bool:
    """Whether the head asked for is the hash of one entry, which is told."""
    match found.earlier:
        case [one]:
            came = f"{one.since:,} {'entry' if one.since == 1 else 'entries'} came since"
            out().print(f"that head stood at entry {one.seq}, recorded {one.recorded_at}:")
            out().print(f"everything up to there is as it was then; {came}")
            return True
        case []:
            where = "the ledger" if found.fault is None else "what fits of the ledger"
            out().print(plain(f"no entry in {where} has the hash {head}:", "red"))
            out().print("what it was the head of was cut off or rewritten, or was another ledger")
        case several:
            many = f"{head} begins the hashes of {len(several)} entries; give more of it"
            out().print(plain(many, "red"))
    return False
