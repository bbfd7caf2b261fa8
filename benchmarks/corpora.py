"""Which corpus files the scoreboard knows, and how each is scored."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Corpus:
    """One gold file: its short name, the kind of adapter, and where it lies under the corpora.

    ``damage`` names what is done to the text before it is read (``benchmarks.damaging``).
    """

    name: str
    kind: str
    file: str
    damage: str | None = None


CORPORA = (
    Corpus("polnear", "attribution", "attribution/polnear_dev.jsonl"),
    Corpus("polnear scraped", "attribution", "attribution/polnear_dev.jsonl", "scraped"),
    Corpus("polnear lower", "attribution", "attribution/polnear_dev.jsonl", "lower case"),
    Corpus("aquaint", "time", "time/aquaint_dev.jsonl"),
    Corpus("wikiwars", "time", "time/wikiwars_dev.jsonl"),
    Corpus("gwn", "place", "place/gwn_dev.jsonl"),
    Corpus("trnews", "place", "place/trnews_dev.jsonl"),
    Corpus("lgl", "place", "place/lgl_dev.jsonl"),
    Corpus("case2021", "events", "events/case2021_dev.tsv"),
    Corpus("fakes", "casualties", "casualties/fakes_dev.csv"),
    Corpus("sourcing", "sourcing", "casualties/fakes_dev.csv"),
    Corpus("dating", "dating", "casualties/fakes_dev.csv"),
    Corpus("counting", "counting", "casualties/fakes_dev.csv"),
)
SCORERS = {
    "attribution": "score_attribution.py",
    "time": "score_time.py",
    "place": "score_place.py",
    "events": "score_events.py",
    "casualties": "score_casualties.py",
}


def present(folder: Path) -> list[Corpus]:
    """The corpora whose file lies under ``folder``."""
    return [corpus for corpus in CORPORA if (folder / corpus.file).is_file()]


def scorer(folder: Path, kind: str) -> Path:
    """The scorer of a kind; the scorers lie in a folder beside the corpora."""
    return folder.parent / "scorers" / SCORERS[kind]
