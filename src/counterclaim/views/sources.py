"""Who relies on whom, with the words that prove it, and which root sources the claims come from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from counterclaim.ledger.query import ClaimQuery
from counterclaim.linking.roots import folded, is_byline, source_key
from counterclaim.linking.standing import Groups, joined
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject
from counterclaim.views.behind import Behind, behind, outlet_of
from counterclaim.views.linked import Linked, read_chosen

Link = tuple[Source, Source, Claim]  # the nearer, whoever it was said through, and where


class How(StrEnum):
    """What shows that one relies on another."""

    CITES = "cites"  # it says so
    COPIES = "copies"  # its text is the other's


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    """``by`` relies on ``source``: in these claims, by these words.

    ``words`` are the distinct words that lay it to the source, with the reporting word; where one
    copies the other, the reasons of that judgement. Where it is not ``named`` or ``by_named``,
    "activists" or the like is all that is said: those of two reports need not be the same. None is
    one of whom nothing but the kind is known.
    """

    source: str | None
    source_kind: SourceKind
    named: bool
    by: str | None
    by_kind: SourceKind
    by_named: bool
    how: How
    words: tuple[str, ...]
    reports: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RootRow:
    """A root source, and the claims that end with it. ``own_voice``: an outlet that speaks itself.

    ``share`` is their part of all claims, 0-1.
    """

    root: str
    root_kind: SourceKind
    own_voice: bool
    share: float
    behind: Behind
    claims: tuple[str, ...]


def with_source(ledger: Path, source: str | None) -> Linked:
    """The claims with ``source``, part of a name, in their chain; all where it is None."""
    return read_chosen(ledger, ClaimQuery(source=source))


def root_sources(linked: Linked) -> list[RootRow]:
    """The root sources, those behind most claims first."""
    groups: dict[tuple[str, bool], list[Claim]] = {}
    for claim in linked.claims:
        root = linked.roots[claim.id]
        groups.setdefault((root.key, root.by_outlet), []).append(claim)
    rows = [
        RootRow(
            root=linked.roots[claims[0].id].name,
            root_kind=linked.roots[claims[0].id].kind,
            own_voice=own,
            share=round(len(claims) / len(linked.claims), 4),
            behind=behind(claims, linked.roots),
            claims=tuple(claim.id for claim in claims),
        )
        for (_, own), claims in groups.items()
    ]
    return sorted(rows, key=lambda row: (-len(row.claims), row.root))


def relies_on(linked: Linked) -> list[EdgeRow]:
    """The links of the chains, and the copies that are judged to be such; the most claims first."""
    names = _names(linked.judgements)
    shown: dict[str, str | None] = {}  # its words where it first occurs stand for it everywhere
    groups: dict[tuple[str, str], list[Link]] = {}
    for claim in linked.claims:
        for nearer, farther in pairwise(link for link in claim.sources if not is_byline(link)):
            one, other = names.head(source_key(nearer)), names.head(source_key(farther))
            shown.setdefault(one, _called(nearer))
            shown.setdefault(other, _called(farther))
            if one != other:
                groups.setdefault((one, other), []).append((nearer, farther, claim))
    rows = [_edge(shown[one], shown[other], links) for (one, other), links in groups.items()]
    rows += _copies(linked)
    return sorted(rows, key=_order)


def _order(row: EdgeRow) -> tuple[int, str, str]:
    return -len(row.claims), row.source or "", row.by or ""


def _edge(name: str | None, by_name: str | None, links: Sequence[Link]) -> EdgeRow:
    source, by, _ = min(links, key=lambda link: link[0].body is not None)  # itself, if it spoke
    return EdgeRow(
        source=name,
        source_kind=source.kind,
        named=bool(source.name or source.body),
        by=by_name,
        by_kind=by.kind,
        by_named=bool(by.name or by.body),
        how=How.CITES,
        words=_distinct(proof(nearer) for nearer, _, _ in links),
        reports=_distinct(claim.report.id for _, _, claim in links),
        claims=_distinct(claim.id for _, _, claim in links),
    )


def _called(source: Source) -> str | None:
    """The body of whoever speaks for one; an outlet goes by the name that the user gave."""
    spoken_for = source.body if source.mention else None
    return spoken_for or source.name or source.mention


def proof(source: Source) -> str:
    """The words that lay something to ``source``: "the ministry … said"."""
    return " … ".join(part for part in (source.mention, source.cue) if part) or "(in its credit)"


def _copies(linked: Linked) -> Iterable[EdgeRow]:
    """A copy relies on whichever was published first; of two on one day, on what entered first."""
    by_report: dict[str, list[Claim]] = {}
    for claim in linked.claims:
        by_report.setdefault(claim.report.id, []).append(claim)
    order = {report: number for number, report in enumerate(by_report)}
    for judged in joined(linked.judgements, Subject.COPY):
        if judged.a in by_report and judged.b in by_report:
            first, later = sorted((judged.a, judged.b), key=lambda id: _age(id, by_report, order))
            one, other = by_report[first][0], by_report[later][0]
            if outlet_of(one) != outlet_of(other):
                yield EdgeRow(
                    source=outlet_of(one),
                    source_kind=one.sources[-1].kind,
                    named=one.report.outlet is not None,
                    by=outlet_of(other),
                    by_kind=other.sources[-1].kind,
                    by_named=other.report.outlet is not None,
                    how=How.COPIES,
                    words=judged.reasons,
                    reports=(first, later),
                    claims=tuple(claim.id for claim in by_report[later]),
                )


def _age(
    report: str, by_report: Mapping[str, Sequence[Claim]], order: Mapping[str, int]
) -> tuple[date, int]:
    return by_report[report][0].report.published or date.max, order[report]


def _names(judgements: Iterable[Judgement]) -> Groups[str]:
    names: Groups[str] = Groups()
    for same in joined(judgements, Subject.SOURCE):
        names.join(folded(same.a), folded(same.b))
    return names


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
