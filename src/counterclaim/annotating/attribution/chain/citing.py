"""Who is cited: "the paper said it fell, citing residents" lays it to residents, then the paper."""

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Draft, Range, without
from counterclaim.annotating.attribution.rules.subjects import can_speak

CITING = frozenset({"citing", "quoting"})
_VERBS = ("VERB", "AUX")


def add_cited(doc: Doc, found: list[Draft]) -> None:
    """Give each cited speaker to the attribution that cites, and take the citing words out of it.

    What is cited but cannot speak ("citing aerial pictures") is left where it is.
    """
    by_anchor = {draft.anchor: draft for draft in found}
    for token in doc:
        if token.lower_ not in CITING:
            continue
        noun = next((c for c in token.rights if c.dep_ in ("dobj", "pobj")), None)
        owner = _after_according(doc, token, found) or _owner(token, by_anchor)
        if noun is None or owner is None or not can_speak(noun):
            continue
        owner.cited.append((noun.i, token.text))
        words = _citing_words(doc, token, noun)
        owner.content = without(owner.content, words)
        if owner.source is not None and owner.source[0] < token.i <= owner.source[1]:
            owner.source = (owner.source[0], token.i - 1)


def _owner(token: Token, by_anchor: dict[int, Draft]) -> Draft | None:
    """The attribution of the reporting verb above, or of the noun that the participle hangs on."""
    head = token.head
    if head.pos_ not in _VERBS:  # "SANA, citing a source, said"
        return next((d for d in by_anchor.values() if _is_source(d, head.i)), None)
    while head.i not in by_anchor:
        if head.head.i == head.i or head.dep_ not in ("ccomp", "conj", "advcl", "xcomp", "pcomp"):
            return None
        head = head.head
    return by_anchor[head.i]


def cites_somebody(doc: Doc, draft: Draft) -> bool:
    """Whether a draft is no more than "citing residents": a link of another's chain."""
    words = [doc[i].lower_ for first, last in draft.cue for i in range(first, last + 1)]
    if len(words) != 1 or words[0] not in CITING or not draft.content:
        return False
    noun = next((c for c in doc[draft.anchor].rights if c.dep_ in ("dobj", "pobj")), None)
    return noun is not None and can_speak(noun)


def _is_source(draft: Draft, at: int) -> bool:
    return draft.speaker == at or (
        draft.source is not None and draft.source[0] <= at <= draft.source[1]
    )


def _after_according(doc: Doc, token: Token, found: list[Draft]) -> Draft | None:
    """ "According to the monitor, citing residents, ..."."""
    if token.i == 0 or doc[token.i - 1].text != ",":
        return None
    return next((d for d in found if d.source is not None and _ends_before(d, token.i)), None)


def _ends_before(draft: Draft, at: int) -> bool:
    phrase = draft.source is not None and draft.clause == (draft.anchor, draft.source[1])
    return phrase and draft.clause[1] == at - 2


def _citing_words(doc: Doc, token: Token, noun: Token) -> Range:
    """From "citing" to the comma that ends it, the commas left in place."""
    last = noun.right_edge.i
    for i in range(token.i, last + 1):
        if doc[i].text == ",":
            last = i - 1
            break
    start = token.i - 1 if token.i > 0 and doc[token.i - 1].text == "," else token.i
    return start, last
