"""The tolls of events, and their sums with what is not in them."""

from counterclaim.views.tolls import LeftOut, Toll, Total, Unadded
from counterclaim.wording.figures import count_words, counted_words
from counterclaim.wording.numbers import counted
from counterclaim.wording.sources import behind_words

_SOME = 3  # differing counts shown of one toll
_WHY = {
    Unadded.OTHER_SENTENCE: "its day is told in another sentence only",
    Unadded.NO_DAY: "no day is told",
    Unadded.COUNTRY: "told of a whole country: it may hold the others",
    Unadded.LONG: "told over more than a month: it may hold the others",
}


def toll_words(toll: Toll) -> str:
    """ "killed 12–17"."""
    return count_words(toll.figure)


def toll_with_counts(toll: Toll) -> str:
    """A toll and some of its counts: "killed 12–17: 12 or more (2 outlets), 17"."""
    if len(toll.counts) < 2:
        return toll_words(toll)
    told = [
        counted_words(count.figure)
        + (f" ({many} outlets)" if (many := len(count.behind.outlets)) > 1 else "")
        for count in toll.counts[:_SOME]
    ]
    more = len(toll.counts) - _SOME
    return f"{toll_words(toll)}: {', '.join(told)}" + (f", {more} more" if more > 0 else "")


def toll_in_full(toll: Toll) -> str:
    """A toll with each count and who stands behind it."""
    told = (f"{counted_words(c.figure)} by {behind_words(c.behind)}" for c in toll.counts)
    return f"{toll_words(toll)}: {'; '.join(told)}"


def total_words(total: Total) -> str:
    """ "killed 40–52 in 3 events"."""
    if not total.events:
        return f"{total.measure}: nothing that can be added"
    return f"{count_words(total.figure)} in {counted(len(total.events), 'event')}"


def total_and_rest(total: Total) -> str:
    """The sum, and how many counts are not in it."""
    left = len(total.left_out)
    return total_words(total) + (f"; {counted(left, 'count')} not added" if left else "")


def left_out_words(left: LeftOut) -> str:
    """ "killed 5: may be counted in e-0123: days and places meet"."""
    return f"{count_words(left.figure)}: {why_words(left)}"


def why_words(left: LeftOut) -> str:
    """Why a count was not added."""
    if left.why is Unadded.OVERLAP:
        return f"may be counted in {left.counted_in}: days and places meet"
    return _WHY[left.why]
