"""On what condition, and why: what "if", "in exchange for", "because of" join to an offer."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import rows
from counterclaim.annotating.grammar.clauses import clause_head
from counterclaim.annotating.spans import words_between
from counterclaim.model.offer import Said

_CLIMBED = 8  # heads from the joined words to the offer
_NEAR = 120  # tokens from an offer to what is joined to it
_LONGEST = 70  # tokens of a condition
_JOINED = frozenset({"pobj", "pcomp", "dobj", "ccomp", "xcomp"})
_SUBORDINATE = frozenset({"mark", "advmod"})


def conditions(word: Token) -> tuple[Said, ...]:
    """What the offer, told by ``word``, hangs on, in text order."""
    return tuple(_joined("condition", word))


def reasons(word: Token) -> tuple[Said, ...]:
    """Why it is made, asked, refused or broken, in text order."""
    return tuple(_joined("reason", word))


def _joined(kind: str, word: Token) -> Iterator[Said]:
    sentence, doc = word.sent, word.doc
    told = {word.i, clause_head(word).i}
    first_near, end = max(sentence.start, word.i - _NEAR), min(sentence.end, word.i + _NEAR)
    free = first_near
    for i in range(first_near, end):
        length = _phrase_at(kind, doc, i, end) if i >= free else 0
        if not length:
            continue
        first, last = doc[i], doc[i + length - 1]
        head = _what(last)
        if head is None or word.i == head.i or not _hangs_on(first, last, told):
            continue
        said = _said(doc, head, last)
        if said is not None and not said.start <= word.idx < said.end:
            free = i + length
            yield said


def _phrase_at(kind: str, doc: Doc, i: int, end: int) -> int:
    """The length of the longest phrase of the kind that begins at ``i``, 0 if none does."""
    found = 0
    for phrase in _phrases(kind).get(doc[i].lower_, ()):
        last = i + len(phrase)
        if (
            last <= end
            and len(phrase) > found
            and all(doc[i + n].lower_ == each for n, each in enumerate(phrase))
        ):
            found = len(phrase)
    return found


def _what(last: Token) -> Token | None:
    """The head of what is joined: a mark's clause, a preposition's noun, a participle's object."""
    if last.dep_ in _SUBORDINATE and last.head.i > last.i:
        return last.head if last.head.dep_ in ("advcl", "ccomp", "acl", "relcl", "pcomp") else None
    behind = [*last.rights, *(c for c in last.head.rights if c.i > last.i and last.dep_ == "pcomp")]
    return next((child for child in behind if child.dep_ in _JOINED), None)


def _hangs_on(first: Token, last: Token, told: set[int]) -> bool:
    for start in (last, first):
        node = start
        for _ in range(_CLIMBED):
            node = node.head
            if node.i in told:
                return True
    return False


def _said(doc: Doc, head: Token, last: Token) -> Said | None:
    """The words of what is joined, the joining words left out."""
    first = max(head.left_edge.i, last.i + 1)
    end = max(head.i, min(head.right_edge.i, first + _LONGEST))
    while end > head.i and doc[end].is_punct:
        end -= 1
    if first > end:
        return None
    at = words_between(doc, first, end)
    span = doc.char_span(at.start, at.end)
    return None if span is None else Said(mention=span.text, start=at.start, end=at.end)


@cache
def _phrases(kind: str) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for of, phrases in rows("offer_joiners.tsv", 2):
        for phrase in phrases.split("|") if of == kind else ():
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append(words)
    return found
