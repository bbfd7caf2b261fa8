"""The lexicon of reporting words: what each can take as its content."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.model.attribution import SourceKind


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A verb, noun or adjective that lays content to a source; ``frames`` as in reporting.tsv."""

    lemma: str
    kind: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    with_object: frozenset[str]

    @property
    def takes_clause(self) -> bool:
        """Whether a clause or a quotation can be its content."""
        return "that" in self.frames or "quote" in self.frames


@cache
def reporting_words() -> dict[tuple[str, str], ReportingWord]:
    """(part, lemma) to word; part is V, N or A."""
    found: dict[tuple[str, str], ReportingWord] = {}
    for line in _lines("reporting.tsv"):
        lemma, part, kind, frames = line.split("\t")
        names = frozenset(frames.split())
        found[part, lemma] = ReportingWord(
            lemma,
            kind,
            names,
            frozenset(n[1:] for n in names if n.startswith("+")),
            frozenset(n[4:] for n in names if n.startswith("obj+")),
        )
    return found


def _lines(name: str) -> list[str]:
    text = (files("counterclaim.annotating") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def head_nouns() -> dict[str, SourceKind]:
    """Noun (lower-case lemma) to the kind of source it names."""
    found: dict[str, SourceKind] = {}
    for line in _lines("source_kinds.tsv"):
        kind, nouns = line.split("\t")
        found.update((noun, SourceKind(kind)) for noun in nouns.split())
    return found
