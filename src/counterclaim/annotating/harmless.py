"""An error in one component costs its readings of the passage at fault, never the report."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from spacy.tokens import Doc

from counterclaim.annotating.blanks import Tokens, blanked, characters, outside
from counterclaim.annotating.layers import key_of
from counterclaim.annotating.spans import words_between
from counterclaim.model.errors import CounterclaimError
from counterclaim.model.fault import Fault, in_words
from counterclaim.model.words import Words

LOG = logging.getLogger("counterclaim.faults")
MOST = 16  # passages at fault; where there are more the whole text's readings are given up

# No fault of the text: a file missing, a wrong installation, memory used up. Every other report
# would meet it too, and it would be read again and again for nothing.
NOT_THE_TEXT = (CounterclaimError, ImportError, OSError, MemoryError)

Call = Callable[[Any, Doc], Doc]


def harmless(component: str, layer: str | None = None) -> Callable[[Call], Call]:
    """Decorates the ``__call__`` of the component that writes ``doc._.<layer>``.

    What it raises is told on ``doc._.faults`` and logged. It is then run again with the sentences
    on which it fails left blank (see ``blanks``), so that it reads the rest in its context.
    Without ``layer`` what it had done before the error stays.
    """

    def around(call: Call) -> Call:
        @wraps(call)
        def annotate(self: Any, doc: Doc) -> Doc:
            try:
                return call(self, doc)
            except NOT_THE_TEXT:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the report is read
                told = in_words(error)
            whole = Fault(component=component, start=0, end=len(doc.text), error=told)
            faults = _read_around(call, self, doc, component, layer, told) if layer else [whole]
            _note(doc, faults or [whole])
            return doc

        return annotate

    return around


@contextmanager
def guarding(doc: Doc, component: str, at: Words) -> Iterator[None]:
    """An error inside ends what is inside, and is told as the component's fault at these words."""
    try:
        yield
    except NOT_THE_TEXT:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the rest is read
        told = in_words(error)
        _note(doc, [Fault(component=component, start=at.start, end=at.end, error=told)])


def _note(doc: Doc, faults: list[Fault]) -> None:
    """Put faults on the ``Doc`` and in the log."""
    doc._.faults = (*doc._.faults, *faults)
    for fault in faults:
        LOG.warning("%s", fault)


def _read_around(
    call: Call, component: Any, doc: Doc, name: str, layer: str, told: str
) -> list[Fault]:
    """Fill the layer but for the passages at fault; empty where that cannot be done."""

    def attempt(holes: list[Tokens]) -> tuple[list[Any], str | None]:
        try:
            copy = call(component, blanked(doc, holes))
        except NOT_THE_TEXT:
            raise
        except Exception as error:  # noqa: BLE001 - the same error, looked for
            return [], in_words(error)
        return copy.user_data.get(key_of(layer), []), None

    passages = _passages(doc)
    found: list[tuple[Tokens, str]] = []
    suspect = [(0, len(passages), told)] if passages else []
    while suspect:
        first, last, told = suspect.pop()
        worse: list[tuple[int, int, str]] = []
        middle = (first + last) // 2
        for a, b in ((first, middle), (middle, last)) if last - first > 1 else ():
            error = attempt([*passages[:a], *passages[b:]])[1]
            if error is not None:
                worse.append((a, b, error))
        suspect += reversed(worse)
        if not worse:  # the passage, or several that are at fault together only
            found.append(((passages[first][0], passages[last - 1][1]), told))
        if len(found) + len(suspect) > MOST:
            return []
    holes = [(a, b) for a, b in passages if any(x <= a and b <= y for (x, y), _ in found)]
    records, error = attempt(holes)
    if error is not None or not found:
        return []
    doc.user_data[key_of(layer)] = outside(records, characters(doc, holes))
    at = [(words_between(doc, first, last - 1), told) for (first, last), told in found]
    return [Fault(component=name, start=w.start, end=w.end, error=told) for w, told in at]


def _passages(doc: Doc) -> list[Tokens]:
    """The sentences, or the lines where nothing has set sentences."""
    if doc.has_annotation("SENT_START"):
        return [(sentence.start, sentence.end) for sentence in doc.sents]
    ends = [t.i + 1 for t in doc[:-1] if "\n" in t.text] + [len(doc)]
    return list(zip([0, *ends], ends, strict=False))
