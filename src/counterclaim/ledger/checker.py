"""Writes the program that checks a ledger without us: ``standalone.py``, told of our tables."""

import sys
from collections.abc import Sequence
from importlib.resources import files
from textwrap import wrap

from counterclaim.ledger.gazetteer import DIGESTED
from counterclaim.ledger.rows import TABLES, Table

_NO_TABLES = "= {}\n"
_NO_GAZETTEER = "= ()\n"


def checker_text(tables: Sequence[Table] = TABLES) -> str:
    """The program, which needs nothing but Python's standard library."""
    text = (files("counterclaim.ledger") / "standalone.py").read_text(encoding="utf-8")
    for empty, filled in (
        (_NO_TABLES, "= {\n" + "".join(map(_table, tables)) + "}\n"),
        (_NO_GAZETTEER, "= (\n" + "".join(map(_sql, DIGESTED)) + ")\n"),
    ):
        text = text.replace(empty, filled, 1)
    return text


def _sql(sql: str) -> str:
    lines = wrap(sql, 80, drop_whitespace=False)
    return "    (\n" + "".join(f'        "{line}"\n' for line in lines) + "    ),\n"


def _table(table: Table) -> str:
    inside = f'        "{table.name}",\n{_names(table.columns)}{_names(table.later)}'
    return f'    "{table.kind}": (\n{inside}    ),\n'


def _names(names: Sequence[str]) -> str:
    if len(names) < 2:  # as the formatter has it
        return "        (" + "".join(f'"{name}",' for name in names) + "),\n"
    return "        (\n" + "".join(f'            "{name}",\n' for name in names) + "        ),\n"


if __name__ == "__main__":
    sys.stdout.write(checker_text())
