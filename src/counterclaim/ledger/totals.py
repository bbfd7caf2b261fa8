"""Reads the sums of facts: the rows of lists, by index, whatever the size of the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.drawn import PLACES
from counterclaim.ledger.facts import FEW, Listed
from counterclaim.ledger.opened import Opened
from counterclaim.ledger.query import SOURCE, folded
from counterclaim.model.claim import ClaimKind

ALL = -1  # as a limit
_SUREST = 1000  # claims of a kind among which an example is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A row of a list, or a part of one: ``thing`` is its number, ``key`` JSON.

    ``times`` is what the list counts, within what was asked for.
    """

    thing: int
    key: str
    sort: str
    times: int
    claims: int
    reports: int

    @property
    def place(self) -> "After":
        """Where it stands in its list."""
        return After(self.sort, self.times, self.key)


@dataclass(frozen=True, slots=True)
class After:
    """A place in a list: rows after it are asked for."""

    sort: str
    times: int
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The rows of ``list`` that fit all that is asked; None asks nothing.

    ``names`` are (role, part of a name) of the row itself, ``parts`` of any part of it; ``source``
    is part of a name in the chain of sources. ``upto`` bounds what the list is sorted by first.
    ``since`` and ``until`` choose the days of a label's uses; ``source`` and the days choose among
    the claims of a row too, and what is counted is of those.
    """

    list: Listed
    names: tuple[tuple[int, str], ...] = ()
    parts: tuple[tuple[int, str], ...] = ()
    source: str | None = None
    upto: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def some(self) -> bool:
        """Whether it chooses among the claims of a row."""
        return self.source is not None or self.since is not None or self.until is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many root sources stand behind ``times`` claims each; ``own`` voices among them."""

    times: int
    roots: int
    own: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTotal:
    """A kind of claim: how many, of how many outlets, and the id and words of an example."""

    kind: ClaimKind
    claims: int
    outlets: int
    example: str
    verbatim: str


_NAMED = (
    "SELECT u.thing FROM drawn_names AS n CROSS JOIN drawn_thing_names AS u "
    "ON u.role = {role} AND u.name = n.name WHERE instr(n.folded, :{name})"
)
_COLUMNS = "thing, key, sort, times, claims, reports"
_Asked = dict[str, str | int]


class Totals(Opened):
    """What the lists of a ledger come to."""

    _chains: tuple[str, int, int] | None = None  # for what the chosen chains are noted

    def things(
        self, choice: Choice, *, after: After | None = None, limit: int = ALL
    ) -> Iterator[Counted]:
        """The rows in their order: by what they are sorted, most first, then by key."""
        rows, asked = self._chosen(choice)
        where = ["TRUE"]
        if after is not None:  # by two conditions, each of which an index serves
            asked |= {"a_sort": after.sort, "a_times": after.times, "a_key": after.key}
            same = "sort = :a_sort AND times <= :a_times AND (times < :a_times OR key > :a_key)"
            where = [same, "sort > :a_sort"]
        for condition in where:
            sql = f"SELECT * FROM ({rows}) WHERE {condition} "
            sql += "ORDER BY sort, times DESC, key LIMIT :limit"
            for row in self._rows(sql, asked | {"limit": limit}):
                yield _counted(row)
                limit -= 1
            if limit == 0:
                return

    def how_many(self, choice: Choice) -> int:
        """How many rows fit."""
        rows, asked = self._chosen(choice)
        found: int = next(self._rows(f"SELECT count(*) FROM ({rows})", asked))[0]
        return found

    def parts(self, thing: int, choice: Choice) -> list[Counted]:
        """The parts of a row, of what was chosen in it, most first."""
        tables, asked = self._parts_of_one(choice)
        columns = ", ".join(f"p.{name}" for name in _COLUMNS.split(", "))
        sql = f"SELECT {columns} FROM {tables} ORDER BY p.times DESC, p.key"
        return [_counted(row) for row in self._rows(sql, asked | {"thing": thing})]

    def first_claims(self, thing: int, choice: Choice) -> tuple[str, ...]:
        """The ids of the first few claims of a row, of those chosen, in the order of the ledger."""
        if choice.some:
            facts, asked = self._facts(choice)
        else:
            facts, asked = "SELECT * FROM drawn_facts WHERE thing = :thing", {}
        sql = f"SELECT report, first FROM ({facts}) ORDER BY report"
        found: list[int] = []
        last = None
        for report, first in self._rows(sql, asked | {"thing": thing}):
            if report != last and len(found) >= FEW:
                break
            last = report
            found += (report * PLACES + int(at) for at in first.split())
        id_at = "SELECT id FROM drawn_claims WHERE at = ?"
        return tuple(self._row(id_at, at)[0] for at in sorted(set(found))[:FEW])

    def first_report(self, thing: int) -> str:
        """The id of the first report that tells of a thing."""
        sql = (
            "SELECT id FROM reports WHERE seq = "
            "(SELECT report FROM drawn_facts WHERE thing = ? ORDER BY report LIMIT 1)"
        )
        found: str = self._row(sql, thing)[0]
        return found

    def reports_telling(self, thing: int, choice: Choice) -> int:
        """How many reports tell of what was chosen of a row."""
        facts, asked = self._facts(choice)
        sql = f"SELECT count(DISTINCT report) FROM ({facts})"
        found: int = next(self._rows(sql, asked | {"thing": thing}))[0]
        return found

    def called(self, source: str, limit: int = 20) -> list[Counted]:
        """What the source with this key is called, the most used first."""
        sql = (
            f"SELECT {_COLUMNS} FROM drawn_things WHERE list = {Listed.SOURCE_NAME:d} "
            "AND part_of = 0 AND sort = ? ORDER BY sort, times DESC, key LIMIT ?"
        )
        return [_counted(row) for row in self._rows(sql, (source, limit))]

    def shares(self, choice: Choice) -> list[Share]:
        """Root sources by how many claims they stand behind, the most first."""
        rows, asked = self._chosen(choice)
        if not choice.some:
            rows += " AND sort = ''"  # as all are: so the index gives them by count
        sql = (
            "SELECT times, count(*), sum(substr(key, -5) = 'true]') "
            f"FROM ({rows}) GROUP BY times ORDER BY times DESC"
        )
        return [Share(times=t, roots=n, own=own) for t, n, own in self._rows(sql, asked)]

    def roots_told(self, claims: list[str]) -> dict[str, tuple[str, str]]:
        """By claim id the keys of its root source and of how that is told, where it is drawn."""
        found: dict[str, tuple[str, str]] = {}
        sql = (
            "SELECT r.key, p.key FROM drawn_claims AS d CROSS JOIN drawn_told AS t ON t.at = d.at "
            "CROSS JOIN drawn_things AS p ON p.thing = t.thing "
            "CROSS JOIN drawn_things AS r ON r.thing = p.part_of WHERE d.id = ?"
        )
        for id in claims:
            row = self._row(sql, id)
            if row is not None:
                found[id] = row[0], row[1]
        return found

    def kinds(self) -> list[KindTotal]:
        """The kinds that occur, in the order of ``ClaimKind``."""
        sql = "SELECT kind, sum(claims), count(*) FROM drawn_kinds GROUP BY kind"
        told = {kind: (claims, outlets) for kind, claims, outlets in self._rows(sql)}
        made = []
        for kind in ClaimKind:
            if kind in told:
                claims, outlets = told[kind]
                id, verbatim = self._example(kind)
                made.append(
                    KindTotal(
                        kind=kind, claims=claims, outlets=outlets, example=id, verbatim=verbatim
                    )
                )
        return made

    def how_many_of(self, kind: ClaimKind | None, outlet: str | None) -> int:
        """How many claims of a kind stand, of outlets with this in their name; None is any."""
        sql = (
            "SELECT coalesce(sum(claims), 0) FROM drawn_kinds "
            "WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR holds(?2, nullif(outlet, '')))"
        )
        part = None if outlet is None else _part(outlet)
        found: int = self._row(sql, kind.value if kind else None, part)[0]
        return found

    def _example(self, kind: ClaimKind) -> tuple[str, str]:
        """The surest, the first of them; one of more than two words where a near one is."""
        sql = (
            "SELECT d.id, json_extract(coalesce(d.json, c.json), '$.verbatim') "
            "FROM drawn_claims AS d CROSS JOIN claims AS c ON c.seq = d.claim "
            "WHERE d.kind = ? AND d.state <> 'rejected' ORDER BY d.confidence DESC, d.at LIMIT ?"
        )
        surest: tuple[str, str] | None = None
        for id, verbatim in self._rows(sql, (kind.value, _SUREST)):
            if len(verbatim.split()) > 2:
                return id, verbatim
            surest = surest or (id, verbatim)
        return surest or ("", "")

    def _chosen(self, choice: Choice) -> tuple[str, _Asked]:
        """SQL of the rows that fit, and what it asks."""
        if choice.some:
            tables, asked = self._parts(choice)
            some = (
                f"SELECT p.part_of AS part_of, sum(p.times) AS some FROM {tables} "
                "GROUP BY p.part_of"
            )
            where, names = _named(choice)
            sql = (
                f"SELECT t.thing, t.key, t.sort, s.some AS times, t.claims, t.reports FROM ({some})"
                f" AS s CROSS JOIN drawn_things AS t ON t.thing = s.part_of WHERE {where}"
            )
            return sql, asked | names
        where, asked = _named(choice)
        sql = (
            f"SELECT {_COLUMNS} FROM drawn_things AS t WHERE list = {choice.list:d} "
            f"AND part_of = 0 AND {where}"
        )
        if choice.upto is not None:
            sql, asked = f"{sql} AND sort <= :upto", asked | {"upto": choice.upto}
        return sql, asked

    def _parts(self, choice: Choice) -> tuple[str, _Asked]:
        """The tables of the parts that were chosen, as p, up to the end of WHERE."""
        if choice.source is None:
            days, asked = _days(choice)
            return f"drawn_things AS p WHERE p.list = {choice.list + 1:d}{days}", asked
        self._note_chains(choice.source)
        tables = "temp.chosen_chains AS c CROSS JOIN drawn_things AS p ON p.chain = c.chain"
        return f"{tables} WHERE p.list = {choice.list + 1:d}", {}

    def _parts_of_one(self, choice: Choice) -> tuple[str, _Asked]:
        """The same of :thing alone, found by it: the pluses keep other indexes out."""
        days, asked = _days(choice, "+")
        of = f"drawn_things AS p WHERE p.part_of = :thing AND p.list = {choice.list + 1:d}{days}"
        if choice.source is not None:
            self._note_chains(choice.source)
            of += " AND +p.chain IN (SELECT chain FROM temp.chosen_chains)"
        return of, asked

    def _facts(self, choice: Choice) -> tuple[str, _Asked]:
        """SQL of the facts of the parts that were chosen of :thing, and what it asks."""
        tables, asked = self._parts_of_one(choice)
        parts = f"SELECT p.thing FROM {tables}"
        return f"SELECT f.* FROM ({parts}) AS q CROSS JOIN drawn_facts AS f USING (thing)", asked

    def _note_chains(self, source: str) -> None:
        """Note the chains that hold the source, once for all that is asked about them."""
        (version,) = self._row("PRAGMA data_version")
        if self._chains == (source, version, self._db.total_changes):
            return
        with self._read():
            self._db.execute("PRAGMA temp_store = MEMORY")
            self._db.execute(
                "CREATE TEMP TABLE IF NOT EXISTS chosen_chains (chain INTEGER PRIMARY KEY)"
            )
            self._db.execute("DELETE FROM temp.chosen_chains")
            found = _NAMED.format(role=SOURCE, name="source")
            self._db.execute(
                f"INSERT OR IGNORE INTO temp.chosen_chains {found}", {"source": _part(source)}
            )
        self._chains = source, version, self._db.total_changes


def _days(choice: Choice, plus: str = "") -> tuple[str, _Asked]:
    if choice.since is None and choice.until is None:
        return "", {}
    since = choice.since.isoformat() if choice.since else "0"
    until = choice.until.isoformat() if choice.until else "9"
    return f" AND {plus}p.sort BETWEEN :since AND :until", {"since": since, "until": until}


def _named(choice: Choice) -> tuple[str, _Asked]:
    wanted, asked = ["TRUE"], _Asked()
    for number, (role, part) in enumerate(choice.names):
        asked[f"n{number}"] = _part(part)
        wanted.append(f"t.thing IN ({_NAMED.format(role=role, name=f'n{number}')})")
    for number, (role, part) in enumerate(choice.parts):
        asked[f"p{number}"] = _part(part)
        named = _NAMED.format(role=role, name=f"p{number}")
        wanted.append(f"t.thing IN (SELECT part_of FROM drawn_things WHERE thing IN ({named}))")
    return " AND ".join(wanted), asked


def _part(name: str) -> str:
    return folded(name.encode(errors="replace").decode())


def _counted(row: tuple[int, str, str, int, int, int]) -> Counted:
    thing, key, sort, times, claims, reports = row
    return Counted(thing=thing, key=key, sort=sort, times=times, claims=claims, reports=reports)
