"""One and none without a numeral: "a woman", "Child killed", "nobody", "not one fighter"."""

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.lexicon import Role, person_nouns
from counterclaim.annotating.figures.page import SMALL, Counting, Page
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
    while j < min(limit, i + 7):
        noun = nouns.get(lower[j])
        follows = nouns.get(lower[j + 1]) if j + 1 < limit else None
        if noun and not noun.plural and page.pos[j] in ("NOUN", "PROPN", "ADJ") and not follows:
            if noun.of is Counted.UNKNOWN or page.cue(j, Role.COUNTED, Role.OF):
                return None
            if page.pos[j] == "ADJ" and page.pos[j + 1 : j + 2] == ["NOUN"]:
                return None  # "a local paper"
            if page.doc[j].dep_ == "appos" and page.doc[j].head.i == i - 1:
                return None  # "killed Ann Bell a doctor": she is named, not counted
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


def kin(page: Page, i: int, limit: int) -> Counting | None:
    """ "A man and his young son": one more of those told of."""
    one = singular(page, i, limit)
    return one if one and one.noun is not None and page.lower[one.noun] in _KIN else None


def headline(page: Page, i: int) -> Counting | None:
    """ "Child killed in blast", at the head of a headline."""
    noun = person_nouns().get(page.lower[i])
    if noun is None or noun.plural or page.cue(i + 1, Role.VICTIM, Role.STATE) is None:
        return None
    if page.cue(i, Role.OF, Role.COUNTED) or page.lower[i + 1].endswith("ing"):
        return None
    return _one(page, i, i, 1, None, indefinite=True)


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
    page: Page, i: int, noun: int, value: int, wording: str | None, *, indefinite: bool = False
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
        of=Counted.PEOPLE,
        noun=noun,
        indefinite=indefinite,
    )
    if page.lower[noun] in person_nouns():
        counting.of = counted_of(page, counting, i + 1)
        counting.last = noun + 1
    return counting
