"""How far two readers agree: our annotations against a second reading of part of them.

    python -m benchmarks.agreement

The second reader worked from the texts and the guide alone. Figures are F1 in percent, for roots
the share that both gave alike, by the rules that judge the program (``benchmarks.telling``,
``benchmarks.linking``): the height that no program can honestly be asked to pass.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from benchmarks.sourcing import GOLD
from benchmarks.telling import LAYERS, Mention, gold, judge
from counterclaim.model.words import Words

SECOND = GOLD / "second"


def figures() -> dict[str, float]:
    """Agreement by layer."""
    return {**{layer: _told(layer) for layer in LAYERS}, "roots": _roots(), "clashes": _clashes()}


def _told(layer: str) -> float:
    first, second = gold(GOLD, layer), gold(SECOND, layer)
    read_twice = {document for each in LAYERS for document in gold(SECOND, each)}
    asked = answered = right = 0
    for document in read_twice:
        one = first.get(document, ("", []))[1]
        # a reader marks the word that tells, not its clause: near is as good as there
        other = [_with_clause(m) for m in second.get(document, ("", []))[1]]
        for verdict, _ in judge(document, "", one, other, ""):
            asked, answered = asked + verdict.asked, answered + verdict.answered
            right += verdict.right
    return _percent(2 * right, asked + answered)


def _with_clause(mention: Mention, reach: int = 60) -> Mention:
    around = Words(max(0, mention.trigger.start - reach), mention.trigger.end + reach)
    return Mention(mention.trigger, mention.kind, mention.arguments, around)


def _roots() -> float:
    first = {row["row"]: row for row in _rows(GOLD / "roots.tsv")}
    second = [row for row in _rows(SECOND / "roots.tsv") if row["row"] in first]
    alike = sum(_one_root(first[row["row"]], row) for row in second)
    return _percent(alike, len(second))


def _one_root(one: dict[str, str], other: dict[str, str]) -> bool:
    if "-" in (one["root"], other["root"]):
        return one["root"] == other["root"]
    return one["name"] == other["name"] != "-" or _span(one["root"]).overlaps(_span(other["root"]))


def _clashes() -> float:
    first = {(r["row_a"], r["row_b"]): _types(r) for r in _rows(GOLD / "clashes.tsv")}
    both = ours = theirs = 0
    for row in _rows(SECOND / "clashes.tsv"):
        one, other = first[row["row_a"], row["row_b"]], _types(row)
        both, ours, theirs = both + len(one & other), ours + len(one), theirs + len(other)
    return _percent(2 * both, ours + theirs)


def _types(row: dict[str, str]) -> set[str]:
    return set(row["clashes"].split(";")) - {"-"}


def _span(cell: str) -> Words:
    start, end = cell.split("-")
    return Words(int(start), int(end))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t")


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


if __name__ == "__main__":
    for measure, figure in figures().items():
        print(f"{measure:<12} {figure:>6}")
