"""Who calls whom what: outlets by words, with how often."""

from collections import Counter
from collections.abc import Sequence

from matplotlib.figure import Figure

from counterclaim.export.pictures.paper import drawing, sheet, written
from counterclaim.views.labels import LabelRow
from counterclaim.wording.sources import outlet_words

_MOST = 40  # rows or columns that can be read on one sheet
_DARK = 0.6  # of the most: from here the number is white


def labels_picture(rows: Sequence[LabelRow]) -> Figure:
    """A matrix of outlets by words for actors; the darker the more often, and the number in it.

    The most frequent ones where there are too many. The words of one actor stand together.
    """
    times: Counter[tuple[str, tuple[str, str]]] = Counter()
    for row in rows:
        times[outlet_words(row.outlet), (row.whom, row.used)] += row.times
    by_outlet = Counter(outlet for outlet, _ in times.elements())
    by_word = Counter(word for _, word in times.elements())
    outlets = [outlet for outlet, _ in by_outlet.most_common(_MOST)]
    words = [word for word, _ in by_word.most_common(_MOST)]
    words.sort(key=lambda word: (not word[0], word))
    grid = [[times[outlet, word] for word in words] for outlet in outlets]
    most = max((max(line) for line in grid), default=1) or 1
    with drawing():
        figure = sheet(3 + 0.34 * max(len(words), 6), 3 + 0.28 * max(len(outlets), 4))
        axes = figure.subplots()
        axes.set_title("Who calls whom what: how often, by outlet", loc="left")
        if grid:
            axes.imshow(grid, cmap="Greys", vmin=0, vmax=most * 1.3, aspect="auto")
        for y, line in enumerate(grid):
            for x, number in enumerate(line):
                if number:
                    ink = "white" if number > _DARK * most * 1.3 else "black"
                    axes.text(x, y, str(number), ha="center", va="center", color=ink)
        axes.set_yticks(range(len(outlets)), [written(outlet, 30) for outlet in outlets])
        axes.set_xticks(range(len(words)), [_name(word) for word in words], rotation=90)
        axes.set_xticks([x - 0.5 for x in range(1, len(words))], minor=True)
        axes.set_yticks([y - 0.5 for y in range(1, len(outlets))], minor=True)
        axes.grid(which="minor", color="#999999", lw=0.4)
        axes.tick_params(which="both", length=0)
        return figure


def _name(word: tuple[str, str]) -> str:
    whom, used = word
    return f"“{written(used, 20)}” {written(whom, 28) or '(not made clear)'}"
