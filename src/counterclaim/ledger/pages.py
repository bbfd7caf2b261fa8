"""Reads the drawn tables: what belongs together, by index, without reading a whole ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.ledger.claim_pages import ClaimPages
from counterclaim.ledger.drawn import VERSION, Draw, Link
from counterclaim.ledger.event_pages import EventPages
from counterclaim.ledger.judgement_pages import JudgementPages
from counterclaim.ledger.some import marks, some
from counterclaim.model.attribution import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A report (its number and id) that is to be drawn, or linked."""

    number: int
    report: str
    draw: Draw
    link: Link


class Pages(ClaimPages, EventPages, JudgementPages):
    """What the drawn tables of a ledger tell."""

    def is_drawn(self) -> bool:
        """Whether this version's drawing stands, but for what ``waiting`` tells."""
        row = self._row("SELECT value FROM drawn WHERE what = 'version'")
        return row is None or row[0] == VERSION

    def to_draw(self, limit: int = -1) -> list[Waiting]:
        """The reports to be drawn anew, in the order they entered, ``limit`` of them at most."""
        return self._waiting("draw", limit)

    def to_draw_of(self, reports: Iterable[str]) -> list[Waiting]:
        """Those of these reports (whole ids) that are to be drawn anew."""
        numbers = self.numbers(reports)
        return [each for number in numbers for each in self._waiting(f"draw AND report = {number}")]

    def to_link(self) -> list[Waiting]:
        """The reports to be linked, in the order they entered."""
        return self._waiting("link")

    def _waiting(self, flag: str, limit: int = -1) -> list[Waiting]:
        rows = self._rows(
            "SELECT seq, id, draw, link FROM drawn_waiting CROSS JOIN reports ON seq = report "
            f"WHERE {flag} ORDER BY report LIMIT ?",
            (limit,),
        )
        return [
            Waiting(number=seq, report=id, draw=Draw(draw), link=Link(link))
            for seq, id, draw, link in rows
        ]

    def body_kinds(self, bodies: Iterable[str]) -> dict[str, SourceKind]:
        """What kind of source these bodies (folded) are, as most reports tell; unknown ones not."""
        found = {}
        for body in bodies:
            row = self._row(
                "SELECT kind FROM drawn_bodies WHERE body = ? AND kind <> '' GROUP BY kind "
                "ORDER BY sum(times) DESC, kind LIMIT 1",
                body,
            )
            if row is not None:
                found[body] = SourceKind(row[0])
        return found

    def word_counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many reports that tell of a happening each of the words stands."""
        found: dict[str, int] = {}
        for part in some(words):
            sql = f"SELECT word, reports FROM drawn_words WHERE word IN ({marks(part)})"
            found |= dict(self._rows(sql, part))
        return found

    def words(self) -> Iterator[str]:
        """Every word that is counted."""
        return (word for (word,) in self._rows("SELECT word FROM drawn_words ORDER BY word"))

    def drawn_value(self, what: str) -> str | None:
        """What else is drawn as one value."""
        row = self._row("SELECT value FROM drawn WHERE what = ?", what)
        return row[0] if row else None
