"""Spots the words of the event lexicon in a ``Doc``, before any thought of who did what to whom."""

from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.lexicon.triggers import (
    Instrument,
    Phrase,
    Trigger,
    TriggerClass,
    instruments,
    triggers,
)

V = TypeVar("V")
_GAP = 3  # how many other words may stand inside a verb phrase
_NEEDS_WEAPON = word_set("role_words.toml", "needs_weapon")
_IDIOMS = word_set("role_words.toml", "idioms")
_SCATTERED = word_set("role_words.toml", "scattered")
_LEFT_BEHIND = frozenset({"dead", "wounded"})
_PROVING = frozenset({"demonstrate", "rally"})
_DIRECTIONS = word_set("role_words.toml", "directions")
_VERB = frozenset({"VERB"})
_NOUN = frozenset({"NOUN", "PROPN"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "agent", "prt"})
_HYPHENS = frozenset({"-", "–"})


@dataclass(frozen=True, slots=True)
class Spotted:
    """A trigger at tokens ``first`` to ``last``; ``head`` is the one the parse hangs it on."""

    head: int
    first: int
    last: int
    is_verb: bool
    trigger: Trigger


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon at tokens ``first`` to ``last``."""

    first: int
    last: int
    instrument: Instrument


def spot(doc: Doc) -> tuple[list[Spotted], list[Weapon]]:
    """All triggers and weapons in text order, longest phrase first, none overlapping its kind."""
    positions: list[int] = []
    lemmas: list[str] = []
    kinds: list[str] = []
    for token in doc:
        if token.text in _HYPHENS:
            continue
        kind = token.pos_
        lemma = token.lemma_.lower()
        if _is_nominal(token):
            kind, lemma = "NOUN", token.lower_
        if kind == "PROPN" and len(lemma) > 4 and lemma[-1] == "s" and lemma[-2] != "s":
            lemma = lemma[:-1]
        positions.append(token.i)
        lemmas.append(lemma)
        kinds.append(kind)
    verbs, nouns, weapons = _by_start("v"), _by_start("n"), _weapons_by_start()
    spotted: list[Spotted] = []
    found: list[Weapon] = []
    free_trigger = free_weapon = 0
    for at, lemma in enumerate(lemmas):
        if lemma in weapons and at >= free_weapon and kinds[at] != "VERB":
            for phrase, instrument in weapons[lemma]:
                if tuple(lemmas[at : at + len(phrase)]) == phrase:
                    free_weapon = at + len(phrase)
                    found.append(Weapon(positions[at], positions[free_weapon - 1], instrument))
                    break
        if at < free_trigger:
            continue
        if lemma in verbs and kinds[at] in _VERB:
            idiom = _idiom_at(lemmas, at)
            if idiom:
                free_trigger = at + idiom
                continue
            for phrase, trigger in verbs[lemma]:
                last = _last_of(lemmas, kinds, at, phrase)
                if last is not None:
                    i = positions[at]
                    spotted.append(Spotted(i, i, positions[last], True, trigger))
                    free_trigger = at + 1 if last > at + len(phrase) - 1 else last + 1
                    break
        elif lemma in nouns and kinds[at] != "VERB":
            for phrase, trigger in nouns[lemma]:
                end = at + len(phrase)
                if tuple(lemmas[at:end]) == phrase and kinds[end - 1] in _NOUN:
                    spotted.append(
                        Spotted(
                            positions[end - 1], positions[at], positions[end - 1], False, trigger
                        )
                    )
                    free_trigger = end
                    break
    return [s for s in spotted if _tells(doc, s, found)], found


def _is_nominal(token: Token) -> bool:
    """ "Killed in police firing": a noun in all but the parser's eyes."""
    if token.tag_ != "VBG" or token.lower_ != "firing":
        return False
    beside = token.dep_ == "acl" and token.head.i == token.i - 1
    return (beside or token.dep_ == "pobj") and not any(c.dep_ == "dobj" for c in token.rights)


def _idiom_at(lemmas: list[str], at: int) -> int:
    """The words of the idiom that starts at ``at``, one other word allowed in it, or 0."""
    for phrase in _idioms().get(lemmas[at], ()):
        here = at
        for word in phrase[1:]:
            ahead = lemmas[here + 1 : here + 3]
            if word not in ahead:
                break
            here += 1 + ahead.index(word)
        else:
            return here + 1 - at
    return 0


def _last_of(lemmas: list[str], kinds: list[str], at: int, phrase: Phrase) -> int | None:
    """Where the phrase that starts at ``at`` ends, other words allowed in between.

    A verb farther on is none of its words: "uses raids to force them out" uses no force.
    """
    here = at
    for word in phrase[1:]:
        for ahead in range(here + 1, min(here + 2 + _GAP, len(lemmas))):
            if lemmas[ahead] == word and (kinds[ahead] not in _VERB or ahead == here + 1):
                here = ahead
                break
            if lemmas[ahead] in (".", ";"):
                return None
        else:
            return None
    return here


def _tells(doc: Doc, spotted: Spotted, weapons: list[Weapon]) -> bool:
    """False for words that only say which ("attack helicopters", "the surrounding hills")."""
    token = doc[spotted.head]
    if token.ent_type_ == "DATE":  # the month of March
        return False
    if spotted.is_verb:
        described = token.head if token.dep_ == "conj" else token
        if described.dep_ == "amod" or _is_noun(token):
            return False
        if spotted.trigger.cls is TriggerClass.CROWD and _scatters(token):
            return False
        if token.lemma_ == "burn" and not any(c.dep_ in _OBJECTS for c in token.children):
            return False  # "houses burned"
        if token.lemma_ in _PROVING and any(c.dep_ in ("ccomp", "dobj") for c in token.children):
            return False  # "it demonstrated that"
        last = doc[spotted.last]
        left = last.lower_ in _LEFT_BEHIND and last.i > 0
        if left and last.nbor(-1).pos_ in ("DET", "PRON"):
            return False  # "left their dead behind"
        return token.lemma_.lower() not in _NEEDS_WEAPON or any(
            _is_object(doc[w.last], token) for w in weapons
        )
    modifies = token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i
    return not modifies or token.head.lower_ in _DIRECTIONS  # "an attack south of the river"


def _is_noun(verb: Token) -> bool:
    """ "The wounded", "the sick and injured": people, whatever the tagger says."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(child.dep_ == "det" and child.i == verb.i - 1 for child in verb.lefts):
        return True
    described = verb.head
    return (
        verb.dep_ == "conj"
        and described.pos_ == "ADJ"
        and any(child.dep_ == "det" for child in described.lefts)
    )


def _scatters(verb: Token) -> bool:
    """ "Chemicals were dispersed": no crowd is driven apart."""
    return any(
        c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in _SCATTERED for c in verb.children
    )


def _is_object(noun: Token, verb: Token) -> bool:
    while noun.dep_ in ("conj", "compound", "appos"):
        noun = noun.head
    return noun.head.i == verb.i and noun.dep_ in ("dobj", "nsubjpass")


@cache
def _by_start(pos: str) -> dict[str, list[tuple[Phrase, Trigger]]]:
    return _grouped(triggers(pos))


@cache
def _idioms() -> dict[str, list[Phrase]]:
    grouped: dict[str, list[Phrase]] = {}
    for idiom in sorted(_IDIOMS):
        phrase = tuple(idiom.split())
        grouped.setdefault(phrase[0], []).append(phrase)
    return grouped


@cache
def _weapons_by_start() -> dict[str, list[tuple[Phrase, Instrument]]]:
    return _grouped(instruments())


def _grouped(phrases: dict[Phrase, V]) -> dict[str, list[tuple[Phrase, V]]]:
    grouped: dict[str, list[tuple[Phrase, V]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        grouped.setdefault(phrase[0], []).append((phrase, phrases[phrase]))
    return grouped
