"""What the tagger found as drafts: which word of a cue reports, and who of a source speaks."""

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Draft, Range
from counterclaim.annotating.attribution.rules.by_order import head_of
from counterclaim.annotating.attribution.tagger.reading import Tagged
from counterclaim.annotating.lexicon.reporting_words import reporting_words

_INTENDED = "intend"
_SAID = "say"
_PARTS = {"VERB": "V", "NOUN": "N", "ADJ": "A", "ADV": "R"}
_CLAUSE_VERBS = frozenset({"VBD", "VBP", "VBZ", "MD"})


def drafts_of(doc: Doc, found: list[Tagged]) -> list[Draft]:
    """One draft for each tagged attribution, in the same order."""
    return [_draft(doc, each) for each in found]


def _draft(doc: Doc, found: Tagged) -> Draft:
    anchor = _reporting_word(doc, found.cue)
    first, last = found.cue
    source = found.source
    draft = Draft(
        anchor=anchor.i,
        kind=_kind(anchor, found),
        cue=[found.cue],
        clause=(min(first, source[0]), max(last, source[1])) if source else found.cue,
        source=source,
        speaker=_speaker(doc, source, anchor) if source else None,
        content=list(found.contents),
    )
    draft.takes_quotes = draft.kind != _INTENDED
    return draft


def _reporting_word(doc: Doc, cue: Range) -> Token:
    """The cue's last word that the lexicon knows, else its last verb, else its head."""
    tokens = [doc[i] for i in range(cue[0], cue[1] + 1)]
    known = [t for t in tokens if _known_as(t) is not None and t.pos_ == "VERB"]
    known = known or [t for t in tokens if _known_as(t) is not None]
    verbs = [t for t in tokens if t.pos_ == "VERB"]
    return (known or verbs or [doc[cue[0] : cue[1] + 1].root])[-1]


def _known_as(token: Token) -> str | None:
    part = _PARTS.get(token.pos_)
    word = reporting_words().get((part, token.lemma_.lower())) if part else None
    return word.kind if word else None


def _kind(anchor: Token, found: Tagged) -> str:
    """As the lexicon has it. An unknown cue says something if what it brings is a clause or quoted;
    "backs the plan" and "seems" lay something to somebody who need not have spoken.
    """
    known = _known_as(anchor)
    if known is not None:
        return known
    if anchor.lower_ in ("according", ":", "per"):
        return _SAID
    doc = anchor.doc
    first, last = found.contents[0]
    quoted = any(doc[i].is_quote for i in range(first, last + 1))
    clause = doc[first].lower_ == "that" or any(
        doc[i].tag_ in _CLAUSE_VERBS for i in range(first, last + 1)
    )
    return _SAID if quoted or clause else _INTENDED


def _speaker(doc: Doc, source: Range, anchor: Token) -> int:
    """The noun that names the source; for "who said" the noun it stands for."""
    first, last = source
    head = head_of(doc, first, last)
    if first == last and head.tag_ in ("WP", "WDT") and not head.is_upper:  # "WHO said"
        verb = anchor
        while verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head.i
    return head.i
