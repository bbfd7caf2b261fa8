"""A claim that the program missed: its words found in the report, its fields as a person says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from counterclaim.ledger.file import check_is_ledger
from counterclaim.ledger.write import Ledger
from counterclaim.model.attribution import Manner, Source, SourceKind
from counterclaim.model.claim import PERSON, Claim, ClaimKind, Origin, ReportRef, Trigger, misfits
from counterclaim.model.control import Control, ControlStatus
from counterclaim.model.decision import Act, Decision
from counterclaim.model.errors import UsageError
from counterclaim.model.event import EventType
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.identity import content_of, identified
from counterclaim.model.label import Label
from counterclaim.model.offer import Offer, OfferAct
from counterclaim.model.relation import Relation, RelationType
from counterclaim.model.report import Report
from counterclaim.model.service import Service, ServiceEffect, ServiceThing
from counterclaim.model.stance import Stance
from counterclaim.model.timespan import Anchor, Bound, TimePrecision, TimeSpan
from counterclaim.model.version import VERSION
from counterclaim.model.words import Words
from counterclaim.reviewing.standing import corrected
from counterclaim.steps.review import Decided, coder_named, keep, reasons_said
from counterclaim.steps.saying.edits import edits_said
from counterclaim.steps.saying.where import occurrences

# What must be said of a claim of each kind; the names as after ``add-claim``.
NEEDED = {
    ClaimKind.EVENT: ("type",),
    ClaimKind.CONTROL: ("control",),
    ClaimKind.RELATION: ("relation",),
    ClaimKind.OFFER: ("offer",),
    ClaimKind.SERVICE: ("thing", "effect"),
}


def add_claim(
    ledger: Path,
    report: str,
    kind: ClaimKind,
    assignments: Sequence[tuple[str, str]],
    coder: str,
    *,
    words: str | None = None,
    start: int | None = None,
    end: int | None = None,
    reasons: Iterable[str] = (),
) -> tuple[Decided, tuple[str, ...]]:
    """Add a claim on ``words`` of a report (its id or start); what was kept, and notes on values.

    The words must stand there once, or ``start`` says where; without ``words`` they are those from
    ``start`` to ``end``. They are also the claim's trigger. Who says it is the outlet unless
    told. UsageError says what is missing.
    """
    check_is_ledger(ledger)
    with Ledger(ledger) as held:
        of = held.report(report.strip().lower()) if report.strip() else None
        if of is None:
            raise UsageError(
                f"no report has an id that begins with {report!r}; `counterclaim reports {ledger}` "
                "lists them"
            )
        at = located(of, words, start, end)
        _check_said(kind, assignments)
        others = [claim for _, claim in held.read_of(of.id)]
        bare = _bare(of, kind, at, others)
        said = edits_said(assignments, bare, ledger)
        claim = bare
        for field, value in said.values.items():
            claim = corrected(claim, field, value, of.text)
        if kind is ClaimKind.FIGURE:
            claim = replace(claim, figures=tuple(f for f in claim.figures if f != _NO_FIGURE))
        wrong = next(misfits(claim), None)
        if wrong is not None:
            raise UsageError(f"that does not fit: {wrong}")
        claim = identified(claim)
        with held.batch():
            held.add_claim(of, claim)
            decision = Decision(
                claim=claim.id,
                act=Act.ADD,
                standing=content_of(claim),
                reasons=reasons_said(reasons),
                coder=coder_named(coder),
            )
            return keep(held, [decision]), (*said.notes, *_doubles(claim, others))


def _doubles(added: Claim, others: Iterable[Claim]) -> Iterator[str]:
    """Notes on claims of the kind on about the same words: perhaps it was not missed."""
    for other in others:
        same = min(added.end, other.end) - max(added.start, other.start)
        whole = max(added.end - added.start, other.end - other.start)
        if other.kind is added.kind and same * 2 > whole:
            yield (
                f"{other.id[:10]} is a claim of kind {other.kind} on about the same words: if it "
                "says the same, undo this, and correct that one"
            )


def located(report: Report, words: str | None, start: int | None, end: int | None) -> Words:
    """Where the words stand; UsageError if nowhere, or in several places and none was chosen."""
    length = len(report.text)
    if words is None or not words.strip():
        if start is None or end is None:
            raise UsageError("which words? Give --words WORDS, or --start and --end")
        if not 0 <= start < end <= length:
            raise UsageError(
                f"characters {start} to {end} are no words of the report, which has {length}"
            )
        return Words(start, end)
    found = list(occurrences(words, report.text))
    if not found:
        raise UsageError(
            f"report {report.id} does not hold the words {words!r}; copy them from "
            f"`counterclaim show LEDGER {report.id}`"
        )
    if start is not None:
        found = [each for each in found if each.start == start]
        if not found:
            raise UsageError(f"the words {words!r} do not stand at character {start}")
    if len(found) > 1:
        places = ", ".join(str(each.start) for each in found[:10])
        raise UsageError(
            f"the words {words!r} stand {len(found)} times in the report, at characters {places}; "
            "give more of them, or say which with --start"
        )
    return found[0]


def _check_said(kind: ClaimKind, assignments: Sequence[tuple[str, str]]) -> None:
    said = {name for name, _ in assignments}
    missing = [name for name in NEEDED.get(kind, ()) if name not in said]
    if missing:
        wanted = " ".join(f"{name}=..." for name in missing)
        raise UsageError(f"a claim of kind {kind} needs {wanted}")
    if kind is ClaimKind.FIGURE and not said & set(Measure):
        raise UsageError("a claim of kind figure needs a count, as killed=12")


_NO_FIGURE = Figure(
    mention="", start=0, end=0, measure=Measure.KILLED, of=Counted.UNKNOWN, low=None, high=None
)


def _bare(report: Report, kind: ClaimKind, at: Words, others: Sequence[Claim]) -> Claim:
    """A claim of the kind that says as little as one can, to be filled in."""
    mention = at.of(report.text)
    turns = sum(
        claim.kind is kind
        and claim.origin.component == PERSON
        and claim.trigger is not None
        and (claim.trigger.start, claim.trigger.end) == (at.start, at.end)
        for claim in others
    )
    own: dict[ClaimKind, dict[str, object]] = {
        ClaimKind.EVENT: {"event_type": EventType.ASSAULT},
        ClaimKind.FIGURE: {"figures": (_NO_FIGURE,)},
        ClaimKind.CONTROL: {"control": Control(status=ControlStatus.HOLDS)},
        ClaimKind.RELATION: {"relation": Relation(type=RelationType.BACKS)},
        ClaimKind.OFFER: {"offer": Offer(act=OfferAct.OFFER)},
        ClaimKind.SERVICE: {
            "service": Service(thing=ServiceThing.OTHER, effect=ServiceEffect.HIT, mention=mention)
        },
        ClaimKind.LABEL: {"label": Label(used=mention.lower())},
    }
    return Claim(
        id="",
        trigger=Trigger(mention=mention, start=at.start, end=at.end, turn=turns),
        report=ReportRef.of(report),
        start=at.start,
        end=at.end,
        verbatim=mention,
        kind=kind,
        sources=(Source(name=report.outlet, kind=SourceKind.OUTLET),),
        manner=Manner.OWN_VOICE,
        stance=Stance(),
        time=_published(report) if kind is not ClaimKind.LABEL else None,
        confidence=1.0,
        origin=Origin(component=PERSON, version=VERSION),
        **own.get(kind, {}),  # type: ignore[arg-type]
    )


def _published(report: Report) -> TimeSpan | None:
    if report.published is None:
        return None
    return TimeSpan(
        mention=None,
        start=None,
        end=None,
        earliest=None,
        latest=report.published,
        precision=TimePrecision.UNKNOWN,
        anchor=Anchor.PUBLICATION,
        bound=Bound.BY,
    )
