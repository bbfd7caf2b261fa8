"""Reads judgements by what they are about, and the texts that hang together by them."""

from collections.abc import Iterable, Iterator

from counterclaim.ledger.opened import Opened
from counterclaim.ledger.rows import JUDGEMENTS, judgement_of
from counterclaim.ledger.some import marks, some
from counterclaim.model.judgement import Judgement, Subject, Verdict


class JudgementPages(Opened):
    """The judgements on single things."""

    def judgements_on(self, about: Subject, things: Iterable[str]) -> list[Judgement]:
        """The judgements about any of ``things``, in the order they were made."""
        found: dict[int, Judgement] = {}
        for part in some(things):
            for end in ("a", "b"):
                sql = (
                    f"SELECT seq, {', '.join(JUDGEMENTS.hashed)} FROM judgements "
                    f"WHERE about = ? AND {end} IN ({marks(part)})"
                )
                for row in self._rows(sql, (about.value, *part)):
                    with self._sound():
                        found[row[0]] = judgement_of(row)
        return [found[seq] for seq in sorted(found)]

    def judgements_about(self, about: Subject) -> Iterator[Judgement]:
        """Every judgement about a subject, in the order they were made."""
        sql = f"SELECT seq, {', '.join(JUDGEMENTS.hashed)} FROM judgements "
        sql += "WHERE about = ? ORDER BY seq"
        for row in self._rows(sql, (about.value,)):
            with self._sound():
                judgement = judgement_of(row)
            yield judgement

    def judgements_since(self, seq: int) -> list[Judgement]:
        """The judgements behind this entry that are not about events: on sources and copies."""
        sql = f"SELECT seq, {', '.join(JUDGEMENTS.hashed)} FROM judgements "
        sql += "WHERE seq > ? AND about <> 'event' ORDER BY seq"
        with self._sound():
            return [judgement_of(row) for row in self._rows(sql, (seq,))]

    def copies_of(self, reports: Iterable[str]) -> tuple[set[str], list[Judgement]]:
        """The reports with all that hold one text with any of them, and what judged them so."""
        found = set(reports)
        todo = set(found)
        told: dict[tuple[str, str], Judgement] = {}
        while todo:
            near = self.judgements_on(Subject.COPY, todo)
            told |= {(j.a, j.b): j for j in near}
            todo = {end for j in near if j.verdict is Verdict.SAME for end in (j.a, j.b)} - found
            found |= todo
        return found, list(told.values())
