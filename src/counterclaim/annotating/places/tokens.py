"""The tokens of a ``Doc`` as plain lists, with what tells a name by its looks."""

from dataclasses import dataclass

from spacy.tokens import Doc

from counterclaim.annotating.places.names import ARTICLES

# Lower-case words that join the parts of one name: "Deir ez-Zor", "Rio de Janeiro".
JOINERS = (ARTICLES - {"il"}) | {
    "'s", "’s", "ul", "of", "de", "del", "della", "di", "da", "do", "dos", "das", "la", "le",
    "les", "du", "des", "von", "van", "der", "den", "upon", "on", "the", "and", "am", "in",
    "sur", "sous", "y",
}  # fmt: skip
_HYPHENS = frozenset("-–‑")
# Between a hyphen and the next part of a Persian or Kurdish name: "Sar-e Pul", "Qala-ye Nau".
_EZAFE = frozenset({"e", "i", "o", "u", "ye", "yi"})
_CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
_ENGLISH = frozenset({"as", "at", "an", "in", "on", "of", "the", "and", "am", "upon", "do"})
_HEADLINE_SHARE = 0.6
_HEADLINE_WORDS = 4


@dataclass(slots=True)
class Tokens:
    """Lists of one item a token. ``name``: looks like part of a name. ``run``: number of the run of
    name tokens it is in, or -1. ``entity``: number of the entity it is in, or -1.
    """

    text: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]
    lemma: list[str]
    pos: list[str]
    label: list[str]
    entity: list[int]
    entities: list[tuple[int, int]]
    first: list[bool]
    name: list[bool]
    headline: list[bool]
    source: str

    def words(self, first: int, last: int) -> str:
        """The text from one token to another (included)."""
        return self.source[self.start[first] : self.end[last]]

    def joins(self, at: int) -> bool:
        """Whether the token is a hyphen that joins two parts of a name, not a dash between two."""
        if not is_hyphen(self.text[at]) or not 0 < at < len(self.text) - 1:
            return False
        return self.end[at - 1] == self.start[at] or self.end[at] == self.start[at + 1]

    def adjacent(self, left: int, right: int) -> bool:
        """Whether at most one blank lies between two tokens that follow each other."""
        return self.source[self.end[left] : self.start[right]] in ("", " ", "\n")


def tokens_of(doc: Doc) -> Tokens:
    """Read the ``Doc`` once."""
    each = list(doc)  # making Token objects is the dear part: once
    text = [t.text for t in each]
    start = [t.idx for t in each]
    spans = [(e.start, e.end - 1) for e in doc.ents]
    entity = [-1] * len(text)
    for number, (begin, last) in enumerate(spans):
        entity[begin : last + 1] = [number] * (last + 1 - begin)
    tokens = Tokens(
        text=text,
        lower=[t.lower() for t in text],
        start=start,
        end=[s + len(t) for s, t in zip(start, text, strict=True)],
        lemma=[t.lemma_.lower() for t in each],
        pos=[t.pos_ for t in each],
        label=[t.ent_type_ for t in each],
        entity=entity,
        entities=spans,
        first=[bool(t.is_sent_start) for t in each],
        name=[False] * len(text),
        headline=[False] * len(text),
        source=doc.text,
    )
    _mark_names(tokens)
    return tokens


def _mark_names(tokens: Tokens) -> None:
    begins = [i for i, first in enumerate(tokens.first) if first] or [0]
    for begin, end in zip(begins, [*begins[1:], len(tokens.text)], strict=True):
        letters = [i for i in range(begin, end) if tokens.text[i][0].isalpha()]
        capitals = [i for i in letters if tokens.text[i][0].isupper()]
        # Arabic and Burmese have no capitals; such words in an English report are mostly names.
        caseless = [
            i for i in letters if not tokens.text[i].isascii() and _caseless(tokens.text[i])
        ]
        headline = len(letters) >= _HEADLINE_WORDS and len(capitals) > _HEADLINE_SHARE * len(
            letters
        )
        loud = len(capitals) >= _HEADLINE_WORDS and all(tokens.text[i].isupper() for i in capitals)
        for i in (*capitals, *caseless):
            tokens.name[i] = not (loud and _is_function_word(tokens, i))
        if headline:
            tokens.headline[begin:end] = [True] * (end - begin)


def _is_function_word(tokens: Tokens, at: int) -> bool:
    """Whether a word in a sentence of capitals is "TO", "THAT", "AS", not "LA" or "EL"."""
    return tokens.pos[at] in _CLOSED and tokens.lower[at] not in JOINERS - _ENGLISH


def _caseless(text: str) -> bool:
    return not text.isascii() and text[0].upper() == text[0].lower()


def is_ezafe(tokens: Tokens, at: int) -> bool:
    """Whether the token joins two parts of a name after a hyphen: "Mazar-e-Sharif"."""
    after = at + 1
    if tokens.lower[at] not in _EZAFE or not 0 < at < len(tokens.text) - 1:
        return False
    if not is_hyphen(tokens.text[at - 1]) or not tokens.adjacent(at - 1, at):
        return False
    if is_hyphen(tokens.text[after]) and after + 1 < len(tokens.text):
        after += 1
    return tokens.name[after] and tokens.adjacent(after - 1, after)


def is_hyphen(text: str) -> bool:
    """Whether the token is a hyphen inside a name."""
    return text in _HYPHENS
