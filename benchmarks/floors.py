"""The floors: figures that a change may raise but not lower without saying so.

A floor lies a margin below the figure it was set from, because the parser's decisions differ a
little between processors.
"""

import json
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.5  # of a figure in percent; a hundredth of it for a share of 1


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure beside its floor; ``floor`` is None where none is set yet."""

    name: str
    figure: float
    floor: float | None

    @property
    def below(self) -> bool:
        """Whether the figure has fallen through its floor."""
        return self.floor is not None and self.figure < self.floor


def load() -> dict[str, float]:
    """``corpus.measure`` -> floor."""
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))
    return floors


def compare(figures: dict[str, float]) -> list[Floor]:
    """Each figure that has a floor, beside it."""
    floors = load()
    return [Floor(name, figures[name], floors[name]) for name in floors if name in figures]


def update(figures: dict[str, float], *, allow_regression: bool) -> list[str]:
    """Raise the floors to ``figures``; names of those that fell, which stay unless allowed."""
    floors = load()
    fallen = [name for name, floor in floors.items() if figures.get(name, floor) < floor]
    for name, floor in floors.items():
        if name in figures:
            figure = figures[name]
            below = round(figure - (MARGIN if figure > 1 else MARGIN / 100), 3)
            floors[name] = below if allow_regression and name in fallen else max(floor, below)
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    return fallen
