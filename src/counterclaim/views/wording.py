"""A claim's fields in a few plain words, the same on every screen."""

from datetime import date

from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.control import Control, ControlStatus
from counterclaim.model.figure import Counted, Figure, Scope
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.stance import Certainty, Hedge, Mode, Polarity, Stance
from counterclaim.model.timespan import Anchor, TimeSpan

THROUGH = " › "
_LEAVING = (ControlStatus.LOST, ControlStatus.WITHDREW, ControlStatus.HANDED_OVER)


def source_words(source: Source) -> str:
    """The source's name, else its mention, else that its kind is all that is known."""
    return source.name or source.mention or f"(unknown {source.kind})"


def chain_words(claim: Claim) -> str:
    """The chain, nearest speaker first: "doctor › AFP › Ahram"."""
    return THROUGH.join(source_words(source) for source in claim.sources)


def actor_words(actor: Actor | None) -> str:
    """The actor's registered name, else the mention."""
    return (actor.name or actor.mention) if actor else ""


def what_words(claim: Claim) -> str:
    """What is claimed: the event type, the control status, the relation or the label."""
    doer, sufferer = actor_words(claim.actor), actor_words(claim.target)
    match claim.kind:
        case ClaimKind.EVENT:
            kind = str(claim.sub_event_type or claim.event_type or "")
            onto = f"→ {sufferer}" if sufferer else ""
            roles = " ".join(filter(None, (doer, onto)))
            return f"{kind}: {roles}" if roles else kind
        case ClaimKind.FIGURE:
            return "; ".join(figure_words(figure) for figure in claim.figures)
        case ClaimKind.CONTROL if claim.control:
            return _control_words(claim.control, doer, sufferer)
        case ClaimKind.RELATION if claim.relation:
            return f"{doer} {claim.relation.type.value} {sufferer}"
        case ClaimKind.LABEL if claim.label:
            whom = f" for {claim.label.name}" if claim.label.name else ""
            return f"“{claim.label.used}”{whom}"
        case _:
            return claim.verbatim


def _control_words(control: Control, holder: str, loser: str) -> str:
    if control.status in _LEAVING:
        parts = (
            loser or "?",
            control.status.value,
            _share(control),
            f"to {holder}" if holder else "",
        )
    else:
        parts = (
            holder or "?",
            control.status.value,
            _share(control),
            f"from {loser}" if loser else "",
        )
    return " ".join(filter(None, parts))


def _share(control: Control) -> str:
    if control.share_low is None or control.share_high is None:
        return ""
    low, high = round(control.share_low * 100), round(control.share_high * 100)
    return f"{low}%" if low == high else f"{low}–{high}%"


def figure_words(figure: Figure) -> str:
    """A figure with its range and what to know before adding it up: "killed 3 children (part)"."""
    notes = (
        figure.wording,
        "part" if figure.part_of else None,
        figure.scope.value if figure.scope is not Scope.EVENT else None,
        f"was {figure.was:,}" if figure.was is not None else None,
    )
    note = ", ".join(filter(None, notes))
    return f"{count_words(figure)} ({note})" if note else count_words(figure)


def count_words(figure: Figure) -> str:
    """A figure without the words that make it inexact: "killed 12–15 civilians"."""
    of = "" if figure.of in (Counted.UNKNOWN, Counted.PEOPLE) else f" {figure.of.value}"
    return f"{figure.measure.value} {range_words(figure.low, figure.high)}{of}"


def range_words(low: int | None, high: int | None) -> str:
    """A count or range of counts: "12", "12–15", "12 or more", "up to 15"."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"{low:,} or more"
    return f"up to {high:,}" if high is not None else "?"


def place_words(place: Place | None) -> str:
    """The place with its qualifier and, unless it is the place itself, how exactly it is known."""
    if place is None:
        return ""
    name = place.name or place.mention
    qualified = f"{place.qualifier} {name}" if place.qualifier else name
    exact = place.precision is PlacePrecision.EXACT
    return qualified if exact else f"{qualified} [{place.precision}]"


def time_words(time: TimeSpan | None) -> str:
    """The days: "2031-03-12", "2031-03-01 – 2031-03-31", "by 2031-03-12"."""
    if time is None or (time.earliest is None and time.latest is None):
        return ""
    if time.anchor is Anchor.PUBLICATION:
        return f"by {time.latest} [published]"
    return span_words(time.earliest, time.latest)


def span_words(earliest: date | None, latest: date | None) -> str:
    """A day or a span of days, open ends said as "since" and "by"."""
    if earliest and latest:
        return str(earliest) if earliest == latest else f"{earliest} – {latest}"
    return f"since {earliest}" if earliest else f"by {latest}"


def stance_words(stance: Stance) -> str:
    """What departs from a plain affirmation: "alleged (allegedly: outlet)"; empty for plain."""
    said = told_as(stance)
    hedges = ", ".join(hedge_words(hedge) for hedge in stance.hedges)
    return f"{said} ({hedges})" if said and hedges else said


def hedge_words(hedge: Hedge) -> str:
    """A hedge and whose word it is: "denied: source"."""
    return f"{hedge.mention}: {hedge.by}" if hedge.by else hedge.mention


def told_as(stance: Stance) -> str:
    """The stance without the words that decided it: "denied, alleged"; empty for plain."""
    parts = (
        stance.polarity.value if stance.polarity is not Polarity.AFFIRMED else "",
        stance.certainty.value if stance.certainty is not Certainty.STATED else "",
        stance.mode.value if stance.mode is not Mode.HAPPENED else "",
    )
    return ", ".join(filter(None, parts))
