"""A user's gazetteers in the ledger: their rows, the names they go by, and look-ups in them."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from counterclaim.ledger.chain import canonical
from counterclaim.ledger.file import UNREADABLE, explained
from counterclaim.ledger.older import open_up_to_date
from counterclaim.model.gazetteer import GazetteerFile, GazetteerPlace, PlaceLevel, Refusal

MOST = 400  # places of one name
AT_ONCE = 20_000  # rows of a gazetteer held in memory

_PLACE = (
    "name, latitude, longitude, level, adjectives, admin1, country, population, geonameid, pcode"
)
_IN_FORCE = (
    "FROM gazetteers AS a WHERE action = 'add' AND NOT EXISTS (SELECT 1 FROM gazetteers AS r "
    "WHERE r.action = 'remove' AND r.name = a.name AND r.seq > a.seq)"
)
# What the hash of a gazetteer is over. The keys as their table lies, so that nothing is sorted:
# those of one place are far apart.
DIGESTED = (
    f"SELECT id, {_PLACE} FROM gazetteer_places WHERE gazetteer = ? ORDER BY id",
    "SELECT key, place, main FROM gazetteer_names CROSS JOIN gazetteer_places ON id = place "
    "WHERE gazetteer = ? ORDER BY key, place",
)
_FILE = "a.name, a.path, a.sha256, a.places, a.refused, a.recorded_at"

Keyed = tuple[GazetteerPlace, Mapping[str, bool]]  # a place, and its keys: whether of its own name


def files_in(db: sqlite3.Connection) -> list[GazetteerFile]:
    """The gazetteers in force, in the order they were added."""
    return [file_of(row) for row in db.execute(f"SELECT {_FILE} {_IN_FORCE} ORDER BY a.seq")]


def file_of(row: Sequence[Any]) -> GazetteerFile:
    """The gazetteer in a row."""
    name, path, sha256, places, refused, recorded_at = row
    return GazetteerFile(
        name=name,
        path=path,
        sha256=sha256,
        places=places,
        refused=refused,
        recorded_at=recorded_at,
    )


def refusals_in(db: sqlite3.Connection, name: str) -> list[Refusal]:
    """The rows that were not taken of the gazetteer last added under ``name``."""
    rows = db.execute(
        "SELECT row, reason FROM gazetteer_refusals WHERE gazetteer = (SELECT max(seq) FROM "
        "gazetteers WHERE action = 'add' AND name = ?) ORDER BY row",
        (name,),
    )
    return [Refusal(row=row, reason=reason) for row, reason in rows]


def insert(
    db: sqlite3.Connection, gazetteer: int, places: Iterable[Keyed], refusals: Iterable[Refusal]
) -> None:
    """Put the rows of a gazetteer in, some thousands at a time, their names in order."""
    db.executemany(
        "INSERT INTO gazetteer_refusals VALUES (?, ?, ?)",
        ((gazetteer, refusal.row, refusal.reason) for refusal in refusals),
    )
    db.execute("PRAGMA cache_size = -131072")  # the index of names grows everywhere at once
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM gazetteer_places").fetchone()
    numbered = enumerate(places, last + 1)
    while some := list(islice(numbered, AT_ONCE)):
        db.executemany(
            f"INSERT INTO gazetteer_places (id, gazetteer, {_PLACE}) VALUES (?{', ?' * 11})",
            ((id, gazetteer, *_row(place)) for id, (place, _) in some),
        )
        names = sorted((key, id, main) for id, (_, keys) in some for key, main in keys.items())
        db.executemany("INSERT INTO gazetteer_names VALUES (?, ?, ?)", names)


def delete(db: sqlite3.Connection, name: str) -> None:
    """Take out the rows of the gazetteer in force under ``name``; its refusals stay."""
    (seq,) = db.execute(f"SELECT a.seq {_IN_FORCE} AND a.name = ?", (name,)).fetchone()
    db.execute(
        "DELETE FROM gazetteer_names WHERE place IN "
        "(SELECT id FROM gazetteer_places WHERE gazetteer = ?)",
        (seq,),
    )
    db.execute("DELETE FROM gazetteer_places WHERE gazetteer = ?", (seq,))


def digest(db: sqlite3.Connection, gazetteer: int) -> str:
    """The SHA-256 (bare hex) of the rows and keys of the gazetteer that this entry added."""
    found = sha256()
    for rows in DIGESTED:
        for row in db.execute(rows, (gazetteer,)):
            found.update(canonical(row) + b"\n")
    return found.hexdigest()


def is_in_force(db: sqlite3.Connection, gazetteer: int) -> bool:
    """Whether the gazetteer that this entry added is still there."""
    return bool(db.execute(f"SELECT 1 {_IN_FORCE} AND a.seq = ?", (gazetteer,)).fetchone())


def names_in_force(db: sqlite3.Connection) -> list[tuple[int, str]]:
    """The entries that added the gazetteers in force, and their names."""
    return db.execute(f"SELECT a.seq, a.name {_IN_FORCE} ORDER BY a.seq").fetchall()


def strays_in(db: sqlite3.Connection) -> Iterator[str]:
    """Rows and keys that look-ups may meet and that are of no gazetteer in force, in words."""
    for id, name in db.execute(
        f"SELECT id, name FROM gazetteer_places WHERE gazetteer NOT IN (SELECT a.seq {_IN_FORCE})"
    ):
        yield f"row {id} of gazetteer_places ({name}) is of no gazetteer in force"
    for key, place in db.execute(
        "SELECT key, place FROM gazetteer_names "
        "WHERE NOT EXISTS (SELECT 1 FROM gazetteer_places WHERE id = place)"
    ):
        yield f"the key {key} in gazetteer_names is of no place: there is no row {place}"


class PlaceIndex:
    """Look-ups by key in the gazetteers of a ledger, opened for reading.

    A place's further names are not told: they are among the keys.

    A place is known by its row's number. LedgerError as ``LedgerReader`` raises it.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._db, _ = open_up_to_date(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def by_key(self, key: str) -> list[tuple[int, GazetteerPlace, bool]]:
        """The places with the key, the largest first, and whether it is of their own name."""
        sql = (
            f"SELECT id, main, {_PLACE} FROM gazetteer_names CROSS JOIN gazetteer_places "
            "ON id = place WHERE key = ? ORDER BY population DESC, id"
        )
        return [(id, _place(rest), bool(main)) for id, main, *rest in self._rows(sql, key)]

    def by_geonameid(self, number: int) -> GazetteerPlace | None:
        """The place with this GeoNames number."""
        sql = f"SELECT {_PLACE} FROM gazetteer_places WHERE geonameid = ? ORDER BY id LIMIT 1"
        return next((_place(row) for row in self._rows(sql, number)), None)

    def heads(self) -> list[tuple[int, GazetteerPlace]]:
        """Countries and capitals."""
        sql = (
            f"SELECT id, {_PLACE} FROM gazetteer_places WHERE level IN ('country', 'capital') "
            "ORDER BY id"
        )
        return [(id, _place(rest)) for id, *rest in self._rows(sql)]

    @property
    def countries(self) -> frozenset[str]:
        """The countries that the places lie in."""
        rows = self._rows(f"SELECT a.countries {_IN_FORCE}")
        return frozenset(code for (codes,) in rows for code in codes.split())

    def _rows(self, sql: str, *values: str | int) -> list[Any]:
        try:
            return list(islice(self._db.execute(sql, values), MOST))
        except UNREADABLE as error:
            raise explained(self.path, error) from error


class GazetteerKeys:
    """The keys of one gazetteer in force, none if it is not there.

    LedgerError as ``LedgerReader`` raises it.
    """

    def __init__(self, path: Path | str, name: str) -> None:
        self.path = Path(path)
        self._db, _ = open_up_to_date(self.path)
        found = self._rows(f"SELECT a.seq, a.countries {_IN_FORCE} AND a.name = ?", name)
        seq, codes = next(iter(found), (0, ""))
        self._gazetteer: int = seq
        self.countries: tuple[str, ...] = tuple(codes.split())

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @property
    def is_there(self) -> bool:
        """Whether a gazetteer of the name is in force."""
        return self._gazetteer != 0

    def __contains__(self, key: str) -> bool:
        sql = (
            "SELECT 1 FROM gazetteer_names CROSS JOIN gazetteer_places ON id = place "
            "WHERE key = ? AND gazetteer = ? LIMIT 1"
        )
        return bool(self._rows(sql, key, self._gazetteer))

    def adjectives(self) -> list[str]:
        """The adjectives of its countries and capitals."""
        sql = (
            "SELECT adjectives FROM gazetteer_places WHERE level IN ('country', 'capital') "
            "AND gazetteer = ? AND adjectives IS NOT NULL"
        )
        return [each for (held,) in self._rows(sql, self._gazetteer) for each in held.split("|")]

    def _rows(self, sql: str, *values: str | int) -> list[Any]:
        try:
            return self._db.execute(sql, values).fetchall()
        except UNREADABLE as error:
            raise explained(self.path, error) from error


def _row(place: GazetteerPlace) -> tuple[object, ...]:
    return (
        place.name,
        place.latitude,
        place.longitude,
        place.level.value,
        "|".join(place.adjectives) or None,
        place.admin1,
        place.country,
        place.population,
        place.geonameid,
        place.pcode,
    )


def _place(row: Sequence[Any]) -> GazetteerPlace:
    name, latitude, longitude, level, adjectives, admin1, country, *rest = row
    population, geonameid, pcode = rest
    return GazetteerPlace(
        name=name,
        latitude=latitude,
        longitude=longitude,
        level=PlaceLevel(level),
        adjectives=tuple(adjectives.split("|")) if adjectives else (),
        admin1=admin1,
        country=country,
        population=population,
        geonameid=geonameid,
        pcode=pcode,
    )
