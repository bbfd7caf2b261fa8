"""To how many."""

from counterclaim.model.figure import Counted, Figure, Scope
from counterclaim.views.records import FigureRecord


def figure_words(figure: Figure) -> str:
    """A figure with its range and what to know before adding it up: "killed 3 children (part)"."""
    notes = (
        figure.wording,
        "part" if figure.part_of else None,
        figure.scope.value if figure.scope is not Scope.EVENT else None,
        f"was {figure.was:,}" if figure.was is not None else None,
    )
    note = ", ".join(filter(None, notes))
    return f"{count_words(figure)} ({note})" if note else count_words(figure)


def count_words(figure: Figure | FigureRecord) -> str:
    """A figure without the words that make it inexact: "killed 12–15 civilians"."""
    return f"{figure.measure.value} {counted_words(figure)}"


def counted_words(figure: Figure | FigureRecord) -> str:
    """ "12–15 civilians"; of people without more said, the number alone."""
    number = range_words(figure.low, figure.high)
    whole = figure.of in (Counted.UNKNOWN, Counted.PEOPLE)
    return number if whole else f"{number} {figure.of.value}"


def range_words(low: int | None, high: int | None) -> str:
    """A count or range of counts: "12", "12–15", "12 or more", "up to 15"."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"{low:,} or more"
    return f"up to {high:,}" if high is not None else "?"
