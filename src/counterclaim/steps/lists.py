"""By what lists of the user's own a report is read: one short name for all of them."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from counterclaim.ledger.read import LedgerReader
from counterclaim.model.errors import UsageError
from counterclaim.steps.options import AddOptions

SHORT = 16  # hex digits of a hash
GIVEN = "+"  # before the hash of lists that were given by hand


def lists_of(ledger: LedgerReader, options: AddOptions) -> str:
    """The hash of the gazetteers and the list of actors in force; empty where there are none.

    Files given by hand (``options.gazetteer``, ``options.actors``) are in no ledger: they have a
    hash of their own, after a "+". UsageError if one cannot be read.
    """
    kept = ledger.own_list("actors")
    in_force = [f"{each.sha256} {each.recorded_at}" for each in ledger.gazetteers()]
    in_force += [f"actors {kept.sha256}"] if kept else []
    given = [
        f"{kind} {_digest(path)}"
        for kind, path in (("gazetteer", options.gazetteer), ("actors", options.actors))
        if path is not None
    ]
    return _hash(in_force) + (GIVEN + _hash(given) if given else "")


def given_by_hand(lists: str) -> str:
    """The part of ``lists_of`` that no ledger holds; empty where there is none."""
    return lists.partition(GIVEN)[2]


def _digest(path: str) -> str:
    try:
        return sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None


def _hash(parts: Iterable[str]) -> str:
    text = "\n".join(parts)
    return sha256(text.encode()).hexdigest()[:SHORT] if text else ""
