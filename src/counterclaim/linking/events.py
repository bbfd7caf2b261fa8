"""Events: the claims that standing judgements hold to tell of one happening."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.linking.acts import acts_of
from counterclaim.linking.standing import Bonds, hold, links_by_program, people, standing
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Subject, Verdict

SHORT = 16  # hex digits of an id


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEvent:
    """One event: its claims in the order they entered, and the judgements that hold them together.

    ``id`` follows from the first of its claims, and so stays when more join.
    """

    id: str
    claims: tuple[Claim, ...]
    links: tuple[Judgement, ...] = ()


def event_id(first_claim: str) -> str:
    """The id of the event whose first claim this is: ``e-`` and the claim's hex digits."""
    return "e-" + first_claim.removeprefix("c-")


def events_of(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> list[LinkedEvent]:
    """Every event that ``claims`` tell of, in the order of their first claims.

    ``claims`` run in the order they entered. Claims that tell of no happening (statements, labels,
    relations, how things stand, plans) are in no event. Where judgements contradict each other
    people's come before the program's, and newer ones before older ones: no event ever holds two
    claims that a person's newest word keeps apart.
    """
    telling = [claim for claim in claims if acts_of(claim)]
    bonds: Bonds[str] = Bonds()
    for claim in telling:
        bonds.add(claim.id)
    known = {claim.id for claim in telling}
    stand = [j for j in standing(judgements, Subject.EVENT) if j.a in known and j.b in known]
    links = [j for j in hold(bonds, people(stand)) if j.verdict is Verdict.SAME]
    links += hold(bonds, [j for j in stand if links_by_program(j)])
    members: dict[str, list[Claim]] = {}
    for claim in telling:
        members.setdefault(bonds.head(claim.id), []).append(claim)
    ties: dict[str, list[Judgement]] = {}
    for link in links:
        ties.setdefault(bonds.head(link.a), []).append(link)
    return [
        LinkedEvent(id=event_id(head), claims=tuple(held), links=tuple(ties.get(head, ())))
        for head, held in members.items()
    ]
