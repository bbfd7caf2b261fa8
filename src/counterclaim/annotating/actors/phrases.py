"""Where in a sentence a noun stands for an actor, and how far its phrase reaches."""

from spacy.tokens import Doc, Token

from counterclaim.annotating.actors.nouns import modifier_categories
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.lexicon.triggers import blows, trigger_nouns
from counterclaim.model.actor import ActorCategory

STATE_ACTS = word_set("role_words.toml", "state_acts")
QUANTIFIERS = word_set("role_words.toml", "quantifiers")
_HYPHENS = frozenset({"-", "–"})
_LEFT_DEPS = frozenset({"compound", "amod", "nmod", "advmod", "npadvmod", "punct", "nummod"})
_MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})
_PATIENT_VERBS = frozenset({"accuse", "blame", "back", "support", "urge", "condemn", "help"})
_MOST_MODIFIERS = 3


def is_acting(token: Token) -> bool:
    """Whether a state's or capital's name stands where only an actor can."""
    head = token
    while head.dep_ == "conj" and head.head.pos_ == "PROPN":
        head = head.head
    if head.dep_ == "nsubj":
        return head.head.lemma_ in STATE_ACTS or head.head.lemma_ in blows()
    if head.dep_ == "dobj":
        return head.head.lemma_ in _PATIENT_VERBS
    if head.dep_ == "pobj" and (head.head.dep_ == "agent" or head.head.lower_ == "by"):
        return head.head.head.pos_ == "VERB"
    return False


def stands_for_actor(head: Token) -> bool:
    """Whether the noun is used as one, and is no mere modifier of a thing ("army base")."""
    if head.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    if head.dep_ in ("compound", "amod", "nmod") and head.head.i > head.i:
        outer = head.head
        while outer.dep_ == "compound" and outer.head.i > outer.i:
            outer = outer.head  # "regime air strikes"
        return outer.lemma_.lower() in trigger_nouns()
    return head.pos_ != "ADJ" or head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")


def leftmost(head: Token, first: int, taken: int) -> int:
    """Where the noun phrase begins, articles and numbers left out."""
    doc = head.doc
    here = first
    while here - 1 > taken:
        token = doc[here - 1]
        if token.text in _HYPHENS and here - 2 > taken:
            if not doc[here - 2].is_alpha or doc[here - 2].whitespace_:
                break
            here -= 2
            continue
        if token.dep_ not in _LEFT_DEPS or token.like_num or token.lower_ in QUANTIFIERS:
            break
        if first - here >= _MOST_MODIFIERS:
            break
        if token.pos_ not in _MODIFIER_POS and token.lower_ not in modifier_categories():
            break
        if token.ent_type_ in ("DATE", "TIME"):
            break
        if token.pos_ == "PROPN" and (
            head.text[:1].isupper()
            or (token.i + 1 < len(doc) and doc[token.i + 1].text in _HYPHENS)
        ):
            break  # words of a headline or of the name before
        if not first - 8 <= token.head.i <= head.i or (token.is_sent_start and token.pos_ == "ADV"):
            break
        here -= 1
    if 0 < here < first and doc[here - 1].text in _HYPHENS:
        here += 1  # the second half of "US-backed"
    while here < first and doc[here].text in _HYPHENS:
        here += 1
    return here


def modifier_kind(doc: Doc, first: int, last: int) -> ActorCategory | None:
    """The category that the modifiers from ``first`` up to ``last`` give, the nearest first."""
    kinds = modifier_categories()
    for i in range(last - 1, first - 1, -1):
        word = doc[i].lower_
        if i >= 2 and doc[i - 1].text == "-":
            joined = doc[i - 2].lower_ + word
            if joined in kinds:
                return kinds[joined]
        if word in kinds:
            return kinds[word]
    return None
