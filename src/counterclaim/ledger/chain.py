"""The chain of entries: what is hashed, and how one entry follows another. Pure functions.

The hash of an entry is the SHA-256 of the canonical JSON list
``[seq, kind, subject, recorded_at, payload_sha256, prev_hash]``, and ``payload_sha256`` that of the
canonical JSON list of the row that the entry is about. Hashes are written ``sha256:<hex>``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

FIRST_PREV_HASH = "sha256:" + 64 * "0"

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the chain; the fields are the columns of the table ``entries``."""

    seq: int
    kind: str
    subject: str
    recorded_at: str
    payload_sha256: str
    prev_hash: str
    hash: str

    @property
    def hash_due(self) -> str:
        """The hash that the other fields ask for."""
        said = (self.seq, self.kind, self.subject, self.recorded_at)
        return hash_of((*said, self.payload_sha256, self.prev_hash))


def canonical(values: Sequence[Value | float]) -> bytes:
    """UTF-8 JSON without spaces, nothing escaped that JSON lets stand.

    A lone surrogate raises UnicodeEncodeError.
    """
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":")).encode()


def hash_of(values: Sequence[Value]) -> str:
    """``sha256:<hex>`` of the canonical JSON list of ``values``."""
    return "sha256:" + sha256(canonical(values)).hexdigest()


def following(
    last: Entry | None, *, kind: str, subject: str, recorded_at: str, payload: Sequence[Value]
) -> Entry:
    """The entry that comes after ``last``, the first of all if that is None."""
    entry = Entry(
        seq=last.seq + 1 if last else 1,
        kind=kind,
        subject=subject,
        recorded_at=recorded_at,
        payload_sha256=hash_of(payload),
        prev_hash=last.hash if last else FIRST_PREV_HASH,
        hash="",
    )
    return replace(entry, hash=entry.hash_due)


def misfit(entry: Entry, last: Entry | None, payload: Sequence[Value] | None) -> str | None:
    """What does not fit about ``entry`` after ``last``, None if all fits.

    ``payload`` is what the entry's row holds now, None if there is no such row.
    """
    if entry.seq != (last.seq + 1 if last else 1):
        return f"entries are missing before it: it should follow entry {last.seq if last else 0}"
    if entry.prev_hash != (last.hash if last else FIRST_PREV_HASH):
        return "it does not carry the hash of the entry before it"
    if entry.hash != entry.hash_due:
        return "its hash is not the hash of what it says"
    if payload is None:
        return "the row it is about is gone"
    if entry.payload_sha256 != hash_of(payload):
        return "the row it is about is not what was recorded"
    return None
