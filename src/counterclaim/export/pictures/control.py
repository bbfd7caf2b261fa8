"""Who holds a place, a lane for each claimant: hatched by holder, as high as the share claimed."""

from collections.abc import Sequence
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from counterclaim.export.pictures.days import at, day_axis
from counterclaim.export.pictures.paper import INK, drawing, hatch_of, sheet, written
from counterclaim.model.control import ControlStatus
from counterclaim.model.stance import Polarity
from counterclaim.views.control import ControlRow
from counterclaim.wording.actors import actor_words

_LEFT = (ControlStatus.LOST, ControlStatus.WITHDREW)
Hatches = dict[str, tuple[str | None, str]]
_NOBODY = "not said who"
_HEIGHT = 0.8  # of a lane: the whole place
_LEAST = 0.06
_SPAN = 31  # days: a longer time told is drawn as a thin line, not as a bar


def control_picture(rows: Sequence[ControlRow], place: str) -> Figure:
    """A lane a claimant, the earliest on top; nothing is drawn between what a claimant says.

    A bar stands on the days told, hatched by who holds the place, a dashed outline where no share
    is said. What is denied is crossed out, what somebody lost or left is a mark.
    """
    dated = [row for row in rows if row.day]
    lanes = list(dict.fromkeys((row.claimant, row.own_voice) for row in dated))
    holders = [_holder(row) for row in dated if row.status not in _LEFT]
    hatches = hatch_of(sorted(set(holders) - {_NOBODY})) | {_NOBODY: (None, "#ffffff")}
    with drawing():
        figure = sheet(11, 1.8 + 0.55 * max(len(lanes), 3))
        axes = figure.subplots()
        days = [day for row in dated for day in (_first(row), row.latest) if day]
        least = 0.012 * ((max(days) - min(days)).days + 8) if days else 1.0
        for row in dated:
            _draw(axes, row, lanes.index((row.claimant, row.own_voice)), hatches, least)
        axes.set_yticks(range(len(lanes)), [_lane(*lane) for lane in lanes])
        axes.set_ylim(max(len(lanes), 3) - 0.4, -0.6)  # the first on top
        for height in range(len(lanes)):
            axes.axhline(height + 0.5, color="#999999", lw=0.4)
        if days:
            day_axis(axes, min(days), max(days))
        legend = [
            Patch(facecolor=grey, hatch=hatch, edgecolor=INK, label=written(holder, 30))
            for holder, (hatch, grey) in hatches.items()
            if holder in holders
        ]
        if legend:
            figure.legend(handles=legend, loc="outside lower center", ncols=4, frameon=False)
        axes.set_title(f"{written(place)}: who holds it, as each claimant says", loc="left")
        axes.set_xlabel(
            "height: share of the place · dashed: share not said · × denied · "
            "▽ lost or left · ◁ on that day or before"
        )
        return figure


def _draw(axes: Axes, row: ControlRow, lane: int, hatches: Hatches, least: float) -> None:
    last = row.latest or row.day
    first = _first(row)
    assert first is not None
    assert last is not None
    if row.earliest and row.earliest < first:
        axes.plot([at(row.earliest), at(first)], [lane, lane], color=INK, lw=0.6, linestyle=":")
    left, width = at(first), max((last - first).days + 1, least)
    base, middle = lane + _HEIGHT / 2, left + width / 2
    if row.status in _LEFT:
        axes.plot(
            [middle], [lane], color=INK, marker="v", markerfacecolor="white", markeredgecolor=INK
        )
    else:
        hatch, grey = hatches[_holder(row)]
        share = row.share_high if row.share_high is not None else 1.0
        axes.bar(
            left,
            -max(share * _HEIGHT, _LEAST),
            width=width,
            bottom=base,
            align="edge",
            facecolor=grey,
            edgecolor=INK,
            hatch=hatch,
            lw=0.8,
            linestyle="-" if row.share_high is not None else "--",
        )
        if row.share_low is not None and row.share_low != row.share_high:
            low = base - row.share_low * _HEIGHT
            axes.plot([left, left + width], [low, low], color=INK, lw=1.4)
    if row.earliest is None:
        axes.plot([left], [lane], marker="<", markersize=5, color=INK)
    if row.told_as.polarity is Polarity.DENIED:
        axes.plot([middle], [lane], marker="x", markersize=11, color=INK, markeredgewidth=2)


def _holder(row: ControlRow) -> str:
    return actor_words(row.holder) or _NOBODY


def _first(row: ControlRow) -> date | None:
    if row.earliest and row.latest and (row.latest - row.earliest).days > _SPAN:
        return row.latest
    return row.day


def _lane(claimant: str, own_voice: bool) -> str:
    return written(claimant, 30) + (" (own voice)" if own_voice else "")
