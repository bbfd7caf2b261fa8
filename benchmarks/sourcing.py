"""Chains, resolved mentions and stance against our own annotations in ``benchmarks/gold``.

    python -m benchmarks.sourcing --corpora ../shared/corpora
    python -m benchmarks.sourcing --corpora ../shared/corpora --wrong chains --part seen

The gold holds rows, offsets and labels; the texts are read from FA-KES and the seed report. Its
column ``part`` tells what was looked at while building ("seen") from what was only scored.

A chain is right if it has as many links as the gold's, each overlapping its counterpart or naming
the same agency; the outlet at its end is not counted. A resolved mention is right if the name given
shares its words with the name or description that the report uses, or is the registry's for it.
A stance is right if polarity, certainty and mode all are. Figures are percent.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.partial import partial_pipeline
from counterclaim.annotating.layout.media import medium_named
from counterclaim.claiming.chains import chain_at
from counterclaim.claiming.stances import stance_at
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.words import Words

GOLD = Path(__file__).with_name("gold")
REPORTS, SIDES, SEED = (
    "casualties/fakes_dev.csv",
    "casualties/outlets.csv",
    "seed/liberation-of-aleppo.txt",
)
BEFORE = ("times", "places", "actors", "credits")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a gold chain."""

    words: Words
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one annotation: ``answered`` and ``right`` make precision and recall.

    ``asked`` is False for what has no answer to find: own voice, a mention nobody can resolve.
    """

    document: str
    part: str
    asked: bool
    answered: bool
    right: bool
    shown: str


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision over what was answered, recall over what was asked, and all right, in percent."""

    precision: float
    recall: float
    accuracy: float
    count: int


class Read:
    """A report read by the pipeline."""

    def __init__(self, doc: Doc, outlet: str) -> None:
        self.doc, self.outlet, self.text = doc, outlet, doc.text

    @cached_property
    def layers(self) -> tuple[Sequence[object], ...]:
        """Attributions, credits, stance cues and actors, read once."""
        d = self.doc._
        return d.attributions, d.credits, d.stance_cues, d.actors

    def chain(self, at: Words) -> tuple[Source, ...]:
        """The chain without the outlet at its end, at the word in the middle of ``at``."""
        attributions, credits, _, _ = self.layers
        middle = (at.start + at.end) // 2
        sources, _ = chain_at(
            Words(middle, middle + 1),
            attributions,  # type: ignore[arg-type]
            credits,  # type: ignore[arg-type]
            self.outlet,
        )
        return sources[:-1]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a gold file."""
    with (GOLD / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t")


def documents(corpora: Path, wanted: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Text and outlet by document."""
    names = {row["outlet"]: row["name"] for row in rows("outlets")}
    with (corpora / REPORTS).open(encoding="utf-8", newline="") as lines:
        known = {
            r["row"]: (r["article_content"], names[r["source"]]) for r in csv.DictReader(lines)
        }
    seed = (corpora.parent / SEED).open(encoding="utf-8", newline="").read()
    known["seed"] = (seed, names["seed"])
    return {name: known[name] for name in wanted}


def read_all(texts: dict[str, tuple[str, str]], *, by_rules: bool = False) -> dict[str, Read]:
    """Every document through the components that sourcing needs."""
    nlp = partial_pipeline(*(f"counterclaim_{name}" for name in BEFORE))
    nlp.add_pipe("counterclaim_attribution", config={"tagger": not by_rules})
    nlp.add_pipe("counterclaim_stance")
    docs = nlp.pipe((text for text, _ in texts.values()), batch_size=8)
    return {
        name: Read(doc, outlet)
        for (name, (_, outlet)), doc in zip(texts.items(), docs, strict=True)
    }


def judge_chain(row: dict[str, str], read: Read) -> Verdict:
    """Compare one chain."""
    gold = [] if row["links"] == "-" else [_link(part) for part in row["links"].split(";")]
    at = Words(int(row["start"]), int(row["end"]))
    found = read.chain(at)
    right = _agree(gold, list(found), read.text)
    shown = (
        f"{at.of(read.text)!r}\n    gold  {' > '.join(g.words.of(read.text) for g in gold) or '-'}"
        f"\n    ours  {' > '.join(f.mention or f.cue or '?' for f in found) or '-'}"
    )
    return Verdict(row["document"], row["part"], bool(gold), bool(found), right, shown)


def _link(part: str) -> Link:
    words, kind = part.split(":")
    start, end = words.split("-")
    return Link(Words(int(start), int(end)), SourceKind(kind))


def _agree(gold: list[Link], found: list[Source], text: str) -> bool:
    """Link by link; names of one byline that the gold holds together count as one link."""
    for link in gold:
        if not found or not _same(link, found.pop(0), text):
            return False
        while found and found[0].kind is SourceKind.JOURNALIST and _same(link, found[0], text):
            found.pop(0)
    return not found


def _same(gold: Link, found: Source, text: str) -> bool:
    if found.start is None or found.end is None:
        return gold.kind is SourceKind.ANONYMOUS
    if gold.words.overlaps(Words(found.start, found.end)):
        return True
    words = gold.words.of(text)
    if found.mention is not None and found.mention.casefold() in words.casefold():
        return True  # credited at the head and at the tail
    medium = medium_named(words)
    return medium is not None and medium.name == found.name


def judge_kind(row: dict[str, str], read: Read) -> Verdict | None:
    """Compare the kind of the nearest source, where the nearest source is right."""
    if row["links"] == "-":
        return None
    gold = _link(row["links"].split(";")[0])
    found = read.chain(Words(int(row["start"]), int(row["end"])))
    if not found or not _same(gold, found[0], read.text):
        return None
    shown = f"{gold.words.of(read.text)!r}\n    gold  {gold.kind}\n    ours  {found[0].kind}"
    answered = found[0].kind is not SourceKind.UNKNOWN
    asked = gold.kind is not SourceKind.UNKNOWN
    right = found[0].kind is gold.kind
    return Verdict(row["document"], row["part"], asked, answered, right, shown)


def judge_mention(row: dict[str, str], read: Read) -> Verdict:
    """Compare whom a pronoun or description was taken for."""
    at = Words(int(row["start"]), int(row["end"]))
    meant = None
    if row["meant"] != "-":
        start, end = row["meant"].split("-")
        meant = Words(int(start), int(end))
    attributions, _, _, actors = read.layers
    name = next(
        (
            link.name
            for a in attributions
            for link in a.sources  # type: ignore[attr-defined]
            if link.start is not None and at.overlaps(Words(link.start, link.end))
        ),
        None,
    )
    if name is not None and name.casefold() == at.of(read.text).casefold():
        name = None
    known = {
        a.name  # type: ignore[attr-defined]
        for a in actors
        if meant and meant.overlaps(Words(a.start, a.end))  # type: ignore[attr-defined]
    }
    right = name is None if meant is None else False
    if meant is not None and name is not None:
        right = name in known or _shares_words(name, meant.of(read.text))
    shown = (
        f"{read.text[max(0, at.start - 60) : at.end + 30]!r}\n    gold  "
        f"{meant.of(read.text) if meant else '-'}\n    ours  {name or '-'}"
    )
    return Verdict(row["document"], row["part"], meant is not None, name is not None, right, shown)


def _shares_words(one: str, other: str) -> bool:
    a, b = ({w.casefold() for w in each.split()} - {"the", "a", "an"} for each in (one, other))
    return a <= b or b <= a


def judge_stance(row: dict[str, str], read: Read) -> Verdict:
    """Compare polarity, certainty and mode."""
    at = Words(int(row["start"]), int(row["end"]))
    found = stance_at(at, read.layers[2], read.layers[0])  # type: ignore[arg-type]
    ours = (found.polarity.value, found.certainty.value, found.mode.value)
    gold = (row["polarity"], row["certainty"], row["mode"])
    plain = ("affirmed", "stated", "happened")
    shown = (
        f"{read.text[max(0, at.start - 100) : at.end + 60]!r} at {at.of(read.text)!r}\n    gold  "
        f"{gold}\n    ours  {ours} {[h.mention for h in found.hedges]}"
    )
    return Verdict(row["document"], row["part"], gold != plain, ours != plain, ours == gold, shown)


def judge_hedger(row: dict[str, str], read: Read) -> Verdict | None:
    """Compare who doubts or denies, where that it is doubted or denied is right."""
    at = Words(int(row["start"]), int(row["end"]))
    found = stance_at(at, read.layers[2], read.layers[0])  # type: ignore[arg-type]
    same = (found.polarity.value, found.certainty.value) == (row["polarity"], row["certainty"])
    cues = [_span(part) for part in row["cues"].split(";")] if row["cues"] != "-" else []
    hedge = next(
        (h for h in found.hedges if any(c.overlaps(Words(h.start, h.end)) for c in cues)), None
    )
    if row["by"] == "-" or not same or hedge is None:
        return None
    around = read.text[max(0, at.start - 90) : at.end + 50]
    shown = f"{hedge.mention} in {around!r}\n    gold  {row['by']}\n    ours  {hedge.by}"
    return Verdict(row["document"], row["part"], True, True, hedge.by == row["by"], shown)


def _span(part: str) -> Words:
    start, end = part.split("-")
    return Words(int(start), int(end))


Judge = Callable[[dict[str, str], Read], Verdict | None]
JUDGES: dict[str, tuple[str, Judge]] = {
    "chains": ("chains", judge_chain),
    "kinds": ("chains", judge_kind),
    "mentions": ("mentions", judge_mention),
    "stances": ("stances", judge_stance),
    "hedgers": ("stances", judge_hedger),
}


def rates(verdicts: Sequence[Verdict]) -> Rates:
    """Precision, recall and accuracy."""
    answered = [v for v in verdicts if v.answered]
    asked = [v for v in verdicts if v.asked]
    return Rates(
        _share(v.right for v in answered),
        _share(v.right for v in asked),
        _share(v.right for v in verdicts),
        len(verdicts),
    )


def _share(right: Iterable[bool]) -> float:
    counted = Counter(right)
    return round(100 * counted[True] / max(1, counted.total()), 1)


def verdicts(corpora: Path, *, by_rules: bool = False) -> dict[str, list[Verdict]]:
    """Every annotation judged."""
    wanted = dict.fromkeys(
        row["document"] for name in ("chains", "mentions", "stances") for row in rows(name)
    )
    read = read_all(documents(corpora, wanted), by_rules=by_rules)
    return {
        name: [v for row in rows(file) if (v := judge(row, read[row["document"]])) is not None]
        for name, (file, judge) in JUDGES.items()
    }


def sides(corpora: Path) -> dict[str, str]:
    """Side of the outlet by document."""
    with (corpora / SIDES).open(encoding="utf-8", newline="") as lines:
        side = {row["outlet"]: row["side"] for row in csv.DictReader(lines)}
    with (corpora / REPORTS).open(encoding="utf-8", newline="") as lines:
        found = {row["row"]: side[row["source"]] for row in csv.DictReader(lines)}
    return {**found, "seed": "pro"}


def figures(corpora: Path, *, by_rules: bool = False) -> dict[str, float]:
    """For the scoreboard: each kind of judgement, whole, by part and by side."""
    side = sides(corpora)
    found: dict[str, float] = {}
    for name, judged in verdicts(corpora, by_rules=by_rules).items():
        whole = rates(judged)
        found[f"{name} precision"] = whole.precision
        found[f"{name} recall"] = whole.recall
        found[f"{name} right"] = whole.accuracy
        for part in ("seen", "unseen"):
            members = [v for v in judged if v.part == part]
            found[f"{name} right, {part} ({len(members)})"] = rates(members).accuracy
        for each in sorted(set(side.values())):
            members = [v for v in judged if side[v.document] == each]
            found[f"{name} right, {each} ({len(members)})"] = rates(members).accuracy
    return found


def groups(judged: Sequence[Verdict], side: dict[str, str]) -> Iterator[tuple[str, Rates]]:
    """Whole, by part and by side of the outlet; the name of the whole is empty."""
    yield "", rates(judged)
    members = {part: [v for v in judged if v.part == part] for part in ("seen", "unseen")}
    members |= {s: [v for v in judged if side[v.document] == s] for s in sorted(set(side.values()))}
    yield from ((name, rates(these)) for name, these in members.items() if these)


def command_line(
    prog: str,
    doc: str | None,
    kinds: Iterable[str],
    verdicts_of: Callable[[Path], Mapping[str, Sequence[Verdict]]],
) -> None:
    """Print the rates of every kind by part and by side, or what was judged wrong of one."""
    parser = argparse.ArgumentParser(
        prog=f"python -m {prog}",
        description=doc,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the corpora's folder")
    parser.add_argument("--wrong", choices=tuple(kinds), help="print what was judged wrong")
    parser.add_argument("--part", choices=("seen", "unseen"), help="one part of the gold")
    asked = parser.parse_args()
    if not (asked.corpora / REPORTS).is_file():
        sys.exit(f"{asked.corpora / REPORTS} is not there: nothing is measured")
    found = verdicts_of(asked.corpora)
    if asked.wrong:
        for v in found[asked.wrong]:
            if not v.right and asked.part in (None, v.part):
                print(f"[{v.document}] {v.shown}")
        return
    side = sides(asked.corpora)
    print(f"{'':<22} {'precision':>9} {'recall':>9} {'all right':>9} {'count':>6}")
    for name, judged in found.items():
        for group, r in groups(judged, side):
            label = f"{name}, {group}" if group else name
            print(f"{label:<22} {r.precision:>9} {r.recall:>9} {r.accuracy:>9} {r.count:>6}")


def main() -> None:
    """The command line."""
    command_line("benchmarks.sourcing", __doc__, JUDGES, verdicts)


if __name__ == "__main__":
    main()
