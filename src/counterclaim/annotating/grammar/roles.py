"""The roles around a predicate, each with the rule that found it."""

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token


class Rule(StrEnum):
    """By what a role was found."""

    SUBJECT = "subject"
    OBJECT = "object"
    PREPOSITION = "preposition"
    AGENT = "agent"  # "killed by soldiers", "the killing by soldiers"
    SHARED_AGENT = "shared agent"  # "was shot and killed by soldiers"
    PARTICIPLE = "participle"  # "the men held by the army", "soldiers firing at the crowd"
    RELATIVE = "relative"
    MAIN_CLAUSE = "main clause"  # "shelled the town, killing five"
    CONTROLLED = "controlled"  # "accused the army of shelling", "urged them to leave"
    PURPOSE = "purpose"  # "an offensive by the army to free the town"
    OWNER = "owner"  # "the army's shelling", "its shelling"
    MODIFIER = "modifier"  # "army shelling"
    LIGHT_VERB = "light verb"  # "the army carried out raids"
    LAID_TO = "laid to"  # "an attack claimed by, blamed on"
    ORIGIN = "origin"  # "fire from government forces"
    WIELDER = "wielder"  # "a shell fired by the rebels hit", "the army's shelling killed"


@dataclass(frozen=True, slots=True)
class Role:
    """The noun in a role and the rule that found it."""

    noun: Token
    rule: Rule


@dataclass(frozen=True, slots=True)
class Frame:
    """The roles around ``predicate``, None where the words give none.

    ``partner``: with or against whom it is done ("clashed with"); ``beneficiary``: for or to whom.
    """

    predicate: Token
    doer: Role | None = None
    done_to: Role | None = None
    instrument: Role | None = None
    partner: Role | None = None
    beneficiary: Role | None = None
