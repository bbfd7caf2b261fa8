"""The drawn tables tell, by index, what reading the whole ledger would."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counterclaim.ledger.drawn import PLACES, Draw, Link
from counterclaim.ledger.some import AT_ONCE
from counterclaim.ledger.write import Ledger
from counterclaim.model.attribution import SourceKind
from counterclaim.model.claim import ClaimKind
from counterclaim.model.decision import Act, Decision
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict, pair
from counterclaim.model.report import DatePrecision
from counterclaim.steps.draw import draw_all_events, draw_backlog
from tests.ledger.making import claim, claims, report

ONE, TWO, THREE = report(1), report(2), report(3, title=None, published=None)
HELD = {
    of.id: (claim(of, "Rebels", kind=ClaimKind.STATEMENT), claims(of)[1])
    for of in (ONE, TWO, THREE)
}
A, B = HELD[ONE.id]
C, D = HELD[TWO.id]
NONE = "c-none"


def said(one: str, other: str, verdict: Verdict, about: Subject = Subject.EVENT) -> Judgement:
    a, b = pair(one, other)
    return Judgement(a=a, b=b, about=about, verdict=verdict, by=Judge.PERSON, reasons=("so",))


JUDGED = (
    said(B.id, D.id, Verdict.SAME),
    said(ONE.id, TWO.id, Verdict.SAME, Subject.COPY),
    said(TWO.id, THREE.id, Verdict.SAME, Subject.COPY),
    said("Hill Monitor", "HM", Verdict.SAME, Subject.SOURCE),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Three reports, each of a statement and an event; two of the events are one."""
    with Ledger(tmp_path / "war.db") as ledger:
        for of in (ONE, TWO, THREE):
            ledger.add(of, HELD[of.id])
        ledger.add_judgements(JUDGED)
        draw_backlog(ledger)
        draw_all_events(ledger)
        yield ledger


def reject(ledger: Ledger, claim: str) -> None:
    ledger.add_decisions([Decision(claim=claim, act=Act.REJECT, coder="ann")])
    draw_backlog(ledger)


def test_claims_in_reports_that_stand_in_the_order_of_the_ledger(ledger: Ledger) -> None:
    assert ledger.claims_in([TWO.id, ONE.id, "r-none"]) == [A, B, C, D]
    reject(ledger, A.id)
    assert ledger.claims_in([ONE.id]) == [B]
    assert ledger.claims_in([]) == []


def test_claims_by_their_ids(ledger: Ledger) -> None:
    assert ledger.claims_by_id([D.id, NONE, A.id]) == [A, D]
    many = [f"c-{number}" for number in range(AT_ONCE)]
    assert ledger.claims_by_id([D.id, *many, A.id]) == [A, D]
    reject(ledger, A.id)
    assert ledger.claims_by_id([A.id, D.id]) == [D]


def test_numbers_and_places(ledger: Ledger) -> None:
    one, two, three = ledger.all_numbers()
    assert ledger.numbers([THREE.id, ONE.id, "r-none"]) == [one, three]
    assert ledger.places_of([C.id, NONE, A.id]) == {A.id: one * PLACES, C.id: two * PLACES}
    assert ledger.ids_in(one) == [A.id, B.id]
    assert ledger.ids_in(one, without_event=True) == [A.id]
    assert ledger.report_of(D.id) == TWO.id
    assert ledger.report_of(NONE) is None
    assert (ledger.text_of(ONE.id), ledger.text_of("r-none")) == (ONE.text, "")


def test_events_by_what_they_hold(ledger: Ledger) -> None:
    [event] = ledger.events_of([A.id, B.id, NONE])
    assert event == ledger.event_of(D.id)
    assert ledger.event_of(A.id) is ledger.event_of(NONE) is None
    one, two, three = ledger.all_numbers()
    assert ledger.events_in([one]) == ledger.events_in([two]) == {event}
    [other] = ledger.events_in([three])
    assert other != event
    assert ledger.claims_of_event(event) == [B.id, D.id]
    assert ledger.reports_of_event(event) == [ONE.id, TWO.id]
    assert ledger.has_events()
    with ledger.batch():
        ledger.drop_events([event])
    assert ledger.events_of([B.id]) == set()
    assert ledger.event(event) is None


def test_events_by_how_their_ids_begin(ledger: Ledger) -> None:
    event, other = ledger.event_of(B.id), ledger.event_of(HELD[THREE.id][1].id)
    assert event is not None
    assert other is not None
    assert ledger.events_like("e-") == sorted([event, other])
    assert ledger.events_like(event) == ledger.events_like(event[:-1]) == [event]
    assert ledger.events_like("e-zz") == ledger.events_like("%") == []
    assert set(ledger.events_with("c-")) == {event, other}
    assert ledger.events_with(D.id) == [event]
    assert ledger.events_with(A.id) == []
    assert ledger.event(event) is not None


def test_judgements_by_what_they_are_on(ledger: Ledger) -> None:
    kept = list(ledger.judgements())
    assert ledger.judgements_on(Subject.EVENT, [D.id]) == kept[:1]
    assert ledger.judgements_on(Subject.EVENT, [B.id, D.id]) == kept[:1]
    assert ledger.judgements_on(Subject.COPY, [TWO.id]) == kept[1:3]
    assert ledger.judgements_on(Subject.COPY, [D.id]) == []
    assert list(ledger.judgements_about(Subject.SOURCE)) == kept[3:]


def test_copies_by_way_of_others_as_they_were_last_judged(ledger: Ledger) -> None:
    kept = list(ledger.judgements())
    everything = {ONE.id, TWO.id, THREE.id}
    assert ledger.copies_of([ONE.id]) == (everything, kept[1:3])
    assert ledger.copies_of(["r-none"]) == ({"r-none"}, [])
    apart = said(TWO.id, THREE.id, Verdict.DIFFERENT, Subject.COPY)
    ledger.add_judgements([apart])
    _, judged = ledger.copies_of([ONE.id])
    assert [(j.a, j.b, j.verdict) for j in judged if THREE.id in (j.a, j.b)] == [
        (apart.a, apart.b, Verdict.DIFFERENT)
    ]


def test_the_kind_of_a_body_is_what_most_tell(ledger: Ledger) -> None:
    one, two, three = ledger.all_numbers()
    told = {("guard", SourceKind.GOVERNMENT): 2, ("guard", None): 1}
    with ledger.batch():
        assert ledger.draw_bodies(one, told) >= {"guard"}
        assert ledger.body_kinds(["guard", "nobody"]) == {"guard": SourceKind.GOVERNMENT}
        assert "guard" not in ledger.draw_bodies(two, {("guard", SourceKind.MILITARY): 1})
        assert "guard" in ledger.draw_bodies(three, {("guard", SourceKind.MILITARY): 4})
        assert ledger.body_kinds(["guard"]) == {"guard": SourceKind.MILITARY}
        assert ledger.speaking_for(["guard"]) == {one}
        assert ledger.naming(["guard"]) == {one, two, three}
        assert "guard" in ledger.draw_bodies(three, {})
        assert ledger.body_kinds(["guard"]) == {"guard": SourceKind.GOVERNMENT}


def test_reports_as_lists_have_them(ledger: Ledger) -> None:
    reject(ledger, A.id)
    one, two, three = ledger.drawn_reports()
    assert (one.id, one.title, one.claims, two.claims) == (ONE.id, ONE.title, 1, 2)
    assert (three.title, three.published) == (THREE.text, None)
    assert list(ledger.drawn_reports(1)) == [one]
    assert one.published_precision is DatePrecision.DAY
    assert ledger.reports_published(date(2031, 5, 4), date(2031, 5, 4)) == [one, two]
    assert ledger.reports_published(date(2031, 5, 5), date(2031, 6, 1)) == []


def test_what_waits_is_told_until_it_is_done(ledger: Ledger) -> None:
    one, two, three = ledger.all_numbers()
    assert ledger.to_draw() == []
    assert {each.link for each in ledger.to_link()} == {Link.NEVER}
    with ledger.batch():
        ledger.linked_now([one, two, three])
        ledger.wait_for([three, one], Draw.SOURCES, Link.DONE)
        ledger.wait_for([one], Draw.ALL, Link.ANEW)
        ledger.wait_for([one], Draw.NOTHING, Link.DONE)  # takes nothing back
    assert [(w.number, w.draw) for w in ledger.to_draw()] == [
        (one, Draw.ALL),
        (three, Draw.SOURCES),
    ]
    assert [w.number for w in ledger.to_draw(1)] == [one]
    with ledger.batch():
        ledger.drawn_now(one)
        ledger.linked_now([three])
    assert [w.number for w in ledger.to_draw()] == [three]
    assert [(w.report, w.link) for w in ledger.to_link()] == [(ONE.id, Link.ANEW)]


def test_words_and_values(ledger: Ledger) -> None:
    with ledger.batch():
        ledger.draw_words(3, {"market": 2, "hill": 1})
        ledger.draw_words(3, {"market": 3})
        ledger.draw_value("what", "this")
    assert ledger.word_counts(["market", "hill"]) == {"market": 3}
    assert ledger.drawn_value("reports with words") == "3"
    assert (ledger.drawn_value("what"), ledger.drawn_value("else")) == ("this", None)


def test_all_is_drawn_afresh_once_it_was_cleared(ledger: Ledger) -> None:
    before = [list(ledger._rows(f"SELECT * FROM {table} ORDER BY 1, 2")) for table in TABLES]
    with ledger.batch():
        ledger.linked_now(ledger.all_numbers())
        ledger.clear_drawing()
    assert ledger.claims_in([ONE.id]) == []
    draw_backlog(ledger)
    after = [list(ledger._rows(f"SELECT * FROM {table} ORDER BY 1, 2")) for table in TABLES]
    assert after == before
    assert ledger.to_draw() == []


TABLES = ("drawn_claims", "drawn_reports", "drawn_events", "drawn_event_days", "drawn_bodies")


def test_a_report_of_too_many_claims_is_refused(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.ledger.drawn.PLACES", 1)
    of = report(9)
    with pytest.raises(ValueError, match="more than a ledger can draw"):
        ledger.add(of, (claim(of, "Rebels", 1), claim(of, "market", 2)))
    assert ledger.report(of.id) is None
