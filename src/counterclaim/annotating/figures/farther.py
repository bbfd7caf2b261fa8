"""What a figure measures where no cue stands beside it: a toll, the parse, aid that reaches.

Each takes a counting and the tokens of its sentence.
"""

from collections.abc import Container

from spacy.tokens import Token

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.lexicon import Role
from counterclaim.annotating.figures.links import RIGHT_ROLES, Link, is_object, joined_link
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.model.figure import Measure

_TOLL_VERBS = word_set("figure_words.toml", "toll_verbs")
_RISES = word_set("figure_words.toml", "rises")
_TOTALS = word_set("figure_words.toml", "totals")
_DIRECT = tuple(sorted(word_set("figure_words.toml", "direct_reach")))
_GIVING = ("provid", "suppl")  # "provided 12,000 people with food"
_TOLL_REACH = 14
_TOLL_PHRASE = 8  # "number of the fighters killed"
_FAR_TOLL_REACH = 26  # "the toll from Tuesday's blast at a market in the town of ... rose to"


def by_toll(page: Page, counting: Counting, sentence: range) -> Link | None:
    """ "the death toll rose from 10 to 12"."""
    lower, first = page.lower, counting.first
    if counting.indefinite or lower[max(sentence.start, first - 1) : first] == ["from"]:
        return None
    risen = any(word in _RISES for word in lower[max(sentence.start, first - 3) : first])
    reach = _FAR_TOLL_REACH if risen else _TOLL_REACH
    for i in range(first - 1, max(sentence.start, first - reach) - 1, -1):
        if cue := page.cue(i, Role.TOLL):
            if counting.inner and counting.inner[1].measure is not cue[1].measure:
                return None  # "the toll rose to 32 and 115 wounded"
            between = lower[cue[0] : first]
            if any(word in _TOLL_VERBS for word in between[-4:]) or not between:
                return Link(cue[1].measure, i, cue[0])
            return None
        if lower[i : i + 2] == ["number", "of"] and (risen or lower[first - 1] in ("to", "at")):
            for j in range(i + 2, min(first, i + _TOLL_PHRASE)):
                if cue := page.cue(j, Role.VICTIM, Role.STATE):
                    return Link(cue[1].measure, j, cue[0])
        if lower[i] in (";", "."):
            return None
    return None


def total_told(page: Page, counting: Counting, sentence: range) -> int | None:
    """The noun of "gave the total as 5,100", whose measure the text has told before."""
    lower, i = page.lower, counting.first - 1
    if counting.noun is not None or lower[i] not in ("at", "as", "to"):
        return None
    i -= 1
    while i > sentence.start and lower[i] in _ROSE:
        i -= 1  # "the number had risen to 50"
    if i - 1 < sentence.start or lower[i - 1] not in ("the", "that", "this"):
        return None
    return i if lower[i] in _TOTALS else None


_ROSE = _RISES | {"has", "had", "have", "since", "now", "later"}


def by_parse(
    page: Page, counting: Counting, sentence: range, begins: Container[int]
) -> Link | None:
    """The verb that the counted noun is the subject or object of."""
    bare = counting.last if page.lower[counting.last : counting.last + 1] == ["more"] else None
    token = page.doc[(bare or counting.last - 1) if counting.noun is None else counting.noun]
    for child in token.rights:
        if child.dep_ in ("acl", "relcl"):
            cue = page.cue(child.i, *RIGHT_ROLES)
            if cue and (
                cue[1].role is not Role.VICTIM
                or (child.dep_ == "acl" and child.tag_ == "VBN")
                or any(c.dep_ in ("nsubjpass", "auxpass") for c in child.lefts)
            ):
                return joined_link(page, sentence, begins, child.i, cue)
    head = _phrase_head(token, sentence)
    if head is None:
        return None
    verb = head.head
    if verb.i == head.i or verb.i not in sentence:
        return None
    cue = page.cue(verb.i, Role.VICTIM, Role.SELF, Role.OBJECT)
    if cue and cue[1].measure is Measure.RELEASED and page.lower[counting.first - 1] == "of":
        return None  # "released pictures of four men"
    if cue is None or (counting.indefinite and abs(verb.i - counting.first) > 8):
        return None
    if not is_object(counting, cue[1], page):
        return None
    fits = (
        (head.dep_ == "nsubjpass" and cue[1].role is Role.VICTIM)
        or (head.dep_ == "dobj" and cue[1].role is not Role.SELF)
        or (head.dep_ == "nsubj" and cue[1].role is Role.SELF)
    )
    return joined_link(page, sentence, begins, verb.i, cue) if fits else None


def _phrase_head(token: Token, sentence: range) -> Token | None:
    """The head of the noun phrase that ``token`` is joined into."""
    head = token
    for _ in range(6):
        if head.dep_ not in ("conj", "appos", "nummod", "quantmod", "pobj") and not (
            head.dep_ == "prep" and head.lower_ == "of"
        ):
            break
        if head.dep_ == "pobj" and head.head.lower_ != "of":
            return None
        if head.head.i not in sentence:
            return None
        head = head.head
    return head


def by_reach(
    page: Page, counting: Counting, sentence: range, begins: Container[int]
) -> Link | None:
    """ "aid for 12,000 people", "supplies water to a million citizens"."""
    if counting.noun is None or counting.indefinite:
        return None
    i = counting.first - 1
    directly = page.cue(i, Role.REACH) if i >= sentence.start else None
    given = page.lower[i].startswith(_GIVING) and "with" in page.lower[counting.last :][:2]
    if directly and page.pos[i] == "VERB" and (given or page.lower[i].startswith(_DIRECT)):
        return Link(directly[1].measure, i, directly[0])
    if i < sentence.start or page.lower[i] not in ("to", "for"):
        return None
    for j in range(i - 1, max(sentence.start, i - 10) - 1, -1):
        if cue := page.cue(j, Role.REACH):
            kept = _kept_from(page, j, sentence)
            return Link(kept or cue[1].measure, j, cue[0])
        if page.cues.get(j) or j in begins:
            return None
    return None


_KEPT_FROM = {
    **dict.fromkeys(("water",), Measure.WITHOUT_WATER),
    **dict.fromkeys(("power", "electricity"), Measure.WITHOUT_POWER),
    **dict.fromkeys(("aid", "food", "relief", "assistance"), Measure.WITHOUT_AID),
}
_CUTS = tuple(sorted(word_set("figure_words.toml", "cuts")))
_CUT_REACH = 4


def _kept_from(page: Page, i: int, sentence: range) -> Measure | None:
    """ "cut off water supplies to 300,000 people": what they were kept from."""
    near = page.lower[max(sentence.start, i - _CUT_REACH) : i + _CUT_REACH]
    if not any(word.startswith(_CUTS) for word in near):
        return None
    return next((_KEPT_FROM[word] for word in near if word in _KEPT_FROM), None)
