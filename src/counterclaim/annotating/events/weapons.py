"""What a deed was done with, of the weapons that its words join to it."""

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import rows, word_set
from counterclaim.annotating.events.spotting import Spotted
from counterclaim.annotating.events.spotting import Weapon as Found
from counterclaim.annotating.lexicon.triggers import Instrument
from counterclaim.annotating.spans import words, words_between
from counterclaim.model.weapon import Weapon, WeaponKind
from counterclaim.model.words import Words

_BEARERS = word_set("role_words.toml", "weapon_bearers")
_QUANTIFIERS = word_set("role_words.toml", "quantifiers")
_BEFORE = frozenset({"compound", "amod", "nummod", "nmod", "npadvmod"})
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC", "DATE", "TIME"})
_LONGEST = 6  # words before a weapon
_HYPHENS = frozenset({"-", "–"})


def deciding(found: Iterable[Found]) -> Instrument | None:
    """The weapon that decides the kind of a deed: of the lowest rank, the first of these."""
    return min((w.instrument for w in found), key=lambda each: each.rank, default=None)


def weapons_told(
    doc: Doc, members: Sequence[Spotted], found: Iterable[Found]
) -> tuple[Weapon, ...]:
    """The weapons of a deed in text order, each wording once.

    ``found`` are the words for weapons that hang on ``members``, the deed's triggers. A verb that
    is made of a weapon's name ("mortared") tells of it where nothing else does.
    """
    named = ((w, w.instrument.kind) for w in found if _is_used(doc, w))
    told = [_weapon(doc, w, kind) for w, kind in named if kind is not None]
    if not told:
        kinds = ((doc[m.head], _kind_in(doc[m.head])) for m in members if m.is_verb)
        told = [_at(doc, words(verb), kind) for verb, kind in kinds if kind is not None]
    by_wording = {each.mention.lower(): each for each in sorted(told, key=_start, reverse=True)}
    return tuple(sorted(by_wording.values(), key=_start))


def _start(weapon: Weapon) -> int:
    return weapon.start


def _weapon(doc: Doc, found: Found, kind: WeaponKind) -> Weapon:
    """With the words before it that tell which: "122-mm", "home-made"; not whose or how many."""
    first = found.first
    least = max(doc[found.last].sent.start, found.first - _LONGEST)
    while first > least and _tells_which(doc[first - 1]):
        first -= 1
    while doc[first].text in _HYPHENS:
        first += 1
    return _at(doc, words_between(doc, first, found.last), kind)


def _tells_which(token: Token) -> bool:
    if token.text in _HYPHENS:
        return True
    known = token.dep_ in _BEFORE and (token.pos_ != "VERB" or token.nbor(-1).text in _HYPHENS)
    return known and token.ent_type_ not in _NAMES and token.lower_ not in _QUANTIFIERS


def _is_used(doc: Doc, found: Found) -> bool:
    """Not "no bomb", nor what tells only of which kind a person or place is: "the bomb squad"."""
    weapon = doc[found.last]
    if any(child.dep_ == "neg" or child.lower_ == "no" for child in weapon.lefts):
        return False
    bears = weapon.dep_ in ("compound", "amod", "nmod") and weapon.head.i > weapon.i
    return not (bears and weapon.head.lemma_.lower() in _BEARERS)


def _at(doc: Doc, at: Words, kind: WeaponKind) -> Weapon:
    mention = "".join(t.text_with_ws for t in doc.char_span(at.start, at.end) or ())
    return Weapon(mention=mention.rstrip(), start=at.start, end=at.end, kind=kind)


def _kind_in(verb: Token) -> WeaponKind | None:
    return _verbs().get(verb.lemma_.lower())


@cache
def _verbs() -> dict[str, WeaponKind]:
    """The verbs that are made of a weapon's name."""
    return {
        verb: WeaponKind(kind)
        for kind, verbs in rows("weapon_verbs.tsv", 2)
        for verb in verbs.split("|")
    }
