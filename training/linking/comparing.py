"""The judged pairs of reports, and how like their main tellings are."""

from dataclasses import dataclass
from pathlib import Path

from counterclaim.linking.copies import copies
from counterclaim.linking.likeness import Likeness, Rarity, Vocabulary, likeness
from counterclaim.linking.standing import Groups
from counterclaim.linking.telling import Telling

PAIRS = Path(__file__).parents[2] / "benchmarks/gold/pairs.tsv"
STRETCHES = 5  # of the war, by publication


@dataclass(frozen=True, slots=True)
class Compared:
    """A judged pair: its likeness, the verdict, and the stretches of the war its reports are of."""

    like: Likeness
    same: bool
    stretches: frozenset[int]


def judged(pairs: Path = PAIRS) -> dict[tuple[str, str], bool]:
    """The judged pairs of rows, and whether they are one event."""
    lines = pairs.read_text(encoding="utf-8").splitlines()[2:]
    split = (line.split("\t") for line in lines)
    return {(a, b): verdict == "same" for a, b, verdict in split}


def compared_tellings(
    told: dict[str, list[Telling]], texts: dict[str, str], pairs: dict[tuple[str, str], bool]
) -> list[Compared]:
    """The likeness of the main tellings, by row, of each pair that has both."""
    words = (frozenset().union(*(t.text | t.words for t in each)) for each in told.values())
    rarity = Rarity(Vocabulary.of(words))
    shares = {frozenset((c.a, c.b)): c.share for c in copies(texts.items())}
    main = {row: next((t for t in each if t.main), None) for row, each in told.items()}
    stretch = _stretches(main, pairs)
    found = []
    for (a, b), same in pairs.items():
        one, other = main[a], main[b]
        if one is not None and other is not None:
            copied = shares.get(frozenset((a, b)), 0.0)
            like = likeness(one, other, rarity, copied)
            found.append(Compared(like, same, frozenset((stretch[a], stretch[b]))))
    return found


def _stretches(
    main: dict[str, Telling | None], pairs: dict[tuple[str, str], bool]
) -> dict[str, int]:
    """The stretch of each row; reports of one event are of the stretch of its first."""
    events: Groups[str] = Groups()
    for row in main:
        events.add(row)
    for (a, b), same in pairs.items():
        if same:
            events.join(a, b)
    ordered = sorted(main, key=lambda row: (((t := main[row]) and t.published) or 0, int(row)))
    found: dict[str, int] = {}
    for at, row in enumerate(ordered):
        found.setdefault(events.head(row), at * STRETCHES // len(ordered))
    return {row: found[events.head(row)] for row in ordered}
