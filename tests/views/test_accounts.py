"""Accounts of one place and days: who is blamed, how many, told how, by which chain."""

from datetime import date
from pathlib import Path

import pytest

from counterclaim.ledger.write import Ledger
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.place import Place
from counterclaim.model.report import Report
from counterclaim.model.stance import Polarity, Stance
from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan
from counterclaim.views.accounts import AccountRow, accounts_of
from tests.ledger.making import claim

DAY = date(2031, 5, 3)
TEXT = "Jets bombed Dara, killing 9, a medic said. The militia blamed the army."


def on(earliest: date | None, latest: date = DAY, anchor: Anchor = Anchor.CLAUSE) -> TimeSpan:
    return TimeSpan(
        mention=None,
        start=None,
        end=None,
        earliest=earliest,
        latest=latest,
        precision=TimePrecision.DAY,
        anchor=anchor,
    )


def actor(name: str) -> Actor:
    return Actor(mention=name, start=0, end=len(name))


class Teller:
    """Claims of one report, on violence at Dara unless said otherwise."""

    def __init__(self, outlet: str | None) -> None:
        self.report = Report(text=f"{TEXT} ({outlet})", outlet=outlet, published=date(2031, 5, 4))
        self.claims: list[Claim] = []

    def tells(self, who: str | None = None, **fields: object) -> str:
        outlet = Source(name=self.report.outlet, kind=SourceKind.OUTLET)
        given: dict[str, object] = {
            "event_type": EventType.ASSAULT,
            "place": Place(mention="Dara", start=12, end=16, name="Dara"),
            "time": on(DAY),
            "sources": (Source(mention=who), outlet) if who else (outlet,),
        }
        made = claim(self.report, "Jets bombed Dara", len(self.claims), **(given | fields))
        self.claims.append(made)
        return made.id

    def counts(self, low: int, of: Counted = Counted.PEOPLE, who: str | None = None) -> str:
        figure = Figure(
            mention="9", start=26, end=27, measure=Measure.KILLED, of=of, low=low, high=low
        )
        return self.tells(who, kind=ClaimKind.FIGURE, figures=(figure,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "war.db"


def rows(path: Path, *tellers: Teller) -> list[AccountRow]:
    with Ledger(path) as ledger:
        for teller in tellers:
            ledger.add(teller.report, teller.claims)
    return accounts_of(path, place="Dara", since=DAY, until=DAY)


def test_a_row_a_chain_in_each_outlet(path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    first = one.tells(actor=actor("jets"), sub_event_type=SubEventType.AIR_STRIKE)
    cited = one.counts(9, who="a medic")
    same = two.counts(12, Counted.CIVILIANS)
    found = rows(path, one, two)
    assert [(row.outlet, row.who, row.claims) for row in found] == [
        ("The Courier", "", (first,)),
        ("The Courier", "a medic", (cited,)),
        ("Radio Ten", "", (same,)),
    ]
    assert found[0].deeds == ("Air/drone strike by jets",)
    assert found[1].figures == ("killed 9",)
    assert found[2].figures == ("killed 12 civilians",)
    assert {row.when for row in found} == {("2031-05-03",)}


def test_a_denial_stands_apart_from_what_is_affirmed(path: Path) -> None:
    one = Teller("The Courier")
    one.tells(actor=actor("jets"))
    one.tells(stance=Stance(polarity=Polarity.DENIED))
    assert [row.told_as for row in rows(path, one)] == ["", "denied"]


def test_an_accuser_is_whose_account_it_is(path: Path) -> None:
    one = Teller("The Courier")
    since_long = on(date(2023, 1, 1))
    blaming = {"event_type": EventType.ACCUSE, "target": actor("the army"), "time": since_long}
    one.tells(actor=actor("the militia"), **blaming)
    one.tells("an envoy", actor=actor("the militia"), **blaming)
    denied = Stance(polarity=Polarity.DENIED)
    one.tells(actor=actor("the militia"), stance=denied, **blaming)
    found = rows(path, one)
    agency = Source(name="Agence Étoile", kind=SourceKind.AGENCY)
    through = (agency, Source(name="Radio Ten", kind=SourceKind.OUTLET))
    assert [row.who for row in found] == ["the militia", "an envoy", ""]
    two = Teller("Radio Ten")
    two.tells(actor=actor("the militia"), sources=through, **blaming)
    assert rows(path, two)[-1].who == "the militia › Agence Étoile"
    assert {row.blamed for row in found} == {("the army",)}
    assert {row.when for row in found} == {()}  # an accusation's time is not the event's


def test_what_only_mentions_the_place_is_left_out(path: Path) -> None:
    one = Teller("The Courier")
    one.tells()  # an event with neither doer nor toll
    one.tells(kind=ClaimKind.STATEMENT, event_type=None, actor=actor("jets"))
    one.tells(event_type=EventType.CONSULT, actor=actor("jets"))
    one.tells(actor=actor("jets"), time=on(date(2023, 1, 1)))  # "since 2023"
    one.tells(actor=actor("jets"), place=None)
    assert rows(path, one) == []


def test_a_bare_attack_says_nothing_beside_another_deed(path: Path) -> None:
    one = Teller("The Courier")
    one.tells(sub_event_type=SubEventType.ATTACK)
    one.tells(sub_event_type=SubEventType.SHELLING)
    one.counts(9)
    [row] = rows(path, one)
    assert row.deeds == ("Shelling/artillery/missile attack",)
    two, three = Teller("Radio Ten"), Teller("The Lantern")
    two.tells()
    two.counts(9)
    three.tells(stance=Stance(polarity=Polarity.DENIED))
    assert [row.deeds for row in rows(path, two, three)[1:]] == [(), ("Attack",)]


def test_the_day_of_publication_only_where_no_other_is_told(path: Path) -> None:
    one, two = Teller("The Courier"), Teller(None)
    published = on(None, anchor=Anchor.PUBLICATION)
    for teller in (one, two):
        teller.tells(actor=actor("jets"), time=published)
    one.tells(actor=actor("jets"))
    found = rows(path, one, two)
    assert [row.when for row in found] == [("2031-05-03",), ("by 2031-05-03",)]
    assert found[1].outlet == "(unknown outlet)"
