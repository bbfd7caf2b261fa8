"""When claims say their events happened, against our own annotations in ``benchmarks/gold``.

    python -m benchmarks.dating --corpora ../shared/corpora
    python -m benchmarks.dating --corpora ../shared/corpora --wrong --part seen

The gold, ``dates.tsv``, holds the verbs and nouns of main happenings with their first and last
possible day; the texts are read from FA-KES and the seed report, published on the date printed at
their head. A happening is told where an event, a control, a figure, an offer or a service was read
at its word, else in a clause that holds it, and dated right if the days agree: the same for a day;
otherwise days that overlap and are no more than the stated ones, open where those are open.
Figures are percent: of those told, and of all.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.casualties import printed_date
from benchmarks.sourcing import GOLD, REPORTS, documents, sides
from counterclaim.annotating.attaching.where import Attacher
from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.model.timespan import TimePrecision, TimeSpan
from counterclaim.model.words import Words

FILE = "dates.tsv"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one happening."""

    document: str
    part: str
    told: bool
    right: bool
    same_anchor: bool
    shown: str


@dataclass(frozen=True, slots=True)
class Rates:
    """Percent of the happenings told that are dated right, of all, and told from the same words."""

    of_told: float
    of_all: float
    anchors: float
    count: int


def gold_rows(folder: Path) -> Iterator[dict[str, str]]:
    """The rows of the gold file, none where it is absent; "-" is None."""
    path = folder / FILE
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim's word, its clause and its days."""

    trigger: Words
    clause: Words
    time: TimeSpan | None


def read_doc(doc: Doc) -> list[Told]:
    """Each event, control, figure, offer and service of a ``Doc``, in this order."""
    attacher = Attacher.of(doc)
    found = [Told(event.trigger, event.clause, event.time) for event in doc._.events]
    found += [Told(c.trigger, c.clause, attacher.time(c.trigger)) for c in doc._.controls]
    found += [Told(f.cue, f.clause, attacher.time(f.cue)) for f in doc._.figures]
    others = (*doc._.offers, *doc._.services)
    return found + [Told(o.trigger, o.clause, attacher.time(o.trigger)) for o in others]


def teller(at: Words, told: Sequence[Told]) -> Told | None:
    """The claim that tells what the word ``at`` names: at that word, else the closest around it."""
    for each in told:
        if each.trigger.overlaps(at):
            return each
    around = [each for each in told if at in each.clause]
    return min(around, key=lambda each: abs(each.trigger.start - at.start), default=None)


def agrees(gold: tuple[date | None, date | None], precision: str, ours: TimeSpan) -> bool:
    """Whether our days are those of the gold, within its stated precision."""
    earliest, latest = gold
    if precision == TimePrecision.DAY:
        return (ours.earliest, ours.latest) == gold
    if (earliest is None) != (ours.earliest is None) or (latest is None) != (ours.latest is None):
        return False
    starts, ends = ours.earliest or date.min, ours.latest or date.max
    first, last = earliest or date.min, latest or date.max
    return starts <= last and ends >= first and ends - starts <= last - first


def judge(row: dict[str, str], read: Sequence[Told], text: str) -> Verdict:
    """Compare one happening."""
    at = Words(int(row["start"]), int(row["end"]))
    gold = _day(row["earliest"]), _day(row["latest"])
    told = teller(at, read)
    ours = told.time if told else None
    right = ours is not None and agrees(gold, row["precision"], ours)
    around = f"{text[max(0, at.start - 250) : at.start]}[{at.of(text)}]{text[at.end :][:120]}"
    wanted = f"{gold[0]} {gold[1]} {row['precision']} {row['from']}"
    shown = f"{around!r}\n    gold  {wanted}\n    ours  "
    if ours is None:
        shown += "not told" if told is None else "no time"
    else:
        shown += f"{ours.earliest} {ours.latest} {ours.precision} {ours.anchor} {ours.mention}"
    same = ours is not None and ours.anchor.value == row["from"]
    return Verdict(row["document"], row["part"], told is not None, right, same, shown)


def _day(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


def verdicts(corpora: Path, folder: Path = GOLD) -> list[Verdict]:
    """Every happening judged."""
    rows = list(gold_rows(folder))
    texts = documents(corpora, dict.fromkeys(row["document"] for row in rows))
    nlp = load_pipeline()
    docs: dict[str, Doc] = {}
    for name, (text, outlet) in texts.items():
        doc = nlp.make_doc(text)
        day = printed_date(text)
        doc._.published, doc._.outlet = day.isoformat() if day else None, outlet
        docs[name] = nlp(doc)
    read = {name: read_doc(doc) for name, doc in docs.items()}
    return [judge(row, read[row["document"]], texts[row["document"]][0]) for row in rows]


def rates(judged: Sequence[Verdict]) -> Rates:
    """The shares right."""
    told = [v for v in judged if v.told]
    right = sum(v.right for v in told)
    return Rates(
        _percent(right, len(told)),
        _percent(right, len(judged)),
        _percent(sum(v.same_anchor for v in told), len(told)),
        len(judged),
    )


def _percent(some: int, of: int) -> float:
    return round(100 * some / max(1, of), 1)


def groups(corpora: Path, judged: Sequence[Verdict]) -> Iterator[tuple[str, list[Verdict]]]:
    """The judged whole (named ""), by part and by side of the outlet."""
    side = sides(corpora)
    yield "", list(judged)
    for part in ("seen", "unseen"):
        yield part, [v for v in judged if v.part == part]
    for each in sorted(set(side.values())):
        yield each, [v for v in judged if side[v.document] == each]


def figures(corpora: Path) -> dict[str, float]:
    """For the scoreboard: the shares right, whole, by part and by side; empty without the gold."""
    found: dict[str, float] = {}
    for group, members in groups(corpora, verdicts(corpora)):
        if members:
            shares = rates(members)
            named = f", {group} ({len(members)})" if group else ""
            found[f"dates right of told{named}"] = shares.of_told
            found[f"dates right of all{named}"] = shares.of_all
            if not group:
                found["anchors right of told"] = shares.anchors
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.dating",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the corpora's folder")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of dates.tsv")
    parser.add_argument("--wrong", action="store_true", help="print what was judged wrong")
    parser.add_argument("--part", choices=("seen", "unseen"), help="one part of the gold")
    asked = parser.parse_args()
    for needed in (asked.corpora / REPORTS, asked.gold / FILE):
        if not needed.is_file():
            sys.exit(f"{needed} is not there: nothing is measured")
    judged = [v for v in verdicts(asked.corpora, asked.gold) if asked.part in (None, v.part)]
    if asked.wrong:
        for v in judged:
            if not v.right:
                print(f"[{v.document}] {v.shown}")
    print(f"{'dates':<22} {'of told':>9} {'of all':>9} {'anchors':>9} {'count':>6}")
    for group, members in groups(asked.corpora, judged):
        if not members:
            continue
        r = rates(members)
        print(f"{group or 'all':<22} {r.of_told:>9} {r.of_all:>9} {r.anchors:>9} {r.count:>6}")


if __name__ == "__main__":
    main()
