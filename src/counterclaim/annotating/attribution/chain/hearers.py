"""The outlet or agency that a source talked to, by word order: "told AFP", "speaking to Reuters".

The parse is of no use where commas are lost; the words stand right behind the cue, or right before
the source, all the same.
"""

from spacy.tokens import Doc

from counterclaim.annotating.attribution.drafting import Draft, Range
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.layout.media import medium_named

_ENDINGS = word_set("source_words.toml", "media_endings")
_REPORTERS = word_set("source_words.toml", "reporters")
_SPEAKING_TO = word_set("source_words.toml", "speaking_to")
_TELLING = frozenset({"tell", "inform", "assure"})
_LONGEST = 4  # words of an outlet's name
_NEAR = 3  # words between a cue and "to AFP"


def add_hearers(doc: Doc, found: list[Draft]) -> None:
    """Give each draft the outlet that its source talked to, and take it out of the source."""
    for draft in found:
        if draft.source is not None:
            draft.source, draft.hearer = without_hearer(doc, draft.source)
            draft.hearer = draft.hearer or hearer_of(doc, draft)


def hearer_of(doc: Doc, draft: Draft) -> Range | None:
    """The words of the outlet behind the cue or before the source; None if there is none."""
    if draft.source is None or not draft.cue:
        return None
    last = draft.cue[-1][1]
    if doc[draft.anchor].lemma_.lower() in _TELLING:
        start = last + 1
        if start < len(doc) and doc[start].lower_ == "the":
            start += 1
        found = _medium_from(doc, start)
        if found is not None:
            return found
    for i in range(last + 1, min(last + 1 + _NEAR, len(doc) - 1)):
        if doc[i].lower_ == "to" and not doc[i].is_sent_start:
            found = _medium_from(doc, i + 1)
            if found is not None:
                return found
    before = draft.source[0]
    for start in range(max(1, before - _LONGEST), before):
        word = doc[start - 2] if doc[start - 1].lower_ == "the" and start > 1 else doc[start - 1]
        opened = word.lower_ in _SPEAKING_TO
        found = _medium_from(doc, start) if opened else None
        if found is not None and before - found[1] <= 2:
            return found
    return None


def without_hearer(doc: Doc, source: Range) -> tuple[Range, Range | None]:
    """ "The officer to AFP": the source without the outlet, and the outlet."""
    first, last = source
    for i in range(first + 1, last):
        if doc[i].lower_ == "to":
            found = _medium_from(doc, i + 1)
            if found is not None and found[1] == last:
                return (first, i - 1), found
    return source, None


def _medium_from(doc: Doc, first: int) -> Range | None:
    """The longest name of an outlet that begins at ``first``, a reporter of it included."""
    for last in range(min(first + _LONGEST, len(doc)) - 1, first - 1, -1):
        words = doc[first : last + 1]
        if not words[0].text[:1].isupper() or words[-1].is_punct:
            continue
        name = words.text.removesuffix("’s").removesuffix("'s")
        named = medium_named(name) or medium_named(name.removesuffix("s"))
        ends = len(words) > 1 and words[-1].text in _ENDINGS
        if named is not None or (ends and all(w.text[:1].isupper() for w in words)):
            end = last
            while end + 1 < len(doc) and doc[end + 1].tag_ == "POS":
                end += 1
            reporter = end + 1 < len(doc) and doc[end + 1].lower_ in _REPORTERS
            return first, end + 1 if reporter else last
    return None
