"""Events over time: the days told as a bar, the dead told as a bar from lowest to highest count."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from counterclaim.export.pictures.days import at, day_axis
from counterclaim.export.pictures.paper import INK, drawing, sheet, written
from counterclaim.model.figure import Measure
from counterclaim.views.events import EventRow
from counterclaim.views.tolls import Toll
from counterclaim.wording.events import deed_words
from counterclaim.wording.figures import range_words
from counterclaim.wording.places import place_words

_MOST = 60  # events that can be told apart on one sheet


def timeline_picture(rows: Sequence[EventRow]) -> Figure:
    """A line an event, the first day on top; the most told ones where there are too many to draw.

    A grey bar is the days told, a mark the day most told: a square where accounts clash, else a
    ring. To the right the killed, with the number of outlets.
    """
    dated = [row for row in rows if row.day]
    chosen = sorted(dated, key=lambda row: -len(row.behind.outlets))[:_MOST]
    drawn = [row for row in dated if row in chosen]
    with drawing():
        figure = sheet(11, 1.4 + 0.24 * max(len(drawn), 4))
        axes, counts = figure.subplots(1, 2, sharey=True, width_ratios=(2, 1))
        for height, row in enumerate(drawn):
            assert row.day is not None
            first, last = row.earliest or row.day, row.latest or row.day
            width = (last - first).days + 1
            axes.barh(
                height, width, left=at(first), height=0.5, color="#cccccc", edgecolor=INK, lw=0.4
            )
            axes.plot(
                [at(row.day) + 0.5],
                [height],
                marker="s" if row.disputed else "o",
                markerfacecolor=INK if row.disputed else "white",
                markeredgecolor=INK,
                markersize=5,
                linestyle="",
            )
            _count(counts, height, row)
        left = len(dated) - len(drawn)
        title = "Events as told" + (
            f"; {left:,} that fewer outlets tell are left out" if left else ""
        )
        axes.set_title(title, loc="left", fontsize=9)
        axes.set_yticks(range(len(drawn)), [_name(row) for row in drawn])
        axes.set_ylim(max(len(drawn), 4) - 0.4, -0.6)  # the first on top
        if drawn:
            days = [row.day for row in drawn if row.day]
            ends = [row.latest or row.day for row in drawn]
            day_axis(axes, min(days), max(end for end in ends if end))
        axes.set_xlabel("grey: days told · ring: day most told · square: accounts clash")
        counts.set_xscale("symlog", linthresh=10)
        counts.set_xlim(left=0)
        counts.set_xticks((0, 5, 10, 100, 1000), ("0", "5", "10", "100", "1,000"))
        counts.set_title("killed, as told", loc="left", fontsize=9)
        counts.set_xlabel("lowest to highest · outlets; arrow: or more")
        return figure


def _count(axes: Axes, height: int, row: EventRow) -> None:
    toll = next((toll for toll in row.tolls if toll.measure is Measure.KILLED), None)
    if toll is None or toll.low is None:
        return
    low, high = toll.low, toll.high if toll.high is not None else _largest(toll)
    axes.plot([low, high], [height, height], color=INK, lw=1.2, marker="|", markersize=7)
    open_end = toll.high is None
    if open_end:
        axes.plot([high], [height], color=INK, marker=">", markersize=4)
    words = f"  {range_words(toll.low, toll.high)} · {len(row.behind.outlets)}"
    axes.annotate(words, (max(high, 1), height), va="center", fontsize=6.5)


def _largest(toll: Toll) -> int:
    return max(count.high or count.low or 0 for count in toll.counts)


def _name(row: EventRow) -> str:
    where = place_words(row.places[0].place) if row.places else "no place told"
    return written(f"{where}: {deed_words(row.what[0].deed) if row.what else ''}", 38)
