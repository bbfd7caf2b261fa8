"""``correct``, ``accept``, ``reject``, ``undo``, ``add-claim``: decisions by command."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.card import decision_words, same_count_words
from counterclaim.cli.keys import Keys
from counterclaim.cli.options import LedgerPath
from counterclaim.cli.review import As
from counterclaim.cli.terminal import SHORT_ID, one_line, out, plain, program, talk
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.decision import Act, Decision
from counterclaim.model.errors import UsageError
from counterclaim.views.review import standing_now
from counterclaim.wording.numbers import counted

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or its start.")]
Because = Annotated[
    list[str] | None,
    typer.Option("--because", metavar="WORDS", help="Why, for whoever reads it later."),
]
Values = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME=VALUE", help="Fields, as place=Halden killed=12-15."),
]
EXAMPLES = 5  # of the claims that are like one


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(correct)
    app.command()(accept)
    app.command()(reject)
    app.command()(undo)
    app.command("add-claim")(add_claim)


def correct(
    ledger: LedgerPath,
    claim: ClaimId,
    values: Values = None,
    because: Because = None,
    coder: As = None,
    all_like_it: Annotated[
        bool,
        typer.Option(
            "--all-like-it",
            help="In every claim that reads the same words as the same place, actor, speaker "
            "or count.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before many are set.")] = False,
) -> None:
    """Set fields of a claim. What was read stays beside it; several fields are undone together.

    place=, precision=, actor=, target=, speaker=, chain=, time=, type=, killed= (or another count),
    weapon=, hit=, persons=, co_actors=, co_targets=, control=, share=, relation=, offer=, terms=,
    conditions=, reasons=, thing=, effect=, label=, polarity=, certainty=, mode=, manner=, words=.
    Most take none. Several weapons, things hit, persons or parties are divided by a semicolon; a
    weapon or thing is its words and kind, a person "NAME, AGE, ROLE: FATE".

    Examples:

      counterclaim correct war.db c-00d1 place="Tripoli, LB" --because "the port is named"

      counterclaim correct war.db c-00d1 killed=12-15 polarity=denied chain="doctor > AFP"

      counterclaim correct war.db c-00d1 place=geonames:266826 --all-like-it --yes

      counterclaim correct war.db c-00d1 weapon="122-mm shells: artillery" \
        hit="power tower: power" persons="Ilan Dor, 34, teacher: killed"
    """
    from counterclaim.steps.review import edit
    from counterclaim.steps.saying.edits import assignment, edits_said

    if not values:
        raise UsageError("nothing is set; write NAME=VALUE, as place=Halden")
    standing = standing_now(ledger, claim)
    made = edits_said([assignment(each) for each in values], standing.claim, ledger)
    for note in made.notes:
        talk().print(plain(note, "yellow"))
    from counterclaim.steps.alike import all_like, same_count

    edits = {standing.claim.id: made.values}
    others = () if all_like_it else same_count(ledger, standing.claim, made.values)
    if all_like_it:
        alike = all_like(ledger, standing.claim, made.values)
        _list_alike(alike.words, alike.claims)
        if len(alike.claims) > 1 and not yes and not _agreed():
            talk().print("Nothing was changed; --yes sets them all without asking.")
            return
        edits = {id: dict(fields) for id, fields in alike.values.items()}
    kept = edit(ledger, edits, _coder(coder), reasons=because or ())
    _tell(ledger, kept.decisions)
    if others:
        words = f"{same_count_words(others)}, or undo this and give --all-like-it"
        talk().print(plain(words, "yellow"))


def accept(ledger: LedgerPath, claim: ClaimId, because: Because = None, coder: As = None) -> None:
    """Say that a claim stands as it is now, corrections included.

    Examples:

      counterclaim accept war.db c-00d1 --as ana
    """
    _decide(ledger, claim, Act.ACCEPT, because, coder)


def reject(
    ledger: LedgerPath,
    claim: ClaimId,
    because: Because = None,
    coder: As = None,
) -> None:
    """Say that a claim does not stand: it leaves its event, every list and every export.

    Examples:

      counterclaim reject war.db c-00d1 --because "no claim"
    """
    if not any(words.strip() for words in because or ()):
        raise UsageError("say why with --because; `counterclaim review` has reasons by a key")
    _decide(ledger, claim, Act.REJECT, because, coder)


def undo(
    ledger: LedgerPath,
    entry: Annotated[
        str | None,
        typer.Argument(metavar="ENTRY", help="The decision's entry; your newest one if empty."),
    ] = None,
    alone: Annotated[
        bool, typer.Option("--alone", help="Only this one of those that were made in one go.")
    ] = False,
    coder: As = None,
) -> None:
    """Take a decision back, whatever came after it. It stays in the ledger, and counts no longer.

    What was decided in one go is taken back together.

    Examples:

      counterclaim undo war.db

      counterclaim undo war.db 4711
    """
    from counterclaim.steps.review import take_back

    number = None
    if entry is not None:
        if not (entry.isascii() and entry.isdecimal()):
            raise UsageError(
                f"{entry!r} is no number of an entry; `counterclaim decisions {ledger}` lists "
                "decisions with theirs, --claim ID those on one claim"
            )
        number = int(entry)
    _tell(ledger, take_back(ledger, _coder(coder), number, alone=alone).decisions)


def add_claim(
    ledger: LedgerPath,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id, or its start.")],
    values: Values = None,
    kind: Annotated[
        ClaimKind, typer.Option(metavar="KIND", help=f"{', '.join(ClaimKind)}.")
    ] = ClaimKind.EVENT,
    words: Annotated[
        str | None, typer.Option(metavar="WORDS", help="The words of the report that say it.")
    ] = None,
    start: Annotated[
        int | None,
        typer.Option("--start", "--at", metavar="N", help="The character they begin at."),
    ] = None,
    end: Annotated[
        int | None, typer.Option(metavar="N", help="The character they end before.")
    ] = None,
    because: Because = None,
    coder: As = None,
) -> None:
    """Add a claim that was missed: its words, and its fields as for `correct`.

    The outlet says it in its own voice unless speaker= or chain= tells another.

    Examples:

      counterclaim add-claim war.db r-3f9a --words "shells hit the bridge" type=ASSAULT place=Halden

      counterclaim add-claim war.db r-3f9a --kind figure --words "nine dead" killed=9 --as ana
    """
    from counterclaim.steps.add_claim import add_claim as run
    from counterclaim.steps.saying.edits import assignment

    made, notes = run(
        ledger,
        report,
        kind,
        [assignment(each) for each in values or ()],
        _coder(coder),
        words=words,
        start=start,
        end=end,
        reasons=because or (),
    )
    for note in notes:
        talk().print(plain(note, "yellow"))
    out().print(plain(made.claims[0].claim.id))
    _tell(ledger, made.decisions)


def _decide(
    ledger: Path, claim: str, act: Act, because: list[str] | None, coder: str | None
) -> None:
    from counterclaim.steps.review import decide

    _tell(ledger, decide(ledger, claim, act, _coder(coder), reasons=because or ()).decisions)


def _coder(given: str | None) -> str:
    from counterclaim.steps.review import coder_named, system_user

    return coder_named(given if given is not None else system_user())


def _tell(ledger: Path, kept: tuple[Decision, ...]) -> None:
    """What was kept; many of one go in one line."""
    for each in kept[:EXAMPLES]:
        words = f"saved as entry {each.seq}: {each.claim[:SHORT_ID]}: {decision_words(each)}"
        talk().print(plain(words))
    if len(kept) > EXAMPLES:
        talk().print(f"and {len(kept) - EXAMPLES:,} more, in one go")
    if kept[0].act is not Act.TAKE_BACK:
        talk().print(plain(f"take it back with: {program()} undo {ledger} {kept[0].seq}", "dim"))


def _list_alike(words: str, claims: tuple[Claim, ...]) -> None:
    talk().print(plain(f"{counted(len(claims), 'claim')} read “{one_line(words, 60)}” alike:"))
    for claim in claims[:EXAMPLES]:
        talk().print(plain(f"  {claim.id[:SHORT_ID]}  {one_line(claim.verbatim, 85)}"))
    if len(claims) > EXAMPLES:
        talk().print(f"  and {len(claims) - EXAMPLES:,} more")


def _agreed() -> bool:
    keys = Keys()
    return keys.line("Set all of them? (yes or no) ").casefold() in ("y", "yes")
