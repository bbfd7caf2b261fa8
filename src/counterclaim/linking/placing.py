"""Reports placed anew among events that stand, as after a correction of their claims."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.linking.likeness import Vocabulary
from counterclaim.linking.linker import Linker, Reported
from counterclaim.linking.standing import links_by_program, people, standing
from counterclaim.model.judgement import Judgement, Subject, Verdict


def placed(
    reports: Sequence[Reported],
    neighbours: Sequence[Reported],
    groups: Iterable[Sequence[str]],
    judged: Iterable[Judgement],
    vocabulary: Vocabulary | None = None,
) -> list[Judgement]:
    """The judgements to write so that the claims of ``reports`` join events or found their own.

    ``groups`` are the events that stand among the claims of ``neighbours``, which keep these
    claims: none comes apart, and no two come together. ``judged`` are all judgements on any of the
    claims, oldest first; those of people are kept to. Links that no longer hold are ended first.
    ``vocabulary`` is that of the whole ledger; None counts the words of the reports given.
    """
    stand = standing(judged, Subject.EVENT)
    groups = [tuple(group) for group in groups]
    linker = Linker((*reports, *neighbours), vocabulary)
    around = frozenset(report.id for report in reports)
    found = linker.link(people(stand), around, groups)
    free = {claim.id for report in reports for claim in report.claims}
    events = [*found.groups, *(_fixed(group, free, found.seen) for group in groups)]
    event_of = {claim: at for at, event in enumerate(events) for claim in event}
    links = [link for link in stand if links_by_program(link)]
    ended = [
        link
        for link in links
        if not free.isdisjoint((link.a, link.b))
        and event_of.get(link.a, link.a) != event_of.get(link.b, link.b)
    ]
    gone = set(ended)
    kept = [link for link in links if link not in gone]
    return [
        *(_ended(link) for link in ended),
        *(link for event in events if event for link in linker.hang(event, stand, kept)),
    ]


def _fixed(group: Iterable[str], free: set[str], seen: frozenset[str]) -> tuple[str, ...]:
    """An event that nothing is placed in: it may still have been tied by a claim that left."""
    return tuple(claim for claim in group if claim not in free and claim not in seen)


def _ended(link: Judgement) -> Judgement:
    why = "linked otherwise since a claim was corrected"
    return replace(link, verdict=Verdict.DIFFERENT, reasons=(why,), recorded_at=None)
