"""``doctor``: is everything there that counterclaim needs?"""

import typer

from counterclaim.cli.terminal import out, plain


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(doctor)


def doctor() -> None:
    """Check this machine: Python, libraries, SQLite, processors, and one sentence read.

    Example: counterclaim doctor
    """
    from counterclaim.steps.doctor import examine  # slow to import: only when asked for

    well = True
    for check in examine():
        mark, style = ("ok", "green") if check.ok else ("MISSING", "red")
        line = plain(f"{mark:<8}", style).append(f"{check.name}: {check.found}")
        if check.advice:
            line.append(f" — {check.advice}", "yellow")
        out().print(line)
        well = well and check.ok
    out().print("network   not used by any command")
    if not well:
        raise typer.Exit(1)
