"""Same event, root sources and clashes against our own annotations in ``benchmarks/gold``.

    python -m benchmarks.linking --corpora ../shared/corpora

All reports are linked once, as a user would. ``pairs`` are pairs of reports, whether their main
events are one; B³ compares whole groups; ``claims`` are pairs of claims from two reports. A root is
right if its words overlap the gold's, or bear the same name. Clash types are F1 over all types.
The points of the linker were fitted to the same reports; "held out" are pairs scored by points
fitted to others (``training.linking.checking``).
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from pathlib import Path

from training.linking.checking import held_out
from training.linking.comparing import compared_tellings, judged

from benchmarks.casualties import report_of
from benchmarks.sourcing import rows
from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.claiming.read import read_claims
from counterclaim.linking.accounts import Account, blame_amid, blaming
from counterclaim.linking.clashes import clashes
from counterclaim.linking.likeness import score
from counterclaim.linking.linker import Linked, Linker, Reported, copy_judgements
from counterclaim.linking.roots import Root, roots_of
from counterclaim.linking.telling import Telling
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.figure import Figure, Measure
from counterclaim.model.report import Report
from counterclaim.views.main_event import main_event

EXACTER = 1.1  # a count above an open one, by no more than this, is the same count told exactly
REPORTS, SIDES = "casualties/fakes_dev.csv", "casualties/outlets.csv"


@dataclass(frozen=True, slots=True)
class Predicted:
    """Whether the main events of two reports are one, and how likely (0-1)."""

    score: float
    same: bool


class LinkedTable:
    """The reports of a table in FA-KES's format, read and linked once; rows are its keys."""

    def __init__(self, table: Path) -> None:
        with table.open(encoding="utf-8", newline="") as lines:
            listed = list(csv.DictReader(lines))
        self.rows = [row["row"] for row in listed]
        called = {each["outlet"]: each["name"] for each in rows("outlets")}
        self.key = {called.get(row["source"], row["source"]): row["source"] for row in listed}
        # Reports of equal text are still two reports here: the row tells them apart.
        reports = [
            replace(
                report_of(row),
                outlet=called.get(row["source"], row["source"]),
                id=f"row-{row['row']}",
            )
            for row in listed
        ]
        self.reports: dict[str, Report] = dict(zip(self.rows, reports, strict=True))
        nlp = load_pipeline()
        self.claims: dict[str, tuple[Claim, ...]] = {
            row: claims
            for row, (_, claims) in zip(self.rows, read_claims(nlp, reports), strict=True)
        }
        self._row = {report.id: row for row, report in self.reports.items()}

    @cached_property
    def linker(self) -> Linker:
        """All reports, ready to be linked."""
        return Linker(
            Reported(id=self.reports[row].id, text=self.reports[row].text, claims=claims)
            for row, claims in self.claims.items()
        )

    @cached_property
    def linked(self) -> Linked:
        """What the linker makes of them."""
        return self.linker.link()

    @cached_property
    def event_of(self) -> dict[str, int]:
        """The event of every claim, by number."""
        return {
            claim: number
            for number, event in enumerate(self.linked.events)
            for telling in event
            for claim in telling.claims
        }

    @cached_property
    def mains(self) -> dict[str, Telling]:
        """What each report is about; reports that tell of nothing are left out."""
        found = {row: self.linker.main(report.id) for row, report in self.reports.items()}
        return {row: telling for row, telling in found.items() if telling is not None}

    @cached_property
    def main_events(self) -> dict[str, int]:
        """The number of each report's main event."""
        return {row: self.event_of[t.claims[0]] for row, t in self.mains.items()}

    def pair(self, a: str, b: str) -> Predicted:
        """Whether the main events of two rows are one."""
        one, other = self.mains.get(a), self.mains.get(b)
        if a == b:
            return Predicted(1.0, True)
        if one is None or other is None:
            return Predicted(0.0, False)
        same = self.main_events[a] == self.main_events[b]
        return Predicted(score(self.linker.compare(one, other)), same)

    @cached_property
    def roots(self) -> dict[str, Root]:
        """The root source of every claim."""
        every = [claim for claims in self.claims.values() for claim in claims]
        return roots_of(every, copy_judgements(self.linker.copied))

    def main_figure(self, row: str) -> tuple[Claim, Figure] | None:
        """The main event's toll, else the first figure that the report gives."""
        found = main_event(self.claims[row], self.reports[row].title)
        if found and found.killed:
            claim = self._most_exact(row, found.killed.claims[0])
            return claim, claim.figures[0]
        told = (c for c in self.claims[row] for f in c.figures if f.measure is not Measure.SERVED)
        claim = next(told, None)  # type: ignore[assignment]
        return (claim, claim.figures[0]) if claim else None

    def _most_exact(self, row: str, toll: Claim) -> Claim:
        """ "32 dead" where the title says "more than 30"."""
        told = toll.figures[0]
        if told.low is None or told.high is not None:
            return toll
        for claim in self.claims[row]:
            for figure in claim.figures if claim.kind is ClaimKind.FIGURE else ():
                low = figure.low or 0
                if figure.measure is told.measure and told.low < low <= EXACTER * told.low:
                    return claim
        return toll

    def offset(self, row: str) -> int:
        """How far positions in the row's text lie behind those in the table's column."""
        text = self.reports[row].text
        return len(text) - len(text.split(".\n\n", 1)[1])


def predict_same_event(table: Path, pairs: Path, out: Path) -> None:
    """Write ``row_a row_b score same`` for each pair of ``pairs`` (tab-separated)."""
    linked = LinkedTable(table)
    with pairs.open(encoding="utf-8", newline="") as lines:
        asked = list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"))
    with out.open("w", encoding="utf-8") as written:
        written.write("row_a\trow_b\tscore\tsame\n")
        for row in asked:
            a, b = row["row_a"], row["row_b"]
            found = linked.pair(a, b)
            written.write(f"{a}\t{b}\t{found.score:.3f}\t{'yes' if found.same else 'no'}\n")


def predict_roots(table: Path, out: Path) -> None:
    """Write ``row figure root chain`` for each report's main figure (tab-separated)."""
    linked = LinkedTable(table)
    with out.open("w", encoding="utf-8") as written:
        written.write("row\tfigure\troot\tchain\n")
        for row in linked.rows:
            found = linked.main_figure(row)
            if found is None:
                written.write(f"{row}\t\t\t\n")
                continue
            claim, figure = found
            root = linked.roots[claim.id]
            number = figure.low if figure.low is not None else figure.high
            chain = [linked.key.get(name, name) for name in root.chain]
            cells = (row, str(number), chain[0], " > ".join(chain))
            written.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")


def figures(corpora: Path) -> dict[str, float]:
    """All measures, F1 in percent."""
    linked = LinkedTable(corpora / REPORTS)
    return {
        **pair_figures(linked.main_events, gold_events()),
        **held_out_figures(linked),
        **claim_figures(linked),
        **root_figures(linked),
        **clash_figures(linked),
    }


def gold_events() -> dict[str, str]:
    """The gold event of each row."""
    return {row["row"]: row["event"] for row in rows("events")}


def held_out_figures(linked: LinkedTable) -> dict[str, float]:
    """Pairs by points that were fitted to other reports, without the clustering."""
    told = {row: [telling] for row, telling in linked.mains.items()}
    texts = {row: linked.reports[row].text for row in told}
    pairs = {p: same for p, same in judged().items() if told.keys() >= set(p)}
    return {"pairs F1, held out": round(held_out(compared_tellings(told, texts, pairs)).f1, 1)}


def pair_figures(found: Mapping[str, int], gold: Mapping[str, str]) -> dict[str, float]:
    """Pairwise and B³ F1 over the rows of ``gold``; a row without an event stands by itself."""
    of = {row: found.get(row, -int(row) - 1) for row in gold}
    both = ours = theirs = 0
    for a, b in combinations(gold, 2):
        same, true = of[a] == of[b], gold[a] == gold[b]
        both, ours, theirs = both + (same and true), ours + same, theirs + true
    together: dict[int, set[str]] = defaultdict(set)
    meant: dict[str, set[str]] = defaultdict(set)
    for row, event in gold.items():
        together[of[row]].add(row)
        meant[event].add(row)
    shared = {row: len(together[of[row]] & meant[gold[row]]) for row in gold}
    precision = sum(shared[row] / len(together[of[row]]) for row in gold) / len(gold)
    recall = sum(shared[row] / len(meant[gold[row]]) for row in gold) / len(gold)
    return {
        "pairs precision": _percent(both, ours),
        "pairs recall": _percent(both, theirs),
        "pairs F1": _percent(2 * both, ours + theirs),
        "B3 F1": round(200 * precision * recall / (precision + recall), 1),
    }


def claim_figures(linked: LinkedTable) -> dict[str, float]:
    """Whether pairs of claims are held to be one event, where readers were sure."""
    both = ours = theirs = 0
    for row in rows("claim_pairs"):
        one, other = _claims_at(linked, row["a"]), _claims_at(linked, row["b"])
        if row["verdict"] == "unsure" or not one or not other:
            continue
        same = bool(one & other)
        true = row["verdict"] == "same"
        both, ours, theirs = both + (same and true), ours + same, theirs + true
    return {"claims F1": _percent(2 * both, ours + theirs)}


def _claims_at(linked: LinkedTable, spot: str) -> set[int]:
    """The events of the claims that stand at ``row:start-end`` (positions in the report's text)."""
    row, span = spot.split(":")
    start, end = map(int, span.split("-"))
    held = [c for c in linked.claims[row] if c.start < end and start < c.end]
    held.sort(key=lambda c: abs(c.start - start) + abs(c.end - end))
    events = [linked.event_of[c.id] for c in held if c.id in linked.event_of]
    return set(events[:1])


def root_figures(linked: LinkedTable) -> dict[str, float]:
    """Whether the root of the claim at the gold's figure is the gold's."""
    right = asked = 0
    for row in rows("roots"):
        number, offset = row["row"], linked.offset(row["row"])
        at = tuple(int(x) + offset for x in row["figure"].split("-"))
        told = [
            c for c in linked.claims[number] for f in c.figures if f.start < at[1] and at[0] < f.end
        ] or [c for c in linked.claims[number] if c.start <= at[0] < c.end]
        asked += 1
        right += bool(told) and _is_root(linked, number, told[0], row, offset)
    return {"roots right": _percent(right, asked)}


def _is_root(
    linked: LinkedTable, row: str, claim: Claim, answer: Mapping[str, str], offset: int
) -> bool:
    gold = answer["root"]
    root = linked.roots[claim.id]
    if gold == "-" or root.by_outlet:
        return gold == "-" and root.by_outlet
    bearer = root.from_claim or claim.id
    links = next(c for c in linked.claims[row] if c.id == bearer).sources
    first = next((s for s in links if root.name in (s.body, s.name, s.mention)), links[0])
    start, end = (int(x) + offset for x in gold.split("-"))
    placed = first.start is not None and first.end is not None
    if placed and first.start < end and start < first.end:  # type: ignore[operator]
        return True
    words = " ".join(linked.reports[row].text[start:end].split()).casefold()
    if first.mention and " ".join(first.mention.split()).casefold() == words:
        return True
    named = {
        s.name
        for c in linked.claims[row]
        for s in c.sources
        if s.start is not None and s.end is not None and s.start < end and start < s.end
    }
    if first.name is None and first.body is None:
        return False
    if root.name == answer["name"]:
        return True
    name = root.name.casefold()
    return root.name in named or name in words or words in name


def clash_figures(linked: LinkedTable) -> dict[str, float]:
    """F1 over the types of clash between two reports of one event, and of each type."""
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for row in rows("clashes"):
        a, b = row["row_a"], row["row_b"]
        true = set() if row["clashes"] == "-" else set(row["clashes"].split(";"))
        clashing = clashes(_account(linked, a), _account(linked, b))
        ours = {_named(c.type.value, c.compatible) for c in clashing}
        found.update(ours)
        gold.update(true)
        both.update(ours & true)
    every = {"clashes F1": _percent(2 * both.total(), found.total() + gold.total())}
    kinds = {f"clash: {k}": _percent(2 * both[k], found[k] + gold[k]) for k in sorted(gold)}
    return {**every, **kinds}


def _named(kind: str, compatible: bool) -> str:
    return f"{kind} compatible" if compatible else kind


def _account(linked: LinkedTable, row: str) -> Account:
    """What a report tells of its main event, with whom it blames, and the words of all of it."""
    claims, event = linked.claims[row], linked.main_events.get(row)
    about = [c for c in claims if event is not None and linked.event_of.get(c.id) == event]
    told = {c.id for c in (*about, *blame_amid(about, [c for c in claims if blaming(c)]))}
    return Account(
        told=tuple(c for c in claims if c.id in told),
        beside=tuple(c for c in claims if c.id not in told),
    )


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def main(arguments: Iterable[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.linking",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the corpora's folder")
    asked = parser.parse_args(None if arguments is None else list(arguments))
    for measure, figure in figures(asked.corpora).items():
        print(f"{measure:<28} {figure:>6}")


if __name__ == "__main__":
    main()
