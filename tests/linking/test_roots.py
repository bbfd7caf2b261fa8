"""Who first said it, as far as the reports show."""

from collections.abc import Sequence

import pytest

from counterclaim.linking.roots import Root, folded, roots_of
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.judgement import Judgement, Subject, Verdict
from tests.linking.making import Fields, Writer, dead, source
from tests.views.making import judged

MONITOR = source("Hill Monitor", SourceKind.MONITOR)
WIRE = source("Northwire", SourceKind.AGENCY)
MEDICS = source(None, SourceKind.MEDIC, "medics")
MINISTRY = source(None, SourceKind.GOVERNMENT, "the ministry")
HEAD = Source(mention="its head, Ann Roe", name="Ann Roe", body="Hill Monitor", cue="said")
BYLINE = Source(mention="Eve Hale", name="Eve Hale", kind=SourceKind.JOURNALIST)
REPORTER = Source(
    mention="our reporter", body="The Courier", kind=SourceKind.JOURNALIST, cue="said"
)
TEXT = "Jets killed 9 in Dara. Nine died when jets hit the market, it was said. 12 were hurt."
LEAD, BODY = "Jets killed 9", "Nine died when jets hit the market"


def root(*by: Source, outlet: str | None = "The Courier") -> Root:
    claim = Writer(outlet=outlet).tells(by=by)
    return roots_of([claim], [])[claim.id]


@pytest.mark.parametrize(
    ("by", "name", "chain", "by_outlet"),
    [
        ((), "The Courier", ("The Courier",), True),
        ((MONITOR,), "Hill Monitor", ("Hill Monitor", "The Courier"), False),
        ((MONITOR, WIRE), "Hill Monitor", ("Hill Monitor", "Northwire", "The Courier"), False),
        ((WIRE,), "Northwire", ("Northwire", "The Courier"), False),
        ((MEDICS,), "medics", ("medics", "The Courier"), False),
        ((HEAD,), "Hill Monitor", ("Hill Monitor", "The Courier"), False),
        # who only wrote it, and the outlet's own people
        ((BYLINE,), "The Courier", ("The Courier",), True),
        ((BYLINE, WIRE), "Northwire", ("Northwire", "The Courier"), False),
        ((REPORTER,), "The Courier", ("The Courier",), True),
        (
            (source(None, SourceKind.GOVERNMENT, "the Courier"),),
            "The Courier",
            ("The Courier",),
            True,
        ),
    ],
)
def test_the_end_of_the_chain(
    by: Sequence[Source], name: str, chain: tuple[str, ...], by_outlet: bool
) -> None:
    found = root(*by)
    assert (found.name, found.chain, found.by_outlet) == (name, chain, by_outlet)


def keys(*by: Source, judgements: Sequence[Judgement] = (), outlets: str = "AB") -> list[str]:
    """The roots of reports of two outlets, the first after ``by[0]``, the second after the last."""
    claims = [
        Writer(f"Jets bombed Dara, wrote {outlet}.", outlet).tells(by=(speaker,))
        for outlet, speaker in zip(outlets, (by[0], by[-1]), strict=True)
    ]
    return [each.key for each in roots_of(claims, judgements).values()]


@pytest.mark.parametrize(
    ("by", "one"),
    [
        ((MONITOR,), True),
        ((MONITOR, source("the Hill monitor", SourceKind.MONITOR)), True),
        ((MONITOR, source(None, SourceKind.MONITOR, "the monitor")), False),
        ((MONITOR, source("Hill Monitors", SourceKind.MONITOR)), False),  # never by likeness
        ((MEDICS,), False),
        ((source(None, SourceKind.ACTIVIST, "activists in the hills"),), False),
        ((source(None, SourceKind.ANONYMOUS, "a source"),), False),
        ((MINISTRY,), True),  # a body of its kind, in whatever report
    ],
)
def test_when_two_reports_have_one_source(by: Sequence[Source], one: bool) -> None:
    assert (len(set(keys(*by))) == 1) is one


def test_unnamed_sources_are_one_where_the_texts_are_copies() -> None:
    writers = [Writer(f"Jets bombed Dara, wrote {outlet}.", outlet) for outlet in "AB"]
    claims = [writer.tells(by=(MEDICS,)) for writer in writers]
    one, two = (writer.report.id for writer in writers)
    copied = judged(one, two, Verdict.SAME, Subject.COPY)
    assert len({r.key for r in roots_of(claims, [copied]).values()}) == 1
    other = judged(one, two, Verdict.DIFFERENT, Subject.COPY)
    assert len({r.key for r in roots_of(claims, [copied, other]).values()}) == 2


def test_unnamed_sources_are_one_within_a_report() -> None:
    writer = Writer(TEXT)
    writer.tells(LEAD, by=(MEDICS,))
    writer.tells(BODY, by=(MEDICS,))
    assert len({each.key for each in roots_of(writer.claims, []).values()}) == 1


def test_a_body_and_its_head_are_one_of_the_bodys_kind() -> None:
    writer = Writer(TEXT)
    by_head = writer.tells(LEAD, by=(HEAD,))
    by_body = writer.tells(BODY, by=(MONITOR,))
    found = roots_of(writer.claims, [])
    assert found[by_head.id].key == found[by_body.id].key
    assert found[by_head.id].kind is SourceKind.MONITOR


def test_an_outlet_is_the_agency_that_others_cite() -> None:
    ours, theirs = Writer(TEXT, "wire"), Writer(f"{TEXT} Again.", "The Courier")
    outlet = Source(name="wire", kind=SourceKind.OUTLET, body="Northwire")
    own = ours.tells(LEAD, sources=(outlet,))
    cited = theirs.tells(LEAD, by=(WIRE,))
    found = roots_of([own, cited], [])
    assert found[own.id].key == found[cited.id].key
    assert (found[own.id].name, found[own.id].by_outlet) == ("wire", True)


def test_what_stands_for_a_source_without_a_name_is_no_name() -> None:
    first = source(None, SourceKind.ANONYMOUS, "a source in the town")
    again = source("a source in the town", SourceKind.ANONYMOUS, "the source")
    found = []
    for outlet in "AB":
        writer = Writer(f"{TEXT} {outlet}", outlet)
        writer.tells(LEAD, by=(first,))
        writer.tells(BODY, by=(again,))
        found.append({root.key for root in roots_of(writer.claims, []).values()})
    assert [len(keys) for keys in found] == [1, 1]
    assert found[0] != found[1]


def test_reports_without_an_outlet_are_not_one_source() -> None:
    claims = [Writer(f"Jets bombed Dara {number}", None).tells() for number in range(2)]
    assert len({each.key for each in roots_of(claims, []).values()}) == 2


def test_a_persons_word_joins_names_and_parts_them_again() -> None:
    by = MONITOR, source("HM", SourceKind.MONITOR)
    same = judged("HM", "Hill Monitor", Verdict.SAME, Subject.SOURCE)
    assert len(set(keys(*by, judgements=[same]))) == 1
    parted = [same, judged("HM", "Hill Monitor", Verdict.DIFFERENT, Subject.SOURCE)]
    assert len(set(keys(*by, judgements=parted))) == 2


def test_a_lead_takes_the_root_of_the_same_figure() -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9))
    body = writer.counts(BODY, dead(9), by=(MONITOR,))
    other = writer.counts("12 were", dead(12), by=(MINISTRY,))
    found = roots_of(writer.claims, [])
    assert (found[lead.id].name, found[lead.id].from_claim) == ("Hill Monitor", body.id)
    assert found[body.id].from_claim is None
    assert found[other.id].name == "the ministry"


def test_a_lead_takes_the_root_of_the_same_deed_right_behind_it() -> None:
    writer = Writer(TEXT)
    lead = writer.tells(LEAD)
    body = writer.tells(BODY, by=(MONITOR,))
    assert roots_of(writer.claims, [])[lead.id].from_claim == body.id


@pytest.mark.parametrize("far", [False, True])
def test_but_not_of_another_deed_nor_of_one_far_below(far: bool) -> None:
    between = "Rain fell on the hills. " * 25 if far else ""
    writer = Writer(f"Jets bombed Dara. {between}Jets hit a mill.")
    lead = writer.tells("Jets bombed Dara")
    peaceful: Fields = {
        "event_type": EventType.PROTEST,
        "sub_event_type": SubEventType.PEACEFUL_PROTEST,
    }
    other = {} if far else peaceful
    writer.tells("Jets hit a mill", by=(MONITOR,), **other)
    found = roots_of(writer.claims, [])[lead.id]
    assert (found.by_outlet, found.from_claim) == (True, None)


def test_a_source_only_described_is_named_by_the_same_figure() -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9), by=(source(None, SourceKind.MONITOR, "a monitor"),))
    writer.counts(BODY, dead(9), by=(MONITOR,))
    assert roots_of(writer.claims, [])[lead.id].name == "Hill Monitor"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The  Monitor", "monitor"), ("a medic", "medic"), ("The", "the"), ("Ａgency", "agency")],
)
def test_folded_names(name: str, expected: str) -> None:
    assert folded(name) == expected
