"""What looks like a saying and names no speaker: "no group claimed", "we add", "Omar Said"."""

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Draft, Range
from counterclaim.annotating.data_files import word_set

_NOBODY = word_set("source_words.toml", "nobody")
_ITSELF = word_set("source_words.toml", "first_person")
_LONG = 4  # letters: shorter words are small in titles too
_TITLE_CASE = 0.7  # share of a line's longer words that begin with a capital
_AROUND = 12  # words on either side that tell how a line is written


def names_nobody(doc: Doc, source: Range) -> bool:
    """ "No group", "none of the factions", "not one witness": nobody has said it."""
    return doc[source[0]].lower_ in _NOBODY


def denies_noun(noun: Token) -> bool:
    """ "There was no claim that", "without any word of"."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    return any(c.lower_ in _NOBODY for c in noun.lefts) or before.lower_ == "without"


def is_first_person(doc: Doc, source: Range) -> bool:
    """ "We", "I", "our": the outlet's own word, or, quoted, whoever is quoted already."""
    return source[0] == source[1] and doc[source[0]].lower_ in _ITSELF


def is_named_so(doc: Doc, draft: Draft) -> bool:
    """ "Omar Said, a baker, was shot": a capital amid a sentence makes a name of the verb."""
    first, last = draft.cue[0]
    cue = doc[first]
    capital = first == last and cue.text[:1].isupper() and not cue.is_upper and first > 0
    if not capital or cue.is_sent_start or not doc[first - 1].text[:1].isupper():
        return False
    return not _is_title(doc, first)


def _is_title(doc: Doc, at: int) -> bool:
    """Whether the words around are written as a title, each with a capital."""
    start = end = at
    while start > 0 and at - start < _AROUND and "\n" not in doc[start - 1].text:
        start -= 1
    while end + 1 < len(doc) and end - at < _AROUND and "\n" not in doc[end + 1].text:
        end += 1
    long = [t for t in doc[start : end + 1] if t.is_alpha and len(t) >= _LONG]
    return sum(t.text[:1].isupper() for t in long) >= _TITLE_CASE * len(long)
