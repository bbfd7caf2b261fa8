"""Control, relations, offers and services against our own annotations in ``benchmarks/gold``.

    python -m benchmarks.telling --corpora ../shared/corpora
    python -m benchmarks.telling --corpora ../shared/corpora --wrong control --part seen

The gold holds rows, offsets and labels; the texts are read from FA-KES and the seed report. A
mention of ours meets one of the gold where their triggers overlap or, failing that, where one
stands in the other's clause and an argument of theirs overlaps. It is right if status, type, act,
or thing and effect agree, and no argument that both give lies apart; it is whole if it also gives
every argument that the gold gives. Figures are percent.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.sourcing import GOLD, REPORTS, Verdict, documents, rates, sides
from counterclaim.annotating.pipeline import annotate, load_pipeline
from counterclaim.model.actor import Actor
from counterclaim.model.place import Place
from counterclaim.model.report import Report
from counterclaim.model.words import Words

Arguments = Mapping[str, Words | None]


@dataclass(frozen=True, slots=True)
class Mention:
    """What is told at ``trigger``: its kind and its arguments; the gold has no clause."""

    trigger: Words
    kind: str
    arguments: Arguments
    clause: Words | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    gold: int
    ours: int
    rank: tuple[bool, bool, int]


def _at(record: Actor | Place | None) -> Words | None:
    return Words(record.start, record.end) if record is not None else None


def _controls(doc: Doc) -> Iterator[Mention]:
    for m in doc._.controls:
        place = _at(m.place)
        arguments = {"holder": _at(m.holder), "loser": _at(m.loser), "place": place}
        arguments["share"] = m.share
        yield Mention(m.trigger, m.control.status.value, arguments, m.clause)


def _relations(doc: Doc) -> Iterator[Mention]:
    for m in doc._.relations:
        arguments = {"actor": _at(m.actor), "target": _at(m.target)}
        yield Mention(m.trigger, m.type.value, arguments, m.clause)


def _offers(doc: Doc) -> Iterator[Mention]:
    for m in doc._.offers:
        arguments = {"by": _at(m.actor), "to": _at(m.target), "what": m.terms}
        yield Mention(m.trigger, m.act.value, arguments, m.clause)


def _services(doc: Doc) -> Iterator[Mention]:
    for m in doc._.services:
        kind = f"{m.service.thing} {m.service.effect}"
        yield Mention(m.trigger, kind, {"served": m.served}, m.clause)


# name: columns of the kind, columns of the arguments, ours
LAYERS: dict[str, tuple[tuple[str, ...], tuple[str, ...], Callable[[Doc], Iterator[Mention]]]] = {
    "control": (("status",), ("holder", "loser", "place", "share"), _controls),
    "relations": (("type",), ("actor", "target"), _relations),
    "offers": (("act",), ("by", "to", "what"), _offers),
    "services": (("thing", "effect"), ("served",), _services),
}


def gold(folder: Path, layer: str) -> dict[str, tuple[str, list[Mention]]]:
    """The part and the mentions of each document annotated; one without any has none."""
    kinds, arguments, _ = LAYERS[layer]
    found: dict[str, tuple[str, list[Mention]]] = {}
    path = folder / f"{layer}.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"):
            kind = " ".join(row[column].replace("_", " ") for column in kinds)
            given = {name: _words(row[name]) for name in arguments}
            trigger = Words(int(row["start"]), int(row["end"]))
            mentions = found.setdefault(row["document"], (row["part"], []))[1]
            mentions.append(Mention(trigger, kind, given))
    return found


def _words(cell: str) -> Words | None:
    if not cell or cell == "-":
        return None
    start, end = cell.split("-")
    return Words(int(start), int(end))


def judge(
    document: str, part: str, expected: Sequence[Mention], ours: Sequence[Mention], text: str
) -> Iterator[tuple[Verdict, bool]]:
    """One verdict for each mention of the gold and each of ours that meets none; and if whole."""
    pairs = [
        _Pair(g, o, rank)
        for g, wanted in enumerate(expected)
        for o, found in enumerate(ours)
        if (rank := _rank(wanted, found)) is not None
    ]
    met: dict[int, int] = {}
    for pair in sorted(pairs, key=lambda p: p.rank, reverse=True):
        if pair.gold not in met and pair.ours not in met.values():
            met[pair.gold] = pair.ours
    for g, wanted in enumerate(expected):
        found = ours[met[g]] if g in met else None
        right = found is not None and _right(wanted, found)
        shown = f"{_shown(wanted, text)}\n    ours  {_shown(found, text) if found else '-'}"
        verdict = Verdict(document, part, True, found is not None, right, f"gold  {shown}")
        yield verdict, right and found is not None and _whole(wanted, found)
    for o, extra in enumerate(ours):
        if o not in met.values():
            shown = f"gold  -\n    ours  {_shown(extra, text)}"
            yield Verdict(document, part, False, True, False, shown), False


def _rank(wanted: Mention, found: Mention) -> tuple[bool, bool, int] | None:
    """How well two mentions meet; None if they do not."""
    shared = sum(
        1
        for name, words in wanted.arguments.items()
        if words and (other := found.arguments[name]) and words.overlaps(other)
    )
    same_kind = wanted.kind == found.kind
    if wanted.trigger.overlaps(found.trigger):
        return True, same_kind and _right(wanted, found), shared
    if shared and same_kind and found.clause and wanted.trigger in found.clause:
        return False, _right(wanted, found), shared
    return None


def _right(wanted: Mention, found: Mention) -> bool:
    return wanted.kind == found.kind and all(
        words.overlaps(other)
        for name, words in wanted.arguments.items()
        if words and (other := found.arguments[name])
    )


def _whole(wanted: Mention, found: Mention) -> bool:
    return all(found.arguments[name] for name, words in wanted.arguments.items() if words)


def _shown(mention: Mention, text: str) -> str:
    given = {k: w.of(text) for k, w in mention.arguments.items() if w}
    around = text[max(0, mention.trigger.start - 80) : mention.trigger.end + 80]
    return f"{mention.kind} at {mention.trigger.of(text)!r} {given} in {around!r}"


def read_all(texts: Mapping[str, tuple[str, str]]) -> dict[str, Doc]:
    """Every document through the whole pipeline."""
    reports = [Report(text=text, outlet=outlet) for text, outlet in texts.values()]
    docs = (doc for doc, _ in annotate(load_pipeline(), reports))
    return dict(zip(texts, docs, strict=True))


def verdicts(corpora: Path, folder: Path = GOLD) -> dict[str, list[tuple[Verdict, bool]]]:
    """Every annotation judged, by layer; layers without a gold file are left out."""
    known = {layer: gold(folder, layer) for layer in LAYERS if (folder / f"{layer}.tsv").is_file()}
    annotated = {doc: part for found in known.values() for doc, (part, _) in found.items()}
    texts = documents(corpora, annotated)
    docs = read_all(texts)
    return {
        layer: [
            verdict
            for name, part in annotated.items()
            for verdict in judge(
                name,
                part,
                found[name][1] if name in found else [],
                list(LAYERS[layer][2](docs[name])),
                texts[name][0],
            )
        ]
        for layer, found in known.items()
    }


def figures(corpora: Path, folder: Path = GOLD) -> dict[str, float]:
    """For the scoreboard: precision and recall of each layer, whole, by part and by side."""
    side = sides(corpora)
    found: dict[str, float] = {}
    for layer, judged in verdicts(corpora, folder).items():
        for group, members in groups([v for v, _ in judged], side):
            r = rates(members)
            asked = sum(v.asked for v in members)
            label = f", {group} ({asked})" if group else ""
            found[f"{layer} precision{label}"] = r.precision
            found[f"{layer} recall{label}"] = r.recall
    return found


def groups(
    judged: Sequence[Verdict], side: Mapping[str, str]
) -> Iterator[tuple[str, list[Verdict]]]:
    """All, then by part, then by side of the outlet."""
    yield "", list(judged)
    for part in ("seen", "unseen"):
        if members := [v for v in judged if v.part == part]:
            yield part, members
    for each in ("against", "neutral", "pro"):
        yield each, [v for v in judged if side[v.document] == each]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.telling",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the corpora's folder")
    parser.add_argument("--gold", type=Path, default=GOLD, help="another folder of annotations")
    parser.add_argument("--wrong", choices=LAYERS, help="print what was judged wrong")
    parser.add_argument("--part", choices=("seen", "unseen"), help="one part of the gold")
    asked = parser.parse_args()
    if not (asked.corpora / REPORTS).is_file():
        sys.exit(f"{asked.corpora / REPORTS} is not there: nothing is measured")
    found = verdicts(asked.corpora, asked.gold)
    if asked.wrong:
        for v, _ in found[asked.wrong]:
            if not v.right and asked.part in (None, v.part):
                print(f"[{v.document}] {v.shown}")
        return
    side = sides(asked.corpora)
    print(f"{'':<22} {'precision':>9} {'recall':>9} {'asked':>6} {'ours':>6}")
    for layer, judged in found.items():
        for group, members in groups([v for v, _ in judged], side):
            r = rates(members)
            label = f"{layer}, {group}" if group else layer
            counts = f"{sum(v.asked for v in members):>6} {sum(v.answered for v in members):>6}"
            print(f"{label:<22} {r.precision:>9} {r.recall:>9} {counts}")
        whole = sum(w for _, w in judged) / max(1, sum(v.right for v, _ in judged))
        print(f"{layer}: {whole:.0%} of the right ones are whole")


if __name__ == "__main__":
    main()
