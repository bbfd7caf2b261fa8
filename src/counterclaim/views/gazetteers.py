"""The user's own gazetteers in a ledger, and the rows of one that were not taken."""

from pathlib import Path

from counterclaim.ledger.read import LedgerReader
from counterclaim.model.gazetteer import GazetteerFile, Refusal


def list_gazetteers(ledger: Path) -> list[GazetteerFile]:
    """The gazetteers in force, in the order they were added."""
    with LedgerReader(ledger) as reader:
        return reader.gazetteers()


def list_refusals(ledger: Path, name: str) -> list[Refusal]:
    """The rows not taken of the gazetteer last added under ``name``, also if it was removed."""
    with LedgerReader(ledger) as reader:
        return reader.refusals(name)
