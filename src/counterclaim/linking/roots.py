"""Root sources: who first said it, as far as the reports show, across all of them.

The root of a claim is the nearest speaker of its chain. A chain that has only the press in it (an
outlet, an agency) ends with the one that the others took it from. A report that copies another's
text takes that report's chain. Two names are one source where a registry or a person says so;
sources without a name ("activists") are one only within a report or its copies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from counterclaim.linking.standing import Groups, joined
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject

_UNNAMED = frozenset(
    {
        SourceKind.ANONYMOUS, SourceKind.ACTIVIST, SourceKind.RESIDENT, SourceKind.MEDIC,
        SourceKind.OFFICIAL, SourceKind.MILITARY, SourceKind.UNKNOWN, SourceKind.ARMED_GROUP,
        SourceKind.MONITOR, SourceKind.JOURNALIST,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A root source.

    ``key`` is what makes two roots one: the name, or for a source without a name its words and the
    text they stand in. ``chain`` runs from the root out to the outlet, in words for a screen.
    ``by_outlet`` is true where the outlet speaks in its own voice.
    """

    key: str
    name: str
    kind: SourceKind
    chain: tuple[str, ...]
    by_outlet: bool


def roots_of(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> dict[str, Root]:
    """The root of every claim, by the claim's id."""
    kept = list(judgements)
    texts = _texts(claims, kept)
    names = _names(kept)
    return {claim.id: _root(claim, texts, names) for claim in claims}


def source_key(source: Source) -> str:
    """What a source is compared by: its name, else its words, folded."""
    return folded(source.name or source.mention or f"({source.kind})")


def folded(name: str) -> str:
    """``name`` without case, an article before it, and odd spaces."""
    words = normalize("NFKC", name).casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def _root(claim: Claim, texts: Groups[str], names: Groups[str]) -> Root:
    first = claim.sources[0]
    key = names.head(source_key(first))
    if first.name is None and first.kind in _UNNAMED and len(claim.sources) > 1:
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
