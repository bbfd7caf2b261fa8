"""Reads what is done with a truce, a passage or a surrender."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from counterclaim.annotating.clauses import (
    SUBJECT_DEPS,
    clause_of,
    is_passive,
    noun_phrase,
    object_of,
    prepositional,
    subject_of,
    words,
    words_between,
)
from counterclaim.annotating.control.places import Ground
from counterclaim.annotating.control.telling import PARTIES, actor_of, is_armed, known_actor
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.deeds import Told, doer, negation, party
from counterclaim.annotating.events.roles import resolved
from counterclaim.annotating.governing import (
    DESPITE,
    NONE,
    OBJECT,
    SUBJECT,
    Governor,
    above,
    governors,
)
from counterclaim.annotating.lemmas import Lemmas, lemma_of
from counterclaim.annotating.offers.lexicon import acts, fighting, terms
from counterclaim.model.actor import Actor
from counterclaim.model.offer import OfferAct, OfferMention
from counterclaim.model.words import Words

BODIES = word_set("role_words.toml", "bodies")
_NEAR = 3  # sentences within which "the deal" is the truce told of
_CLAUSE = "clause"
_COMPLEMENT = frozenset({"xcomp", "ccomp"})
_BEHIND_NOUN = frozenset({"acl", "relcl", "ccomp", "xcomp", "prep"})
_ASKED_OF = frozenset({"dobj", "dative", "iobj"})
_OPENING = ("that", "for", "of", "is", "was", "are", "were")
_FOR_GIVING = frozenset({"exchange", "return"})
_SUPPOSING = frozenset({"if", "unless"})
_AHEAD = frozenset({"will", "would", "'ll", "must", "can", "could", "may", "shall", "wo", "ca"})
_ASKING = {
    OfferAct.OFFER: ("to",),
    OfferAct.DEMAND: ("on", "upon", "to", "from", "of"),
    OfferAct.ACCEPTANCE: ("with",),
}
_PLAIN = frozenset({OfferAct.OFFER, OfferAct.DEMAND, OfferAct.CONDITION})  # too common for "it"
_OUTER_WINS = frozenset({OfferAct.DEMAND, OfferAct.REFUSAL, OfferAct.OFFER, OfferAct.ACCEPTANCE})
_INNER_STAYS = frozenset({OfferAct.EXTENSION, OfferAct.WITHDRAWAL, OfferAct.VIOLATION})
_ASKED = frozenset({OfferAct.DEMAND, OfferAct.REFUSAL})
_ANSWERS = frozenset({OfferAct.ACCEPTANCE, OfferAct.REFUSAL})
_UNDOING = frozenset({OfferAct.REFUSAL, OfferAct.WITHDRAWAL, OfferAct.VIOLATION})
_YIELDED = frozenset({OfferAct.DEMAND, OfferAct.REFUSAL, OfferAct.ACCEPTANCE})
_PRONOUN_ROLES = frozenset({"dobj", "nsubjpass", "nsubj", "pobj"})
_AFTER = 25  # tokens into the next sentence in which "it" is the truce
_PAPERS = frozenset({"offer", "proposal", "plan", "deal", "agreement", "pause"})
_MOST = 30  # tokens of terms
_REACH = 14  # tokens behind "a deal" within which it tells of yielding


def find_offers(doc: Doc) -> tuple[OfferMention, ...]:
    """The offers of a parsed ``Doc`` in text order, each trigger once."""
    found: list[OfferMention] = []
    for mention in _Reader(doc).mentions():
        same = (m for m in found if m.trigger.overlaps(mention.trigger))
        if not any(m.act is mention.act or m.trigger == mention.trigger for m in same):
            found.append(mention)
    return tuple(sorted(found, key=lambda m: m.trigger))


@dataclass(frozen=True, slots=True)
class _Terms:
    """The first and last word of a phrase for terms, its strength and the words it is told in."""

    first: Token
    noun: Token
    strength: str
    held: Words


class _Reader:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.ground = Ground(doc)
        self.lemmas = Lemmas(doc)

    def mentions(self) -> Iterator[OfferMention]:
        known = list(self._terms())
        for each in known:
            yield from self._of_terms(each)
        yield from self._of_pronouns(known)
        told = {self._sentence(each.noun.idx) for each in known if each.strength != "yielding"}
        deeds, opening, giving = acts().listed("deed"), acts().listed("opening"), False
        for position, lemma in zip(self.lemmas.positions, self.lemmas.lemmas, strict=True):
            deed = acts().plain(_CLAUSE, lemma)
            giving = lemma == "give"
            yields = lemma in acts().listed("yielding")
            if deed is None and not giving and not yields and lemma not in opening:
                continue
            token = self.doc[position]
            here = self._sentence(token.idx)
            near = any(n in told for n in range(here - 1, here + 1))
            if lemma in opening:
                yield from self._condition(token, deeds, near or self._is_armed(here), near)
                continue
            if not near and not self._is_armed(here):
                continue
            in_order = lemma == "order" and position and self.doc[position - 1].lower_ == "in"
            if deed is not None and token.pos_ in ("VERB", "NOUN", "ADJ") and not in_order:
                yield from self._of_deed(token, deed.done)
            if giving and token.pos_ == "VERB":
                yield from self._deadline(token)
            if yields and token.pos_ == "VERB":
                yield from self._never(token)

    # Terms.

    def _terms(self) -> Iterator[_Terms]:
        """Each phrase for terms; a loose one only near behind a firm one."""
        firm_at: int | None = None
        for at, length, strength in self.lemmas.found(terms()):
            first = self.doc[self.lemmas.positions[at]]
            noun = self.doc[self.lemmas.positions[at + length - 1]]
            if noun.pos_ not in ("NOUN", "PROPN") and length == 1:
                continue
            here = self._sentence(noun.idx)
            near = firm_at is not None and here - firm_at <= _NEAR
            if strength == "ending":
                if self._ends_fighting(noun):
                    strength = "firm"
                elif near and lemma_of(noun) in ("pause", "halt"):
                    strength = "loose"
                else:
                    continue
            elif strength == "deal":
                back = near and (_is_definite(noun) or lemma_of(noun) == "offer")
                if not back and not (self._is_armed(here) and _tells_of_yielding(noun)):
                    continue
            elif strength == "loose":
                if not near:
                    continue
            elif strength in ("party", "yielding") and not near and not self._is_armed(here):
                continue
            if strength in ("firm", "deal", "demand"):
                firm_at = here
            yield _Terms(first, noun, strength, Words.hull([noun_phrase(noun), words(first)]))

    def _ends_fighting(self, noun: Token) -> bool:
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in ("to", "of", "in"):
                return any(lemma_of(c) in fighting() for c in child.rights)
        if noun.dep_ in ("dobj", "pobj") and noun.i + 1 < len(self.doc):
            prep = noun.nbor()  # "demanded a halt to the shelling", hung on the verb
            return prep.lower_ in ("to", "in") and any(
                lemma_of(c) in fighting() for c in prep.rights
            )
        return False

    def _of_terms(self, each: _Terms) -> Iterator[OfferMention]:
        done: set[OfferAct] = set()
        by: set[int] = set()
        for governor in _outward(each):
            told = acts().told(governor)
            if told is None or _is_supposed(told) or _ends_other(told):
                continue
            told = self._asked(told)
            if each.strength == "yielding" and (
                told.value not in _YIELDED or told.role == SUBJECT or told.role == NONE
            ):
                continue
            # "a truce brokered in May took effect" is agreed and begins
            again = told.value is OfferAct.ACCEPTANCE and told.word.i not in by
            if told.value not in done or (again and told.word.dep_ != "conj"):
                done.add(told.value)
                by.add(told.word.i)
                yield self._mention(told, each.held)
        if each.strength == "demand" and not done:
            word = each.noun
            if not _has_deed(word):
                told = Told(OfferAct.DEMAND, word, _CLAUSE, words(word), denied=False)
                yield self._mention(told, each.held)

    def _of_pronouns(self, known: list[_Terms]) -> Iterator[OfferMention]:
        """ "declared a truce and was the first to break it"; "It collapsed within days"."""
        doc = self.doc
        firm = [each for each in known if each.strength in ("firm", "deal")]
        for n, each in enumerate(firm):
            end = firm[n + 1].noun.i if n + 1 < len(firm) else len(doc)
            for token in doc[each.noun.i + 1 : min(end, each.noun.sent.end + _AFTER, len(doc))]:
                if token.lower_ != "it" or token.dep_ not in _PRONOUN_ROLES:
                    continue
                for governor in governors(token):
                    told = acts().told(governor)
                    if told is None or told.value in _PLAIN or governor.role == DESPITE:
                        continue
                    if token.dep_ == "nsubj" and told.value is OfferAct.VIOLATION:
                        continue
                    yield self._mention(self._asked(told), each.held, apart=True)
                    break

    def _asked(self, told: Told[OfferAct]) -> Told[OfferAct]:
        """ "refused to accept a truce", "urged them to respect it": the outer word's act."""
        outer = above(told.word) if told.word.pos_ in ("VERB", "AUX") else None
        if outer is None:
            return told
        deed = acts().plain(_CLAUSE, lemma_of(outer))
        if deed is None or deed.done not in _OUTER_WINS:
            return told
        if deed.done is OfferAct.ACCEPTANCE and told.value in _INNER_STAYS:
            return told
        if told.role == SUBJECT:
            return told
        return self._clausal(outer, deed.done)

    def _clausal(self, word: Token, act: OfferAct) -> Told[OfferAct]:
        """The act of a word whose complement holds the terms, denied or not."""
        not_ = negation(Governor(word, _CLAUSE))
        deed = acts().plain(_CLAUSE, lemma_of(word))
        trigger = words(word)
        if not_ is not None and act is OfferAct.ACCEPTANCE and deed is not None and deed.undone:
            trigger = Words.hull([words(not_), trigger])
            return Told(deed.undone, word, _CLAUSE, trigger, denied=True)
        return Told(act, word, _CLAUSE, trigger, denied=False)

    # Deeds asked for or promised.

    def _of_deed(self, word: Token, act: OfferAct) -> Iterator[OfferMention]:
        """ "agreed to leave the town", "demanded that they lay down arms"."""
        hung = [c for t in prepositional(word, ("on", "upon")) for c in t.rights if _is_due(c)]
        ways = _COMPLEMENT | ({"acl"} if word.pos_ == "NOUN" else frozenset())
        if hung or act is OfferAct.DEMAND:
            ways |= {"advcl"}
        for child in (*(c for c in word.rights if c.dep_ in ways), *hung):
            deed = _deed_in(child)
            if deed is None:
                continue
            undone = any(c.dep_ == "neg" for c in child.lefts)
            if undone:
                if act is not OfferAct.OFFER or lemma_of(deed) not in acts().listed("yielding"):
                    continue
                act = OfferAct.REFUSAL  # "vowed not to surrender"
            elif act is OfferAct.OFFER and lemma_of(word) in ("vow", "swear"):
                continue
            told = self._clausal(word, act)
            yield self._mention(told, self._due(child, word))
            return

    def _due(self, deed: Token, behind: Token) -> Words:
        first = max(deed.left_edge.i, behind.i + 1)
        return words_between(self.doc, first, min(max(deed.right_edge.i, first), first + _MOST))

    def _deadline(self, give: Token) -> Iterator[OfferMention]:
        """ "gave the rebels 48 hours to leave", "until Friday to surrender"."""
        given = False
        for token in self.doc[give.i + 1 : min(give.sent.end, give.i + _REACH)]:
            given = given or lemma_of(token) in acts().listed("given")
            due = token.pos_ == "VERB" and lemma_of(token) in acts().listed("deed")
            if given and due and _is_due(token):
                told = Told(OfferAct.DEMAND, give, _CLAUSE, words(give), denied=False)
                yield self._mention(told, self._due(token, give))
                return

    def _never(self, verb: Token) -> Iterator[OfferMention]:
        """ "would never surrender", "will not leave the town"."""
        not_ = next((c for c in verb.lefts if c.dep_ == "neg"), None)
        if not_ is None or not any(c.lower_ in ("will", "would", "wo", "shall") for c in verb.lefts):
            return
        if any(c.dep_ == "mark" and c.lower_ in _SUPPOSING for c in verb.lefts):
            return
        subject = subject_of(verb)
        if subject is None or (subject.pos_ != "PRON" and actor_of(self.ground, subject, known=True) is None):
            return
        trigger = Words.hull([words(not_), words(verb)])
        told = Told(OfferAct.REFUSAL, verb, _CLAUSE, trigger, denied=True)
        yield self._mention(told, words_between(self.doc, verb.i, min(verb.right_edge.i, verb.i + _MOST)))

    def _condition(
        self, token: Token, deeds: frozenset[str], armed: bool, near: bool
    ) -> Iterator[OfferMention]:
        """ "on condition that", "in exchange for", "provided that", "if" beside terms."""
        doc = self.doc
        after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        head = token
        if token.lower_ in _SUPPOSING:
            clause = token.head
            main = clause.head
            if clause.dep_ != "advcl" or not any(c.lower_ in _AHEAD for c in main.lefts):
                return
            supposed = lemma_of(clause)
            kept = acts().plain(OBJECT, supposed) or acts().plain(_CLAUSE, supposed)
            yields = lemma_of(main) in acts().listed("yielding")
            if not near and not (armed and yields and supposed in deeds):
                return
            if supposed not in deeds and lemma_of(main) not in deeds and kept is None:
                return
            first, last, head = clause.left_edge.i, clause.right_edge.i, main
            first = max(first, token.i + 1)
        elif not near:
            return
        else:
            if token.lower_ in _FOR_GIVING:
                if after != "for" or doc[token.i - 1].lower_ != "in":
                    return
            elif after not in (("that",) if token.lower_ == "provided" else _OPENING):
                return
            first, last = min(token.i + 2, token.sent.end - 1), token.sent.end - 1
            while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
                head = head.head
        last = min(last, first + _MOST)
        while last > first and doc[last].is_punct:
            last -= 1
        yield OfferMention(
            trigger=words(token),
            clause=Words.hull([clause_of(token), words(token)]),
            act=OfferAct.CONDITION,
            terms=words_between(doc, first, last),
            actor=self._known(resolved(subject_of(head))) if head.pos_ == "VERB" else None,
        )

    # The finished mention.

    def _mention(self, told: Told[OfferAct], held: Words, *, apart: bool = False) -> OfferMention:
        actor, target = self._parties(told, held)
        parts = [clause_of(told.word), told.trigger]
        return OfferMention(
            trigger=told.trigger,
            clause=Words.hull(parts if apart else [*parts, held]),
            act=told.value,
            terms=held,
            actor=actor,
            target=target,
        )

    def _parties(self, told: Told[OfferAct], held: Words) -> tuple[Actor | None, Actor | None]:
        """Who does it, and to whom it is offered or of whom it is asked."""
        word, act = told.word, told.value
        if told.role == SUBJECT or act is OfferAct.CONDITION:  # "the truce held" of itself
            return None, None
        asked: Token | None = None
        actor = self._known(doer(word, told.role)) if word.pos_ in ("VERB", "AUX") else None
        actor = actor or party(self.ground, word, told.role, known=True)
        if word.pos_ in ("VERB", "AUX"):
            asked = next(
                (
                    c
                    for c in word.children
                    if (c.dep_ in _ASKED_OF or (c.dep_ == "nsubjpass" and told.role == _CLAUSE))
                    and not _within(c, held)
                ),
                None,
            )
            if asked is not None and asked.dep_ == "dative" and asked.pos_ == "ADP":
                asked = next((c for c in asked.rights if c.dep_ == "pobj"), None)
            if asked is not None and asked.dep_ == "dobj" and lemma_of(asked) in _PAPERS:
                asked = None  # "turned down the offer of a truce"
            if asked is None and act is OfferAct.DEMAND:
                inner = next((c for c in word.rights if c.dep_ in _COMPLEMENT), None)
                asked = _own_subject(inner) if inner is not None else None
            if actor is None and act is OfferAct.ACCEPTANCE:
                between = next(prepositional(word, ("between", "among")), None)
                actor = actor_of(self.ground, between)
        elif actor is None and (word.dep_ in ("dobj", "attr", "acomp") or _is_way(word)):
            verb = word.head if word.dep_ != "pobj" else word.head.head
            if verb.pos_ in ("VERB", "AUX") and not is_passive(verb):
                subject = self._known(resolved(subject_of(verb)))
                outer = acts().told(Governor(verb, OBJECT))
                if outer is not None and outer.value in _ANSWERS:
                    return None, subject  # who refuses an offer did not make it
                actor = subject
        if actor is not None and (
            held.start <= actor.start < held.end or _is_deed(self.doc, actor)
        ):
            actor = None
        if act is OfferAct.VIOLATION or act is OfferAct.WITHDRAWAL:
            return actor, None
        if asked is not None:
            whole = told.role == _CLAUSE
            target = actor_of(self.ground, asked) if whole else self._known(asked)
        else:
            near = (t for t in prepositional(word, _ASKING.get(act, ())) if not _within(t, held))
            target = next((a for t in near if (a := actor_of(self.ground, t, known=True))), None)
        return actor, None if target == actor else target

    def _known(self, noun: Token | None) -> Actor | None:
        """The actor that the noun heads, if the layer has it or it is a name or armed men."""
        if noun is None:
            return None
        if noun.lower_ in ("we", "i"):
            return self._speaker(words(noun))
        head = actor_of(self.ground, noun, known=True)
        if head is not None:
            return head
        if noun.pos_ not in ("NOUN", "PROPN"):
            return None
        before = words_between(self.doc, noun.left_edge.i, noun.i)
        if (owner := known_actor(self.ground, before)) is not None and noun.pos_ == "NOUN":
            return owner  # "the coalition's main supporter"
        lemma = lemma_of(noun)
        bodies = noun.pos_ == "PROPN" or lemma in BODIES or lemma in acts().listed("sides")
        return actor_of(self.ground, noun) if bodies or is_armed(self.ground, noun) else None

    def _speaker(self, pronoun: Words) -> Actor | None:
        """Whom "we" stands for in quoted words: an actor that the layer has."""
        for said in self.doc._.attributions:
            if any(pronoun in part for part in said.content):
                for source in said.source:
                    if (actor := known_actor(self.ground, source)) is not None:
                        return actor
        return None

    # Where armed parties are told of.

    def _sentence(self, position: int) -> int:
        return bisect_right(self._starts, position)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start_char for sentence in self.doc.sents]

    def _is_armed(self, sentence: int) -> bool:
        return sentence in self._armed

    @cached_property
    def _armed(self) -> frozenset[int]:
        parties = (a.start for a in self.ground.actors if a.category in PARTIES)
        sides = acts().listed("sides")
        named = zip(self.lemmas.positions, self.lemmas.lemmas, strict=True)
        told = (self.doc[at].idx for at, lemma in named if lemma in sides)
        return frozenset(self._sentence(start) for start in (*parties, *told))


def _outward(each: _Terms) -> Iterator[Governor]:
    """What the terms hang on; "turned down the offer of a truce" is no offer but a refusal."""
    first, noun = each.first, each.noun
    found = [*governors(noun), *(governors(first) if first.i < noun.i else ())]
    for governor in found:
        word = governor.word
        told = acts().told(governor) if word.pos_ == "NOUN" and governor.role != DESPITE else None
        outer = [(g, o.value) for g in governors(word) if (o := acts().told(g))] if told else []
        if told is not None and told.value is OfferAct.ACCEPTANCE:
            undone = [g for g, act in outer if act in _UNDOING]
            if undone:
                yield from undone  # "froze its compliance with the truce"
                continue
        elif told is not None and told.value in (OfferAct.OFFER, OfferAct.EXTENSION):
            yield from (g for g, act in outer if told.value is OfferAct.OFFER or act in _ASKED)
            if any(act in _ASKED or act is told.value for _, act in outer) and not (
                told.value is OfferAct.OFFER
                and any(act is OfferAct.REFUSAL for _, act in outer)
            ):
                continue  # "put forward a proposal" is one offer, a refused one is told of, too
        elif told is None and word.pos_ == "NOUN" and lemma_of(word) in acts().listed("paper"):
            yield from governors(word)  # "unveiled a plan for a truce"
        yield governor


def _ends_other(told: Told[OfferAct]) -> bool:
    """ "the peace deal ended a decade of war"."""
    return (
        told.value is OfferAct.WITHDRAWAL
        and told.role == SUBJECT
        and object_of(told.word) is not None
    )


def _is_supposed(told: Told[OfferAct]) -> bool:
    """ "if they accept the truce", "attempts at brokering one": nothing accepted yet."""
    if told.value is not OfferAct.ACCEPTANCE:
        return False
    word = told.word
    return (word.dep_ == "pcomp" and word.tag_ == "VBG") or any(
        c.dep_ == "mark" and c.lower_ in _SUPPOSING for c in word.lefts
    ) or (lemma_of(word) == "negotiate" and any(c.lower_ == "being" for c in word.lefts))


def _is_way(noun: Token) -> bool:
    """ "shelled the town in breach of the truce"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in"


def _own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.lefts if c.dep_ in SUBJECT_DEPS), None)


def _deed_in(child: Token) -> Token | None:
    """The verb among the deeds in a complement that says what is to be done."""
    if lemma_of(child) in acts().listed("deed") and _is_due(child):
        return child
    return None


def _is_due(deed: Token) -> bool:
    """Whether the complement says what is to be done: "to leave", "that they leave"."""
    if deed.pos_ == "VERB" and deed.tag_ in ("VB", "VBG"):
        return True
    opened = {c.lower_ for c in deed.lefts}
    return "to" in opened or (deed.tag_ == "VBP" and "that" in opened)


def _has_deed(noun: Token) -> bool:
    return any(c.dep_ in ("acl", "xcomp", "ccomp") and _deed_in(c) is not None for c in noun.rights)


def _tells_of_yielding(noun: Token) -> bool:
    """ "a deal under which the fighters would leave", "an agreement on the release of"."""
    for child in noun.rights:
        if child.dep_ in _BEHIND_NOUN:
            first, last = child.left_edge.i, min(child.right_edge.i, noun.i + _REACH)
            for token in noun.doc[first : last + 1]:
                lemma = lemma_of(token)
                if token.pos_ == "VERB" and lemma in acts().listed("yielding"):
                    return True
                if token.pos_ == "VERB" and lemma == "evacuate":
                    return True
                if token.pos_ == "NOUN" and lemma in acts().listed("asked for"):
                    return True
    return False


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ in ("det", "poss") or c.tag_ == "PRP$" for c in noun.lefts)


def _is_deed(doc: Doc, actor: Actor) -> bool:
    """ "the shelling breached the truce": whose shelling is not told."""
    if actor.name is not None:
        return False
    last = actor.mention.split()[-1].lower()
    return acts().plain(DESPITE, last.removesuffix("s")) is not None or last in fighting()


def _within(token: Token, held: Words) -> bool:
    return held.start <= token.idx < held.end
