"""Who acts or suffers."""

from counterclaim.model.actor import Actor
from counterclaim.views.records import ActorRecord


def actor_words(actor: Actor | ActorRecord | None) -> str:
    """The actor's registered name, else the mention; empty without an actor."""
    return (actor.name or actor.mention) if actor else ""
