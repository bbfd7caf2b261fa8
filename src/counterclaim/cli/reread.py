"""``reread``: reports of a ledger read anew by the present program, with the present lists."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import LedgerPath, Workers, processes
from counterclaim.cli.progress import Ticker
from counterclaim.cli.terminal import SHORT_ID, plain, program, talk
from counterclaim.model.errors import UsageError
from counterclaim.wording.numbers import counted

if TYPE_CHECKING:
    from counterclaim.steps.reread import Asked, RereadSummary

NoReread = Annotated[
    bool,
    typer.Option("--no-reread", help="Leave reports that mention the names as they were read."),
]
LISTED = 20  # judgements without a claim told one by one


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(reread)


def reread(
    ledger: LedgerPath,
    report: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="ID", help="Only this report; may be given again."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what was read with lists that you do not give now.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Also what was read by these rules and lists already.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; say what would change.")
    ] = False,
    gazetteer: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Your own places, as given to `add`."),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(metavar="FILE.tsv", help="Your own actors, as given to `add`."),
    ] = None,
    workers: Workers = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only say what went wrong.")] = False,
) -> None:
    """Read reports of LEDGER anew, by the present rules, with the gazetteers and actors in force.

    Without --report or --all: those last read by other rules or lists. The text as kept is read;
    older readings stay in the ledger, and the newest counts. Your decisions and judgements stand.

    Examples:

      counterclaim reread war.db --dry-run

      counterclaim reread war.db --report r-3f9a1c2b --again
    """
    if report and everything:
        raise UsageError("--report and --all cannot both be asked for; choose one")
    from counterclaim.steps.reread import Asked  # slow to import: only when asked for

    asked = Asked(reports=report, everything=everything or bool(report), again=again)
    run(
        ledger,
        asked,
        gazetteer=gazetteer,
        actors=actors,
        workers=workers,
        dry_run=dry_run,
        quiet=quiet,
    )


def run(
    ledger: Path,
    asked: "Asked",
    *,
    gazetteer: Path | None = None,
    actors: Path | None = None,
    workers: int | None = None,
    dry_run: bool = False,
    quiet: bool = False,
) -> None:
    """Read anew with progress and say what came of it; ``typer.Exit`` if there were problems."""
    from counterclaim.steps.asked import add_options
    from counterclaim.steps.reread import reread as step

    options = add_options(gazetteer=gazetteer, actors=actors, workers=workers or processes())
    with Ticker(quiet=quiet) as ticker:
        summary = step(ledger, asked, options, ticker.tell, dry_run=dry_run)
    _tell(summary, ledger, dry_run=dry_run, quiet=quiet)
    if summary.problems or summary.interrupted:
        raise typer.Exit(1)


def looking() -> AbstractContextManager[object]:
    """Says what goes on while texts are looked through for names, where somebody watches."""
    return talk().status("looking for reports that mention its names ...", spinner="line")


def reread_naming(ledger: Path, reports: Sequence[str], *, leave: bool) -> None:
    """After a change of the lists: read the reports anew that mention its names, unless told."""
    if not reports:
        return
    mention = "mentions" if len(reports) == 1 else "mention"
    words = f"{counted(len(reports), 'report')} {mention} its names"
    if leave:
        later = f"{program()} reread {ledger}"
        talk().print(plain(f"{words}, and {'is' if len(reports) == 1 else 'are'} left: {later}"))
        return
    from counterclaim.steps.reread import Asked

    talk().print(plain(f"{words}: read anew."))
    run(ledger, Asked(reports=reports))


def _tell(done: "RereadSummary", ledger: Path, *, dry_run: bool, quiet: bool) -> None:
    say, called = talk().print, program()
    if not quiet and (done.reports or not done.interrupted):
        say(plain(_words(done, dry_run=dry_run)))
        if done.judgements or done.decisions:
            people = counted(done.judgements, "judgement")
            people += f" and {counted(done.decisions, 'decision')}"
            say(plain(f"{people} of people carried over to claims under their new names."))
    if done.by_hand and not quiet:
        say(
            plain(
                f"{counted(done.by_hand, 'report')} left as read with --gazetteer or --actors: "
                "give the same again, or --all to do without.",
                style="yellow",
            )
        )
    for lost in done.lost[:LISTED]:
        what = f"{lost.claim[:SHORT_ID]} of {lost.report[:SHORT_ID]}: {lost.said}"
        say(plain(f"read no more, and no claim took its place: {what}", style="yellow"))
    if len(done.lost) > LISTED:
        say(plain(f"and {len(done.lost) - LISTED:,} more of these", style="yellow"))
    if done.problems:
        say(plain(f"{counted(done.problems, 'problem')}, told above", style="yellow"))
    if done.interrupted:
        say("Stopped. What was read is saved; give the same command again to go on.")
    if done.to_link and not dry_run and not quiet:
        wait = "waits" if done.to_link == 1 else "wait"
        words = f"{counted(done.to_link, 'report')} {wait} to be linked: {called} link {ledger}"
        say(plain(words))


def _words(done: "RereadSummary", *, dry_run: bool) -> str:
    if not done.reports:
        return "Nothing to read anew." + (
            f" {counted(done.known, 'report')} read by these rules and lists already."
            if done.known
            else ""
        )
    read = f"{counted(done.reports, 'report')} read anew"
    if done.same == done.reports:
        return f"{read}: " + ("nothing would change." if dry_run else "every claim as before.")
    counts = f"{counted(done.otherwise, 'claim')} read otherwise, {done.new:,} new, "
    counts += f"{done.gone:,} no more"
    if dry_run:
        return f"{read}, nothing written: {counts}; {done.same:,} as before."
    return f"{read}, {done.same:,} as before: {counts}."
