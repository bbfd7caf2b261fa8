"""Joins the triggers that tell of one event: "12 people were killed in the shelling of ..."."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.events.spotting import Spotted, Weapon
from counterclaim.annotating.grammar.clauses import has_subject, object_of
from counterclaim.annotating.grammar.noun_frames import LIGHT, THROWING
from counterclaim.annotating.lexicon.triggers import TriggerClass
from counterclaim.model.event import EventType

APART = word_set("role_words.toml", "apart")
AFTER = word_set("role_words.toml", "after")
CAUSING = word_set("role_words.toml", "causing")
PROVOKING = word_set("role_words.toml", "provoking")
BEARING = word_set("role_words.toml", "bearing")
_STEPS = 12
_CLAUSES = frozenset({"ccomp", "relcl", "acl", "appos", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_JOINING = frozenset({EventType.ASSAULT, EventType.PROTEST})
STRENGTH = {
    TriggerClass.TERRITORY: 6,
    TriggerClass.LOSS: 6,
    TriggerClass.EXPEL: 6,
    TriggerClass.ACT: 5,
    TriggerClass.CLASH: 4,
    TriggerClass.ATTACK: 3,
    TriggerClass.CROWD: 4,
    TriggerClass.CONTACT: 2,
    TriggerClass.ADVANCE: 3,
    TriggerClass.DAMAGE: 2,
    TriggerClass.OUTCOME: 1,
}
_FINDING = frozenset({TriggerClass.DAMAGE, TriggerClass.DISRUPT, TriggerClass.TERRITORY})
_WEAK = frozenset(
    {
        TriggerClass.ATTACK,
        TriggerClass.CONTACT,
        TriggerClass.OUTCOME,
        TriggerClass.DAMAGE,
        TriggerClass.CROWD,
        TriggerClass.ADVANCE,
    }
)


def merge(
    doc: Doc, spotted: Sequence[Spotted], weapons: Sequence[Weapon]
) -> list[tuple[list[Spotted], list[Weapon]]]:
    """Groups of triggers, the one that names the event first, each with its weapons in order."""
    at = {s.head: i for i, s in enumerate(spotted)}
    group = list(range(len(spotted)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    for i, lower in enumerate(spotted):
        found = _above(doc[lower.head], at, lower.trigger.cls)
        if found is None or _are_apart(doc, lower, spotted[found[0]]):
            continue
        if _one_event(lower, spotted[found[0]], found[1]):
            group[root(i)] = root(found[0])
    armed: dict[int, list[Weapon]] = {}
    for weapon in weapons:
        if _is_found(doc[weapon.last], at, spotted):
            continue
        here = at.get(weapon.last)
        if here is None:
            found = _above(doc[weapon.last], at)
            if found is None:
                continue
            here = found[0]
        armed.setdefault(root(here), []).append(weapon)
    members: dict[int, list[Spotted]] = {}
    for i, s in enumerate(spotted):
        members.setdefault(root(i), []).append(s)
    grouped = ((found, armed.get(key, [])) for key, found in members.items())
    return [(_led(found, armed=bool(used)), used) for found, used in grouped]


def _led(members: list[Spotted], *, armed: bool) -> list[Spotted]:
    """The one that names the event first; "hit" or "fired" names none where no weapon is told."""

    def order(spotted: Spotted) -> tuple[int, int]:
        trigger = spotted.trigger
        bare = (trigger.cls, trigger.mode, armed) == (TriggerClass.CONTACT, None, False)
        return (0 if bare else -_strength(spotted), spotted.first)

    return sorted(members, key=order)


def _is_found(weapon: Token, at: dict[int, int], spotted: Sequence[Spotted]) -> bool:
    """Whether the weapon is what is destroyed, seized or attacked, not what is used."""
    if weapon.dep_ not in ("dobj", "nsubjpass", "conj", "pobj", "compound"):
        return False
    head = weapon
    while head.dep_ in ("conj", "pobj", "prep", "compound"):
        head = head.head
        if head.i in at:
            break
    verb = head.head if head.dep_ in ("dobj", "nsubjpass") else head
    i = at.get(verb.i)
    if i is None or spotted[i].trigger.cls in _FINDING:
        return i is not None
    attacked = head.dep_ in ("dobj", "nsubjpass")
    return attacked and spotted[i].is_verb and verb.lemma_ not in THROWING


def _strength(spotted: Spotted) -> int:
    cls = spotted.trigger.cls
    lead = 1 if spotted.trigger.type is EventType.PROTEST else 0
    return STRENGTH.get(cls, 4) + lead


def _above(
    token: Token, at: dict[int, int], cls: TriggerClass | None = None
) -> tuple[int, str] | None:
    """The nearest trigger the token hangs on, and the word ("after") that sets it apart, if any.

    ``cls`` is that of the trigger at ``token``, None for a weapon. What is done in order to do
    something else is another event: "attacked the camp to retake the hill".
    """
    node, link = token, ""
    weapon, outcome = cls is None, cls is TriggerClass.OUTCOME
    for _ in range(_STEPS):
        edge, node = node, node.head
        if node.i == edge.i:
            return None
        word = edge.lower_
        if edge.dep_ in ("prep", "mark") and word in APART:
            return None
        if edge.dep_ == "prep" and word in AFTER:
            link = word
        if edge.dep_ == "advcl":
            marks = {child.lower_ for child in edge.children if child.dep_ == "mark"}
            if marks & APART:
                return None
            if marks & AFTER:
                link = "after"
        if weapon and edge.dep_ == "conj" and node.pos_ != "VERB" and node.i in at:
            return None
        if edge.dep_ == "dobj" and node.lemma_ in PROVOKING:
            return None
        if not weapon and cls is not TriggerClass.CROWD and _is_purpose(edge):
            return None
        if node.i in at:
            clause = edge.dep_ == "ccomp" or (edge.dep_ == "conj" and has_subject(edge))
            return None if clause and not outcome else (at[node.i], link)
        if weapon:
            told = _told_by(node, edge, at)
            if told is not None:
                return told, link
        bears = weapon and edge.lemma_ in BEARING
        within = (
            bears or _is_gerund(edge) or edge.lower_ == "using" or (outcome and _is_listed(edge))
        )
        if edge.dep_ in _CLAUSES and not within:
            return None
    return None


def _is_purpose(verb: Token) -> bool:
    """An infinitive that says to what end: "... to retake the hill"."""
    if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "acl", "relcl", "xcomp"):
        return False
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts)


def _is_listed(verb: Token) -> bool:
    """The next of a list in a headline: "two killed five others injured"."""
    counted = verb.head
    return (
        verb.dep_ == "acl"
        and verb.tag_ == "VBN"
        and verb.i == counted.i + 1
        and counted.head.pos_ == "VERB"
        and counted.dep_ in ("dobj", "nummod", "npadvmod")
    )


def _is_gerund(token: Token) -> bool:
    """ "Rebel shelling killed ten": a noun in all but the parser's eyes."""
    beside = token.head.i == token.i - 1
    return token.dep_ == "acl" and token.tag_ == "VBG" and beside and object_of(token) is None


def _told_by(verb: Token, edge: Token, at: dict[int, int]) -> int | None:
    """The trigger that a light or causing verb joins to the weapon below ``edge``.

    "Jets carried out raids", "the blast was caused by a rocket".
    """
    if edge.dep_ == "nsubj":  # "jets keep on hitting"
        done = next((at[c.i] for c in verb.children if c.dep_ == "xcomp" and c.i in at), None)
        if done is not None:
            return done
    if edge.dep_ == "nsubj" and verb.lemma_ in LIGHT:
        wanted = frozenset({"dobj"})
    elif edge.dep_ in ("agent", "attr", "prep") and verb.lemma_ in CAUSING:
        wanted = _SUBJECTS
    elif edge.dep_ == "nsubj" and verb.lemma_ in CAUSING:
        wanted = frozenset({"dobj"})
    else:
        return None
    return next((at[c.i] for c in verb.children if c.dep_ in wanted and c.i in at), None)


def _are_apart(doc: Doc, lower: Spotted, upper: Spotted) -> bool:
    """Two deeds, each with an object of its own: "killed nine and destroyed a bridge".

    So is what an attack went on to: "launched an attack, capturing two towns".
    """
    if not (lower.is_verb and upper.is_verb):
        return False
    below, above = doc[lower.head], doc[upper.head]
    if object_of(below) is None or object_of(above) is None:
        return False
    if below.dep_ == "conj":
        return {lower.trigger.cls, upper.trigger.cls} == {TriggerClass.DAMAGE, TriggerClass.OUTCOME}
    taken = lower.trigger.cls is TriggerClass.TERRITORY and below.dep_ == "advcl"
    return taken and upper.trigger.cls is TriggerClass.CONTACT


def _one_event(lower: Spotted, upper: Spotted, link: str) -> bool:
    a, b = lower.trigger, upper.trigger
    if a.type not in _JOINING or b.type not in _JOINING:
        return False
    if link:
        return b.cls is TriggerClass.OUTCOME or (
            b.cls is TriggerClass.TERRITORY and a.cls is TriggerClass.CLASH
        )
    if a.cls in _WEAK or b.cls in _WEAK:
        return True
    pair = {a.cls, b.cls}
    if pair == {TriggerClass.TERRITORY, TriggerClass.CLASH} or EventType.PROTEST in (
        a.type,
        b.type,
    ):
        return True
    return a.sub_event is b.sub_event and a.cls is b.cls
