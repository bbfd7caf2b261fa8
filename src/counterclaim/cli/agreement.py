"""How far coders agree, as a table."""

from pathlib import Path

from counterclaim.cli.rows import give_csv, give_json
from counterclaim.cli.terminal import out, plain, table, talk
from counterclaim.views.review import FieldAgreement, agreement_in


def print_agreement(ledger: Path, *, json: bool, csv: bool) -> None:
    """The fields that two or more coders have a word on."""
    rows = agreement_in(ledger)
    if json:
        return give_json(rows)
    if csv:
        return give_csv(FieldAgreement, rows)
    if not rows:
        talk().print(
            "No claim was decided on by two coders yet; each decides as herself with --as NAME."
        )
        return None
    columns = [("field", 20), ("claims", 8), ("agree", 8), ("alpha", 8), ("alpha, interval", 16)]
    made = table("Agreement of coders", columns)
    for row in rows:
        made.add_row(
            plain(row.field.replace("_", " ")),
            f"{row.n:,}",
            f"{row.agree:.0%}",
            _alpha(row.alpha),
            _alpha(row.alpha_interval),
        )
    out().print(made)
    talk().print(
        "alpha: Krippendorff's, 1 is full agreement, 0 what chance gives; interval: of figures and "
        "days as numbers. None where all said one thing."
    )
    return None


def _alpha(alpha: float | None) -> str:
    return "" if alpha is None else f"{alpha:.3f}"
