"""``link``: which claims tell of one event; ``judge``: a person's word on it."""

from collections.abc import Sequence
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerPath
from counterclaim.cli.terminal import plain, talk
from counterclaim.model.errors import UsageError
from counterclaim.model.judgement import Judgement, Subject, Verdict
from counterclaim.wording.numbers import counted

NOUNS = {Subject.EVENT: "event", Subject.SOURCE: "source", Subject.COPY: "text"}

NAMED = 3  # older judgements that are named one by one


def register(app: typer.Typer) -> None:
    """Add both commands to ``app``."""
    app.command()(link)
    app.command()(judge)


def link(
    ledger: LedgerPath,
    again: Annotated[
        bool, typer.Option("--again", help="Link everything afresh, not only what is new.")
    ] = False,
) -> None:
    """Group the claims that tell of one event, each link with its score and its reasons.

    What was added since the last time joins what is there. Nothing is merged or deleted: a link is
    a judgement in the ledger, and yours (`judge`) outranks the program's.

    Examples:

      counterclaim link war.db

      counterclaim events war.db --min-outlets 2
    """
    from counterclaim.steps.link import link as run  # slow to import: only when asked for

    talk().print(plain(f"Linking the claims of {ledger} ..."))
    done = run(ledger, again=again)
    if not done.claims:
        talk().print("Nothing was added since the last time: all is linked.")
    else:
        talk().print(
            f"{counted(done.claims, 'claim')} of {counted(done.reports, 'report')} looked at; "
            f"{counted(done.written, 'judgement')} written, {done.undone:,} undo older ones."
        )
    talk().print(
        f"{counted(done.events, 'event')}, {done.shared:,} told by two or more reports; "
        f"{done.copies:,} pairs of reports hold one text."
    )
    talk().print(plain(f"See them with: counterclaim events {ledger}"))


def judge(
    ledger: LedgerPath,
    one: Annotated[
        str,
        typer.Argument(metavar="A", help="A claim, event or report (its id), or a source's name."),
    ],
    other: Annotated[str, typer.Argument(metavar="B", help="Another of the same kind.")],
    because: Annotated[
        str, typer.Option("--because", metavar="WORDS", help="Why, for whoever reads it later.")
    ],
    same: Annotated[bool, typer.Option("--same", help="They are one.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They are not one.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="It cannot be said.")] = False,
) -> None:
    """Say whether two claims tell of one event, two reports are one text, two names one source.

    Your judgement is added to the ledger; the newest counts, the program keeps to it, and older
    ones stay. An event (e-...) is all its claims: two are joined, or stay apart, whole. A claim
    (c-...) goes alone: to the other's event, out of the event that holds it, or, with those nearer
    to it, away from another claim of its event. What it touches is linked anew at once.

    Examples:

      counterclaim judge war.db c-00d1 c-9a3f --different --because "the market, not the mosque"

      counterclaim judge war.db e-00d1 e-77b2 --same --because "both tell of the night of 12 March"

      counterclaim judge war.db "the monitor" "Halden Monitor" --same --because "it says so itself"
    """
    chosen = [
        verdict
        for given, verdict in (
            (same, Verdict.SAME),
            (different, Verdict.DIFFERENT),
            (unsure, Verdict.UNSURE),
        )
        if given
    ]
    if len(chosen) != 1:
        raise UsageError("say one of --same, --different, --unsure")
    from counterclaim.steps.link import judge as run  # slow to import: only when asked for

    done = run(ledger, one, other, chosen[0], because)
    kept = done.judgement
    words = {
        Verdict.SAME: "one",
        Verdict.DIFFERENT: "not one",
        Verdict.UNSURE: "perhaps one, perhaps not one",
    }[kept.verdict]
    for old, new in done.led:
        talk().print(plain(f"{old} is now part of {new}."))
    a, b = (one.strip(), other.strip()) if kept.about is Subject.EVENT else (kept.a, kept.b)
    talk().print(plain(f"Recorded: {a} and {b} are {words} {NOUNS[kept.about]}."))
    if kept.about is Subject.EVENT:
        talk().print(
            plain(
                f"{counted(done.judged, 'pair')} of claims judged, {counted(done.written, 'link')} "
                f"changed; they stand in {counted(len(done.events), 'event')}: "
                f"{', '.join(done.events)}"
            )
        )
    if done.overruled:
        talk().print(plain(_overruled(done.overruled)))


def _overruled(judgements: Sequence[Judgement]) -> str:
    """What was said before and holds no longer, the newest first."""
    named = [
        f"{old.a} and {old.b} {old.verdict.value} ({'; '.join(old.reasons)})"
        for old in judgements[: -NAMED - 1 : -1]
    ]
    more = len(judgements) - len(named)
    listed = ", ".join(named) + (f", and {more:,} more" if more else "")
    return f"Overruled by it: {counted(len(judgements), 'older judgement')}: {listed}."
