"""What a claim is known by: an id that stands, and a hash of what may change.

The id is hashed from the report's bytes, the kind, and where the trigger stands: whatever a rule
makes of speaker, place or count, a decision on the claim still finds it. The content is hashed from
all that the claim says, and not from why a field was left blank; a field at its default counts as
absent, so that a field more in a later version changes no hash.
"""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from hashlib import sha256

from counterclaim.model.claim import FORMAT, PERSON, Claim

SHORT = 16  # hex digits of an id and of a content
_BESIDE = frozenset(
    {"id", "trigger", "format", "content", "report", "confidence", "origin", "abstained"}
)


def identified(claim: Claim) -> Claim:
    """The claim with its id, format and content set; ValueError without a trigger."""
    trigger = claim.trigger
    if trigger is None:
        raise ValueError("a claim without a trigger has no name")
    named = [claim.report.sha256, claim.kind.value, trigger.start, trigger.end, trigger.turn]
    if claim.origin.component == PERSON:
        named.append(PERSON)  # the program may come to read a claim at the same words
    return replace(claim, id=f"c-{_hash(named)}", format=FORMAT, content=content_of(claim))


def content_of(claim: Claim) -> str:
    """The hash of what ``claim`` says: all but its name, its report, and how it was read."""
    said = [[f.name, _said(getattr(claim, f.name))] for f in fields(claim) if f.name not in _BESIDE]
    return _hash([pair for pair in said if pair[1] not in _ABSENT])


def value_hash(value: object) -> str:
    """The hash of one field's value, as ``content_of`` takes it."""
    return _hash([_said(value)])


_ABSENT: tuple[object, ...] = (None, [], {})


def _said(value: object) -> object:
    if is_dataclass(value):
        told = ((f, _said(getattr(value, f.name))) for f in fields(value))
        return {f.name: said for f, said in told if said not in (*_ABSENT, f.default)}
    if isinstance(value, tuple):
        return [_said(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _hash(said: object) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:SHORT]
