"""Who relies on whom: those who first said it to the left, those who passed it on to the right."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from counterclaim.export.pictures.paper import INK, drawing, sheet, written
from counterclaim.views.sources import EdgeRow, How
from counterclaim.wording.sources import called_words

MOST = 50  # links that can be told apart on one sheet
_HALF = 0.27  # of the width of a name's box; columns are 1 apart
_SWEEPS = 8
Spot = tuple[float, float]


def sources_picture(rows: Sequence[EdgeRow], total: int | None = None) -> Figure:
    """A graph of the links with most claims: an arrow from a source to whoever relies on it.

    ``total`` is how many links there are, where ``rows`` are only those of most claims. The number
    on an arrow is of claims; a dashed one is a copied text. Names that the reports do
    not give ("activists") are in brackets.
    """
    links = rows[:MOST]
    columns = _columns(links)
    spots = {
        name: (float(column), (number + 0.5) / len(names))
        for column, names in enumerate(columns)
        for number, name in enumerate(names)
    }
    tallest = max((len(names) for names in columns), default=1)
    with drawing():
        figure = sheet(3.6 * max(len(columns), 2), 1.2 + 0.34 * max(tallest, 4))
        axes = figure.subplots()
        axes.set_axis_off()
        left = (len(rows) if total is None else total) - len(links)
        rest = f"; {left:,} links with fewer claims are left out" if left else ""
        axes.set_title(f"Who relies on whom{rest}", loc="left")
        axes.set_xlim(-0.5, max(len(columns) - 0.5, 1))
        axes.set_ylim(1, 0)
        most = max((row.claims for row in links), default=1)
        for row in links:
            source, by = _ends(row)
            _arrow(axes, row, row.claims / most, spots[source], spots[by])
        for name, (x, y) in spots.items():
            high = 0.26 / max(tallest, 4)
            box = Rectangle((x - _HALF, y - high), 2 * _HALF, 2 * high, fc="white", ec=INK, lw=0.6)
            box.set_zorder(5)
            axes.add_patch(box)
            axes.text(x, y, written(name, 30), ha="center", va="center", fontsize=7, zorder=6)
        return figure


def _columns(links: Sequence[EdgeRow]) -> list[list[str]]:
    """Names by how many links lie at most between them and a first source."""
    depth: dict[str, int] = {}
    pairs = [_ends(row) for row in links]
    for source, by in pairs:
        depth.setdefault(source, 0)
        depth.setdefault(by, 1)
    for _ in range(min(len(depth), 6)):  # two may rely on each other: the rounds are bounded
        for source, by in pairs:
            depth[by] = min(max(depth[by], depth[source] + 1), 6)
    levels = sorted(set(depth.values()))
    columns = [[name for name in depth if depth[name] == level] for level in levels]
    return _untangled(columns, pairs)


def _untangled(columns: list[list[str]], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Each column in the order of what its names are linked to, so that fewer arrows cross."""
    for _ in range(_SWEEPS):
        for number in reversed(range(len(columns))):
            place = {
                name: (order + 0.5) / len(names)
                for names in columns
                for order, name in enumerate(names)
            }
            beside: dict[str, list[float]] = {name: [place[name]] for name in columns[number]}
            for one, other in pairs:
                for name, linked in ((one, other), (other, one)):
                    if name in beside:
                        beside[name] += [place[linked]] * 2
            columns[number].sort(key=lambda name: sum(beside[name]) / len(beside[name]))
    return columns


def _arrow(axes: Axes, row: EdgeRow, part: float, start: Spot, end: Spot) -> None:
    back = end[0] <= start[0]
    tail, head = (start[0] + _HALF, start[1]), (end[0] - _HALF, end[1])
    bend = "arc3,rad=0.3" if back else "arc3,rad=0"
    look = {
        "arrowstyle": "-|>",
        "lw": 0.4 + 2.6 * part**0.5,
        "linestyle": "--" if row.how is How.COPIES else "-",
        "color": "#555555",
        "shrinkA": 0,
        "shrinkB": 0,
        "connectionstyle": bend,
    }
    axes.annotate("", xy=head, xytext=tail, arrowprops=look, zorder=1)
    near = tail[0] * 0.8 + head[0] * 0.2, tail[1] * 0.8 + head[1] * 0.2
    ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
    axes.text(*near, str(row.claims), fontsize=6, ha="center", va="center", bbox=ground, zorder=2)


def _ends(row: EdgeRow) -> tuple[str, str]:
    source = called_words(row.source, row.source_kind)
    by = called_words(row.by, row.by_kind)
    return source if row.named else f"({source})", by if row.by_named else f"({by})"
