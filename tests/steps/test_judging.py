"""``judge`` on events and claims: all their claims, in one transaction, and it holds later."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.linking.events import event_id, events_of
from counterclaim.linking.linker import Linker
from counterclaim.model.errors import UsageError
from counterclaim.model.judgement import Judge, Judgement, Subject, Verdict
from counterclaim.steps import judging
from counterclaim.steps.link import judge, link
from counterclaim.views.accounts import find_event
from tests.linking.making import HARROW, Writer, strike
from tests.views.making import DAY

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
WHY = "read both"


def keep(path: Path, *writers: Writer) -> None:
    with Ledger(path) as ledger:
        for writer in writers:
            ledger.add(writer.report, writer.claims)


def said(path: Path) -> list[Judgement]:
    with LedgerReader(path) as ledger:
        return list(ledger.judgements())


def events(path: Path) -> dict[str, list[str]]:
    """The claims of every event by its id."""
    with LedgerReader(path) as ledger:
        found = events_of([claim for _, claim in ledger.claims_at()], ledger.judgements())
    return {event.id: [claim.id for claim in event.claims] for event in found}


def both(held: dict[str, list[str]]) -> tuple[str, str]:
    """The ids of two events."""
    one, other = held
    return one, other


def ids(*writers: Writer) -> list[str]:
    return [claim.id for writer in writers for claim in writer.claims]


@pytest.fixture
def dara() -> list[Writer]:
    """Three reports of a strike at Dara."""
    return [strike(1), strike(2), strike(3)]


@pytest.fixture
def harrow() -> list[Writer]:
    """Two reports of a strike at Harrow nine days on."""
    return [strike(n, HARROW, DAY + timedelta(days=9)) for n in (60, 61)]


@pytest.fixture
def path(tmp_path: Path, dara: list[Writer], harrow: list[Writer]) -> Path:
    """Their ledger, linked: an event at Dara and one at Harrow."""
    path = tmp_path / "war.db"
    keep(path, *dara, *harrow)
    link(path)
    assert sorted(map(len, events(path).values())) == [4, 6]
    return path


Later = Callable[[Path], object]
LATER: list[Later] = [lambda path: None, link, lambda path: link(path, again=True)]
AFTERWARDS = pytest.mark.parametrize("later", LATER, ids=["at once", "link", "link --again"])


def grown(path: Path, later: Later) -> None:
    """Add a report of the strike at Dara and one of that at Harrow, and link."""
    keep(path, strike(4), strike(62, HARROW, DAY + timedelta(days=9)))
    link(path)
    later(path)


@AFTERWARDS
def test_same_makes_one_event_of_all_claims_of_both(
    path: Path, dara: list[Writer], harrow: list[Writer], later: Later
) -> None:
    one, other = event_id(ids(*dara)[0]), event_id(ids(*harrow)[0])
    done = judge(path, other, one, SAME, WHY)
    assert (done.events, done.written, done.judged) == ((one,), 0, 9)
    later(path)
    assert events(path) == {one: ids(*dara, *harrow)}
    grown(path, later)
    (whole,) = [held for held in events(path).values() if ids(*dara)[0] in held]
    assert set(whole) >= set(ids(*dara, *harrow))
    assert verify(path).fault is None


def found(path: Path, event: str) -> str:
    """The event that an id leads to."""
    with LedgerReader(path) as ledger:
        return find_event(ledger, event)


def test_an_id_leads_to_the_event_that_its_event_went_into(
    path: Path, dara: list[Writer], harrow: list[Writer]
) -> None:
    one, other = event_id(ids(*dara)[0]), event_id(ids(*harrow)[0])
    judge(path, one, other, SAME, WHY)
    assert found(path, other) == one
    far = strike(90, HARROW, DAY + timedelta(days=300))
    keep(path, far)
    link(path)
    done = judge(path, other, event_id(ids(far)[0]), SAME, WHY)
    assert done.led == ((other, one),)
    assert events(path) == {one: ids(*dara, *harrow, far)}


@AFTERWARDS
def test_different_of_two_events_keeps_all_their_claims_apart(
    path: Path, dara: list[Writer], harrow: list[Writer], later: Later
) -> None:
    before = events(path)
    done = judge(path, *both(before), DIFFERENT, WHY)
    assert (done.judged, done.written) == (24, 0)
    assert events(path) == before
    grown(path, later)
    now = events(path).values()
    assert not any({*ids(*dara)} & set(held) and {*ids(*harrow)} & set(held) for held in now)


@AFTERWARDS
def test_a_claim_moves_alone(
    path: Path, dara: list[Writer], harrow: list[Writer], later: Later
) -> None:
    claim, target = ids(dara[1])[0], event_id(ids(*harrow)[0])
    done = judge(path, claim, target, SAME, WHY)
    assert (done.judgement.verdict, done.overruled) == (SAME, ())
    later(path)
    now = {frozenset(held) for held in events(path).values()}
    assert now == {
        frozenset({*ids(*harrow), claim}),
        frozenset(set(ids(*dara)) - {claim}),
    }


@AFTERWARDS
@pytest.mark.parametrize("number", range(6))
def test_a_claim_is_taken_out_of_its_event(
    path: Path, dara: list[Writer], number: int, later: Later
) -> None:
    claim, event = ids(*dara)[number], event_id(ids(*dara)[0])
    judge(path, claim, event, DIFFERENT, WHY)
    later(path)
    rest = [each for each in ids(*dara) if each != claim]
    now = events(path)
    assert now[event_id(claim)] == [claim]
    assert now[event_id(rest[0])] == rest


def test_taken_out_and_put_back_again(path: Path, dara: list[Writer]) -> None:
    before = events(path)
    claim, other, event = ids(dara[1])[0], ids(dara[2])[1], event_id(ids(*dara)[0])
    judge(path, claim, event, DIFFERENT, WHY)
    done = judge(path, claim, other, SAME, "it is there after all")
    assert events(path) == before
    assert len(done.overruled) == 5
    assert {each.verdict for each in done.overruled} == {DIFFERENT}
    link(path, again=True)
    assert events(path) == before


@AFTERWARDS
def test_two_claims_part_each_with_those_nearer(
    path: Path, dara: list[Writer], harrow: list[Writer], later: Later
) -> None:
    before = events(path)
    judge(path, *both(before), SAME, WHY)
    done = judge(path, ids(dara[0])[0], ids(harrow[1])[1], DIFFERENT, "nine days apart")
    assert events(path) == before
    assert done.events == tuple(before)
    assert {each.verdict for each in done.overruled} == {SAME}
    later(path)
    assert events(path) == before


def test_the_part_that_leaves_is_that_of_the_second(path: Path, dara: list[Writer]) -> None:
    one, other = ids(dara[2])[0], ids(dara[1])[0]
    judge(path, one, other, DIFFERENT, WHY)
    now = events(path)
    assert one in now[event_id(ids(*dara)[0])]
    assert now[event_id(other)] == ids(dara[1])


def test_the_id_of_an_event_that_went_into_another_parts_them_again(
    path: Path, dara: list[Writer], harrow: list[Writer]
) -> None:
    before = events(path)
    judge(path, *both(before), SAME, WHY)
    judge(path, *both(before), DIFFERENT, "not after all")
    assert events(path) == before


def test_unsure_takes_back_what_was_said(path: Path, dara: list[Writer]) -> None:
    before = events(path)
    one, other = before
    judge(path, one, other, SAME, WHY)
    for claim in before[other]:
        judge(path, claim, one, UNSURE, "who knows")
    assert len(events(path)) > 1
    link(path, again=True)
    assert events(path)[one] == before[one]


def test_what_a_person_tied_stays_tied_when_the_first_claim_leaves(
    path: Path, dara: list[Writer], harrow: list[Writer]
) -> None:
    judge(path, *both(events(path)), SAME, WHY)
    first, *rest = ids(*dara, *harrow)
    judge(path, first, event_id(first), DIFFERENT, "the total of the month")
    link(path, again=True)
    assert events(path) == {event_id(first): [first], event_id(rest[0]): rest}


def test_all_of_it_or_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("no linker today")

    before = said(path)
    held = next(iter(events(path).values()))
    for name in ("split", "hang"):
        monkeypatch.setattr(Linker, name, fails)
    with pytest.raises(RuntimeError, match="no linker"):
        judge(path, held[0], held[-1], DIFFERENT, WHY)
    with pytest.raises(RuntimeError, match="no linker"):
        judge(path, held[0], event_id(held[0]), DIFFERENT, WHY)
    assert said(path) == before


def test_no_report_is_read_to_join_events(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(LedgerReader, "claims_at", never)
    monkeypatch.setattr(LedgerReader, "reports", never)
    with LedgerReader(path) as ledger:
        firsts = [j.a for j in ledger.judgements() if j.about is Subject.EVENT]
    with monkeypatch.context() as patch:
        patch.setattr(LedgerReader, "report", never)
        judge(path, event_id(firsts[0]), event_id(firsts[-1]), SAME, WHY)
    judge(path, firsts[0], firsts[-1], DIFFERENT, WHY)


def test_too_many_pairs_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MOST", 23)
    before = said(path)
    with pytest.raises(UsageError, match="24 pairs to judge, more than 23; judge single claims"):
        judge(path, *both(events(path)), DIFFERENT, WHY)
    assert said(path) == before


# Random words on random claims and events, with reports added in between, against a plain model.

WAR = [
    strike(n, place, DAY + timedelta(days=day))
    for n, place, day in [
        (1, None, 0), (2, None, 0), (40, HARROW, 0), (3, None, 0), (41, HARROW, 0), (70, None, 9),
    ]
]  # fmt: skip
ALL = ids(*WAR)
Step = tuple[int, int, bool, bool, Verdict, int]
STEPS = st.lists(
    st.tuples(
        st.integers(0, len(ALL) - 1),
        st.integers(0, len(ALL) - 1),
        st.booleans(),
        st.booleans(),
        st.sampled_from([SAME, SAME, DIFFERENT, DIFFERENT, UNSURE]),
        st.integers(0, 4),
    ),
    max_size=8,
)


def met(judgements: list[Judgement]) -> list[Judgement]:
    """People's newest words, each taken where all that were taken before it leave room."""
    newest = {(j.a, j.b): j for j in judgements if j.by is Judge.PERSON}
    taken: list[Judgement] = []
    for each in sorted(newest.values(), key=judgements.index, reverse=True):
        if each.verdict is not UNSURE and _can_all_be([*taken, each]):
            taken.append(each)
    return taken


def _can_all_be(wanted: list[Judgement]) -> bool:
    of = {claim: {claim} for claim in ALL}
    for each in wanted:
        if each.verdict is SAME:
            both = of[each.a] | of[each.b]
            of |= dict.fromkeys(both, both)
    return not any(each.verdict is DIFFERENT and each.b in of[each.a] for each in wanted)


def check(path: Path, known: set[str]) -> dict[str, set[str]]:
    """That every claim is in one event, that what can be met is, that ids lead somewhere."""
    now = events(path)
    with LedgerReader(path) as ledger:
        there = [claim.id for _, claim in ledger.claims_at()]
    assert sorted(c for held in now.values() for c in held) == sorted(there)
    home = {claim: event for event, held in now.items() for claim in held}
    for each in met(said(path)):
        assert (home[each.a] == home[each.b]) is (each.verdict is SAME), each
    known.update(now)
    for event in known:
        assert found(path, event) == home["c-" + event[2:]]
    return {claim: set(now[event]) for claim, event in home.items()}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_any_words_in_any_order(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "war.db"
        keep(path, *WAR[:3])
        link(path)
        added, known = 3, set[str]()
        check(path, known)
        for one, other, whole, other_whole, verdict, act in steps:
            a, b = ALL[one % (2 * added)], ALL[other % (2 * added)]
            before = check(path, known)
            ones, others = (before[c] if w else {c} for c, w in ((a, whole), (b, other_whole)))
            try:
                judge(
                    path,
                    event_id(a) if whole else a,
                    event_id(b) if other_whole else b,
                    verdict,
                    WHY,
                )
            except UsageError:
                assert a == b
                continue
            check_word(check(path, known), verdict, (a, ones), (b, others))
            if act == 1 and added < len(WAR):
                keep(path, WAR[added])
                added += 1
            if act in (1, 2, 3):
                link(path, again=act == 3)
                check_word(check(path, known), verdict, (a, ones), (b, others))


def check_word(
    now: dict[str, set[str]],
    verdict: Verdict,
    one: tuple[str, set[str]],
    other: tuple[str, set[str]],
) -> None:
    """That the word just said holds for all claims of what it was said of."""
    (a, ones), (b, others) = one, other
    if verdict is SAME:
        assert ones | others <= now[a]
    elif verdict is DIFFERENT:
        if ones == others and len(ones) > 1:  # two ids of one event: their claims part
            ones, others = {a}, {b}
        if a in others or b in ones:
            ones, others = ones - others or ones, others - ones or others
        assert all(now[x].isdisjoint(others) for x in ones)
