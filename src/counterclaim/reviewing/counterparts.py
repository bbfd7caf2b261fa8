"""Which claim of a new reading is which of an older one, where their names do not tell."""

from collections.abc import Iterator, Sequence

from counterclaim.model.claim import NAMED, Claim, ClaimKind
from counterclaim.model.identity import content_of


def renamed(before: Sequence[Claim], after: Sequence[Claim]) -> dict[str, str]:
    """New ids by old ones of claims of a format in which names did not stand."""
    unstable = [claim for claim in before if claim.format < NAMED]
    return counterparts(unstable, after) if unstable else {}


def counterparts(old: Sequence[Claim], new: Sequence[Claim]) -> dict[str, str]:
    """The id of the new claim for each id of an old one that has one; all are of one report.

    First those of one kind on the very same words (of figures: with the same figures' words), then
    those of one kind whose words overlap most, where neither has another that overlaps as much.
    """
    found = _on_the_same_words(old, new)
    taken = set(found.values())
    rest = [claim for claim in old if claim.id not in found]
    free = [claim for claim in new if claim.id not in taken]
    for claim in rest:
        best = _nearest(claim, free)
        if best is not None and _nearest(best, rest) is claim:
            found[claim.id] = best.id
    return found


def _on_the_same_words(old: Sequence[Claim], new: Sequence[Claim]) -> dict[str, str]:
    """Where as many claims are on the same words now as before."""
    found: dict[str, str] = {}
    before, after = _by_words(old), _by_words(new)
    for words, claims in before.items():
        others = after.get(words, [])
        if len(others) == len(claims):
            found |= {one.id: other.id for one, other in _in_turn(claims, others)}
    return found


def _in_turn(claims: Sequence[Claim], others: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of what says the same, then of the rest in order."""
    free = list(others)
    rest = []
    for claim in claims:
        said = content_of(claim)
        same = next((each for each in free if content_of(each) == said), None)
        if same is None:
            rest.append(claim)
        else:
            free.remove(same)
            yield claim, same
    yield from zip(rest, free, strict=True)


def _by_words(claims: Sequence[Claim]) -> dict[object, list[Claim]]:
    found: dict[object, list[Claim]] = {}
    for claim in claims:
        figures = claim.figures if claim.kind is ClaimKind.FIGURE else ()
        mentions = tuple((each.mention, each.start, each.end) for each in figures)
        key = (claim.kind, claim.start, claim.end, claim.verbatim, mentions)
        found.setdefault(key, []).append(claim)
    return found


def _nearest(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """The one claim of the same kind with the most characters in common; None if two have."""
    shared = [
        (min(claim.end, each.end) - max(claim.start, each.start), each)
        for each in others
        if each.kind is claim.kind
    ]
    most = max((length for length, _ in shared), default=0)
    best = [each for length, each in shared if length == most]
    return best[0] if most > 0 and len(best) == 1 else None
