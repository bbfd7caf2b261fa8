"""Days on an axis."""

from datetime import date

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num


def day_axis(axes: Axes, first: date, last: date) -> None:
    """Let the x axis run over these days, with a little room on both sides."""
    room = max(2.0, 0.04 * (last - first).days)
    axes.set_xlim(at(first) - room, at(last) + 1 + room)
    locator = AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def at(day: date) -> float:
    """Where the day begins."""
    return float(date2num(day))
