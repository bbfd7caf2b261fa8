"""The user's own actors, kept in the ledger: later reports are read with them."""

from pathlib import Path

from counterclaim.annotating.actors.registry import Registry, registry_text
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
