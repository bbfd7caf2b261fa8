"""Registries of a ledger: the one known to it, and a user's own that it keeps for later reports."""

from dataclasses import dataclass
from pathlib import Path

from counterclaim.annotating.actors.registry import Registry, registry_text, registry_with
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger
from counterclaim.steps.mentions import naming_actors


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedActors:
    """A list that is in force now: how many actors it names.

    ``naming`` are the reports that mention one whose line is new, changed or gone.
    """

    actors: int
    naming: tuple[str, ...]


def use_actors(ledger_path: Path | str, path: Path | str) -> UsedActors | None:
    """Keep the list at ``path`` in the ledger, which is made if missing.

    None if that very list is in force already. UsageError names the file and the line that does not
    fit; then nothing is kept. Reports already read stay as they were read, until read anew.
    """
    text = registry_text(str(path))
    registry = Registry()
    registry.add(text, str(path))
    with Ledger(ledger_path) as ledger:
        before = ledger.own_list("actors")
        if not ledger.keep_list("actors", str(path), text):
            return None
    naming = naming_actors(ledger_path, before.text if before else None, text)
    return UsedActors(actors=len(registry.entries), naming=tuple(naming))


def known_actors(ledger_path: Path | str) -> Registry:
    """The registry that a ledger's reports are read with: ours and, above it, the list it keeps."""
    with LedgerReader(ledger_path) as ledger:
        kept = ledger.own_list("actors")
    return registry_with(None, kept.text if kept else None)
