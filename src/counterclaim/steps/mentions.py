"""Which reports mention names of a user's own lists: those that a change of the lists may touch.

Every text is looked through once, and what in it may be a name is looked up: it costs the same
whether a list has ten names or a million. Rather one report too many is found than one too few.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from counterclaim.annotating.actors.registry import Key, Registry, norm, shipped_registry
from counterclaim.annotating.data_files import tsv_rows
from counterclaim.annotating.places.gazetteer_files import skeleton_name
from counterclaim.annotating.places.names import bare_key, plain_key, skeleton, with_plural
from counterclaim.annotating.places.own import SHORTEST_SKELETON
from counterclaim.ledger.gazetteer import GazetteerKeys
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.report import Report

LONGEST = 5  # words of a place's name
REMEMBERED = 100_000  # look-ups kept, most of them of words that are no name

_WORD = re.compile(r"""[^\s,;:!?()\[\]{}"“”«»/\\|—–…،؛؟。၊။‐‑-]+""")
_POSSESSIVE = re.compile(r"['’ʼ]s\b")


def naming_places(ledger_path: Path | str, gazetteer: str) -> list[str]:
    """The ids of the reports that mention a place of this gazetteer, in the order they entered.

    Spellings count as they do in reading: articles, marks and vowels may be others. None if the
    ledger has no gazetteer of the name.
    """
    with closing(GazetteerKeys(ledger_path, gazetteer)) as keys:
        if not keys.is_there:
            return []
        adjectives = {key for each in keys.adjectives() for key in with_plural(each)}

        @lru_cache(maxsize=REMEMBERED)
        def is_known(name: str) -> bool:
            plain, bare, bones = plain_key(name), bare_key(name), skeleton(name)
            if plain in adjectives or plain in keys or (bare != plain and bare in keys):
                return True
            return len(bones) >= SHORTEST_SKELETON and any(
                skeleton_name(country, bones) in keys for country in keys.countries
            )

        return _naming(ledger_path, lambda text: any(map(is_known, _may_be_places(text))))


def naming_actors(ledger_path: Path | str, before: str | None, after: str) -> list[str]:
    """The ids of the reports that mention an actor whose line differs between two lists' texts."""
    changed = _lines(before or "") ^ _lines(after)
    registry = Registry()
    registry.add("\n".join("\t".join(cells) for cells in sorted(changed)), "the list of actors")
    states = _states_of(registry)
    longest = dict(registry.longest)
    for key in states:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))

    def is_named(text: str) -> bool:
        words = [word for word in _WORD.findall(_POSSESSIVE.sub("", text)) if norm(word)]
        folded = [norm(word) for word in words]
        for at, first in enumerate(folded):
            for length in range(longest.get(first, 0), 0, -1):
                key, written = tuple(folded[at : at + length]), words[at : at + length]
                if any(alias.fits(written) for alias in registry.names.get(key, ())):
                    return True
                if key in states and not written[0][0].islower():
                    return True
        return False

    return _naming(ledger_path, is_named) if changed else []


def _naming(ledger_path: Path | str, is_named: Callable[[str], bool]) -> list[str]:
    with LedgerReader(ledger_path) as ledger:
        return [report.id for report in ledger.reports() if is_named(_words_of(report))]


def _words_of(report: Report) -> str:
    return f"{report.title or ''}\n{report.text}"


def _may_be_places(text: str) -> Iterator[str]:
    """Stretches of words of which the first and the last could begin a name."""
    words = _WORD.findall(_POSSESSIVE.sub("", text))
    may = [not word[0].islower() and not word.isdigit() for word in words]
    for first, begins in enumerate(may):
        for last in range(first, min(first + LONGEST, len(words)) if begins else first):
            if may[last]:
                yield " ".join(words[first : last + 1])


def _lines(text: str) -> set[tuple[str, ...]]:
    return {tuple(cells) for cells in tsv_rows(text)}


def _states_of(registry: Registry) -> set[Key]:
    """Names for the states in ``registry``, and for those whose bodies it names.

    "The army" is such a body where a report tells of its country.
    """
    tables = ("states", "demonyms", "metonyms", "leaders")
    own = {key for name in tables for key in getattr(registry, name)}
    codes = {body.partition("-")[0].upper() for body in registry.bodies}
    shipped = shipped_registry()
    return own | {
        key
        for name in tables
        for key, state in getattr(shipped, name).items()
        if state.code in codes
    }
