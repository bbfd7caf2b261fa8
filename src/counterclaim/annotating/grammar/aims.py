"""Whether a verb tells a deed done, an aim, or what lies ahead."""

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set

_ACHIEVED = word_set("reality_words.toml", "achieved")
_ACHIEVED_BEFORE_GERUND = word_set("reality_words.toml", "achieved_before_gerund")
_MODALS = word_set("reality_words.toml", "modals")
_NOT_YET = word_set("reality_words.toml", "not_yet")
_CHANCES = word_set("reality_words.toml", "chances")
LEAD_SENTENCES = 3  # how far a headline looks ahead for it
PLANNING = word_set("role_words.toml", "planning")
_FUTURE = frozenset({"will", "would", "shall"})
_AHEAD = frozenset({"will", "would", "may", "might", "could", "can", "should"})
_PERFECT = frozenset({"has", "have", "ve", "’ve", "'ve"})
VERBS = frozenset({"VERB", "AUX"})


def is_told(verb: Token) -> bool:
    """Whether the verb tells a deed, not an aim: "seeks to take", "could capture" are none."""
    while True:
        lefts = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "mark")}
        if lefts & _MODALS:
            return False
        if lefts & _NOT_YET and not (verb.tag_ == "VBD" and lefts & {"before", "until"}):
            return False  # "before they take it"; but "before they left" they left
        if "to" in lefts:
            if any(c.lemma_ == "have" for c in verb.lefts):
                return True  # "claimed to have captured"
            if taken_chance(verb):
                above = verb.head.head
            elif verb.head.lemma_.lower() in _ACHIEVED:
                above = verb.head
            else:
                return False
        elif verb.dep_ == "pcomp" or (verb.dep_ == "pobj" and verb.tag_ == "VBG"):
            if verb.head.lower_ == "before" and verb.head.head.tag_ == "VBD":
                return True  # "killed them before withdrawing"
            return verb.head.lower_ in _ACHIEVED_BEFORE_GERUND
        elif (
            verb.dep_ in ("conj", "xcomp")
            and verb.head.pos_ == "VERB"
            and verb.tag_ in ("VB", "VBG")
        ):
            above = verb.head
        else:
            return True
        if above.i == verb.i:
            return False  # "to manage", which hangs on nothing
        verb = above


def is_ability(verb: Token) -> bool:
    """ "Such shells can destroy a house": what can be done was not thereby done."""
    return any(child.dep_ == "aux" and child.lower_ in ("can", "ca") for child in verb.lefts)


def taken_chance(verb: Token) -> bool:
    """ "took the opportunity to capture"."""
    noun = verb.head
    return noun.lower_ in _CHANCES and noun.head.lemma_.lower() in ("take", "seize", "use")


def looks_ahead(token: Token) -> bool:
    """Whether the word stands under a plan: "will leave", "plans to storm".

    Then it need not have happened by the day the report came out.
    """
    verb = token
    while verb.pos_ not in VERBS and verb.head.i != verb.i:
        verb = verb.head
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if helpers & _FUTURE:
        return True
    if _is_planning(verb) or any(map(_is_planning, verb.rights)):
        return True  # "an exchange is planned for", "is due"
    if verb.tag_ != "VB" or verb.head.i == verb.i:
        return False
    above = verb.head if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") else None
    return above is not None and above.lemma_ in PLANNING


def _is_planning(word: Token) -> bool:
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in word.children)
    return word.lemma_ in PLANNING and (word.dep_ == "acomp" or passive)


def is_told_as_past(token: Token, sentence: int) -> bool:
    """Whether the word tells of one thing past: "killed", not "will kill" or "holds".

    "Has killed" is news in the lead, later on the sum of a war; a headline "kills" what has died.
    """
    verb = token
    while verb.pos_ not in VERBS and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ not in VERBS:
        return True
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if helpers & _AHEAD:
        return False
    if helpers & _PERFECT and token.i >= verb.i:
        return sentence < LEAD_SENTENCES
    if verb is not token:
        return True
    return verb.tag_ != "VB" and (verb.tag_ not in ("VBZ", "VBP") or not sentence)


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token (itself left out); None where a noun phrase comes first."""
    head = token.head
    while head.pos_ not in VERBS:
        if head.head.i == head.i or head.dep_ in ("pobj", "appos", "relcl"):
            return None
        head = head.head
    return head


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb as its particle."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
