"""``show``: a report with its claims marked in the text, or one claim."""

from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.card import kept_words, version_words
from counterclaim.cli.claims import print_claims
from counterclaim.cli.fields import value_words
from counterclaim.cli.options import LedgerPath
from counterclaim.cli.reports import published_words
from counterclaim.cli.terminal import one_line, out, plain, table
from counterclaim.model.claim import PERSON, ClaimKind
from counterclaim.model.decision import value_of
from counterclaim.model.reading import ReportReading
from counterclaim.model.timespan import Anchor, TimeSpan
from counterclaim.views.review import Standing
from counterclaim.views.show import ShownClaim, ShownReport, show, stretches
from counterclaim.wording.claims import ClaimWords
from counterclaim.wording.numbers import counted
from counterclaim.wording.parties import abstained_words, person_words, thing_words
from counterclaim.wording.sources import source_words

STYLES = {
    ClaimKind.EVENT: "bold",
    ClaimKind.FIGURE: "reverse",
    ClaimKind.CONTROL: "underline",
    ClaimKind.RELATION: "italic",
    ClaimKind.OFFER: "italic",
    ClaimKind.SERVICE: "italic",
    ClaimKind.LABEL: "yellow",
}


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(name="show")(show_one)


def show_one(
    ledger: LedgerPath,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A report's or claim's id, or its start.")
    ],
) -> None:
    """Show a report with its claims marked in the text, or one claim with its words and chain.

    Examples:

      counterclaim show war.db r-3f9a1c2b

      counterclaim show war.db c-00d1
    """
    shown = show(ledger, id)
    if isinstance(shown, ShownReport):
        _print_report(shown)
    else:
        _print_claim(shown)


def _print_report(shown: ShownReport) -> None:
    report, console = shown.report, out()
    _print_fields(
        ("report", report.id),
        ("title", report.title),
        ("outlet", report.outlet or "unknown"),
        ("side", report.side),
        ("authors", ", ".join(report.authors)),
        ("published", published_words(report.published, report.published_precision)),
        ("address", report.url),
        ("sha256", report.sha256),
        *(("read", _reading_words(reading)) for reading in shown.readings),
    )
    console.print()
    marked = Text()
    for stretch in stretches(report.text, shown.claims):
        marked.append_text(plain(stretch.text, " ".join(STYLES[kind] for kind in stretch.kinds)))
        if stretch.ending:
            marked.append(f"[{','.join(map(str, stretch.ending))}]", "dim")
    console.print(marked)
    console.print()
    if not shown.claims:
        console.print("No claim was found in it.")
        return
    legend = Text("[n] stands where the words of claim number n end")
    if console.is_terminal:
        legend.append("; marked: ")
        for kind, style in STYLES.items():
            legend.append(kind.value, style).append(" ")
    console.print(legend)
    console.print()
    print_claims(shown.claims, numbered=True)


def _reading_words(reading: ReportReading) -> str:
    """When a report was read, by which rules, and what came of it."""
    when = (reading.recorded_at or "")[:16].replace("T", " ")
    own = " and lists of your own" if reading.lists else ""
    found = counted(reading.claims, "claim")
    as_before = "" if reading.confirms is None else ", all as in an earlier reading"
    return f"{when} by rules {reading.rules}{own}: {found}{as_before}"


def _print_claim(shown: ShownClaim) -> None:
    claim, console = shown.claim, out()
    row = ClaimWords.of(claim)
    words = plain(("…" if shown.cut_before else "") + shown.before)
    words.append("»", "dim").append_text(plain(claim.verbatim, "reverse")).append("«", "dim")
    console.print(words.append_text(plain(shown.after + ("…" if shown.cut_after else ""))))
    console.print()
    time = claim.time
    _print_fields(
        ("claim", claim.id),
        ("kind", row.kind),
        ("what", row.what),
        ("hit", "; ".join(map(thing_words, claim.hit))),
        ("persons", "; ".join(map(person_words, claim.persons))),
        ("where", row.where),
        ("when", f"{row.when}{_from(time)}" if time and row.when else ""),
        ("told as", row.stance or "stated, without a hedge"),
        ("manner", claim.manner.value),
        ("left blank", "; ".join(map(abstained_words, claim.abstained))),
        ("confidence", f"{claim.confidence:.2f} in the reading, not in what is claimed"),
        ("outlet", claim.report.outlet or "unknown"),
        ("report", f"{claim.report.id} {claim.report.title or ''}"),
        ("state", _state(shown.standing)),
        ("position", f"characters {claim.start}-{claim.end}"),
        (
            ("added by", "a person")
            if claim.origin.component == PERSON
            else ("read by", f"{claim.origin.component} {claim.origin.version}")
        ),
    )
    made = table(
        "Chain, nearest speaker first",
        [("source", 30), ("as written", 30), ("kind", 18), ("by the word", 13)],
    )
    for source in claim.sources:
        made.add_row(
            plain(one_line(source_words(source))),
            plain(one_line(source.mention)),
            source.kind.value,
            plain(one_line(source.cue)),
        )
    console.print()
    console.print(made)
    _print_review(shown)


def _from(time: TimeSpan) -> str:
    """Whence the days are; nothing where a person gave them and no words do."""
    by_person = time.mention is None and time.anchor is not Anchor.PUBLICATION
    return "" if by_person else f" (from the {time.anchor})"


def _state(standing: Standing | None) -> str:
    if standing is None or not standing.changed:
        return standing.state.value if standing else ""
    return f"{standing.state}, read {'no more' if standing.gone else 'otherwise'} since"


def _print_review(shown: ShownClaim) -> None:
    """What people made of it, and what the readings had; nothing of a claim read once."""
    if shown.standing is None or not (shown.decisions or len(shown.versions) > 1):
        return
    console, standing = out(), shown.standing
    console.print()
    for each in standing.corrections:
        name = each.field.value.replace("_", " ")
        console.print(
            plain(
                f"{name:<10} stands by {each.coder}, entry {each.seq}; read: "
                f"{one_line(value_words(each.field, value_of(standing.read, each.field)), 100)}"
            )
        )
    for version in shown.versions:
        console.print(plain(version_words(version)))
    for kept in shown.decisions:
        console.print(plain(f"entry {kept.decision.seq}: {kept_words(kept)}"))


def _print_fields(*fields: tuple[str, str | None]) -> None:
    for name, value in fields:
        if value:
            out().print(plain(f"{name:<10} {one_line(value, 1000)}"))
