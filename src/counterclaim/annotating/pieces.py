"""Long texts in pieces: spaCy's models take some four kilobytes a character of one ``Doc``."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

PIECE = 8_000  # tokens
_STOPS = frozenset(".!?")


def cuts(doc: Doc, size: int = PIECE) -> Iterator[tuple[int, int]]:
    """Token ranges that cover ``doc``, each at most ``size`` long and cut at a paragraph's end.

    Where no paragraph ends in the second half of a piece it is cut after a sentence's last mark,
    and where there is none of those either, anywhere.
    """
    start = 0
    while len(doc) - start > size:
        window = range(start + size, start + size // 2, -1)
        end = next((i for i in window if "\n" in doc[i - 1].text), None)
        if end is None:
            end = next((i for i in window if doc[i - 1].text in _STOPS), start + size)
        yield start, end
        start = end
    yield start, len(doc)


def run_in_pieces(nlp: Language, doc: Doc, ours: tuple[str, ...]) -> Doc:
    """``doc`` through the whole pipeline: spaCy's own components a piece at a time, ours at once.

    ``ours`` names the components that must see the whole text.
    """
    with nlp.select_pipes(disable=list(ours)):
        parts = list(nlp.pipe((doc[a:b].as_doc() for a, b in cuts(doc)), batch_size=1))
    whole = Doc.from_docs(parts, ensure_whitespace=False)
    assert whole is not None  # from_docs gives None for no parts; cuts always gives one
    whole.user_data.update(doc.user_data)
    for name, component in nlp.pipeline:
        if name in ours:
            whole = component(whole)
    return whole
