"""The tagger as one function: a ``Doc``'s words in, linked runs of tokens out."""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from spacy.tokens import Doc

from counterclaim.annotating.attribution.drafting import Range
from counterclaim.annotating.attribution.tagger.linking import Page, link
from counterclaim.annotating.attribution.tagger.network import Answers, Network
from counterclaim.annotating.attribution.tagger.settings import read_settings
from counterclaim.annotating.attribution.tagger.tags import Run, decode
from counterclaim.annotating.attribution.tagger.wordpieces import (
    Pieces,
    Word,
    WordPieces,
    is_capitalised,
    words_of,
)
from counterclaim.model.actor import Actor

FOLDER = Path(str(files("counterclaim.annotating"))) / "data" / "attribution"
WEIGHTS, VOCABULARY, SETTINGS = "tagger.onnx", "vocabulary.txt", "settings.tsv"


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution in tokens, first and last included; contents in text order."""

    source: Range | None
    cue: Range
    contents: tuple[Range, ...]


class Tagger:
    """Reads attributions with the network in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._pieces = WordPieces(folder / VOCABULARY)
        self._network = Network(folder / WEIGHTS)
        self._settings = read_settings(folder / SETTINGS)

    def read(self, doc: Doc) -> list[Tagged]:
        """The attributions by their cues in text order.

        Names of parties are veiled, so that the same words are read alike whoever they tell of.
        """
        words, pieces = self._cut(doc)
        if not words:
            return []
        answers = self._network.answer(pieces)
        runs = decode(answers.tags + self._settings.leaning, pieces.joined)
        page = Page(runs, answers, doc.text, words)

        def tokens(run: Run) -> Range:
            return words[run.first].token, words[run.last].token

        return [
            Tagged(
                tokens(found.source) if found.source else None,
                tokens(found.cue),
                tuple(tokens(content) for content in found.contents),
            )
            for found in link(page, self._settings.links)
        ]

    def encode(self, doc: Doc) -> Answers | None:
        """The network's raw answers by word, to time it; None for a text without words."""
        words, pieces = self._cut(doc)
        return self._network.answer(pieces) if words else None

    def _cut(self, doc: Doc) -> tuple[list[Word], Pieces]:
        words = words_of(doc)
        actors: tuple[Actor, ...] = doc._.actors
        return words, self._pieces.cut(doc.text, words, _names(words, doc.text, actors))


@cache
def load_tagger(folder: Path = FOLDER) -> Tagger | None:
    """The tagger, loaded once a process; None, with a warning, where its weights are missing."""
    missing = [name for name in (WEIGHTS, VOCABULARY, SETTINGS) if not (folder / name).is_file()]
    if missing:
        warnings.warn(
            f"{' and '.join(missing)} not found in {folder}: attributions are read by rules alone, "
            "which find fewer. Install counterclaim again to get the weights back.",
            stacklevel=2,
        )
        return None
    return Tagger(folder)


def _names(words: list[Word], text: str, actors: Iterable[Actor]) -> list[tuple[int, int]]:
    """Runs of capitalised words within each actor's mention that a registry names."""
    starts = {word.start: n for n, word in enumerate(words)}
    found: list[tuple[int, int]] = []
    taken = -1
    for actor in sorted(actors, key=lambda a: (a.start, -a.end)):
        at = starts.get(actor.start)
        if actor.id is None or at is None:
            continue
        while at < len(words) and words[at].end <= actor.end:
            last = at
            while (
                last < len(words)
                and words[last].end <= actor.end
                and is_capitalised(text[words[last].start : words[last].end])
            ):
                last += 1
            if last > at and at > taken:
                found.append((at, last - 1))
                taken = last - 1
            at = max(last, at + 1)
    return found
