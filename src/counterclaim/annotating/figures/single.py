"""One and none without a numeral: "a woman", "Child killed", "nobody", "not one fighter"."""

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.ages import so_old
from counterclaim.annotating.figures.lexicon import Role, person_nouns
from counterclaim.annotating.figures.page import SMALL, Counting, Page
from counterclaim.annotating.figures.parts import BE
from counterclaim.annotating.figures.whom import counted_of
from counterclaim.model.figure import Counted

_KIN = word_set("figure_words.toml", "kin")


def singular(page: Page, i: int, limit: int) -> Counting | None:
    """ "a woman", "an 8-year-old boy"."""
    lower, nouns = page.lower, person_nouns()
    j = i + 1
    negated = i > 0 and lower[i - 1] == "not"
    if negated and page.pos[i - 2] == "AUX":
        return None  # "he was not a fighter"
    if lower[j : j + 1] == ["result"] and lower[i - 1] == "as":
        return None  # "as a result locals fled"
    if lower[i] == "another" and _stands_alone(page, j):
        return _one(page, i, i, 1, None, indefinite=True)
    while j < min(limit, i + 7):
        if of := so_old(page, i, j):
            return _one(page, i, j, 1, None, indefinite=True, of=of)
        noun = nouns.get(lower[j])
        follows = nouns.get(lower[j + 1]) if j + 1 < limit else None
        if noun and not noun.plural and page.pos[j] in ("NOUN", "PROPN", "ADJ") and not follows:
            if noun.of is Counted.UNKNOWN or page.cue(j, Role.COUNTED, Role.OF):
                return None
            if page.pos[j] == "ADJ" and page.pos[j + 1 : j + 2] == ["NOUN"]:
                return None  # "a local paper"
            if _describes(page, i, j):
                return None
            if negated:
                return _one(
                    page, i - 1, j, 0, "not a single" if lower[i + 1] == "single" else "not a"
                )
            return _one(page, i, j, 1, None, indefinite=True)
        if page.pos[j] not in ("ADJ", "NOUN", "PROPN", "NUM", "ADV") and lower[j] not in SMALL:
            return None
        if j in page.cues and not follows:
            return None
        j += 1
    return None


def _describes(page: Page, i: int, noun: int) -> bool:
    """ "killed Ann Bell, 40, a doctor": she is named, and counted by her name."""
    token = page.doc[noun]
    named = token.head.pos_ == "PROPN" and token.head.lower_ not in person_nouns()
    if token.dep_ == "appos" and (named or token.head.ent_type_ == "PERSON"):
        return True
    k = i - 1
    while k > 0 and (page.lower[k] == "," or page.doc[k].is_digit):
        k -= 1
    return page.lower[i - 1] == "," and page.doc[k].ent_type_ == "PERSON"


def kin(page: Page, i: int, limit: int) -> Counting | None:
    """ "A man and his young son": one more of those told of."""
    one = singular(page, i, limit)
    return one if one and one.noun is not None and page.lower[one.noun] in _KIN else None


def bare_kin(page: Page, i: int, limit: int) -> Counting | None:
    """ "A man and child were hurt": one more, without an article."""
    noun = person_nouns().get(page.lower[i])
    if noun is None or noun.plural or page.cues.get(i) or page.pos[i] != "NOUN":
        return None
    if i + 1 < limit and page.pos[i + 1] in ("NOUN", "PROPN"):
        return None
    return _one(page, i, i, 1, None, indefinite=True)


def headline(page: Page, i: int, limit: int) -> list[Counting]:
    """ "Child killed in blast", "Man, woman hurt", at the head of a headline."""
    found: list[Counting] = []
    begun = i
    for j in range(i, min(limit, i + _HEAD)):
        if of := so_old(page, begun, j):
            found.append(_one(page, begun, j, 1, None, indefinite=True, of=of))
        elif found and begun == j and page.cue(j, Role.VICTIM, Role.STATE, Role.SELF):
            return found if _is_undergone(page, j, limit) else []
        elif (noun := person_nouns().get(page.lower[j])) and not noun.plural:
            if _goes_on(page, j):
                continue
            if page.cue(j, Role.OF, Role.COUNTED):
                return []
            found.append(_one(page, begun, j, 1, None, indefinite=True))
        elif found and begun == j and page.lower[j] in _GOES_ON:
            pass
        elif page.doc[j].is_digit and page.lower[j + 1 : j + 2] != ["-"]:
            pass  # a date before it
        elif page.pos[j] in ("NOUN", "PROPN", "ADJ", "NUM") or page.lower[j] in ("-", "year"):
            if page.cues.get(j):
                return []
            continue
        else:
            return []
        begun = j + 1
    return []


_HEAD = 10  # tokens from the head of a line to its verb
_GOES_ON = word_set("figure_words.toml", "headline_fillers")
_UNDERGONE = ("NUM", "ADP", "PUNCT", "SCONJ", "CCONJ", "ADV", "SPACE", "PART")


def _is_undergone(page: Page, i: int, limit: int) -> bool:
    """Whether nothing behind the verb can be its object."""
    found = page.cue(i, Role.VICTIM, Role.STATE, Role.SELF)
    assert found is not None
    if page.lower[i].endswith("ing"):
        return False
    after = found[0]
    return after >= limit or page.pos[after] in _UNDERGONE or page.doc[after].ent_type_ == "DATE"


def _goes_on(page: Page, i: int) -> bool:
    """Whether another noun follows for which this one stands: "police officer"."""
    following = page.lower[i + 1 : i + 2]
    noun = person_nouns().get(following[0]) if following else None
    return noun is not None and not noun.plural


def _stands_alone(page: Page, i: int) -> bool:
    """ "another was wounded", "wounding another": without a noun."""
    if page.lower[i : i + 1] and page.lower[i] in BE:
        return True
    begins = page.inside.get(i - 2)
    told = begins is not None and page.cue(begins, Role.VICTIM) is not None
    return page.cue(i, Role.VICTIM, Role.STATE) is not None or (
        told and page.pos[i : i + 1] in (["PUNCT"], ["ADP"], ["CCONJ"], [])
    )


def both(page: Page, i: int) -> Counting | None:
    """ "both were killed", "killed both", "both men"."""
    after = page.lower[i + 1 : i + 2]
    noun = person_nouns().get(after[0]) if after else None
    begins = page.inside.get(i - 1)
    told = begins is not None and page.cue(begins, Role.VICTIM) is not None
    if noun and noun.plural:
        if page.lower[i + 2 : i + 3] == ["and"]:
            return None  # "both soldiers and civilians"
        counting = _one(page, i, i + 1, 2, "both")
    elif (after and after[0] in BE) or (told and page.pos[i + 1 : i + 2] in (["PUNCT"], ["ADP"])):
        counting = _one(page, i, i, 2, "both")
        counting.noun = None
    else:
        return None
    counting.wording = None
    return counting


def included(page: Page, i: int) -> Counting | None:
    """ "Four killed including child", in a headline."""
    noun = person_nouns().get(page.lower[i])
    if noun is None or noun.plural or noun.of not in (Counted.CHILDREN, Counted.WOMEN):
        return None
    return _one(page, i, i, 1, None, indefinite=True)


def none(page: Page, i: int, limit: int) -> Counting | None:
    """ "no casualties", "nobody", "no one", "no civilians"."""
    lower, nouns = page.lower, person_nouns()
    one = 1 if lower[i : i + 2] == ["no", "one"] else 2 * (lower[i : i + 3] == ["no", "-", "one"])
    if lower[i] in ("nobody", "none") or one:
        last = i + one
        if lower[i + 1 : i + 2] == ["of"] and page.cue(i + 3, Role.STATE, Role.VICTIM):
            return None  # "none of the dead was armed"
        return _one(page, i, last, 0, "no one" if one else lower[i])
    for j in range(i + 1, min(limit, i + 5)):
        if lower[j] in nouns and lower[j] not in ("other", "body", "being"):
            if page.pos[j + 1 : j + 2] == ["NOUN"] and not nouns[lower[j]].plural:
                return None  # "no casualty toll"
            counting = _one(page, i, j, 0, lower[i])
            if inner := page.cue(j, Role.COUNTED):
                counting.inner = (j, inner[1])
            return counting
        if page.pos[j] not in ("ADJ", "DET", "NOUN", "ADV") and not page.cue(j, Role.VICTIM):
            return None
        if lower[j] in ("reports", "report", "word", "information", "doubt"):
            return None
    return None


def _one(
    page: Page,
    i: int,
    noun: int,
    value: int,
    wording: str | None,
    *,
    indefinite: bool = False,
    of: Counted = Counted.PEOPLE,
) -> Counting:
    token = page.doc[noun]
    counting = Counting(
        start=page.starts[i],
        end=token.idx + len(token),
        first=i,
        last=noun + 1,
        low=value,
        high=value,
        wording=wording,
        of=of,
        noun=noun,
        indefinite=indefinite,
    )
    if page.lower[noun] in person_nouns():
        counting.of = counted_of(page, counting, i + 1)
        counting.last = noun + 1
    return counting
