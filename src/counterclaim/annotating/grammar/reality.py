"""What is said of a predicate's being so: it is denied, left open, averted, or nothing is said.

A predicate stands as its own clause puts it ("did not", "nobody") and as the words above it do,
each by its signature ("failed to", "denied that", "declined to say"). What is spoken of as known, a
relative clause and whatever only surrounds the deed ("did not comment on the strike", "because of
the shelling") is out of their reach.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.accounts import (
    COMPLEMENTS,
    asks_who,
    called_baseless,
    is_account,
    taken_back,
    tells_content,
)
from counterclaim.annotating.grammar.aims import is_infinitive, is_told
from counterclaim.annotating.grammar.negating import denying_argument, joining, negator, nobody_in
from counterclaim.annotating.lexicon.reporting_words import reporting_words
from counterclaim.annotating.lexicon.signatures import CONTENT, Signature, Standing, signatures
from counterclaim.annotating.lexicon.triggers import blows, trigger_nouns

COMING_ABOUT = word_set("reality_words.toml", "coming_about")
DOING = word_set("reality_words.toml", "doing")
_HARMING = word_set("reality_words.toml", "harming")
_WITHOUT = word_set("reality_words.toml", "without")
_AVERTED = word_set("reality_words.toml", "averted")
_ATTEMPTS = word_set("reality_words.toml", "attempts")
RESPONSIBLE = word_set("reality_words.toml", "responsible")
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "obj"})
_TRANSPARENT = frozenset({"prep", "agent", "dative"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "all"})
_LEADING_IN = frozenset({"in", "to", "into", "under", "out"})  # "engage in", "come under"
_STATES = frozenset({"under", "in", "at", "within"})  # "is not under their control"
_ABOUT = frozenset({"of", "about", "regarding", "concerning", "over", "on"})
_RESULTS = frozenset({"result", "consequence", "course", "wake"})
_DEPTH = 60  # heads; a text without full stops is a tree thousands of words deep


@dataclass(frozen=True, slots=True)
class Reality:
    """How a predicate stands by the words, and by which word.

    ``told``: it stands so because an account of it is denied ("denied shelling"); what is told for
    the first time in that account then stands with it ("denied killing ten in an attack").
    """

    standing: Standing = Standing.SO
    by: Token | None = None
    told: bool = False


SO = Reality()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A token's reality: as what is above it has it, with its clause's own denial, and in full."""

    above: Reality
    clause: Reality
    full: Reality


Known = dict[int, _Seen]


def reality_of(predicate: Token, known: Known | None = None) -> Reality:
    """What is said of the being so of a verb, or of a noun of a deed, of people or of a number.

    ``known`` keeps what was found for other tokens of the ``Doc``: with it a whole text is read in
    time linear in its length.
    """
    known = {} if known is None else known
    chain = [predicate]
    while chain[-1].i not in known and not _is_root(chain[-1]) and len(chain) < _DEPTH:
        chain.append(chain[-1].head)
    for token in reversed(chain):
        if token.i not in known:
            known[token.i] = _seen(token, None if _is_root(token) else known.get(token.head.i))
    return known[predicate.i].full


def _is_root(token: Token) -> bool:
    return token.head.i == token.i


def is_deed(noun: Token) -> bool:
    """Whether the noun is among those that tell a deed: "attack", "arrest"."""
    return noun.pos_ in _NOUNS and noun.lemma_.lower() in trigger_nouns()


def _seen(token: Token, head: _Seen | None) -> _Seen:
    if token.dep_ in _TRANSPARENT and head is not None:
        through = _denied(head.clause, negator(token))  # "a town not under their control"
        return _Seen(SO, through, through)
    above = SO if head is None else _passed(token, head)
    if token.pos_ in _VERBS:
        own = negator(token)
        clause = _denied(above, own if own is not None else denying_argument(token))
        if own is None and _shares(token) and head is not None:
            clause = head.clause
        return _Seen(above, clause, _denied(clause, _denied_through_object(token, clause)))
    clause = _of_noun(token, above)
    return _Seen(above, clause, clause)


def _denied_through_object(verb: Token, clause: Reality) -> Token | None:
    """ "Injured no one", where nothing else denies the verb."""
    if clause.standing is not Standing.SO:
        return None
    return denying_argument(verb, frozenset({"dobj", "attr"}))


def _denied(reality: Reality, by: Token | None) -> Reality:
    if by is None:
        return reality
    if reality.standing is Standing.NOT:
        return SO
    return Reality(Standing.NOT, by) if reality.standing is Standing.SO else reality


def _shares(verb: Token) -> bool:
    """ "Did not shell or bomb it": the denial is of both."""
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ not in _VERBS or _is_contrasted(verb):
        return False
    has_own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.lefts)
    return not has_own and verb.tag_ == head.tag_ and verb.tag_ != "VBD"


def _is_contrasted(conjunct: Token) -> bool:
    return joining(conjunct, frozenset({"but", "yet"})) is not None


def _of_noun(noun: Token, above: Reality) -> Reality:
    """A noun, adjective or number: denied by "no", an account by what it is called."""
    lemma = noun.lemma_.lower()
    signature = signatures(CONTENT).get(lemma) if noun.pos_ in ("NOUN", "PROPN") else None
    by = nobody_in(noun) or (negator(noun) if noun.pos_ == "ADJ" else None)
    if signature is not None:
        called = called_baseless(noun)
        if called is not None:
            return Reality(Standing.NOT, called, told=True)
        if by is not None and above.standing is Standing.SO:
            return Reality(signature.denied, by)
        return above
    for child in noun.lefts:
        if child.lower_ in _AVERTED and child.dep_ == "amod":
            return Reality(Standing.NOT, child)
        if child.lower_ == "denies" and child.dep_ == "compound":  # a headline's capitals
            return Reality(Standing.NOT, child, told=True)
    if by is not None and above.by is not None and by.i == above.by.i:
        return above  # "no raids were flown": one denial, met twice
    return _denied(above, by)


def _passed(token: Token, head: _Seen) -> Reality:
    """What the word above says of the token's being so."""
    rule = _RULES.get(token.dep_)
    return SO if rule is None else rule(token, head)


def _by(signature: Signature, word: Token, head: Reality, told: bool = False) -> Reality:
    """What a word of this signature, itself standing so, makes of what it governs."""
    if head.standing is Standing.NOT:
        standing, by = signature.denied, head.by
    elif head.standing is Standing.SO:
        standing, by = signature.affirmed, word
    else:
        return head
    if standing is Standing.SO:
        return SO
    if standing is Standing.AVERTED and (word.pos_ not in _VERBS or is_told(word)):
        standing = Standing.NOT
    return Reality(standing, by, told or word.lemma_.lower() in signatures("story"))


def _complement(verb: Token, head: _Seen) -> Reality:
    """An infinitive, a gerund or a small clause."""
    word = verb.head
    before = verb.doc[max(verb.left_edge.i - 1, 0)]
    if before.lower_ == "yet" and word.lemma_ in ("have", "be"):
        return Reality(Standing.NOT, before)  # "has yet to reach it"
    way = "ing" if verb.tag_ == "VBG" else "to"
    signature = _signature(way, word)
    if signature is not None:
        return _by(signature, word, head.clause, _is_denying(word))
    return head.clause


def _clause(verb: Token, head: _Seen) -> Reality:
    """A clause with "that" or a question: "did not say that", "it is not true that"."""
    word = verb.head
    if is_account(word):
        return head.full
    lemma = word.lemma_.lower()
    if _is_contrasted(verb):
        return SO  # "nobody claimed it, but the group has bombed before"
    asked = asks_who(verb)
    said = word
    if lemma == "be":
        said = next((c for c in word.rights if c.dep_ in COMPLEMENTS), word)
    mistaken = taken_back(word) if ("V", lemma) in reporting_words() else None
    if mistaken is not None and head.clause.standing is Standing.SO:
        return Reality(Standing.DOUBTED, mistaken)
    signature = _signature("that", said)
    if signature is not None:
        found = _by(signature, said, head.clause, _is_denying(said))
    elif head.clause.standing is Standing.SO or lemma == "be":
        return head.clause
    elif ("V", lemma) in reporting_words():
        found = Reality(Standing.OPEN, head.clause.by)
    else:
        return head.clause if head.clause.told else SO
    return SO if asked and found.standing is not Standing.NOT else found


def _argument(noun: Token, head: _Seen) -> Reality:
    """An object, or the subject of a passive."""
    verb, of = noun.head, head.clause
    told = is_account(noun)
    deed = is_deed(noun) or noun.lemma_.lower() in _ATTEMPTS | RESPONSIBLE
    if told or deed:
        signature = _signature("noun", verb) or (_signature("story", verb) if told else None)
        if signature is not None:
            return _by(signature, verb, of, _is_denying(verb))
    if of.standing is Standing.SO:
        return SO
    lemma = verb.lemma_.lower()
    if deed:
        return of if lemma in DOING or _is_in_reach(noun, of) else SO
    if told:
        return of if lemma in DOING else SO
    return of if lemma in _HARMING or lemma in blows() else SO


def _subject(noun: Token, head: _Seen) -> Reality:
    """The subject of an active verb: only where the deed is what comes about, or who dies."""
    lemma = noun.head.lemma_.lower()
    if lemma in COMING_ABOUT and is_deed(noun):
        return head.clause
    return head.clause if lemma in ("die", "perish") and not is_deed(noun) else SO


def _described(word: Token, head: _Seen) -> Reality:
    """ "Was not an attack", "are not able to"."""
    return head.clause if word.head.lemma_.lower() in ("be", "become", "remain", "have") else SO


def _behind_preposition(noun: Token, head: _Seen) -> Reality:
    """What a preposition brings in: by the word before it, or by the preposition."""
    prep = noun.head
    if prep.lower_ in _WITHOUT:
        return Reality(Standing.NOT, prep)
    word = prep.head
    while word.dep_ in _TRANSPARENT and word.head.i != word.i:
        word = word.head
    of = head.full
    before = prep.doc[max(prep.i - 1, 0)]
    if before.lower_ in _WITHOUT:  # "instead of shelling"
        return Reality(Standing.NOT, before)
    if is_account(word):
        return of
    is_verbal = noun.pos_ in _VERBS
    signature = _signature("of", word)
    if signature is not None and signature.affirmed is Standing.AVERTED:
        from_it = prep.lower_ == "from" and word.pos_ == "VERB"
        return _by(signature, word, of) if from_it else SO
    if signature is not None and (is_verbal or is_deed(noun) or is_account(noun)):
        found = _by(signature, word, of)
        return SO if _is_pointed(noun) and found.standing is Standing.OPEN else found
    if of.standing is Standing.SO:
        return SO
    if is_verbal:
        return of if word.dep_ in COMPLEMENTS or prep.lower_ in ("in", "to", "of") else SO
    if prep.lower_ in _ABOUT and of.told:
        return of
    if (word.lemma_ == "be" and prep.lower_ in _STATES) or negator(prep) is not None:
        return of
    if not is_deed(noun):
        return of if of.told and (is_account(noun) or noun.lower_ in _RESULTS) else SO
    if word.lemma_.lower() in DOING and prep.lower_ in _LEADING_IN and not _is_pointed(noun):
        return of
    return of if _is_in_reach(noun, of) else SO


def _behind_noun(verb: Token, head: _Seen) -> Reality:
    """A participle, an infinitive or a clause on a noun or adjective."""
    word = verb.head
    if is_infinitive(verb):
        return _complement(verb, head) if word.pos_ not in _VERBS or head.full.by else SO
    if tells_content(verb):
        denying = _signature("that", word)
        if is_account(word):
            return head.full
        if denying is not None:
            return _by(denying, word, head.full, _is_denying(word))
    restricts = verb.i > 0 and verb.left_edge.i > 0 and verb.left_edge.nbor(-1).text != ","
    there = word.dep_ in ("attr", "dobj") and nobody_in(word) is not None
    undone = is_deed(word) and _is_in_reach(word, head.full)
    return head.full if restricts and (there or undone) else SO


def _after_verb(verb: Token, head: _Seen) -> Reality:
    """An infinitive that the parser takes for an aside: "was unable at first to take it"."""
    if is_infinitive(verb) and _signature("to", verb.head) is not None:
        return _complement(verb, head)
    if any(c.lower_ in _WITHOUT for c in verb.lefts):
        return Reality(Standing.NOT, next(c for c in verb.lefts if c.lower_ in _WITHOUT))
    return SO


def _joined(word: Token, head: _Seen) -> Reality:
    """A conjunct: it hangs on what the first one hangs on; "no deaths or injuries" shares "no"."""
    if word.pos_ in _VERBS or _is_contrasted(word):
        return head.above
    return head.clause


_RULES: dict[str, Callable[[Token, _Seen], Reality]] = {
    "xcomp": _complement,
    "ccomp": _clause,
    "acl": _behind_noun,
    "relcl": _behind_noun,
    "advcl": _after_verb,
    "pcomp": _behind_preposition,
    "pobj": _behind_preposition,
    "nsubj": _subject,
    "conj": _joined,
    **dict.fromkeys(_OBJECTS, _argument),
    **dict.fromkeys(COMPLEMENTS, _described),
}


def _signature(way: str, word: Token) -> Signature | None:
    known = signatures(way)
    return known.get(word.lower_) or known.get(word.lemma_.lower())


def _is_denying(word: Token) -> bool:
    return word.lemma_.lower() in _DENYING


_DENYING = frozenset(
    word
    for way in ("that", "story")
    for word, found in signatures(way).items()
    if found.affirmed is Standing.NOT
)


def _is_pointed(noun: Token) -> bool:
    return any(c.lower_ in _POINTING or c.dep_ == "poss" for c in noun.lefts)


def _is_in_reach(noun: Token, of: Reality) -> bool:
    """Whether a deed is told for the first time in what is denied: "any strikes"."""
    if any(c.lower_ == "any" for c in noun.lefts):
        return True
    return of.told and not _is_pointed(noun)
