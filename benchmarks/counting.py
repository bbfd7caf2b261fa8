"""Figures against our own annotations in ``benchmarks/gold/figures.tsv``.

    python -m benchmarks.counting --corpora ../shared/corpora
    python -m benchmarks.counting --corpora ../shared/corpora --wrong figures --part seen

The gold holds rows, offsets and values; the texts are read from FA-KES and the seed report, and
every figure of a text that the gold names is annotated. A figure of ours belongs to the annotation
whose number its mention holds. It is right if measure, low and high agree, where "some 80" may
count as 80; of whom, scope and whole are judged apart, among those. Figures are percent.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.casualties import size
from benchmarks.partial import partial_pipeline
from benchmarks.sourcing import Verdict, command_line, documents, groups, rows, sides
from counterclaim.model.figure import Counted, Figure, Scope
from counterclaim.model.words import Words
from counterclaim.views.main_event import is_vague

GOLD = "figures"
COMPONENTS = ("times", "places", "actors", "credits", "attribution", "figures")
# Whom the gold tells apart.
COUNTED = {
    Counted.PEOPLE: "unknown",
    Counted.PRISONERS: "unknown",
    Counted.MEN: "unknown",
    Counted.SOLDIERS: "fighters",
    Counted.AID_WORKERS: "medics",
}
Row = dict[str, str]


def read_all(texts: dict[str, tuple[str, str]]) -> dict[str, tuple[str, list[Figure]]]:
    """Text and figures by document."""
    nlp = partial_pipeline(*(f"counterclaim_{name}" for name in COMPONENTS))
    docs = nlp.pipe((text for text, _ in texts.values()), batch_size=8)
    return {
        name: (text, [mention.figure for mention in doc._.figures])
        for (name, (text, _)), doc in zip(texts.items(), docs, strict=True)
    }


def judge(gold: Sequence[Row], text: str, found: Sequence[Figure]) -> Iterator[tuple[str, Verdict]]:
    """Every annotation of one document and every figure of ours without one, judged."""
    left = list(found)
    for row in gold:
        number = _span(row, "start", "end")
        ours = next((f for f in left if f.words.overlaps(number)), None)
        if ours is not None:
            left.remove(ours)
        yield "figures", _counted(row, text, number, ours)
        if ours is not None and _agrees(row, ours):
            yield from _apart(row, text, number, ours)
    for figure in left:
        where, part = gold[0]["document"], gold[0]["part"]
        shown = f"{_around(text, figure.words)!r}\n    gold  -\n    ours  {_told(figure)}"
        yield "figures", Verdict(where, part, False, True, False, shown)


def _counted(row: Row, text: str, number: Words, ours: Figure | None) -> Verdict:
    right = ours is not None and _agrees(row, ours)
    wanted = " ".join(row[name] for name in ("measure", "low", "high", "of"))
    shown = (
        f"{_around(text, number)!r}\n    gold  {wanted}\n    ours  {_told(ours) if ours else '-'}"
    )
    return Verdict(row["document"], row["part"], True, ours is not None, right, shown)


def _apart(row: Row, text: str, number: Words, ours: Figure) -> Iterator[tuple[str, Verdict]]:
    def verdict(gold: str, told: str, right: bool, plain: str) -> Verdict:
        shown = f"{_around(text, number)!r}\n    gold  {gold}\n    ours  {told}"
        return Verdict(row["document"], row["part"], gold != plain, told != plain, right, shown)

    of = COUNTED.get(ours.of, ours.of.value)
    yield "of whom", verdict(row["of"], of, row["of"] == of, "unknown")
    scope = "event" if ours.scope is Scope.EVENT else "cumulative"
    yield "scope", verdict(row["scope"], scope, row["scope"] == scope, "event")
    whole = None if row["part_of"] == "-" else Words(*map(int, row["part_of"].split("-")))
    told = ours.part_of
    same = told is whole or (told is not None and whole is not None and told.overlaps(whole))
    yield (
        "parts",
        verdict(whole.of(text) if whole else "-", told.of(text) if told else "-", same, "-"),
    )


def _agrees(row: Row, ours: Figure) -> bool:
    wanted = (_count(row["low"]), _count(row["high"]))
    told = (ours.low, ours.high)
    if wanted[0] == wanted[1] and ours.wording and None not in told and not is_vague(ours):
        told = (size(ours), size(ours))  # the gold keeps the 80 of "some 80" as it is
    return ours.measure.value == row["measure"].replace("_", " ") and told == wanted


def _count(cell: str) -> int | None:
    return None if cell == "-" else int(cell)


def _span(row: Row, start: str, end: str) -> Words:
    return Words(int(row[start]), int(row[end]))


def _around(text: str, at: Words) -> str:
    return f"{text[max(0, at.start - 80) : at.start]}[{at.of(text)}]{text[at.end : at.end + 60]}"


def _told(figure: Figure) -> str:
    return f"{figure.measure} {figure.low} {figure.high} {figure.of} ({figure.mention})"


KINDS = ("figures", "of whom", "scope", "parts")


def verdicts(corpora: Path) -> dict[str, list[Verdict]]:
    """Every annotation judged, by kind."""
    gold: dict[str, list[Row]] = {}
    for row in rows(GOLD):
        gold.setdefault(row["document"], []).append(row)
    found: dict[str, list[Verdict]] = {kind: [] for kind in KINDS}
    for name, (text, figures) in read_all(documents(corpora, gold)).items():
        for kind, verdict in judge(gold[name], text, figures):
            found[kind].append(verdict)
    return found


def figures(corpora: Path) -> dict[str, float]:
    """For the scoreboard."""
    side = sides(corpora)
    found: dict[str, float] = {}
    for kind, judged in verdicts(corpora).items():
        for group, r in groups(judged, side):
            label = f"{kind}, {group} ({r.count})" if group else kind
            if kind == "figures":
                found[f"{label} precision"], found[f"{label} recall"] = r.precision, r.recall
            elif not group:
                found[f"{label} right"] = r.accuracy
    return found


def main() -> None:
    """The command line."""
    command_line("benchmarks.counting", __doc__, KINDS, verdicts)


if __name__ == "__main__":
    main()
