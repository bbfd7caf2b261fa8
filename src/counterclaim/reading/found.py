"""What a format's reader finds in a document, and how it says that it cannot."""

from dataclasses import dataclass

from counterclaim.reading.dates import Dated


class Unreadable(Exception):  # noqa: N818 - it is a verdict on the input, not a fault of the program
    """The bytes cannot be read; the message is the one-line reason, with the way out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document's text and what it says of itself; unknown fields are None.

    ``published`` outranks a date at the head of the body, ``dated`` (a column merely called
    ``date``, often the date of the event) does not. ``notes`` are reasons for ``Intake.notes``.
    """

    body: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Dated | None = None
    dated: Dated | None = None
    url: str | None = None
    own_id: str | None = None
    notes: tuple[str, ...] = ()
