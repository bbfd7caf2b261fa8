"""What a side is asked or offers to do, and on what condition."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.annotating.attaching.parties import actor_of
from counterclaim.annotating.grammar.clauses import prepositional, subject_of
from counterclaim.annotating.grammar.deeds_told import Told
from counterclaim.annotating.grammar.governing import OBJECT, Governor
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.grammar.negating import negation, negator
from counterclaim.annotating.lexicon.deeds import CLAUSE
from counterclaim.annotating.offers.lexicon import acts
from counterclaim.annotating.offers.page import Page
from counterclaim.annotating.spans import words, words_between
from counterclaim.model.offer import OfferAct
from counterclaim.model.words import Words

Promise = tuple[Told[OfferAct], Words]  # the act, and the words for what is to be done
_COMPLEMENT = frozenset({"xcomp", "ccomp"})
_OPENING = frozenset({"that", "for", "of", "is", "was", "are", "were"})
_FOR_GIVING = frozenset({"exchange", "return"})
_SUPPOSING = frozenset({"if", "unless"})
_WILL = frozenset({"will", "would", "'ll", "wo", "shall"})
_AHEAD = _WILL | {"must", "can", "could", "may", "ca"}
_ONLY_NOT = frozenset({"vow", "swear"})  # what armies vow to do is no offer
_MOST = 30  # tokens of terms
_DEADLINE = 14  # tokens


def find_promises(page: Page, told: frozenset[int]) -> Iterator[Promise]:
    """Deeds asked for, promised or refused, deadlines and conditions.

    ``told`` are the sentences with terms. Elsewhere a party to the war must be told of: "asked the
    reporters to leave" is nothing.
    """
    opening, yielding = acts().listed("opening"), acts().listed("yielding")
    for position, lemma in zip(page.lemmas.positions, page.lemmas.lemmas, strict=True):
        deed = acts().plain(CLAUSE, lemma)
        known = lemma == "give" or lemma in yielding or lemma in opening
        if deed is None and not known:
            continue
        token = page.doc[position]
        here = page.sentence(token)
        near = here in told or here - 1 in told
        if not near and not page.is_armed(here):
            continue
        if lemma in _SUPPOSING:
            yield from _supposed(token, near=near)
        elif lemma in opening and near:
            yield from _condition(token)
        elif deed is not None and token.pos_ in ("VERB", "NOUN", "ADJ"):
            yield from _asked_or_offered(token, deed.done)
        elif token.pos_ == "VERB" and lemma == "give":
            yield from _deadline(token)
        elif token.pos_ == "VERB" and lemma in yielding:
            yield from _never(page, token)


def clausal(word: Token, act: OfferAct) -> Told[OfferAct]:
    """The act of a word whose complement holds the terms: "did not agree to" is a refusal."""
    deed = acts().plain(CLAUSE, lemma_of(word))
    not_ = negation(Governor(word, CLAUSE)) if act is OfferAct.ACCEPTANCE else None
    if not_ is not None and deed is not None and deed.undone is not None:
        trigger = Words.hull([words(not_), words(word)])
        return Told(deed.undone, word, CLAUSE, trigger, denied=True)
    return _told(word, act)


def deed_in(child: Token) -> Token | None:
    """The verb of a complement that says what is to be done, if it is among the deeds."""
    return child if lemma_of(child) in acts().listed("deed") and _is_due(child) else None


def is_supposed(verb: Token) -> bool:
    """Whether "if" or "unless" opens the clause."""
    return any(c.dep_ == "mark" and c.lower_ in _SUPPOSING for c in verb.lefts)


def _told(word: Token, act: OfferAct, trigger: Words | None = None) -> Told[OfferAct]:
    return Told(act, word, CLAUSE, trigger or words(word), denied=False)


def _is_due(deed: Token) -> bool:
    """Whether the complement says what is to be done: "to leave", "that they leave"."""
    if deed.pos_ == "VERB" and deed.tag_ in ("VB", "VBG"):
        return True
    opened = {c.lower_ for c in deed.lefts}
    return "to" in opened or (deed.tag_ == "VBP" and "that" in opened)


def _asked_or_offered(word: Token, act: OfferAct) -> Iterator[Promise]:
    """ "agreed to leave the town", "demanded that they lay down arms"."""
    if word.lower_ == "order" and word.i > 0 and word.nbor(-1).lower_ == "in":
        return  # "in order to"
    hung = [c for t in prepositional(word, ("on", "upon")) for c in t.rights if _is_due(c)]
    ways = _COMPLEMENT | ({"acl"} if word.pos_ == "NOUN" else frozenset())
    if hung or act is OfferAct.DEMAND:
        ways |= {"advcl"}
    for child in (*(c for c in word.rights if c.dep_ in ways), *hung):
        deed = deed_in(child)
        if deed is None:
            continue
        if negator(child) is not None:
            if act is not OfferAct.OFFER or lemma_of(deed) not in acts().listed("yielding"):
                continue
            act = OfferAct.REFUSAL  # "vowed not to surrender"
        elif lemma_of(word) in _ONLY_NOT:
            continue
        yield clausal(word, act), _due(child, word)
        return


def _due(deed: Token, behind: Token) -> Words:
    first = max(deed.left_edge.i, behind.i + 1)
    return words_between(deed.doc, first, min(max(deed.right_edge.i, first), first + _MOST))


def _deadline(give: Token) -> Iterator[Promise]:
    """ "gave the rebels 48 hours to leave", "until Friday to surrender"."""
    given = False
    for token in give.doc[give.i + 1 : min(give.sent.end, give.i + _DEADLINE)]:
        given = given or lemma_of(token) in acts().listed("given")
        if given and token.pos_ == "VERB" and deed_in(token) is not None:
            yield _told(give, OfferAct.DEMAND), _due(token, give)
            return


def _never(page: Page, verb: Token) -> Iterator[Promise]:
    """ "would never surrender", "will not leave the town"."""
    not_ = negator(verb)
    ahead = any(c.lower_ in _WILL for c in verb.lefts)
    subject = subject_of(verb)
    if not_ is None or not ahead or subject is None or is_supposed(verb):
        return
    if subject.pos_ != "PRON" and actor_of(page.ground, subject, known=True) is None:
        return
    trigger = Words.hull([words(not_), words(verb)])
    yield _told(verb, OfferAct.REFUSAL, trigger), _due(verb, verb.nbor(-1))


def _supposed(token: Token, *, near: bool) -> Iterator[Promise]:
    """ "would leave if the army lifted the siege", "if they do not leave we will attack"."""
    clause = token.head
    main = clause.head
    if clause.dep_ != "advcl" or not any(c.lower_ in _AHEAD for c in main.lefts):
        return
    deeds, yielding = acts().listed("deed"), acts().listed("yielding")
    done, supposed = lemma_of(main), lemma_of(clause)
    told_of = acts().plain(OBJECT, supposed) or acts().plain(CLAUSE, supposed)
    if near:
        known = supposed in deeds or done in deeds or told_of is not None
    else:
        known = supposed in deeds and done in yielding
    if known:
        yield from _as_condition(token, main, clause.left_edge.i + 1, clause.right_edge.i)


def _condition(token: Token) -> Iterator[Promise]:
    """ "on condition that", "in exchange for", "provided that" beside terms."""
    doc = token.doc
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if token.lower_ in _FOR_GIVING:
        if after != "for" or token.i == 0 or token.nbor(-1).lower_ != "in":
            return
    elif after not in ({"that"} if token.lower_ == "provided" else _OPENING):
        return
    head = token
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    last = token.sent.end - 1
    yield from _as_condition(token, head, min(token.i + 2, last), last)


def _as_condition(token: Token, head: Token, first: int, last: int) -> Iterator[Promise]:
    last = max(first, min(last, first + _MOST))
    while last > first and token.doc[last].is_punct:
        last -= 1
    held = words_between(token.doc, first, last)
    yield _told(head, OfferAct.CONDITION, words(token)), held
