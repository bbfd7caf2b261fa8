"""Names of news agencies and outlets, with their other spellings."""

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.annotating.data_files import rows
from counterclaim.model.attribution import SourceKind

_ALWAYS_CASED = 4  # letters: "AP", "SPA" or "DPA" in small letters are other words


@dataclass(frozen=True, slots=True)
class Medium:
    """An agency or outlet by its canonical name."""

    name: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class _Spellings:
    exact: dict[str, Medium]
    folded: dict[str, Medium]


@cache
def _spellings() -> _Spellings:
    exact: dict[str, Medium] = {}
    folded: dict[str, Medium] = {}
    for row in rows("media.tsv", 3):
        name, kind, *others = row
        medium = Medium(name, SourceKind(kind))
        for spelling in [name, *(others[0].split("|") if others and others[0] else ())]:
            bare = spelling.removeprefix("!")
            cased = spelling.startswith("!") or len(bare) <= _ALWAYS_CASED
            exact[bare] = medium
            if not cased:
                folded[bare.casefold()] = medium
                folded[bare.casefold().removeprefix("the ")] = medium
    return _Spellings(exact, folded)


def medium_named(words: str) -> Medium | None:
    """The agency or outlet that exactly these words name, with or without "the"."""
    known = _spellings()
    bare = words.strip()
    for article in ("the ", "The "):
        bare = bare.removeprefix(article)
    found = known.exact.get(bare) or known.exact.get(words.strip())
    return found or known.folded.get(bare.casefold())


@cache
def medium_pattern() -> str:
    """A regular expression that matches any spelling (longest first); no groups inside."""
    known = _spellings()
    cased = sorted(known.exact, key=lambda s: (-len(s), s))
    free = sorted(known.folded, key=lambda s: (-len(s), s))
    either = "|".join(re.escape(s) for s in free)
    return rf"(?:{'|'.join(re.escape(s) for s in cased)}|(?i:{either}))"
