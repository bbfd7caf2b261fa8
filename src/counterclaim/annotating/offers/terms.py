"""The nouns for a truce, a passage or a surrender, and what they tell by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.annotating.grammar.clauses import noun_phrase
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.offers.lexicon import acts, fighting, terms
from counterclaim.annotating.offers.page import Page
from counterclaim.annotating.offers.promises import deed_in
from counterclaim.annotating.spans import words
from counterclaim.model.offer import OfferAct
from counterclaim.model.words import Words

_NEAR = 3  # sentences within which "the deal" is the truce told of
_REACH = 14  # tokens behind "a deal" within which it tells of yielding
_OF_FIGHTING = frozenset({"to", "of", "in"})
_PAUSES = frozenset({"pause", "halt"})
_BEHIND = frozenset({"acl", "relcl", "ccomp", "xcomp", "prep"})
_SIGNED = frozenset({"deal", "agreement", "accord", "pact"})
_AGREED = _SIGNED | {"truce", "ceasefire", "fire", "armistice"}
_PARTNERS = frozenset({"between", "with", "among"})
_BACK = frozenset({"the", "this", "that", "any", "no", "such", "these", "those"})
_NAMED = frozenset({"ORG", "GPE", "NORP"})
_LEAVING = "evacuate"


@dataclass(frozen=True, slots=True)
class Terms:
    """The first and last word of a phrase for terms, its strength and the words it is told in."""

    first: Token
    noun: Token
    strength: str
    held: Words


def find_terms(page: Page) -> Iterator[Terms]:
    """Each phrase of ``data/offer_terms.tsv`` that stands for terms here."""
    found = list(page.lemmas.found(terms()))
    firm = {page.lemmas.sentence(at) for at, _, strength in found if strength == "firm"}
    for at, length, listed in found:
        first = page.doc[page.lemmas.positions[at]]
        noun = page.doc[page.lemmas.positions[at + length - 1]]
        if noun.pos_ not in ("NOUN", "PROPN") and length == 1:
            continue
        here = page.sentence(noun)
        near = any(sentence in firm for sentence in range(here - _NEAR, here + 1))
        strength = _strength(listed, noun, near=near, armed=page.is_armed(here))
        if strength is None:
            continue
        if strength in ("firm", "deal", "demand"):
            firm.add(here)
        yield Terms(first, noun, strength, Words.hull([noun_phrase(noun), words(first)]))


def _strength(listed: str, noun: Token, *, near: bool, armed: bool) -> str | None:
    """What a phrase is here; None if it is no terms. ``near``: firm terms are told of just before.

    ``armed``: a party to the war is told of in the sentence.
    """
    lemma = lemma_of(noun)
    if listed == "ending":
        if _ends_fighting(noun):
            return "firm"
        return "loose" if near and lemma in _PAUSES else None
    if listed == "deal":
        if near and (_is_pointed(noun) or lemma == "offer"):
            return listed
        return listed if armed and (_tells_of_yielding(noun) or _is_left_under(noun)) else None
    if listed == "loose":
        return listed if near else None
    if listed == "yielding" and near and lemma == "evacuation":
        return "loose"
    if listed in ("party", "yielding"):
        return listed if near or armed else None
    return listed


def told_alone(each: Terms) -> OfferAct | None:
    """What terms tell where nothing is done with them: an ultimatum asks, a deal between is agreed.

    "Under a deal with the army", "a deal that will see the fighters leave"; not "under the deal".
    """
    noun = each.noun
    lemma = lemma_of(noun)
    if each.strength == "demand":
        behind = (c for c in noun.rights if c.dep_ in ("acl", "xcomp", "ccomp"))
        return None if any(deed_in(c) is not None for c in behind) else OfferAct.DEMAND
    if each.strength not in ("firm", "deal") or lemma not in _AGREED:
        return None
    if any(c.dep_ == "prep" and c.lower_ in _PARTNERS and _holds_side(c) for c in noun.rights):
        return OfferAct.ACCEPTANCE
    if any(c.lower_ in _BACK for c in noun.lefts):
        return None
    described = any(c.dep_ in ("relcl", "acl") for c in noun.rights) and _tells_of_yielding(noun)
    return OfferAct.ACCEPTANCE if described or (_is_under(noun) and lemma in _SIGNED) else None


def _ends_fighting(noun: Token) -> bool:
    """ "an end to the shelling"; the preposition may hang on the verb before."""
    preps = [c for c in noun.rights if c.dep_ == "prep" and c.lower_ in _OF_FIGHTING]
    if not preps and noun.dep_ in ("dobj", "pobj") and noun.i + 1 < len(noun.doc):
        preps = [c for c in (noun.nbor(),) if c.lower_ in ("to", "in")]
    return any(lemma_of(c) in fighting() for prep in preps[:1] for c in prep.rights)


def _tells_of_yielding(noun: Token) -> bool:
    """ "a deal under which the fighters would leave", "an agreement on the release of"."""
    yielding, asked = acts().listed("yielding"), acts().listed("asked for")
    behind = [c for c in noun.rights if c.dep_ in _BEHIND]
    if noun.dep_ == "nsubj" and lemma_of(noun.head) in acts().listed("providing"):
        behind += noun.head.rights  # "the deal provides for the evacuation"
    for child in behind:
        last = min(child.right_edge.i, child.left_edge.i + _REACH)
        for token in noun.doc[child.left_edge.i : last + 1]:
            lemma = lemma_of(token)
            if token.pos_ == "VERB" and (lemma in yielding or lemma == _LEAVING):
                return True
            if token.pos_ == "NOUN" and lemma in asked:
                return True
    return False


def _is_under(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "under"


def _is_left_under(noun: Token) -> bool:
    """ "left the town under a deal"."""
    lemma = lemma_of(noun.head.head)
    return _is_under(noun) and (lemma in acts().listed("yielding") or lemma == _LEAVING)


def _is_pointed(noun: Token) -> bool:
    return any(c.dep_ in ("det", "poss") for c in noun.lefts)


def _holds_side(prep: Token) -> bool:
    """Whether a party stands behind the preposition: no "agreement with the law"."""
    sides = acts().listed("sides") | acts().listed("parties")
    return any(
        c.dep_ == "pobj" and (c.pos_ == "PROPN" or c.ent_type_ in _NAMED or lemma_of(c) in sides)
        for c in prep.rights
    )
