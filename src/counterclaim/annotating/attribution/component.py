"""Who says what: attributions by the trained tagger, with the rules' inner ones beside them."""

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.chain.citations import add_citations
from counterclaim.annotating.attribution.chain.citing import add_cited
from counterclaim.annotating.attribution.chain.hearers import add_hearers
from counterclaim.annotating.attribution.chain.resolving import resolve
from counterclaim.annotating.attribution.chain.speakers import Speakers
from counterclaim.annotating.attribution.combining import combine
from counterclaim.annotating.attribution.drafting import Draft, Range
from counterclaim.annotating.attribution.hearsay import is_hearsay
from counterclaim.annotating.attribution.rules.according import (
    according_to,
    dashed,
    hearsay_adverbs,
    labelled,
)
from counterclaim.annotating.attribution.rules.quoted_as import lay_to_quoted
from counterclaim.annotating.attribution.rules.quoting import QuotedRange, attach_quotes
from counterclaim.annotating.attribution.rules.reaching import keep_to_own_words, keep_to_paragraph
from counterclaim.annotating.attribution.rules.reporting import find_drafts
from counterclaim.annotating.attribution.rules.trimming import trim_source
from counterclaim.annotating.attribution.rules.unsourced import (
    denies_noun,
    is_first_person,
    is_named_so,
    names_nobody,
)
from counterclaim.annotating.attribution.tagger.drafts import drafts_of
from counterclaim.annotating.attribution.tagger.reading import Tagger, load_tagger
from counterclaim.annotating.grammar.clauses import agent_of, is_passive
from counterclaim.annotating.harmless import harmless
from counterclaim.annotating.layout.furniture import text_start
from counterclaim.annotating.layout.quotes import find_quotes
from counterclaim.model.attribution import Attribution, Manner, Source, SourceKind
from counterclaim.model.words import Words

_INTENDED = "intend"
_LOOSE = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "?", "!", "…", "..."})


def find_attributions(doc: Doc, tagger: Tagger | None = None) -> tuple[Attribution, ...]:
    """Every attribution of a parsed ``Doc``, in text order, inner ones beside the outer.

    Without a ``tagger`` the rules find them alone.
    """
    text = doc.text  # spaCy joins it anew at each call
    quotes = quoted_ranges(doc, text)
    found = drafts_by_rule(doc, text)
    if tagger is not None:
        found = combine(doc, drafts_of(doc, tagger.read(doc)), found)
    for draft in found:
        trim_source(doc, draft)
    found = lay_to_quoted(doc, (d for d in found if not is_named_so(doc, d)))
    found.sort(key=lambda d: d.anchor)
    add_cited(doc, found)
    add_hearers(doc, found)
    keep_to_paragraph(doc, found, quotes)
    attach_quotes(doc, found, quotes)
    add_citations(doc, found, quotes)
    keep_to_own_words(doc, found, quotes)
    speakers = Speakers(doc, text)
    made = [_record(doc, text, draft, quotes, speakers) for draft in found if draft.content]
    kept = resolve(doc, [a for a in made if a.content], speakers.actors, quotes)
    return tuple(sorted(kept, key=lambda a: (a.cue or a.source or a.content)[0]))


def drafts_by_rule(doc: Doc, text: str) -> list[Draft]:
    """What the rules find: reporting words, "according to", adverbs and labels before a colon."""
    found = [*find_drafts(doc), *according_to(doc), *hearsay_adverbs(doc)]
    found += [*labelled(doc), *dashed(doc)]
    start = text_start(text)
    for draft in found:
        draft.content = [r for p in draft.content if (r := _after(doc, p, start)) is not None]
    return found


def quoted_ranges(doc: Doc, text: str) -> list[QuotedRange]:
    """The quotations of a ``Doc`` as token positions."""
    starts = [t.idx for t in doc]
    found = []
    for quote in find_quotes(text):
        first = bisect_right(starts, quote.words.start) - 1
        last = bisect_right(starts, quote.words.end - 1) - 1
        if first >= 0 and last >= first:
            found.append(QuotedRange(first, last, quote.continues))
    return found


def _after(doc: Doc, found: Range, start: int) -> Range | None:
    """The part of a range that begins after character ``start``."""
    first, last = found
    while first <= last and doc[first].idx < start:
        first += 1
    return (first, last) if first <= last else None


def _record(
    doc: Doc, text: str, draft: Draft, quotes: list[QuotedRange], speakers: Speakers
) -> Attribution:
    content = tuple(w for r in sorted(draft.content) if (w := _words(doc, r, quotes)) is not None)
    source = _words(doc, draft.source, quotes) if draft.source else None
    cue = tuple(w for r in draft.cue if (w := _exact(doc, r)) is not None)
    return Attribution(
        source=(source,) if source else (),
        cue=cue,
        content=content,
        manner=_manner(content, doc, [q for q in quotes if not q.first <= draft.anchor <= q.last]),
        sources=_links(doc, draft, source, " ".join(w.of(text) for w in cue), speakers),
    )


def _links(
    doc: Doc, draft: Draft, source: Words | None, cue: str, speakers: Speakers
) -> tuple[Source, ...]:
    """The chain that the draft's words give; nobody's where nothing has been said."""
    anchor = doc[draft.anchor]
    if _is_intended(doc, draft) or _is_supposed(anchor) or _is_nobodys(doc, draft):
        return ()
    links = () if _is_said_of(doc, draft) else speakers.chain(draft, source, cue)
    if links or not is_hearsay(anchor):
        return links
    if anchor.pos_ != "NOUN":  # "reportedly": somebody, of whom there is no word
        return (Source(kind=SourceKind.ANONYMOUS, cue=cue or None),)
    end = anchor.idx + len(anchor)
    return (
        Source(mention=anchor.text, start=anchor.idx, end=end, kind=SourceKind.ANONYMOUS, cue=cue),
    )


def _is_intended(doc: Doc, draft: Draft) -> bool:
    """ "They agreed to leave", told of them by others; "they agreed that it fell" is theirs."""
    clause = bool(draft.content) and doc[min(draft.content)[0]].lower_ == "that"
    return draft.kind == _INTENDED and not clause


def _is_said_of(doc: Doc, draft: Draft) -> bool:
    """ "Gunmen suspected of", "residents were told that": the source is spoken of, or to."""
    verb = doc[draft.anchor]
    if draft.source is None or verb.tag_ != "VBN" or draft.cited or draft.source[0] > verb.i:
        return False
    undergone = is_passive(verb) or verb.dep_ == "amod"
    thought = draft.kind != "say" and verb.dep_ == "acl" and draft.speaker == verb.head.i
    undergone = undergone or thought  # "X reported on Monday" is often taken for a participle
    return undergone and agent_of(verb) is None


def _is_nobodys(doc: Doc, draft: Draft) -> bool:
    """Whether the draft lays its content to nobody, or to whom the words belong already."""
    if draft.source is None:
        return doc[draft.anchor].pos_ == "NOUN" and denies_noun(doc[draft.anchor])
    return names_nobody(doc, draft.source) or is_first_person(doc, draft.source)


def _is_supposed(verb: Token) -> bool:
    """ "If both sides ask for it": nobody has said so yet."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.lefts)


def _exact(doc: Doc, found: Range) -> Words | None:
    first, last = found
    if last < first:
        return None
    return Words(doc[first].idx, doc[last].idx + len(doc[last]))


def _words(doc: Doc, found: Range, quotes: list[QuotedRange]) -> Words | None:
    """Characters of a range, loose punctuation trimmed unless it belongs to a quotation."""
    first, last = found
    closing = {q.last for q in quotes}
    while last > first and (doc[last].is_space or _dangles(doc[last])):
        last -= 1
    while first <= last and (doc[first].is_space or doc[first].text in _LOOSE):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in _LOOSE):
        if last in closing:
            break
        last -= 1
    return _exact(doc, (first, last)) if last >= first else None


def _dangles(token: Token) -> bool:
    """A joining word left over at the end of a piece."""
    return token.dep_ == "cc" or (token.dep_ == "mark" and token.lower_ in ("while", "though"))


def _manner(content: tuple[Words, ...], doc: Doc, quotes: list[QuotedRange]) -> Manner:
    spoken = [Words(doc[q.first].idx, doc[q.last].idx + len(doc[q.last])) for q in quotes]
    within = overlapping = 0
    for piece in content:
        within += any(piece in s for s in spoken)
        overlapping += any(piece.overlaps(s) for s in spoken)
    if content and within == len(content):
        return Manner.DIRECT
    return Manner.MIXED if overlapping else Manner.INDIRECT


class AttributionFinder:
    """Writes ``doc._.attributions``."""

    def __init__(self, tagger: Tagger | None) -> None:
        self._tagger = tagger

    @harmless("counterclaim_attribution", "attributions")
    def __call__(self, doc: Doc) -> Doc:
        """Find the attributions."""
        doc._.attributions = find_attributions(doc, self._tagger)
        return doc


@Language.factory(
    "counterclaim_attribution",
    assigns=["doc._.attributions"],
    requires=["token.dep", "token.lemma", "token.tag", "doc._.actors"],
    default_config={"tagger": True},
)
def make_attribution(nlp: Language, name: str, tagger: bool) -> AttributionFinder:  # noqa: ARG001
    """Make the component; put it after the parser and the actors.

    With ``tagger`` false, or where its weights are missing, the rules find attributions alone.
    """
    return AttributionFinder(load_tagger() if tagger else None)
