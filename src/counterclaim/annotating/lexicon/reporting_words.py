"""The lexicon of reporting words: what each can take as its content."""

from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.data_files import read_text, rows, tsv_rows
from counterclaim.model.attribution import SourceKind

_NO_SOURCE = "-"


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A verb, noun or adjective that lays content to a source; ``frames`` as in reporting.tsv."""

    kind: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    with_object: frozenset[str]
    with_toll: frozenset[str]

    @property
    def takes_clause(self) -> bool:
        """Whether a clause or a quotation can be its content."""
        return "that" in self.frames or "quote" in self.frames


@cache
def reporting_words() -> dict[tuple[str, str], ReportingWord]:
    """(part, lemma) to word; part is V, N or A."""
    found: dict[tuple[str, str], ReportingWord] = {}
    for lemma, part, kind, frames in rows("reporting.tsv", 4):
        names = frozenset(frames.split())
        found[part, lemma] = ReportingWord(
            kind,
            names,
            frozenset(n[1:] for n in names if n.startswith("+")),
            frozenset(n[4:] for n in names if n.startswith("obj+")),
            frozenset(n[6:] for n in names if n.startswith("count+")),
        )
    return found


@cache
def head_nouns() -> dict[str, SourceKind]:
    """Noun (lower-case lemma) to the kind of source it names."""
    found: dict[str, SourceKind] = {}
    for kind, nouns in rows("source_kinds.tsv", 2):
        if kind != _NO_SOURCE:
            found.update((noun, SourceKind(kind)) for noun in nouns.split())
    return found


@cache
def occasions() -> frozenset[str]:
    """Nouns (lower-case lemmas) for occasions and means of speaking, which name no source."""
    rows = tsv_rows(read_text("source_kinds.tsv"))
    return frozenset(noun for kind, nouns in rows if kind == _NO_SOURCE for noun in nouns.split())
