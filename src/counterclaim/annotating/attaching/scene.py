"""How a place stands to what is told: the scene of it, or the place of something else."""

from enum import IntEnum

from spacy.tokens import Token

from counterclaim.annotating.data_files import rows, word_set
from counterclaim.annotating.grammar.clauses import has_subject

_FILE = "scene_words.toml"
_BODIES = word_set(_FILE, "bodies")
_COMING = word_set(_FILE, "coming")
_DWELLERS = word_set(_FILE, "dwellers")
_DWELLING = word_set(_FILE, "dwelling")
_MOVING_OUT = word_set(_FILE, "moving_out")
_LEAVING = word_set(_FILE, "leaving")
_SPEAKING = word_set(_FILE, "speaking")
_PROTESTING = word_set(_FILE, "protesting")
_ABOUT = word_set(_FILE, "about")
_OTHER_TIME = word_set(_FILE, "other_time")
_AROUND_IT = word_set(_FILE, "around_it")
_CALLING = word_set(_FILE, "calling")
_CARE = word_set(_FILE, "care")
_CARING = word_set(_FILE, "caring")
_WHEREABOUTS = word_set(_FILE, "whereabouts")
_LOCAL = word_set(_FILE, "local")
_LYING = word_set(_FILE, "lying")
_LISTING = word_set(_FILE, "listing")
_PEOPLE = word_set(_FILE, "offices") | frozenset(row[0] for row in rows("counted_nouns.tsv", 3))
_GROUNDS = (
    word_set("role_words.toml", "place_nouns") | word_set("role_words.toml", "landmarks") | _CARE
)
_OF_WHOM = frozenset({"of", "for", "to", "with"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_FIRING = word_set("role_words.toml", "throwing")
_WHEN = frozenset({"when", "while", "as"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "csubj", "pcomp", "conj"})
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})
_NAMES_OF_OTHERS = frozenset({"PERSON", "ORG", "NORP"})
_STEPS = 16  # up the parse from a place; what hangs deeper belongs to something else
_BEAT_STEPS = 4
_HEIGHT = 40  # up the parse from what is told


class Standing(IntEnum):
    """From the place of the very thing to a place of something else."""

    OBJECT = 0  # "shelled Velm", "Velm was shelled", "the fall of Velm"
    OWN = 1  # "clashes in Velm", "were killed in an ambush near Velm"
    FRAME = 2  # of the clause around: "In Velm, gunmen opened fire, killing nine"
    BESIDE = 3  # of another clause, which may well be the same scene
    ASIDE = 4  # where somebody comes from, whose flag it was, what a protest was about


class Scene:
    """The ``trigger`` of what is told, and how places stand to it in the parse."""

    def __init__(self, trigger: Token) -> None:
        self._trigger = trigger
        self._above: set[int] = set()
        token = trigger
        for _ in range(_HEIGHT):
            self._above.add(token.i)
            token = token.head

    def standing(self, place: Token) -> Standing:
        """How the ``place`` (the head of its words) stands to what is told."""
        if place.head.i == self._trigger.i and place.dep_ in _OBJECTS:
            return Standing.OBJECT
        found, token, crossed = Standing.OWN, place, False
        for _ in range(_STEPS):
            if token.i in self._above:
                return self._seen_from(token, found)
            if token.head.i == token.i:
                return max(found, Standing.BESIDE)  # the parse falls apart between the two
            crossed = crossed or (token.pos_ in _VERBS and token.dep_ in _CLAUSES)
            found = max(found, _down(token), _at_another_time(token))
            if not crossed:
                found = max(found, _side(token))
            token = token.head
        return Standing.ASIDE

    def _seen_from(self, meeting: Token, found: Standing) -> Standing:
        here = self._trigger
        while here.i != meeting.i:
            found = max(found, _up(here, meeting))
            here = here.head
        return found


def is_origin(place: Token) -> bool:
    """Whether the words around tell of somebody or something else, whatever is asked about.

    "The mayor of Velm", "fighters from Velm", "Velm fans", "an organisation banned in Velm".
    """
    token = place
    for _ in range(_STEPS):
        if token.head.i == token.i or token.pos_ in _VERBS:
            return False
        if Standing.ASIDE in (_side(token), _at_another_time(token)):
            return True
        token = token.head
    return False


def is_beat(place: Token) -> bool:
    """Whether the place is the beat of a local office: "Velm police", "the governor of Velm".

    What they tell, or come to, is mostly there.
    """
    token = place
    for _ in range(_BEAT_STEPS):
        joined = token.dep_ in _MODIFIERS or token.dep_ in ("pobj", "prep")
        if not joined or token.head.i == token.i:
            return False
        if token.dep_ == "prep" and token.lower_ not in ("of", "in", "for"):
            return False
        token = token.head
        if _lemma(token) in _LOCAL:
            return whole(token).dep_ not in _OBJECTS  # they tell or come, they do not suffer
    return False


def _side(edge: Token) -> Standing:
    """What the noun or verb that a phrase hangs on says of the place in the phrase."""
    above = edge.head
    if edge.dep_ in _MODIFIERS and above.pos_ in _NOUNS:
        return Standing.ASIDE if _is_party(whole(above)) else Standing.OWN
    if edge.dep_ != "prep":
        return Standing.OWN
    word = edge.lower_
    if word in _ABOUT:
        return Standing.ASIDE
    if word == "according" or (word == "to" and _before(edge).lower_ == "according"):
        return Standing.ASIDE
    if word in ("against", "over") and _lemma(above) in _PROTESTING:
        return Standing.ASIDE
    if above.pos_ in _VERBS:
        return _beside_verb(edge, above)
    if word == "from":
        return Standing.ASIDE if _is_from(edge, above) else Standing.OWN
    if word in _OF_WHOM and _is_party(above):
        return Standing.BESIDE if _lemma(above) in _DWELLERS else Standing.ASIDE
    return Standing.OWN


def _at_another_time(edge: Token) -> Standing:
    """Of "since the fall of Velm", "despite the truce in Velm", "after the raid on Velm"."""
    if edge.dep_ != "prep":
        return Standing.OWN
    if edge.lower_ in _OTHER_TIME:
        return Standing.ASIDE
    return Standing.BESIDE if edge.lower_ in _AROUND_IT else Standing.OWN


def whole(noun: Token) -> Token:
    """The noun, or the one it stands before: "refugee" in "refugee camp"."""
    for _ in range(_STEPS):
        if noun.dep_ != "compound" or noun.head.i <= noun.i:
            return noun
        noun = noun.head
    return noun


def _is_from(edge: Token, noun: Token) -> bool:
    """ "Fighters from Velm", "fire from the hills"; not "the toll from the blast in Velm"."""
    if _lemma(noun) in _LEAVING:
        return False
    source = next(iter(edge.rights), edge)
    return _is_party(noun) or source.pos_ == "PROPN" or _lemma(source) in _GROUNDS


def _beside_verb(edge: Token, verb: Token) -> Standing:
    lemma = _lemma(verb)
    if edge.lower_ == "from" and any(c.lower_ == "to" and c.dep_ == "prep" for c in verb.rights):
        return Standing.BESIDE  # on the way from Velm to Karv
    if lemma in _LISTING and verb.tag_ == "VBN":
        return Standing.ASIDE
    if edge.lower_ == "from" and (lemma in _SPEAKING or lemma in _COMING):
        return Standing.ASIDE
    if edge.lower_ == "from" and lemma in _FIRING:
        return Standing.BESIDE  # it lands elsewhere
    if edge.lower_ == "from" and lemma not in _MOVING_OUT and _is_party(_before(edge)):
        return Standing.ASIDE  # "killed by gunmen from Velm", hung too high by the parser
    if lemma in _CARING and any(_lemma(noun) in _CARE for noun in edge.rights):
        return Standing.ASIDE  # "died at a hospital in Velm"
    return Standing.OWN


def _down(edge: Token) -> Standing:
    """What it says of a place that it stands below the trigger, in the clause of ``edge``."""
    above = edge.head
    if edge.dep_ == "relcl" and any(c.lower_ in _WHEN for c in edge.lefts):
        return Standing.FRAME  # "including two children, when jets bombed": hung on the children
    if edge.dep_ in ("relcl", "acl"):
        lemma = _lemma(edge)
        if edge.dep_ == "acl" and lemma in _LYING:
            return Standing.OWN
        if lemma in _DWELLING:
            return Standing.ASIDE
        if _is_party(above):
            return Standing.BESIDE if lemma in _WHEREABOUTS else Standing.ASIDE
        return Standing.BESIDE if edge.dep_ == "relcl" else Standing.FRAME
    if edge.dep_ == "advcl":
        if _lemma(edge) in _SPEAKING and not has_subject(edge):
            return Standing.ASIDE
        return _adverbial(edge)
    if edge.dep_ in ("ccomp", "parataxis", "csubj"):
        return Standing.BESIDE
    if edge.dep_ == "conj" and edge.pos_ in _VERBS:
        return Standing.BESIDE if has_subject(edge) else Standing.FRAME
    return Standing.FRAME if edge.dep_ == "pcomp" else Standing.OWN


def _adverbial(clause: Token) -> Standing:
    opening = {c.lower_ for c in clause.lefts if c.dep_ in ("mark", "advmod", "prep")}
    if opening & _OTHER_TIME:
        return Standing.ASIDE
    if any(c.tag_ == "TO" for c in clause.lefts):
        return Standing.ASIDE if _lemma(clause) in _CALLING else Standing.BESIDE
    return Standing.BESIDE if opening & _AROUND_IT else Standing.FRAME


def _up(edge: Token, meeting: Token) -> Standing:
    """What it says of a place that it stands outside the clause of the trigger."""
    if edge.dep_ in ("relcl", "acl"):
        own = edge.head.i == meeting.i or not _is_party(edge.head)
        return Standing.FRAME if own else Standing.BESIDE
    if edge.dep_ in ("ccomp", "parataxis"):
        return Standing.BESIDE
    if edge.dep_ == "advcl":
        return min(Standing.BESIDE, _adverbial(edge))
    if edge.dep_ == "conj" and edge.pos_ in _VERBS:
        return Standing.BESIDE if has_subject(edge) else Standing.FRAME
    return Standing.FRAME


def _is_party(noun: Token) -> bool:
    """Whether a noun stands for people, a body of people or what is theirs."""
    lemma = _lemma(noun)
    if lemma in _GROUNDS:
        return False
    if lemma in _PEOPLE or lemma in _BODIES:
        return True
    return noun.pos_ == "PROPN" and noun.ent_type_ in _NAMES_OF_OTHERS


def _before(token: Token) -> Token:
    return token.nbor(-1) if token.i else token


def _lemma(token: Token) -> str:
    return token.lemma_.lower()
