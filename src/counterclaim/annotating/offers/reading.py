"""Reads what is done with a truce, a passage or a surrender."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.annotating.clauses import (
    agent_of,
    clause_of,
    doer_of,
    has_subject,
    is_passive,
    noun_phrase,
    prepositional,
    subject_of,
    words,
    words_between,
)
from counterclaim.annotating.control.places import Ground
from counterclaim.annotating.control.telling import actor_of
from counterclaim.annotating.governing import OBJECT, Governor, governors
from counterclaim.annotating.lemmas import Lemmas, lemma_of
from counterclaim.annotating.offers.lexicon import acts, listed, terms
from counterclaim.model.actor import Actor
from counterclaim.model.offer import OfferAct, OfferMention
from counterclaim.model.words import Words

_NEAR = 3  # sentences within which "the deal" is the truce told of
_NEEDS_EFFECT = frozenset({"come", "go", "take", "enter"})
_EFFECT = frozenset({"effect", "force", "hold"})
_COMPLEMENT = frozenset({"xcomp", "ccomp"})
_ASKED_OF = frozenset({"dobj", "dative", "iobj"})
_OPENING = ("that", "for", "of", "is", "was", "are", "were")
_FOR_GIVING = frozenset({"exchange", "return"})
_ASKING = {
    OfferAct.OFFER: ("to",),
    OfferAct.DEMAND: ("on", "upon", "to", "from"),
    OfferAct.ACCEPTANCE: ("with",),
}
_CLEAR = frozenset({OfferAct.VIOLATION, OfferAct.REFUSAL, OfferAct.EXTENSION})
_AFTER = 25  # tokens into the next sentence in which "it" is the truce
_PAPERS = frozenset(phrase[0] for phrases in terms().values() for phrase, _ in phrases)
_MOST = 30  # tokens of terms


def find_offers(doc: Doc) -> tuple[OfferMention, ...]:
    """The offers of a parsed ``Doc`` in text order, each trigger once."""
    found: dict[Words, OfferMention] = {}
    for mention in _Reader(doc).mentions():
        found.setdefault(mention.trigger, mention)
    return tuple(found[trigger] for trigger in sorted(found))


class _Reader:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.ground = Ground(doc)

    def mentions(self) -> Iterator[OfferMention]:
        nouns = list(self._terms())
        for first, noun in nouns:
            yield from self._of_terms(first, noun)
        yield from self._of_pronouns(nouns)
        told = {noun.sent.start for _, noun in nouns}
        for token in self.doc:
            lemma = token.lemma_.lower()
            act = acts().get(("clause", lemma))
            if act is not None and token.pos_ == "VERB":
                yield from self._of_deed(token, act)
            elif lemma in listed("condition") and token.sent.start in told:
                yield from self._condition(token)

    def _terms(self) -> Iterator[tuple[Token, Token]]:
        """First and last word of each phrase for terms; a loose one only near behind a firm one."""
        lemmas = Lemmas(self.doc)
        firm_at: int | None = None
        for at, length, firm in lemmas.found(terms()):
            noun = self.doc[lemmas.positions[at + length - 1]]
            if noun.pos_ not in ("NOUN", "PROPN") and length == 1:
                continue
            here = lemmas.sentence(at)
            if firm:
                firm_at = here
            if firm or (firm_at is not None and here - firm_at <= _NEAR):
                yield self.doc[lemmas.positions[at]], noun

    def _of_terms(self, first: Token, noun: Token) -> Iterator[OfferMention]:
        told: set[OfferAct] = set()
        held = Words.hull([noun_phrase(noun), noun_phrase(first)])
        for governor in _outward(first, noun):
            word = governor.word
            lemma = lemma_of(word)
            act = acts().get((governor.role, lemma))
            if act is None or (lemma in _NEEDS_EFFECT and not _in_effect(word)):
                continue
            asked = self._asked(word)
            if asked is not None:
                word, act = asked
            if act is OfferAct.ACCEPTANCE and _negation(word) is not None:
                act = OfferAct.REFUSAL
            if act not in told:
                told.add(act)
                yield self._mention(word, act, held)

    def _of_pronouns(self, nouns: list[tuple[Token, Token]]) -> Iterator[OfferMention]:
        """ "declared a truce and was the first to break it"."""
        doc = self.doc
        for n, (_, noun) in enumerate(nouns):
            end = nouns[n + 1][1].i if n + 1 < len(nouns) else len(doc)
            for token in doc[noun.i + 1 : min(end, noun.sent.end + _AFTER, len(doc))]:
                if token.lower_ != "it" or token.dep_ not in ("dobj", "nsubjpass"):
                    continue
                act = acts().get((OBJECT, lemma_of(token.head)))
                if act in _CLEAR:
                    yield self._mention(token.head, act, words(token))

    def _asked(self, verb: Token) -> tuple[Token, OfferAct] | None:
        """ "refused to accept a truce", "urged them to respect it": the outer verb's act."""
        outer = verb.head
        if verb.dep_ not in _COMPLEMENT or outer.pos_ != "VERB":
            return None
        act = acts().get(("clause", outer.lemma_.lower()))
        return (outer, act) if act is not None else None

    def _of_deed(self, verb: Token, act: OfferAct) -> Iterator[OfferMention]:
        """ "agreed to leave the town", "demanded that they lay down arms"."""
        hung = [c for t in prepositional(verb, ("on", "upon")) for c in t.rights if _is_due(c)]
        ways = _COMPLEMENT | {"advcl"} if hung or act is OfferAct.DEMAND else _COMPLEMENT
        for child in (*(c for c in verb.rights if c.dep_ in ways), *hung):
            if child.lemma_.lower() not in listed("deed") or not _is_due(child):
                continue
            first = max(child.left_edge.i, verb.i + 1)
            last = min(child.right_edge.i, first + _MOST)
            yield self._mention(verb, act, words_between(self.doc, first, last))
            return

    def _condition(self, token: Token) -> Iterator[OfferMention]:
        """ "on condition that", "in exchange for", "provided that" beside terms."""
        doc = self.doc
        after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        if token.lower_ in _FOR_GIVING:
            if after != "for" or doc[token.i - 1].lower_ != "in":
                return
        elif after not in (("that",) if token.lower_ == "provided" else _OPENING):
            return
        first = min(token.i + 2, token.sent.end - 1)
        last = min(token.sent.end - 1, first + _MOST)
        while last > first and doc[last].is_punct:
            last -= 1
        head = token
        while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
            head = head.head
        yield OfferMention(
            trigger=words(token),
            clause=Words.hull([clause_of(token), words(token)]),
            act=OfferAct.CONDITION,
            terms=words_between(doc, first, last),
            actor=actor_of(self.ground, subject_of(head)) if head.pos_ == "VERB" else None,
        )

    def _mention(self, word: Token, act: OfferAct, held: Words) -> OfferMention:
        trigger = words(word)
        if act is OfferAct.REFUSAL and (negation := _negation(word)) is not None:
            trigger = Words.hull([words(negation), trigger])  # "not accept"
        actor, target = self._parties(word, act, held)
        return OfferMention(
            trigger=trigger,
            clause=Words.hull([clause_of(word), trigger, held]),
            act=act,
            terms=held,
            actor=actor,
            target=target,
        )

    def _parties(
        self, word: Token, act: OfferAct, held: Words
    ) -> tuple[Actor | None, Actor | None]:
        """Who does it, and to whom it is offered or of whom it is asked."""
        doer = asked = None
        if word.pos_ in ("VERB", "AUX"):
            passive = is_passive(word) or (word.dep_ == "acl" and word.tag_ == "VBN")
            doer = agent_of(word) if passive else doer_of(word)
            objects = [c for c in word.rights if c.dep_ in _ASKED_OF]
            asked = next((c for c in objects if not _within(c, held)), None)
            if asked is not None and asked.dep_ == "dobj" and lemma_of(asked) in _PAPERS:
                asked = None  # "turned down the offer of a truce"
            if doer is None and act is OfferAct.ACCEPTANCE:
                doer = next(prepositional(word, ("between", "among")), None)
            if asked is None and act is OfferAct.DEMAND:
                inner = next((c for c in word.rights if c.dep_ in _COMPLEMENT), None)
                asked = subject_of(inner) if inner is not None and has_subject(inner) else None
        else:
            doer = next(prepositional(word, ("by",)), None)
            owners = [c for c in word.lefts if c.dep_ in ("poss", "compound", "nmod")]
            doer = doer or next((c for c in owners if not _within(c, held)), None)
            if doer is None and word.dep_ in ("dobj", "pobj"):
                verb = word.head if word.dep_ == "dobj" else word.head.head
                doer = subject_of(verb) if verb.pos_ == "VERB" else None
        if doer is not None and doer.dep_ == "attr":
            doer = subject_of(doer.head)  # "was the first to break it"
        if doer is not None and _within(doer, held):
            doer = None
        actor = actor_of(self.ground, doer)
        if asked is not None:
            target = actor_of(self.ground, asked)
        else:
            near = (t for t in prepositional(word, _ASKING.get(act, ())) if not _within(t, held))
            target = next((a for t in near if (a := actor_of(self.ground, t, known=True))), None)
        return actor, None if target == actor else target


def _outward(first: Token, noun: Token) -> Iterator[Governor]:
    """What the terms hang on; "turned down the offer of a truce" is no offer but a refusal."""
    found = [*governors(noun), *(governors(first) if first.i < noun.i else ())]
    for governor in found:
        word = governor.word
        if word.pos_ == "NOUN" and acts().get((governor.role, lemma_of(word))) is OfferAct.OFFER:
            outer = [g for g in governors(word) if (g.role, lemma_of(g.word)) in acts()]
            if outer:
                yield from outer
                continue
        yield governor


def _negation(verb: Token) -> Token | None:
    return next((c for c in verb.lefts if c.dep_ == "neg"), None) if verb.pos_ == "VERB" else None


def _is_due(deed: Token) -> bool:
    """Whether the complement says what is to be done: "to leave", "that they leave"."""
    return (deed.pos_ == "VERB" and deed.tag_ in ("VB", "VBG")) or any(
        c.lower_ == "to" for c in deed.lefts
    )


def _in_effect(verb: Token) -> bool:
    for child in verb.rights:
        if child.lower_ in _EFFECT or any(c.lower_ in _EFFECT for c in child.rights):
            return True
    return False


def _within(token: Token, held: Words) -> bool:
    return held.start <= token.idx < held.end
