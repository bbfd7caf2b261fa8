"""How two actors stand to each other, as told."""

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.actor import Actor
from counterclaim.model.words import Words


class RelationType(StrEnum):
    """The relation of the actor to the target."""

    BACKS = "backs"
    ARMS = "arms"
    ALLIED_WITH = "allied with"
    PART_OF = "part of"
    COMMANDS = "commands"
    FIGHTS = "fights"
    HOSTILE_TO = "hostile to"
    SPLIT_FROM = "split from"
    NEGOTIATES_WITH = "negotiates with"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """As a claim carries it; who stands to whom is the claim's actor and target."""

    type: RelationType


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationMention:
    """What ``counterclaim_relations`` writes: ``actor`` backs, arms, commands ... ``target``."""

    trigger: Words
    clause: Words
    type: RelationType
    actor: Actor
    target: Actor
