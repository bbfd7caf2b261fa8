"""Accounts of one event: a row a source and what its outlets say, clashes, and who is silent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterclaim.linking.accounts import Account
from counterclaim.linking.clashes import Clash, ClashType
from counterclaim.model.errors import UsageError
from counterclaim.model.event import EventType
from counterclaim.model.label import Label
from counterclaim.model.stance import Certainty, Polarity, Stance
from counterclaim.views import sides
from counterclaim.views.accounts import (
    CLASHING,
    AccountRow,
    Accounts,
    accounts,
    accounts_of,
    grouped,
)
from counterclaim.views.records import ActorRecord, PlaceRecord, Span, StanceRecord, ToldAs
from tests.views.making import DAY, MONITOR, Teller, actor, at, figure, kept, linked, on, same

JETS = ActorRecord.of(actor("jets"))


def told(*tellers: Teller, beside: Sequence[Teller] = ()) -> Accounts:
    ids = [c.id for teller in tellers for c in teller.claims if c.kind in ("event", "figure")]
    whole = linked(*tellers, *beside, judgements=same(*ids))
    return accounts_of(whole, whole.events[0])


def test_outlets_that_say_the_same_after_one_source_share_a_row() -> None:
    one, two, three = Teller("The Courier"), Teller("Radio Ten"), Teller("The Lantern")
    ids = [teller.counts(figure(9), by=(MONITOR,)) for teller in (one, two)]
    other = three.counts(figure(12), by=(MONITOR,))
    found = told(one, two, three)
    assert [(row.root, row.outlets, row.figures[0].low, row.claims) for row in found.accounts] == [
        ("Hill Monitor", ("The Courier", "Radio Ten"), 9, tuple(ids)),
        ("Hill Monitor", ("The Lantern",), 12, (other,)),
    ]
    assert (len(found.event.behind.outlets), len(found.event.behind.roots)) == (3, 1)
    assert [[link.name for link in chain] for chain in found.accounts[0].chains] == [
        ["Hill Monitor", "The Courier"],
        ["Hill Monitor", "Radio Ten"],
    ]


def test_an_account_says_who_did_what_to_whom_and_how_it_is_told() -> None:
    one = Teller("The Courier")
    one.tells(actor=actor("jets"), target=actor("a market"))
    one.tells(stance=Stance(polarity=Polarity.DENIED))
    [row] = told(one).accounts
    assert row.own_voice
    assert (row.who, row.whom) == ((JETS,), (ActorRecord.of(actor("a market")),))
    assert (row.where, row.when) == ((PlaceRecord.of(at()),), (Span(earliest=DAY, latest=DAY),))
    assert row.told_as == (
        ToldAs(stance=StanceRecord()),
        ToldAs(stance=StanceRecord(polarity=Polarity.DENIED)),
    )


def test_another_word_for_a_registered_actor_makes_no_other_account() -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    for teller, words in ((one, "the army"), (two, "its troops")):
        teller.tells(MONITOR, actor=replace(actor(words), name="Army of Dara"))
    [row] = told(one, two).accounts
    assert [(who.name, who.mention) for who in row.who] == [("Army of Dara", "the army")]


def test_a_denial_says_by_whom_and_an_accusation_that_is_denied_of_whom() -> None:
    one = Teller("The Courier")
    army = actor("the army")
    one.tells()
    one.tells(event_type=EventType.REJECT, event_mode="deny", sub_event_type=None, actor=army)
    denied = Stance(polarity=Polarity.DENIED, certainty=Certainty.ALLEGED)
    one.tells(event_type=EventType.ACCUSE, sub_event_type=None, target=army, stance=denied)
    [row] = _told_apart(one)
    record = ActorRecord.of(army)
    plain = StanceRecord(polarity=Polarity.DENIED)
    assert row.told_as[1:] == (
        ToldAs(stance=plain, denied_by=record),
        ToldAs(stance=replace(plain, certainty=Certainty.ALLEGED), blames=record),
    )


def test_labels_within_the_words_or_for_its_actors() -> None:
    one = Teller("The Courier")
    one.tells(actor=actor("jets"))
    label = one.calls("terrorists")
    one.calls("bandits", by=("a medic",))  # of another speaker
    [row] = told(one).accounts
    assert row.labels == (Label(used="terrorists"),)
    assert label in row.claims


def test_whoever_is_blamed_at_the_place_is_part_of_the_account() -> None:
    one = Teller("The Courier")
    one.tells()
    blaming = {"event_type": EventType.ACCUSE, "sub_event_type": None, "time": on(date(2023, 1, 1))}
    blame = one.tells("a medic", target=actor("the army"), **blaming)
    one.tells("an envoy", target=actor("the army"), place=at("Harrow"), **blaming)
    own, medic = _told_apart(one)
    army = ActorRecord.of(actor("the army"))
    assert own.told_as == (ToldAs(stance=StanceRecord()),)
    assert medic.told_as == (ToldAs(stance=StanceRecord(), blames=army),)
    assert (medic.root, medic.claims) == ("a medic", (blame,))
    assert medic.when == ()  # an accusation's time is not the event's


def _told_apart(teller: Teller) -> tuple[AccountRow, ...]:
    whole = linked(teller)
    return accounts_of(whole, whole.events[0]).accounts


def test_silent_are_outlets_with_a_report_within_a_day(tmp_path: Path) -> None:
    one = Teller("The Courier")
    ids = one.tells(), one.tells()
    near, far = Teller("Radio Ten"), Teller("The Lantern", published=date(2031, 5, 6))
    also = Teller("The Courier", "another report")
    undated = Teller("Northern Post", published=None)
    for teller in (near, far, also, undated):
        teller.tells(place=at("Harrow", 36.2, 37.1), time=on(date(2031, 4, 1)))
    path = kept(tmp_path / "war.db", one, near, far, also, undated, judgements=same(*ids))
    [silent] = accounts(path, ids[0]).silent
    assert (silent.outlet, silent.reports) == ("Radio Ten", (near.report.id,))
    assert silent.published == (date(2031, 5, 4),)


def differ(ours: Account, theirs: Account) -> tuple[Clash, ...]:
    made = [
        Clash(
            type=ClashType.FIGURE,
            ours=one.figures[0].mention + "a",
            theirs="12",
            our_claims=(one.id,),
            their_claims=(other.id,),
            compatible=compatible,
            why="an earlier count" if compatible else "",
        )
        for one, other in zip(ours.told, theirs.told, strict=False)
        for compatible in (True, False)
    ]
    return tuple(made)


def test_clashes_name_both_accounts_and_stand_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sides, "clashes", differ)
    one, two, three = Teller("The Courier"), Teller("Radio Ten"), Teller("The Lantern")
    first = one.counts(figure(9))
    second = two.counts(figure(12), by=(MONITOR,))
    third = three.counts(figure(12), by=(MONITOR,))
    found = told(one, two, three)
    numbers = {row.root: number for number, row in enumerate(found.accounts, 1)}
    clash = next(
        row for row in found.clashes if "The Courier" in (row.ours.source, row.theirs.source)
    )
    assert {clash.ours.account, clash.theirs.account} == set(numbers.values())
    assert set(clash.ours.claims + clash.theirs.claims) <= {first, second, third}
    words = [(row.type, row.ours, row.theirs.source) for row in found.clashes]
    assert len(words) == len(set(words))
    assert [row.compatible for row in found.clashes] == sorted(r.compatible for r in found.clashes)


def test_a_side_that_clashes_with_several_stands_against_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def alone(ours: Account, theirs: Account) -> tuple[Clash, ...]:
        one, other = ours.told[0], theirs.told[0]
        return tuple(
            Clash(
                type=ClashType.DENIAL,
                ours=one.report.outlet or "",
                theirs=other.report.outlet or "",
                our_claims=(one.id,),
                their_claims=(other.id,),
            )
            for held in [{one.report.outlet, other.report.outlet}]
            if "Radio Ten" in held
        )

    monkeypatch.setattr(sides, "clashes", alone)
    tellers = [Teller(name) for name in ("The Courier", "Radio Ten", "The Lantern")]
    for teller in tellers:
        teller.tells()
    [group] = grouped(told(*tellers).clashes)
    assert (group.one.words, group.one.account) == ("Radio Ten", 2)
    assert [side.words for side in group.others] == ["The Courier", "The Lantern"]


def test_every_kind_of_clash_has_its_place_in_an_account() -> None:
    marked = {kind for kinds in CLASHING.values() for kind in kinds}
    assert marked == set(ClashType)
    assert set(CLASHING) <= set(AccountRow.__dataclass_fields__)


def test_an_event_is_found_by_its_id_its_start_or_a_claim(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    ids = one.tells(), two.tells()
    path = kept(tmp_path / "war.db", one, two, judgements=same(*ids))
    whole = accounts(path, "e-" + ids[0][2:])
    assert accounts(path, whole.event.event[:9]) == whole == accounts(path, ids[1].upper())


def test_an_id_leads_to_where_its_claim_went(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    ids = one.tells(), two.tells()
    path = kept(tmp_path / "war.db", one, two, judgements=same(*ids))
    assert accounts(path, "e-" + ids[1][2:]).event.event == "e-" + ids[0][2:]


@pytest.mark.parametrize(
    ("id", "said"),
    [("e-", "several events fit"), ("e-zz", "no event has an id"), ("r-1", "no event has an id")],
)
def test_an_event_that_is_not_there(tmp_path: Path, id: str, said: str) -> None:
    one, two, three = Teller("The Courier"), Teller("Radio Ten"), Teller("The Lantern")
    ids = one.tells(), two.tells()
    three.tells()
    path = kept(tmp_path / "war.db", one, two, three, judgements=same(*ids))
    with pytest.raises(UsageError, match=said):
        accounts(path, id)
