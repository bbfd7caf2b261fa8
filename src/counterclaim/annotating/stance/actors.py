"""Doubt about who did it, which leaves the deed as it is: "suspected rebels", "blamed on"."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import has_subject, is_passive
from counterclaim.annotating.grammar.reality import DOING, RESPONSIBLE, is_deed, reality_of
from counterclaim.annotating.lexicon.signatures import Standing
from counterclaim.annotating.stance.cues import hedge_on, reached
from counterclaim.annotating.stance.words import effects
from counterclaim.model.stance import Hedged, StanceCue
from counterclaim.model.words import Words

_DOUBTED = word_set("reality_words.toml", "doubted_actor")
_OF_THE_DEED = frozenset({"alleged", "purported", "supposed"})  # "an alleged rebel attack"
_LAID = word_set("reality_words.toml", "laid_to")
_LAYING = frozenset({"on", "upon", "to", "with"})
_BEHIND = frozenset({"behind", "for", "of", "in", "to", "with"})
_MOST = 6  # verbs joined to one subject
Found = tuple[Token, Hedged]


def actor_cues(doc: Doc) -> Iterator[StanceCue]:
    """A hedge on the actor (or target) of each deed that is laid to somebody with a doubt."""
    for word in doc:
        for deed, field in _doubted(word):
            yield hedge_on(_hedge(word), deed, field)


def is_of_actor(adjective: Token) -> bool:
    """ "A suspected rebel attack": the adjective doubts the rebels, not the attack."""
    if adjective.lower_ in _OF_THE_DEED:
        return False
    noun = adjective.head
    if noun.i <= adjective.i + 1 or not is_deed(noun):
        return False
    actors = adjective.doc._.actors
    at = bisect_left(actors, adjective.nbor().idx, key=lambda actor: actor.start)
    return at < len(actors) and actors[at].start < noun.idx


def laid_by(word: Token) -> Iterator[Token]:
    """The deeds somebody is said to be behind, responsible for or involved in.

    ``word``: "be" in "to be behind the attack", "responsibility" in "denied responsibility for it".
    """
    holders = [word, *(c for c in word.rights if c.lemma_.lower() in RESPONSIBLE)]
    for holder in holders:
        for prep in holder.rights:
            behind = prep.lower_ == "behind" or holder.lemma_.lower() in RESPONSIBLE
            if prep.dep_ == "prep" and behind and prep.lower_ in _BEHIND:
                yield from (c for c in prep.rights if is_deed(c))


def believed_deeds(belief: Token) -> tuple[Words, ...]:
    """The deeds in "is believed to be behind the attack": they are not what is believed."""
    be = next((c for c in belief.rights if c.dep_ == "xcomp" and c.lemma_ == "be"), None)
    return () if be is None else tuple(reached(deed) for deed in laid_by(be))


def _doubted(word: Token) -> Iterator[Found]:
    lemma = word.lemma_.lower()
    if word.dep_ == "amod" and word.lower_ in _DOUBTED:
        if is_of_actor(word):
            yield word.head, Hedged.ACTOR
        elif not is_deed(word.head):
            yield from _deeds_of(word.head)
    elif word.dep_ == "advmod" and word.lower_ in effects("clause"):
        yield from ((deed, Hedged.ACTOR) for deed in _by_whom(word))
    elif word.tag_ in ("VBN", "VBD") and (lemma in _LAID or lemma in effects("passive")):
        yield from ((deed, Hedged.ACTOR) for deed in _laid(word, lemma))
    elif lemma in RESPONSIBLE or lemma == "be":
        standing = reality_of(word)
        if standing.told and standing.standing is Standing.NOT:
            yield from ((deed, Hedged.ACTOR) for deed in laid_by(word))


def _hedge(word: Token) -> Token:
    """The word that speaks of the actor: in "denied responsibility" the denial."""
    denied = (
        reality_of(word).by if word.lemma_.lower() in RESPONSIBLE or word.lemma_ == "be" else None
    )
    return word if denied is None else denied


def _deeds_of(noun: Token) -> Iterator[Found]:
    """What a party does or undergoes, by the words right around it."""
    for child in noun.rights:
        if child.dep_ == "relcl" or (child.dep_ == "acl" and child.tag_ == "VBG"):
            yield from _done(child)
    head, dep = noun.head, noun.dep_
    if dep == "nsubj":
        yield from _done(head)
    elif dep in ("nsubjpass", "dobj"):
        yield head, Hedged.TARGET
    elif dep == "pobj" and head.lower_ == "by":
        yield head.head, Hedged.ACTOR
    elif dep in ("poss", "compound", "nmod", "amod") and is_deed(head):
        yield head, Hedged.ACTOR


def _done(verb: Token) -> Iterator[Found]:
    for _ in range(_MOST):
        yield verb, Hedged.ACTOR
        if verb.lemma_.lower() in DOING:
            yield from ((c, Hedged.ACTOR) for c in verb.rights if c.dep_ == "dobj" and is_deed(c))
        joined = (c for c in verb.rights if c.dep_ == "conj" and not has_subject(c))
        following = next(joined, None)
        if following is None:
            return
        verb = following


def _by_whom(adverb: Token) -> Iterator[Token]:
    """ "Killed, apparently by soldiers": the adverb stands before "by"."""
    by = adverb.doc[min(adverb.i + 1, len(adverb.doc) - 1)]
    if by.lower_ == "by" and by.dep_ in ("agent", "prep"):
        yield by.head


def _laid(participle: Token, lemma: str) -> Iterator[Token]:
    """The deed that, by nobody named, is laid to somebody: "the attack was blamed on rebels"."""
    children = [*participle.children]
    if any(c.dep_ in ("agent", "dobj") or (c.dep_ == "nsubj") for c in children):
        return
    subjects = [c for c in children if c.dep_ == "nsubjpass"]
    if participle.dep_ == "acl":
        subjects.append(participle.head)
    deeds = [c for c in subjects if is_deed(c)]
    if lemma in _LAID:
        if any(c.dep_ == "prep" and c.lower_ in _LAYING for c in children):
            yield from deeds
        return
    for child in children:
        if child.dep_ == "xcomp":
            if child.lemma_ == "be":
                yield from laid_by(child)
            elif is_passive(child) and any(c.dep_ == "agent" for c in child.rights):
                yield from deeds
        elif child.dep_ == "prep" and child.lower_ == "of" and lemma == "suspect":
            yield from (deed for verb in child.rights for deed, _ in _done(verb))
