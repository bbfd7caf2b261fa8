"""All like it: claims in which the same words were read as the same place, actor, source, count."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery, folded
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source
from counterclaim.model.claim import Claim
from counterclaim.model.decision import Field, Value
from counterclaim.model.errors import UsageError
from counterclaim.model.figure import Figure
from counterclaim.model.place import Place
from counterclaim.reviewing.meaning import meaning

ALIKE = (Field.PLACE, Field.ACTOR, Field.TARGET, Field.SOURCES, Field.FIGURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Claims whose field was read alike, and what each is to hold instead.

    ``words`` are the words they share, ``values`` the new values by claim id and field.
    """

    words: str
    claims: tuple[Claim, ...]
    values: Mapping[str, Mapping[Field, Value]]


def all_like(ledger: Path, claim: Claim, edits: Mapping[Field, Value]) -> Alike:
    """All standing claims of the ledger that read the edited field as ``claim`` does.

    Alike are the same words, letter case and accents aside, taken for the same thing: of a place
    its point, of an actor its id, of a source its name. Each keeps its own words. A count is alike
    in the claims of the same report that hang on the very same words of it.
    UsageError unless exactly one place, actor, target or nearest speaker, or counts, are set.
    """
    fields = [field for field in edits if field is not Field.MANNER]
    if len(fields) != 1 or fields[0] not in ALIKE:
        raise UsageError(
            "all like it can be set of one field at once: place, actor, target, speaker or counts"
        )
    field = fields[0]
    if field is Field.FIGURES:
        return _counts_alike(ledger, claim, edits[field])
    old, new = _one(claim, field), _edited(claim, field, edits[field])
    words = (old.mention or old.name or "") if old is not None else ""
    if old is None or new is None or not words:
        raise UsageError(
            f"claim {claim.id} has no {field} in words of the report that others could share"
        )
    query = (
        ClaimQuery(place=words)
        if isinstance(old, Place)
        else ClaimQuery(actor=words)
        if isinstance(old, Actor)
        else ClaimQuery(source=words)
    )
    with LedgerReader(ledger) as reader:
        held = {each.id: each for each in (claim, *reader.claims(query))}
    values = {
        id: changed for id, each in held.items() if (changed := dict(_changes(each, old, new)))
    }
    return Alike(words=words, claims=tuple(held[id] for id in values), values=values)


def same_count(ledger: Path, claim: Claim, edits: Mapping[Field, Value]) -> tuple[Claim, ...]:
    """The other claims of the report that read a count as ``claim`` did before ``edits``.

    A toll is told by an event and by a claim of its own; whoever corrects one is to know of both.
    """
    if Field.FIGURES not in edits:
        return ()
    alike = _counts_of(ledger, claim, _recounted(claim.figures, edits[Field.FIGURES]))
    return tuple(each for each in alike.values() if each.id != claim.id)


def _counts_alike(ledger: Path, claim: Claim, new: Value) -> Alike:
    changed = _recounted(claim.figures, new)
    if not changed:
        raise UsageError(
            f"claim {claim.id} has no figures in words of the report that others could share"
        )
    values: dict[str, Mapping[Field, Value]] = {claim.id: {Field.FIGURES: new}}
    held = {claim.id: claim, **_counts_of(ledger, claim, changed)}
    for id, each in held.items():
        if id != claim.id:
            values[id] = {Field.FIGURES: tuple(_replaced(each.figures, changed))}
    return Alike(
        words=", ".join(old.mention for old, _ in changed),
        claims=tuple(held.values()),
        values=values,
    )


_Recounted = Sequence[tuple[Figure, Figure | None]]  # as it was, and as it is to be; None: gone


def _recounted(old: Sequence[Figure], new: Value) -> _Recounted:
    """The counts that are to be others, by the words that they hang on."""
    made = {
        (figure.start, figure.end): figure
        for figure in (new if isinstance(new, tuple) else ())
        if isinstance(figure, Figure)
    }
    pairs = [(figure, made.get((figure.start, figure.end))) for figure in old if figure.mention]
    return [(figure, other) for figure, other in pairs if figure != other]


def _counts_of(ledger: Path, claim: Claim, changed: _Recounted) -> dict[str, Claim]:
    with LedgerReader(ledger) as reader:
        return {
            each.id: each
            for each in reader.claims(ClaimQuery(report=claim.report.id))
            if tuple(_replaced(each.figures, changed)) != each.figures
        }


def _replaced(figures: Sequence[Figure], changed: _Recounted) -> Iterator[Figure]:
    for figure in figures:
        found = [new for old, new in changed if _same_count(figure, old)]
        yield from (figure,) if not found else (each for each in found if each is not None)


def _same_count(one: Figure, other: Figure) -> bool:
    same_words = (one.start, one.end) == (other.start, other.end)
    return same_words and meaning((one,)) == meaning((other,))


Named = Place | Actor | Source


def _one(claim: Claim, field: Field) -> Named | None:
    match field:
        case Field.PLACE:
            return claim.place
        case Field.ACTOR:
            return claim.actor
        case Field.TARGET:
            return claim.target
        case _:
            return claim.sources[0]


def _edited(claim: Claim, field: Field, value: Value) -> Named | None:
    if field is not Field.SOURCES:
        return value if isinstance(value, Place | Actor) else None
    if not isinstance(value, tuple) or len(value) != len(claim.sources):
        return None
    first, *rest = value
    same = tuple(rest) == claim.sources[1:]
    return first if isinstance(first, Source) and same else None


def _changes(claim: Claim, old: Named, new: Named) -> Iterator[tuple[Field, Value]]:
    if isinstance(old, Place) and isinstance(new, Place):
        if claim.place and _alike(claim.place, old):
            yield Field.PLACE, _place(claim.place, new)
    elif isinstance(old, Actor) and isinstance(new, Actor):
        for field, actor in ((Field.ACTOR, claim.actor), (Field.TARGET, claim.target)):
            if actor and _alike(actor, old):
                yield field, replace(new, mention=actor.mention, start=actor.start, end=actor.end)
    elif isinstance(old, Source) and isinstance(new, Source):
        *links, outlet = claim.sources
        made = tuple(_source(link, new) if _alike(link, old) else link for link in links)
        if made != tuple(links):
            yield Field.SOURCES, (*made, outlet)


def _alike(one: Named, other: Named) -> bool:
    if isinstance(one, Source) or isinstance(other, Source):
        same = (one.name or "") == (other.name or "")
    else:
        same = (one.name is None) == (other.name is None) and meaning(one) == meaning(other)
    return same and folded(one.mention or "") == folded(other.mention or "")


def _place(old: Place, new: Place) -> Place:
    """What is now meant by the old words."""
    words = {"mention": old.mention, "start": old.start, "end": old.end}
    return replace(new, qualifier=old.qualifier, **words)  # type: ignore[arg-type]


def _source(old: Source, new: Source) -> Source:
    name = new.name or (new.mention if new.mention != old.mention else None)
    words = {"mention": old.mention, "start": old.start, "end": old.end, "cue": old.cue}
    return replace(new, name=name, **words)  # type: ignore[arg-type]
