"""Events from claims and standing judgements."""

from dataclasses import replace

from counterclaim.linking.events import event_id, events_of
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.judgement import Judge, Judgement, Verdict
from tests.linking.making import Writer
from tests.views.making import judged, same


def three() -> list[Claim]:
    return [Writer(f"Jets bombed Dara. {number}").tells() for number in range(3)]


def groups(claims: list[Claim], judgements: list[Judgement]) -> list[list[int]]:
    order = [claim.id for claim in claims]
    return [[order.index(c.id) for c in each.claims] for each in events_of(claims, judgements)]


def test_every_happening_is_an_event_by_itself_until_judged() -> None:
    assert groups(three(), []) == [[0], [1], [2]]


def test_judgements_put_claims_together_and_take_them_apart() -> None:
    told = three()
    a, b, c = (claim.id for claim in told)
    assert groups(told, same(a, c)) == [[0, 2], [1]]
    assert groups(told, [*same(a, c), *same(b, c)]) == [[0, 1, 2]]
    assert groups(told, [*same(a, c), judged(c, a, Verdict.DIFFERENT)]) == [[0], [1], [2]]
    assert groups(told, [*same(a, c), judged(a, c, Verdict.UNSURE)]) == [[0], [1], [2]]


def test_the_id_is_that_of_the_first_claim_and_stays_when_more_join() -> None:
    told = three()
    a, b, c = (claim.id for claim in told)
    before = events_of(told[:2], same(a, b))
    after = events_of(told, [*same(a, b), *same(c, b)])
    assert [each.id for each in before] == [each.id for each in after] == [event_id(a)]
    assert event_id("c-00d1") == "e-00d1"


def test_an_event_has_the_judgements_that_hold_it() -> None:
    told = three()
    links = same(told[0].id, told[2].id)
    assert [each.links for each in events_of(told, links)] == [tuple(links), ()]


def test_what_tells_of_no_happening_is_in_no_event() -> None:
    told = three()
    said = Writer("The minister spoke.").tells(kind=ClaimKind.STATEMENT)
    assert groups([*told, said], same(told[0].id, said.id)) == [[0], [1], [2]]


def test_where_judgements_contradict_each_other_the_newest_stand() -> None:
    told = three()
    a, b, c = (claim.id for claim in told)
    apart = judged(a, c, Verdict.DIFFERENT)
    assert groups(told, [*same(a, b), *same(b, c), apart]) == [[0], [1, 2]]
    assert groups(told, [apart, *same(b, c), *same(a, b)]) == [[0, 1, 2]]


def test_a_persons_word_stands_before_the_programs() -> None:
    told = three()
    a, b, c = (claim.id for claim in told)
    apart = judged(a, c, Verdict.DIFFERENT)
    links = [replace(link, by=Judge.PROGRAM, score=0.9) for link in (*same(a, b), *same(b, c))]
    assert groups(told, [apart, *links]) == [[0], [1, 2]]
