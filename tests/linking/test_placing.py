"""A report placed anew: it joins or leaves events, and those stand as they are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from counterclaim.linking.events import events_of
from counterclaim.linking.likeness import Vocabulary
from counterclaim.linking.linker import Linker, Reported, vocabulary
from counterclaim.linking.placing import placed
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judge, Judgement, Verdict
from tests.linking.making import HARROW, Writer, strike
from tests.views.making import DAY, at, judged, same

LATER = DAY + timedelta(days=9)


def war() -> list[Writer]:
    """Three reports of a strike at Dara, two of one at Harrow nine days on."""
    dara = [strike(n) for n in (1, 2, 3)]
    return [*dara, *(strike(n, HARROW, LATER) for n in (40, 41))]


def linked(writers: Sequence[Writer]) -> list[Judgement]:
    return list(Linker(writer.reported for writer in writers).link().links)


def ids(*writers: Writer) -> list[str]:
    return [claim.id for writer in writers for claim in writer.claims]


def moved(writer: Writer) -> Writer:
    """Corrected: it tells of the strike at Harrow, in words of its own."""
    other = strike(40, HARROW, LATER)
    claims = zip(writer.claims, other.claims, strict=True)
    writer.claims = [replace(mine, place=its.place, time=its.time) for mine, its in claims]
    return writer


def events(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> list[list[str]]:
    return [[c.id for c in event.claims] for event in events_of(claims, judgements)]


def now(
    writers: Sequence[Writer],
    number: int,
    before: Sequence[Judgement],
    words: Vocabulary | None = None,
) -> list[list[str]]:
    """The events after the report of this number is placed anew."""
    rest = [writer for at, writer in enumerate(writers) if at != number]
    claims = [claim for writer in writers for claim in writer.claims]
    groups = events(claims, before)
    found = placed([writers[number].reported], [w.reported for w in rest], groups, before, words)
    return events(claims, [*before, *found])


def test_nothing_changes_where_nothing_was_corrected() -> None:
    writers = war()
    before = linked(writers)
    for number in range(len(writers)):
        rest = [writer.reported for at, writer in enumerate(writers) if at != number]
        claims = [claim for writer in writers for claim in writer.claims]
        assert placed([writers[number].reported], rest, events(claims, before), before) == []


def test_a_corrected_report_leaves_its_event_and_joins_another() -> None:
    for number in range(3):
        writers = war()
        before = linked(writers)
        moved(writers[number])
        stay = [claim for at in range(3) if at != number for claim in ids(writers[at])]
        there = [*ids(writers[number]), *ids(*writers[3:])]
        assert sorted(map(sorted, now(writers, number, before))) == sorted(
            [sorted(stay), sorted(there)]
        )


def test_what_it_held_together_stays_together() -> None:
    writers = war()
    hub, *others = (writer.claims[0].id for writer in writers[:3])
    before = [replace(j, by=Judge.PROGRAM, score=0.9) for j in same(hub, *others)]
    before += [
        link for link in linked(writers) if link.score == 0.95 or hub not in (link.a, link.b)
    ]
    before = [link for link in before if {link.a, link.b} != set(others)]
    moved(writers[0])
    assert ids(*writers[1:3]) in now(writers, 0, before)


def test_a_report_that_fits_nowhere_founds_an_event() -> None:
    writers = war()
    before = linked(writers)
    far = at("Ilmar", 41.0, 44.0)
    writers[1].claims = [
        replace(claim, place=far, time=replace(claim.time, earliest=day, latest=day))
        for claim in writers[1].claims
        if claim.time is not None
        for day in [DAY + timedelta(days=200)]
    ]
    assert ids(writers[1]) in now(writers, 1, before)


def test_events_that_stand_stay_apart_whatever_their_scores() -> None:
    writers = war()
    inner = [link for link in linked(writers) if link.score == 0.95]
    before = [*inner, *same(writers[0].claims[0].id, writers[1].claims[0].id)]
    found = now(writers, 1, before)
    assert ids(*writers[:2]) in found
    assert ids(writers[2]) in found  # as like as the others, and yet an event that stands
    found = now(writers, 1, inner)
    assert [len(event) for event in found[:2]] in ([4, 2], [2, 4])


def test_people_are_kept_to() -> None:
    writers = war()
    before = linked(writers)
    apart = [
        judged(one, other, Verdict.DIFFERENT)
        for one in ids(writers[0])
        for other in ids(*writers[3:])
    ]
    moved(writers[0])
    assert ids(writers[0]) in now(writers, 0, [*before, *apart])
    held = [*before, *same(writers[0].claims[0].id, writers[1].claims[0].id)]
    assert ids(*writers[:3]) in now(writers, 0, held)


def test_the_words_may_be_counted_elsewhere() -> None:
    writers = war()
    reports: list[Reported] = [writer.reported for writer in writers]
    words = vocabulary(reports)
    assert words.reports == len(writers)
    assert words.counts["osmanek"] == len(writers)
    before = list(Linker(reports, words).link().links)
    assert before == linked(writers)
    moved(writers[2])
    assert now(writers, 2, before, words) == now(writers, 2, before)
