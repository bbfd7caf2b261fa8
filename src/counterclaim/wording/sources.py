"""Who says it: sources, chains of them, outlets, and how many stand behind a thing."""

from collections.abc import Iterable

from counterclaim.model.attribution import Source, SourceKind
from counterclaim.views.behind import Behind
from counterclaim.views.records import SourceRecord
from counterclaim.wording.numbers import counted

THROUGH = " › "


def source_words(source: Source | SourceRecord) -> str:
    """The source's name, else its mention, else that its kind is all that is known."""
    return called_words(source.name or source.mention, source.kind)


def called_words(called: str | None, kind: SourceKind) -> str:
    """What a source of this kind is called, if that is known."""
    return called or f"(unknown {kind})"


def chain_words(sources: Iterable[Source | SourceRecord]) -> str:
    """The chain, nearest speaker first: "doctor › AFP › Ahram"."""
    return THROUGH.join(map(source_words, sources))


def outlet_words(outlet: str | None) -> str:
    """The outlet's name, or that it is not known."""
    return called_words(outlet, SourceKind.OUTLET)


def behind_words(behind: Behind) -> str:
    """ "9 outlets, 2 root sources"."""
    outlets, roots = len(behind.outlets), len(behind.roots)
    return f"{counted(outlets, 'outlet')}, {counted(roots, 'root source')}"
