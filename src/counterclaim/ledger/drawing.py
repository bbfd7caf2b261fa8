"""Writes the drawn tables: what rooms above worked out, put in place of what was drawn before."""

from collections.abc import Iterable, Mapping, Sequence

from counterclaim.ledger import drawn, facts
from counterclaim.ledger.drawn import Draw, DrawnClaim, DrawnEvent, DrawnRoot, Link
from counterclaim.ledger.facts import Fact
from counterclaim.ledger.pages import Pages
from counterclaim.model.attribution import SourceKind


class Drawing(Pages):
    """What a ledger opened for writing lets others draw; each call inside a batch."""

    def draw_report(self, number: int, claims: Sequence[DrawnClaim]) -> None:
        """Draw the claims of the report with this number, in this order, as they stand."""
        drawn.draw_report(self._db, number, claims)

    def draw_roots(self, number: int, roots: Iterable[DrawnRoot]) -> None:
        """Set the root sources of the claims of a report."""
        drawn.draw_roots(self._db, number, roots)

    def draw_facts(self, number: int, made: Sequence[Fact]) -> None:
        """Keep what the report with this number adds to the lists."""
        facts.draw_facts(self._db, number, made)

    def draw_bodies(
        self, number: int, told: Mapping[tuple[str, SourceKind | None], int]
    ) -> set[str]:
        """Keep what kinds of source a report tells of which bodies; whose kind is another now.

        ``told`` counts by body (folded) and kind, None where somebody only speaks for it.
        """
        bodies = {body for body, _ in told}
        rows = self._rows("SELECT DISTINCT body FROM drawn_bodies WHERE report = ?", (number,))
        bodies |= {body for (body,) in rows}
        before = self.body_kinds(bodies)
        self._db.execute("DELETE FROM drawn_bodies WHERE report = ?", (number,))
        self._db.executemany(
            "INSERT INTO drawn_bodies VALUES (?, ?, ?, ?)",
            ((body, kind or "", number, times) for (body, kind), times in told.items()),
        )
        after = self.body_kinds(bodies)
        return {body for body in bodies if before.get(body) != after.get(body)}

    def speaking_for(self, bodies: Iterable[str]) -> set[int]:
        """The numbers of the reports in which somebody speaks for one of the bodies."""
        sql = "SELECT report FROM drawn_bodies WHERE body = ? AND kind = ''"
        return {number for body in bodies for (number,) in self._rows(sql, (body,))}

    def naming(self, bodies: Iterable[str]) -> set[int]:
        """The numbers of the reports that tell of a source by one of these keys."""
        sql = "SELECT report FROM drawn_bodies WHERE body = ?"
        return {number for body in bodies for (number,) in self._rows(sql, (body,))}

    def drop_events(self, events: Iterable[str]) -> None:
        """Take events out; their claims are in none until they are drawn anew."""
        drawn.drop_events(self._db, events)

    def draw_event(self, event: DrawnEvent) -> None:
        """Put an event in; none of its claims may be in another."""
        drawn.draw_event(self._db, event)

    def draw_words(self, reports: int, counts: Mapping[str, int]) -> None:
        """In how many of ``reports`` reports each word stands, in place of what was drawn."""
        self._db.execute("DELETE FROM drawn_words")
        self._db.executemany("INSERT INTO drawn_words VALUES (?, ?)", counts.items())
        self.draw_value("reports with words", str(reports))

    def draw_value(self, what: str, value: str) -> None:
        """Keep one value."""
        self._db.execute("INSERT OR REPLACE INTO drawn VALUES (?, ?)", (what, value))

    def drawn_now(self, number: int) -> None:
        """The report with this number waits to be drawn no longer."""
        self._db.execute("DELETE FROM drawn_waiting WHERE report = ? AND link = 0", (number,))
        self._db.execute("UPDATE drawn_waiting SET draw = 0 WHERE report = ?", (number,))

    def linked_now(self, numbers: Iterable[int]) -> None:
        """These reports wait to be linked no longer."""
        for number in numbers:
            self._db.execute("UPDATE drawn_waiting SET link = 0 WHERE report = ?", (number,))
            self._db.execute("DELETE FROM drawn_waiting WHERE report = ? AND NOT draw", (number,))

    def wait_for(self, numbers: Iterable[int], draw: Draw, link: Link) -> None:
        """This much of these reports is to be drawn anew, and perhaps linked."""
        for number in numbers:
            drawn.wait_for(self._db, number, draw, link)

    def drop_all_events(self) -> None:
        """Take all events out."""
        for table in ("drawn_events", "drawn_event_days", "drawn_event_names"):
            self._db.execute(f"DELETE FROM {table}")
        self._db.execute("UPDATE drawn_claims SET event = NULL WHERE event IS NOT NULL")

    def clear_drawing(self) -> None:
        """Take out all that is drawn, to draw it afresh; every report waits."""
        facts.clear_facts(self._db)
        for table in (
            "drawn_claims",
            "drawn_uses",
            "drawn_names",
            "drawn_reports",
            "drawn_events",
            "drawn_event_days",
            "drawn_event_names",
            "drawn_bodies",
        ):
            self._db.execute(f"DELETE FROM {table}")
        self._db.execute(
            "INSERT INTO drawn_waiting SELECT seq, 2, 0 FROM reports WHERE TRUE "
            "ON CONFLICT DO UPDATE SET draw = 2"
        )
        self.draw_value("version", drawn.VERSION)
