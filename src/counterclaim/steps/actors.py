"""Registries of a ledger: the one known to it, and a user's own that it keeps for later reports."""

from pathlib import Path

from counterclaim.annotating.actors.registry import Registry, registry_text, registry_with
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger


def use_actors(ledger_path: Path | str, path: Path | str) -> int | None:
    """Keep the list at ``path`` in the ledger, which is made if missing; how many actors it names.

    None if that very list is in force already. UsageError names the file and the line that does not
    fit; then nothing is kept. Reports already read stay as they were read.
    """
    text = registry_text(str(path))
    registry = Registry()
    registry.add(text, str(path))
    with Ledger(ledger_path) as ledger:
        return len(registry.entries) if ledger.keep_list("actors", str(path), text) else None


def known_actors(ledger_path: Path | str) -> Registry:
    """The registry that a ledger's reports are read with: ours and, above it, the list it keeps."""
    with LedgerReader(ledger_path) as ledger:
        kept = ledger.own_list("actors")
    return registry_with(None, kept.text if kept else None)
