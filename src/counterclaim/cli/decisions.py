"""``decisions``: everything that people decided, taken back or not."""

from dataclasses import dataclass
from typing import Annotated

import msgspec
import typer

from counterclaim.cli.card import decision_words
from counterclaim.cli.options import LedgerPath
from counterclaim.cli.rows import Csv, Json, Limit, check_form, give_csv, give_json, tell_count
from counterclaim.cli.terminal import SHORT_ID, out, plain, table
from counterclaim.views.kept import Kept
from counterclaim.views.kept import decisions as find


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision as a row of a CSV; ``value`` is the field's JSON."""

    entry: int | None
    claim: str
    coder: str
    act: str
    field: str | None
    value: str | None
    reasons: str
    takes_back: int | None
    taken_back_by: int | None
    batch: str | None
    decided_at: str | None
    recorded_at: str | None
    standing: str | None


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(decisions)


def decisions(
    ledger: LedgerPath,
    claim: Annotated[
        str | None, typer.Option(metavar="ID", help="Only those on this claim (its id).")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only those of this coder.")
    ] = None,
    limit: Limit = 50,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """List what people decided, with entry numbers for `undo`; those taken back are told so.

    Examples:

      counterclaim decisions war.db --by ana

      counterclaim decisions war.db --csv > decisions.csv
    """
    check_form(json, csv)
    found = find(ledger, claim=claim, coder=by)
    if json:
        return give_json(found)
    if csv:
        return give_csv(DecisionRow, map(_row, found))
    shown = found[-limit:] if limit else found
    made = table("", [("entry", 8), ("claim", SHORT_ID), ("when (UTC)", 16), ("what", 57)])
    for kept in shown:
        decision = kept.decision
        words = plain(decision_words(decision), "dim strike" if kept.taken_back else "")
        if kept.taken_back:
            words.append(f" (taken back by entry {kept.taken_back})", "dim")
        made.add_row(
            str(decision.seq),
            decision.claim[:SHORT_ID],
            (decision.decided_at or "")[:16].replace("T", " "),
            words,
        )
    if shown:
        out().print(made)
    tell_count(len(shown), len(found), "decision")
    return None


def _row(kept: Kept) -> DecisionRow:
    d = kept.decision
    return DecisionRow(
        entry=d.seq,
        claim=d.claim,
        coder=d.coder,
        act=d.act.value,
        field=d.field.value if d.field else None,
        value=msgspec.json.encode(d.value).decode() if d.field else None,
        reasons="; ".join(d.reasons),
        takes_back=d.takes_back,
        taken_back_by=kept.taken_back,
        batch=d.batch,
        decided_at=d.decided_at,
        recorded_at=d.recorded_at,
        standing=d.standing,
    )
