"""Keeps what people decide about claims. A decision is on the disk, and drawn, when a call returns.

Nothing waits for linking: the reports concerned are put in the list that ``link`` works off.
"""

import getpass
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from counterclaim.ledger.file import check_is_ledger
from counterclaim.ledger.write import Ledger
from counterclaim.model.decision import Act, Decision, Field, State, Value
from counterclaim.model.errors import UsageError
from counterclaim.model.identity import content_of
from counterclaim.reviewing.standing import Standing, corrected, standing_hash
from counterclaim.steps.draw import draw_touched
from counterclaim.views.standing import found, standing_of_claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was kept, and what it made of the claims concerned."""

    decisions: tuple[Decision, ...]
    claims: tuple[Standing, ...]

    @property
    def states(self) -> tuple[State, ...]:
        """What has become of the claims."""
        return tuple(each.state for each in self.claims)


def decide(
    ledger: Path,
    claim: str,
    act: Act,
    coder: str,
    *,
    reasons: Iterable[str] = (),
    seen: str | None = None,
) -> Decided:
    """Accept or reject the claim with this id (or its start), be unsure of it, or note something.

    ``seen`` is the content hash of what the coder was shown: UsageError if another stands by now.
    """
    if act not in (Act.ACCEPT, Act.REJECT, Act.UNSURE, Act.NOTE):
        raise UsageError(f"{act} is no verdict; see edit, take_back and add_claim")
    said = reasons_said(reasons)
    if act is Act.NOTE and not said:
        raise UsageError("a note without words says nothing")
    with _open(ledger) as held, held.batch():
        standing = found(held, claim)
        _check_seen(standing, seen)
        decision = Decision(
            claim=standing.claim.id,
            act=act,
            standing=standing_hash(standing.claim, None),
            reasons=said,
            coder=coder_named(coder),
        )
        return keep(held, [decision])


def edit(
    ledger: Path,
    values: Mapping[str, Mapping[Field, Value]],
    coder: str,
    *,
    reasons: Iterable[str] = (),
    seen: str | None = None,
) -> Decided:
    """Set fields of claims (whole ids): several at once are one batch, undone together.

    UsageError where a value does not fit its claim, or where ``seen`` (as for ``decide``) is not
    what stands.
    """
    said = reasons_said(reasons)
    count = sum(len(fields) for fields in values.values())
    batch = new_batch() if count > 1 else None
    with _open(ledger) as held, held.batch():
        made: list[Decision] = []
        for id, fields in values.items():
            standing = found(held, id)
            _check_seen(standing, seen)
            made += _edits(held, standing, fields, coder_named(coder), said, batch)
        return keep(held, made)


def take_back(
    ledger: Path, coder: str, entry: int | None = None, *, alone: bool = False
) -> Decided:
    """Undo the decision of an ``entry``, None for the newest of the coder's own, with its batch.

    ``alone`` leaves the others of the batch. UsageError where there is nothing to take back.
    """
    coder = coder_named(coder)
    with _open(ledger) as held, held.batch():
        first = held.last_decision(coder) if entry is None else held.decision(entry)
        if first is None or first.seq is None:
            raise UsageError(
                f"{coder} has nothing to take back"
                if entry is None
                else f"entry {entry} of {ledger} is no decision; `counterclaim decisions {ledger}` "
                "lists them with their numbers"
            )
        if first.act is Act.TAKE_BACK:
            raise UsageError(
                f"entry {entry} takes back entry {first.takes_back}, and a taking back cannot be "
                "taken back; decide anew instead"
            )
        by = held.taken_back(first.seq)
        if by is not None:
            raise UsageError(f"entry {entry} was taken back already, by entry {by}")
        together = [first] if alone or first.batch is None else held.decided_batch(first.batch)
        back = [
            Decision(claim=d.claim, act=Act.TAKE_BACK, takes_back=d.seq, coder=coder, batch=batch)
            for batch in (new_batch() if len(together) > 1 else None,)
            for d in together
            if d.act is not Act.TAKE_BACK and d.seq is not None and held.taken_back(d.seq) is None
        ]
        return keep(held, back)


def coder_named(coder: str) -> str:
    """A coder's name on one line; UsageError if it is none."""
    name = " ".join(coder.split())
    if not name:
        raise UsageError("a decision needs the name of who makes it; give one with --as NAME")
    return name


def system_user() -> str:
    """Whose name decisions carry where none was given: the user's of this system."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user: a container, another system
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "user"


def new_batch() -> str:
    """A name for decisions made in one go."""
    return f"b-{uuid4().hex[:12]}"


def _open(path: Path) -> Ledger:
    """Reviewing makes no ledger where there is none."""
    check_is_ledger(path)
    return Ledger(path)


def reasons_said(reasons: Iterable[str]) -> tuple[str, ...]:
    """Reasons as they are kept: each on one line and once, empty ones left out."""
    return tuple(dict.fromkeys(filter(None, (" ".join(each.split()) for each in reasons))))


def _check_seen(standing: Standing, seen: str | None) -> None:
    if seen is not None and seen != content_of(standing.claim):
        raise UsageError(
            f"claim {standing.claim.id} was decided on or read anew by others meanwhile; look at "
            "it again"
        )


def _edits(
    ledger: Ledger,
    standing: Standing,
    fields: Mapping[Field, Value],
    coder: str,
    reasons: tuple[str, ...],
    batch: str | None,
) -> Iterator[Decision]:
    text = ledger.text_of(standing.claim.report.id)
    claim = standing.claim
    for field, value in fields.items():
        stood = standing_hash(claim, field)
        try:
            claim = corrected(claim, field, value, text)
        except ValueError as error:
            raise UsageError(f"{field} cannot be set so: {error}") from None
        yield Decision(
            claim=claim.id,
            act=Act.EDIT,
            field=field,
            value=value,
            standing=stood,
            reasons=reasons,
            coder=coder,
            batch=batch,
        )


def keep(ledger: Ledger, decisions: Sequence[Decision]) -> Decided:
    """Inside a batch: append, and draw what depends on it."""
    kept = ledger.add_decisions(decisions)
    draw_touched(ledger, _touched(ledger, kept))
    ids = dict.fromkeys(decision.claim for decision in kept)
    stand = (standing_of_claim(ledger, id) for id in ids)
    return Decided(decisions=tuple(kept), claims=tuple(each for each in stand if each is not None))


def _touched(ledger: Ledger, decisions: Sequence[Decision]) -> dict[str, set[str] | None]:
    """By report the claims decided on, where only they can be others now, else None.

    Who says a thing may tell whose word another claim of the report is: then all of it is drawn.
    """
    touched: dict[str, set[str]] = {}
    whole: set[str] = set()
    for decision in decisions:
        meant = decision
        if decision.takes_back is not None:
            meant = ledger.decision(decision.takes_back) or decision
        report = ledger.report_of(decision.claim) or ""
        touched.setdefault(report, set()).add(decision.claim)
        if meant.field is Field.SOURCES:
            whole.add(report)
    return {r: None if r in whole else claims for r, claims in touched.items()}
