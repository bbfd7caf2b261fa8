"""What can be said to the steps, and what they say back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from counterclaim.model.claim import Claim
from counterclaim.model.intake import Item
from counterclaim.model.place import PlaceMention
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report
from counterclaim.reading.options import ReadingOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOptions:
    """How to add: ``workers`` processes read and annotate; the calling one writes.

    ``gazetteer`` and ``actors`` are paths of a user's own lists (docs/places.md, docs/actors.md).
    What the ledger holds of such ``add`` fills in: ``ledger`` is the path of one with gazetteers,
    ``kept_actors`` the text of its list of actors.
    """

    reading: ReadingOptions = field(default_factory=ReadingOptions)
    gazetteer: str | None = None
    actors: str | None = None
    ledger: str | None = None
    kept_actors: str | None = None
    workers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report and all that was read from it, without its bytes: what a worker sends back."""

    report: Report
    claims: tuple[Claim, ...]
    places: tuple[PlaceMention, ...] | None = None
    notes: tuple[Problem, ...] = ()
    own_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A report that a ledger holds, to be read anew from its text as kept."""

    report: Report

    @property
    def path(self) -> str:
        """What to call it where it cannot be read."""
        return self.report.id

    @property
    def row(self) -> None:
        """None: it is no row of anything."""


Work = Callable[[Sequence[Item | Stored], AddOptions], Sequence[Reading | Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A report and its claims are in the ledger and on the disk."""

    path: str
    row: int | None
    report: Report
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """These bytes were in the ledger already: nothing was done."""

    path: str
    row: int | None
    report_id: str


Progress = Callable[[Saved | Known | Problem], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSummary:
    """What one run came to.

    ``known`` items were in the ledger already; ``problems`` counts those met, also where an earlier
    run has recorded them; of ``no_outlet`` reports the outlet is not known. ``interrupted``:
    Ctrl-C; the same command goes on from here. ``head`` is the hash of the ledger's last entry.
    """

    reports: int
    claims: int
    known: int
    problems: int
    interrupted: bool
    head: str | None
    no_outlet: int = 0
