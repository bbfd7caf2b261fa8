"""What a person may say about how files are to be read."""

import codecs
import csv
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from counterclaim.model.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one input may cost at most; see docs/reading.md.

    ``seconds`` are of processor time, for one item. ``max_unpacked_bytes`` holds for a DOCX, and
    for a WARC that unpacks to more than twenty times its size.
    """

    max_file_bytes: int = 256 * 2**20
    max_item_bytes: int = 64 * 2**20
    max_characters: int = 1_000_000
    max_pdf_pages: int = 1_000
    max_unpacked_bytes: int = 256 * 2**20
    max_html_depth: int = 500
    seconds: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The user's names for our fields; None where the names understood unasked are to be tried."""

    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: str | None = None
    published: str | None = None
    url: str | None = None
    id: str | None = None

    def named(self) -> tuple[str, ...]:
        """The columns the user named."""
        values = (getattr(self, each.name) for each in fields(self))
        return tuple(value for value in values if value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One line of the user's list: the outlet as files name it, its side, its name in full."""

    outlet: str
    side: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """Everything that steers reading. ``outlet`` and ``published`` outrank what files say."""

    columns: Columns = field(default_factory=Columns)
    outlet: str | None = None
    published: date | None = None
    encoding: str | None = None
    outlets: tuple[Outlet, ...] = ()
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if self.encoding is not None:
            try:
                codecs.lookup(self.encoding)
            except LookupError:
                raise UsageError(
                    f"encoding {self.encoding!r} is not known; try utf-8, windows-1256 or latin-1"
                ) from None

    def listed(self, outlet: str) -> Outlet | None:
        """The user's line for ``outlet``, matched on either name without regard to case."""
        wanted = outlet.strip().casefold()
        for each in self.outlets:
            if wanted in (each.outlet.casefold(), (each.name or each.outlet).casefold()):
                return each
        return None


def parse_map(spec: str) -> Columns:
    """``text=article_content,title=article_title``; a pair with a comma is put in double quotes."""
    columns = Columns()
    for key, value in parse_pairs(spec, "--map", [each.name for each in fields(Columns)]):
        columns = replace(columns, **{key: value})
    return columns


def parse_limits(spec: str, base: Limits | None = None) -> Limits:
    """``characters=2000000,pdf_pages=50`` over ``base``; the names are those of ``Limits``."""
    limits = base or Limits()
    names = {each.name.removeprefix("max_"): each.name for each in fields(Limits)}
    for key, value in parse_pairs(spec, "--limit", list(names)):
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number <= 0:
            raise UsageError(f"--limit {key}={value}: {value!r} is not a whole number above 0")
        limits = replace(limits, **{names[key]: number})
    return limits


def load_outlets(path: Path | str) -> tuple[Outlet, ...]:
    """The outlets of a CSV file with the columns ``outlet``, ``side`` and, if wanted, ``name``."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise UsageError(f"--outlets {path}: cannot be opened: {error.strerror}") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"--outlets {path}: is no UTF-8 CSV file ({error})") from None
    present = list(rows[0]) if rows else []
    missing = [name for name in ("outlet", "side") if name not in present]
    if missing:
        found = ", ".join(map(str, present)) or "none, or no rows"
        raise UsageError(
            f"--outlets {path}: has no column {' or '.join(missing)} (columns: {found});"
            " it needs outlet,side and may have name"
        )
    outlets: dict[str, Outlet] = {}
    for number, row in enumerate(rows, 1):
        cells = {key: (row.get(key) or "").strip() or None for key in ("outlet", "side", "name")}
        if cells["outlet"] is None:
            raise UsageError(f"--outlets {path}, row {number}: the outlet is empty")
        entry = Outlet(outlet=cells["outlet"], side=cells["side"], name=cells["name"])
        if outlets.setdefault(entry.outlet.casefold(), entry) != entry:
            raise UsageError(f"--outlets {path}, row {number}: {entry.outlet} is listed twice")
    return tuple(outlets.values())


def parse_pairs(spec: str, option: str, allowed: list[str]) -> list[tuple[str, str]]:
    """``NAME=VALUE,...`` told apart; UsageError for a name that is not ``allowed``."""
    pairs = []
    for part in next(csv.reader([spec], skipinitialspace=True), []):
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if key not in allowed or not equals or not value:
            raise UsageError(
                f"{option} {part!r}: write it as NAME=VALUE with a name of {', '.join(allowed)}"
            )
        pairs.append((key, value))
    return pairs
