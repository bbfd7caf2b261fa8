"""Root sources: who first said it, as far as the reports show, across all of them.

The root of a claim is the nearest speaker of its chain. A chain that has only the press in it (an
outlet, an agency) ends with the one that the others took it from. A report that copies another's
text takes that report's chain. Two names are one source where a registry or a person says so;
sources without a name ("activists") are one only within a report or its copies.

A lead often tells in the outlet's voice what the report then lays to a source. Such a claim takes
the root of the claim in the same report that gives the same figure, or else of the one that tells
of the same kind of deed right behind it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from counterclaim.linking.bearing import Bearers, Standing, standing
from counterclaim.linking.standing import Groups, joined
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject

_ANYWHERE = frozenset({SourceKind.GOVERNMENT, SourceKind.INTERNATIONAL_BODY})
_CROWDS = frozenset({SourceKind.ACTIVIST, SourceKind.RESIDENT, SourceKind.MEDIC})
_PLACED = frozenset({"in", "at", "of", "from", "near", "with", "for", "on", "who", "and"})
_BEFORE = ("the", "a", "an", "so-called")


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A root source.

    ``key`` is what makes two roots one: the name, or for a source without a name its words and the
    text they stand in. ``chain`` runs from the root out to the outlet, in words for a screen.
    ``by_outlet`` is true where the outlet speaks in its own voice, ``vague`` where words tell that
    somebody else does, and not who ("media", "it"). ``from_claim`` is the claim of the same report
    that the root was taken from, None where the claim itself names it.
    """

    key: str
    name: str
    kind: SourceKind
    chain: tuple[str, ...]
    by_outlet: bool
    vague: bool = False
    from_claim: str | None = None


def roots_of(
    claims: Sequence[Claim],
    judgements: Iterable[Judgement],
    kinds: Mapping[str, SourceKind] | None = None,
) -> dict[str, Root]:
    """The root of every claim, by the claim's id.

    ``kinds`` is what kind of source bodies are that somebody speaks for, by their keys; what the
    claims themselves tell where it is None.
    """
    kept = list(judgements)
    texts = _texts(claims, kept)
    names = names_joined(kept)
    kinds = kinds_told(bodies_in(claims)) if kinds is None else kinds
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.report.id, []).append(claim)
    found: dict[str, Root] = {}
    for held in told.values():
        bearers, described = Bearers(held), _described(held)
        for claim in held:
            bearer = bearers.of(claim)
            root = _root(bearer or claim, described, kinds, texts, names)
            found[claim.id] = replace(root, from_claim=bearer.id) if bearer else root
    return found


def bodies_in(claims: Iterable[Claim]) -> Counter[tuple[str, SourceKind | None]]:
    """Sources by key and kind, with how often; the kind is None where one only speaks for it."""
    found: Counter[tuple[str, SourceKind | None]] = Counter()
    for claim in claims:
        for link in claim.sources:
            found[source_key(link), None if link.body else link.kind] += 1
    return found


def judged_with(names: Iterable[str], judgements: Iterable[Judgement]) -> set[str]:
    """The keys of sources by these names, and of all that were ever judged along with them.

    Whether one or another: any of their names may be what the others are compared by, or was.
    """
    judged: Groups[str] = Groups()
    keys = {folded(name) for name in names}
    held = set(keys)
    for each in judgements:
        if each.about is Subject.SOURCE:
            judged.join(folded(each.a), folded(each.b))
            held |= {folded(each.a), folded(each.b)}
    heads = {judged.head(key) for key in keys}
    return {key for key in held if judged.head(key) in heads}


def kinds_told(told: Mapping[tuple[str, SourceKind | None], int]) -> dict[str, SourceKind]:
    """The kind that each source is most often told to be of; of equals the first by its word."""
    best: dict[str, tuple[int, SourceKind]] = {}
    for (key, kind), times in sorted(told.items(), key=lambda each: str(each[0][1])):
        if kind is not None and times > best.get(key, (0, kind))[0]:
            best[key] = (times, kind)
    return {key: kind for key, (_, kind) in best.items()}


def _described(claims: Iterable[Claim]) -> frozenset[str]:
    """Words that the report uses of sources it does not name, for which others may stand."""
    links = (link for claim in claims for link in claim.sources if link.name is None)
    return frozenset(folded(link.mention) for link in links if link.mention)


def source_key(source: Source) -> str:
    """What a source is compared by: whom it speaks for, its name, else its words; folded."""
    return folded(source.body or source.name or source.mention or f"({source.kind})")


def is_byline(source: Source) -> bool:
    """Whether it is somebody who wrote the report."""
    return source.cue is None and source.kind is SourceKind.JOURNALIST


def folded(name: str) -> str:
    """``name`` without case, odd spaces, and an article or "so-called" before it."""
    words = normalize("NFKC", name).casefold().split()
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    return " ".join(words)


def _root(
    claim: Claim,
    described: frozenset[str],
    kinds: Mapping[str, SourceKind],
    texts: Groups[str],
    names: Groups[str],
) -> Root:
    links = list(_rooted(claim.sources))
    first = links[0]
    by_outlet = len(links) == 1
    body = None if by_outlet else first.body
    called = body or first.name
    kind = kinds.get(folded(body), SourceKind.UNKNOWN) if body else first.kind
    key = names.head(source_key(first))
    nameless = called is None or source_key(first) in described
    if nameless and (kind not in _ANYWHERE or first.mention is None):
        key = f"{_crowd(first) or key} @ {texts.head(claim.report.id)}"
    chain = (called, *(s.name for s in links[1:]))
    return Root(
        key=key,
        name=called or first.mention or f"({first.kind})",
        kind=kind,
        chain=tuple(n or s.mention or f"({s.kind})" for n, s in zip(chain, links, strict=True)),
        by_outlet=by_outlet,
        vague=not by_outlet and standing(first) is Standing.VAGUE,
    )


def _crowd(source: Source) -> str | None:
    """ "Activists" for "local activists" too, in one report; not for "activists at the port"."""
    words = source_key(source).split()
    alike = source.kind in _CROWDS and words[-1].endswith("s") and not _PLACED & set(words)
    return words[-1] if alike else None


def _rooted(sources: Sequence[Source]) -> Sequence[Source]:
    """The chain without those at its near end who are the next: bylines, an outlet's own people."""
    outlet = source_key(sources[-1])
    for n, link in enumerate(sources):
        nobody = link.cue is None and link.name is None  # "agencies"
        staff = link.kind is SourceKind.JOURNALIST and not (link.name or link.body)
        if not (is_byline(link) or nobody or staff or source_key(link) == outlet):
            return sources[n:]
    return sources[-1:]


def _texts(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Groups[str]:
    texts: Groups[str] = Groups()
    for claim in claims:
        texts.add(claim.report.id)
    for copy in joined(judgements, Subject.COPY):
        texts.join(copy.a, copy.b)
    return texts


def names_joined(judgements: Iterable[Judgement]) -> Groups[str]:
    """Which names, as sources are compared by, are judged to be one source."""
    names: Groups[str] = Groups()
    for same in joined(judgements, Subject.SOURCE):
        names.join(folded(same.a), folded(same.b))
    return names
