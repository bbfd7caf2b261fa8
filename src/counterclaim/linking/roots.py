"""Root sources: who first said it, as far as the reports show, across all of them.

The root of a claim is the nearest speaker of its chain. A chain that has only the press in it (an
outlet, an agency) ends with the one that the others took it from. A report that copies another's
text takes that report's chain. Two names are one source where a registry or a person says so;
sources without a name ("activists") are one only within a report or its copies.

A lead often tells in the outlet's voice what the report then lays to a source. Such a claim takes
the root of the claim in the same report that gives the same figure, or else of the one that tells
of the same kind of deed right behind it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from counterclaim.linking.acts import acts_of
from counterclaim.linking.standing import Groups, joined
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject

_PRESS = frozenset({SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.JOURNALIST})
_UNNAMED = frozenset(
    {
        SourceKind.ANONYMOUS, SourceKind.ACTIVIST, SourceKind.RESIDENT, SourceKind.MEDIC,
        SourceKind.OFFICIAL, SourceKind.MILITARY, SourceKind.UNKNOWN, SourceKind.ARMED_GROUP,
        SourceKind.MONITOR, SourceKind.JOURNALIST,
    }
)  # fmt: skip
_BEFORE = ("the", "a", "an", "so-called")
NEXT = 400  # characters within which a lead is borne out by the words that follow it


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A root source.

    ``key`` is what makes two roots one: the name, or for a source without a name its words and the
    text they stand in. ``chain`` runs from the root out to the outlet, in words for a screen.
    ``by_outlet`` is true where the outlet speaks in its own voice. ``from_claim`` is the claim of
    the same report that the root was taken from, None where the claim itself names it.
    """

    key: str
    name: str
    kind: SourceKind
    chain: tuple[str, ...]
    by_outlet: bool
    from_claim: str | None = None


def roots_of(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> dict[str, Root]:
    """The root of every claim, by the claim's id."""
    kept = list(judgements)
    texts = _texts(claims, kept)
    names = _names(kept)
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.report.id, []).append(claim)
    found: dict[str, Root] = {}
    for held in told.values():
        firm = [c for c in held if _names_one(c) and (c.figures or acts_of(c))]
        for claim in held:
            bearer = _borne_out(claim, firm) if _leaves_open(claim) else None
            root = _root(bearer or claim, texts, names)
            found[claim.id] = replace(root, from_claim=bearer.id) if bearer else root
    return found


def source_key(source: Source) -> str:
    """What a source is compared by: its name, else its words, folded."""
    return folded(source.name or source.mention or f"({source.kind})")


def folded(name: str) -> str:
    """``name`` without case, odd spaces, and an article or "so-called" before it."""
    words = normalize("NFKC", name).casefold().split()
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    return " ".join(words)


def _leaves_open(claim: Claim) -> bool:
    """Whether its own words name no source but the press, or one that is only described."""
    first = claim.sources[0]
    return first.kind in _PRESS or (
        first.name is None and first.kind in (SourceKind.ANONYMOUS, SourceKind.MONITOR)
    )


def _names_one(claim: Claim) -> bool:
    """Whether its own words name a source that another claim may rest on."""
    first = claim.sources[0]
    known = first.name is not None or first.kind not in (SourceKind.UNKNOWN, SourceKind.DOCUMENT)
    return known and not _leaves_open(claim)


def _borne_out(claim: Claim, firm: Sequence[Claim]) -> Claim | None:
    """The claim of the same report whose source stands behind ``claim``; None if there is none."""
    counts = {(f.measure, f.low, f.high) for f in claim.figures if f.low or f.high}
    if counts:
        for other in firm:
            if counts & {(f.measure, f.low, f.high) for f in other.figures}:
                return other
    families = {act.family for act in acts_of(claim)}
    for other in firm:
        behind = 0 <= other.start - claim.end <= NEXT
        if behind and families & {act.family for act in acts_of(other)}:
            return other
    return None


def _root(claim: Claim, texts: Groups[str], names: Groups[str]) -> Root:
    first = claim.sources[0]
    key = names.head(source_key(first))
    if first.name is None and (first.kind in _UNNAMED or first.mention is None):
        key = f"{key} @ {texts.head(claim.report.id)}"
    chain = tuple(s.name or s.mention or f"({s.kind})" for s in claim.sources)
    return Root(
        key=key,
        name=first.name or first.mention or f"({first.kind})",
        kind=first.kind,
        chain=chain,
        by_outlet=len(claim.sources) == 1,
    )


def _texts(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Groups[str]:
    texts: Groups[str] = Groups()
    for claim in claims:
        texts.add(claim.report.id)
    for copy in joined(judgements, Subject.COPY):
        texts.join(copy.a, copy.b)
    return texts


def _names(judgements: Sequence[Judgement]) -> Groups[str]:
    names: Groups[str] = Groups()
    for same in joined(judgements, Subject.SOURCE):
        names.join(folded(same.a), folded(same.b))
    return names
