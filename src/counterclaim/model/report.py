"""A report: one document as an outlet published it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256


class DatePrecision(StrEnum):
    """How exactly, and from what, a report's publication date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INFERRED = "inferred"  # reckoned from the dates the text cites
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document: its text and what is known of its publication.

    ``text`` is the text that every position refers to. ``sha256`` is the hash of the original
    bytes and ``id`` follows from it; without original bytes (a report made in a program) the UTF-8
    bytes of the text stand in. Unknown fields are None; ``published`` is never guessed from today.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    side: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_precision: DatePrecision = DatePrecision.UNKNOWN
    url: str | None = None
    language: str | None = "en"
    sha256: str = ""
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.sha256:
            digest = sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "sha256", digest)
        if not self.id:
            object.__setattr__(self, "id", report_id(self.sha256))
        if self.published and self.published_precision is DatePrecision.UNKNOWN:
            object.__setattr__(self, "published_precision", DatePrecision.DAY)


def report_id(sha256_hex: str) -> str:
    """The id of the report whose original bytes have this SHA-256: ``r-`` and 16 hex digits."""
    return f"r-{sha256_hex[:16]}"
