"""Claims to events: the same in one go and bit by bit, and what people judged is kept."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations

import pytest

from counterclaim.linking.copies import Copied
from counterclaim.linking.events import events_of
from counterclaim.linking.linker import (
    COPY,
    TOGETHER,
    Linked,
    Linker,
    copy_judgements,
)
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict
from tests.linking.making import HARROW, Fields, Writer, dead, strike
from tests.views.making import DAY, judged, on

LATER = DAY + timedelta(days=9)


def war() -> list[Writer]:
    """Three reports of a strike at Dara, two of one at Harrow, one of a later one at Dara."""
    return [
        strike(1),
        strike(2),
        strike(40, HARROW),
        strike(3),
        strike(41, HARROW),
        strike(70, day=LATER),
    ]


def linked(
    writers: Sequence[Writer],
    people: Sequence[Judgement] = (),
    around: Sequence[Writer] | None = None,
) -> Linked:
    linker = Linker(writer.reported for writer in writers)
    near = None if around is None else frozenset(writer.report.id for writer in around)
    return linker.link(people, near)


def events(writers: Sequence[Writer], judgements: Sequence[Judgement]) -> list[list[int]]:
    """The reports of each event by number."""
    order = [writer.report.id for writer in writers]
    claims = [claim for writer in writers for claim in writer.claims]
    found = events_of(claims, judgements)
    return [sorted({order.index(c.report.id) for c in event.claims}) for event in found]


def first(writer: Writer) -> str:
    return writer.claims[0].id


def test_reports_of_one_event_are_linked_and_no_others() -> None:
    writers = war()
    assert events(writers, linked(writers).links) == [[0, 1, 3], [2, 4], [5]]


def test_every_link_has_a_score_and_reasons() -> None:
    for link in linked(war()).links:
        assert (link.verdict, link.by, link.about) == (Verdict.SAME, Judge.PROGRAM, Subject.EVENT)
        assert link.score is not None
        assert 0 <= link.score <= 1
        assert link.reasons
        assert link.a < link.b


def test_the_links_of_an_event_are_a_tree() -> None:
    writers = war()
    links = linked(writers).links
    claims = sum(len(writer.claims) for writer in writers)
    assert len(links) == claims - len(events(writers, links))
    assert len({(link.a, link.b) for link in links}) == len(links)


def test_claims_of_one_telling_hang_on_its_first() -> None:
    writer = strike(1)
    (link,) = linked([writer]).links
    assert {link.a, link.b} == {claim.id for claim in writer.claims}
    assert (link.score, link.reasons) == (TOGETHER, ("told together in one report",))


def test_the_same_reports_give_the_same_links() -> None:
    assert linked(war()).links == linked(war()).links


@pytest.mark.parametrize(
    "second",
    [
        {"time": on(LATER)},
        {"place": HARROW},
        {"time": on(DAY - timedelta(days=60), DAY)},  # a running total
    ],
    ids=["other day", "other place", "total"],
)
def test_nothing_is_linked_within_a_report_across_days_and_places(
    second: Fields,
) -> None:
    writer = Writer("Jets bombed Dara, killing 9. Jets bombed a mill, killing 9.")
    writer.tells("Jets bombed Dara", figures=(dead(9),))
    writer.tells("Jets bombed a mill", figures=(dead(9),), **second)
    assert linked([writer]).links == ()


@pytest.mark.parametrize("new", range(6))
def test_linking_around_a_report_gives_the_events_of_a_full_link(new: int) -> None:
    writers = war()
    whole = linked(writers)
    part = linked(writers, around=[writers[new]])
    seen = [claim.id for claim in writers[new].claims]
    assert part.seen.issuperset(seen)
    assert set(part.links) == {k for k in whole.links if {k.a, k.b} & part.seen}


def test_reports_one_by_one_come_to_the_events_of_all_at_once() -> None:
    """With the old links of what was not looked at again."""
    writers = war()
    kept: dict[tuple[str, str], Judgement] = {}
    for number in range(1, len(writers) + 1):
        run = linked(writers[:number], around=[writers[number - 1]])
        kept = {p: k for p, k in kept.items() if not run.seen.issuperset(p)}
        kept |= {(link.a, link.b): link for link in run.links}
    assert events(writers, list(kept.values())) == events(writers, linked(writers).links)


def test_a_person_takes_apart_and_puts_together() -> None:
    writers = war()
    apart = judged(first(writers[0]), first(writers[1]), Verdict.DIFFERENT)
    found = events(writers, [*linked(writers, [apart]).links, apart])
    assert not any({0, 1} <= set(event) for event in found)
    one = judged(first(writers[2]), first(writers[5]), Verdict.SAME)
    found = events(writers, [*linked(writers, [one]).links, one])
    assert any({2, 5} <= set(event) for event in found)


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT])
def test_what_was_judged_elsewhere_does_not_hinder_linking_around_a_report(
    verdict: Verdict,
) -> None:
    writers = war()
    elsewhere = judged(first(writers[0]), first(writers[1]), verdict)
    found = linked(writers, [elsewhere], around=[writers[5]])
    assert found.seen == {claim.id for claim in writers[5].claims}


def test_unsure_ties_nothing_and_another_report_may_tie_both() -> None:
    writers = war()
    unsure = judged(first(writers[0]), first(writers[1]), Verdict.UNSURE)
    found = linked(writers, [unsure]).links
    assert (unsure.a, unsure.b) not in {(link.a, link.b) for link in found}
    assert events(writers, [*found, unsure]) == events(writers, linked(writers).links)
    two = writers[:2]
    assert events(two, linked(two).links) == [[0, 1]]
    assert events(two, [*linked(two, [unsure]).links, unsure]) == [[0], [1]]


def test_the_programs_own_judgements_do_not_bind_it() -> None:
    writers = war()
    old = [
        Judgement(a=a, b=b, verdict=Verdict.SAME, by=Judge.PROGRAM, score=0.9)
        for a, b in combinations(sorted(first(writer) for writer in writers), 2)
    ]
    assert linked(writers, old).links == linked(writers).links


@pytest.mark.parametrize(("one", "other"), [(0, 1), (0, 2), (1, 2)])
def test_a_person_takes_apart_what_one_report_tells_together(one: int, other: int) -> None:
    writer = Writer("Jets bombed Dara. Bombs fell on Dara. Dara was struck from the air.")
    for words in ("Jets bombed Dara", "Bombs fell on Dara", "Dara was struck"):
        writer.tells(words)
    assert len(linked([writer]).links) == 2
    apart = judged(writer.claims[one].id, writer.claims[other].id, Verdict.DIFFERENT)
    found = events_of(writer.claims, linked([writer], [apart]).links)
    claims = [[claim.id for claim in event.claims] for event in found]
    assert len(claims) == 2
    assert not any({apart.a, apart.b} <= set(event) for event in claims)


@pytest.mark.parametrize(("share", "found"), [(COPY, 1), (COPY - 0.01, 0)])
def test_what_is_mostly_copied_is_one_text(share: float, found: int) -> None:
    judgements = copy_judgements([Copied("r-1", "r-2", share)])
    assert len(judgements) == found
    for each in judgements:
        assert (each.about, each.verdict, each.by) == (Subject.COPY, Verdict.SAME, Judge.PROGRAM)
        assert each.reasons == ("50% of the shorter text stands in the other",)


def test_what_a_report_is_about() -> None:
    writers = war()
    linker = Linker(writer.reported for writer in writers)
    main = linker.main(writers[2].report.id)
    assert main is not None
    assert main.mentions == {"harrow"}
    assert linker.main("r-unknown") is None


def test_no_reports_give_no_events() -> None:
    assert linked([]) == Linked((), frozenset(), (), ())
