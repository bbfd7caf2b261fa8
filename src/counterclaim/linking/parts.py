"""What of the tellings may be in one event, after what people said of single claims.

A telling goes into an event as a whole, unless a person keeps some of its claims apart, or its
report is placed anew among events that stand.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.linking.standing import Bonds, hold, people
from counterclaim.linking.telling import Telling
from counterclaim.model.judgement import Judgement, Verdict, pair

Pair = tuple[int, int]
Names = tuple[str, str]  # ids of two claims


@dataclass(frozen=True, slots=True)
class Part:
    """The claims of one telling (its position) that no judgement keeps apart: mostly all of them.

    ``held`` names the group that its claims were found in and stay in, None where they are free.
    """

    telling: int
    claims: tuple[str, ...]
    held: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of claims: who is one with whom, in ``bonds``, and of which pairs at all."""

    bonds: Bonds[str]
    one: tuple[Names, ...]
    pairs: frozenset[Names]
    unsure: tuple[Names, ...]

    @classmethod
    def of(cls, judged: Iterable[Judgement]) -> "Said":
        """Of the standing judgements of people, oldest first; any others are passed over."""
        said = people(judged)
        bonds: Bonds[str] = Bonds()
        met = hold(bonds, said)
        return cls(
            bonds,
            tuple((j.a, j.b) for j in met if j.verdict is Verdict.SAME),
            frozenset((j.a, j.b) for j in said),
            tuple((j.a, j.b) for j in said if j.verdict is Verdict.UNSURE),
        )


def parts_of(
    told: Iterable[tuple[int, Telling]],
    said: Said,
    held: Mapping[str, str] | None = None,
    only: Collection[str] | None = None,
) -> list[Part]:
    """The tellings, given with their positions, in parts; ``said`` binds what is put together.

    ``held`` claims are put together with those of their group alone; ``only`` these claims count.
    """
    unsure = frozenset(said.unsure)
    found: list[Part] = []
    for at, telling in told:
        parts: list[tuple[list[str], str | None]] = []
        for claim in telling.claims:
            if only is not None and claim not in only:
                continue
            group = held.get(claim) if held is not None else None
            fit = [
                claims
                for claims, of in parts
                if of == group and any(pair(claim, c) not in unsure for c in claims)
            ]
            bound = [claims for claims in fit if said.bonds.together(claims[0], claim)]
            home = next((c for c in (*bound, *fit) if said.bonds.tie(c[0], claim)), None)
            if home is None:
                parts.append(([claim], group))
            else:
                home.append(claim)
        found += [Part(at, tuple(claims), of) for claims, of in parts]
    return found


def constraints(
    chosen: Iterable[int], parts: Sequence[Part], said: Said
) -> tuple[list[Pair], list[Pair]]:
    """Which of the ``chosen`` parts must be in one event, and which cannot, as pairs of them."""
    bound: dict[str, list[int]] = {}
    for at in chosen:
        bound.setdefault(said.bonds.head(parts[at].claims[0]), []).append(at)
    must = [p for group in bound.values() for p in pairwise(group)]
    cannot = [
        (group[0], bound[other][0])
        for head, group in bound.items()
        for other in sorted(said.bonds.forbidden(head))
        if other in bound and head < other
    ]
    return must, cannot
