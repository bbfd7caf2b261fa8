"""Labels: tags by word, cues pointing to sources and contents to cues."""

import spacy
from training.attribution.corpus import Annotated, Document
from training.attribution.labels import NOBODY, NOT_ASKED, labelled

from counterclaim.annotating.attribution.tagger.reading import FOLDER, VOCABULARY
from counterclaim.annotating.attribution.tagger.tags import Role, begins, inside
from counterclaim.annotating.attribution.tagger.wordpieces import NAME, WordPieces

TEXT = "The gate , Ann Roe said , is shut . It seems open ."
PIECES = WordPieces(FOLDER / VOCABULARY)


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


DOCUMENT = Document(
    "invented",
    TEXT,
    (
        Annotated(
            (
                (Role.SOURCE, span("Ann Roe")),
                (Role.CUE, span("said")),
                (Role.CONTENT, span("The gate")),
                (Role.CONTENT, span("is shut")),
            )
        ),
        Annotated(((Role.CUE, span("seems")), (Role.CONTENT, span("open")))),
    ),
)


def test_tags_and_pointers() -> None:
    found = labelled(DOCUMENT, spacy.blank("en"), PIECES, lambda: False)
    b, i = begins, inside
    assert list(found.tags[:9]) == [
        b(Role.CONTENT),
        i(Role.CONTENT),
        0,
        b(Role.SOURCE),
        i(Role.SOURCE),
        b(Role.CUE),
        0,
        b(Role.CONTENT),
        i(Role.CONTENT),
    ]
    said, seems = 5, 11
    assert found.targets[said] == 3
    assert found.targets[0] == found.targets[7] == said
    assert found.targets[seems] == NOBODY
    assert found.targets[3] == NOT_ASKED


def test_a_veiled_name_keeps_its_tags() -> None:
    found = labelled(DOCUMENT, spacy.blank("en"), PIECES, lambda: True)
    assert list(found.pieces.ids).count(NAME) == 1
    assert list(found.tags[3:5]) == [begins(Role.SOURCE), inside(Role.SOURCE)]
    assert list(found.pieces.joined[3:5]) == [False, True]
