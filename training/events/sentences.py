"""The labelled sentences: read from their files, checked, and parsed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.events import COMPONENTS
from benchmarks.partial import partial_pipeline
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.data_files import tsv_rows
from counterclaim.annotating.events.weighing import NO_CONFLICT, TALK
from counterclaim.annotating.events.wording import NONE
from counterclaim.annotating.pipeline import BATCH
from counterclaim.model.event import SubEventType

FOLDER = Path(__file__).parent / "sentences"
KINDS = (*(kind.value for kind in SubEventType), *NO_CONFLICT, *TALK, NONE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text of a sentence or two, and the kind of event that it chiefly tells."""

    kind: str
    text: str


def sentences(folder: Path = FOLDER) -> list[Labelled]:
    """All of them, in the order of the files' names; ValueError at an unknown kind."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        for kind, text in tsv_rows(path.read_text("utf-8")):
            if kind not in KINDS:
                raise ValueError(f"{path.name}: {kind!r} is no kind of event")
            found.append(Labelled(kind, text))
    return found


def pipeline() -> Language:
    """As much of the reading pipeline as the words and the rules' events take."""
    return partial_pipeline(*COMPONENTS)


def parsed(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """The texts, read."""
    return nlp.pipe(texts, batch_size=BATCH)
