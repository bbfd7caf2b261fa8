"""The floors: figures that a change may raise but not lower without saying so."""

import json
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


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
    for name in floors:
        if name in figures and (figures[name] >= floors[name] or allow_regression):
            floors[name] = figures[name]
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    return fallen
