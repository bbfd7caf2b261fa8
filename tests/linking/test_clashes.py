"""In what two accounts of one event differ: a table for each type."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from counterclaim.linking.accounts import Account
from counterclaim.linking.clashes import Clash, ClashType, clashes
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Counted, Figure, Measure
from counterclaim.model.place import Place
from counterclaim.model.stance import Hedge, Mode, Polarity, Stance
from counterclaim.model.timespan import Anchor, TimeSpan
from tests.linking.making import HARROW, STRIKE, Fields, Writer, dead, party, province
from tests.views.making import DAY, at, on

DENYING = Hedge(mention="denied", start=0, end=6)
DENIED: Fields = {"stance": Stance(polarity=Polarity.DENIED, hedges=(DENYING,))}
ARMY, FRONT = party("Ardmeran army"), party("Hill Front", ActorCategory.REBEL_GROUP)
ACCUSED: Fields = {"event_type": EventType.ACCUSE, "target": FRONT}
SHOPPERS = party("shoppers", ActorCategory.CIVILIANS)
NEXT = DAY + timedelta(days=1)


def account(*told: Fields, published: date | None = DAY, outlet: str = "A") -> list[Claim]:
    """One report's claims of a strike, each with its fields."""
    writer = Writer(f"{STRIKE} ({outlet})", outlet, published)
    return [writer.tells(STRIKE, **fields) for fields in told]


def between(ours: Sequence[Claim] | Fields, theirs: Sequence[Claim] | Fields) -> tuple[Clash, ...]:
    """Their clashes; an account of one claim may be given by the claim's fields."""
    one = account(ours) if isinstance(ours, dict) else ours
    other = account(theirs, outlet="B") if isinstance(theirs, dict) else theirs
    return clashes(Account(tuple(one)), Account(tuple(other)))


def of_type(found: Sequence[Clash], type: ClashType) -> tuple[str, str] | None:
    """Both sides' words."""
    return next(((c.ours, c.theirs) for c in found if c.type is type), None)


def test_accounts_that_agree_do_not_clash() -> None:
    same: Fields = {"actor": ARMY, "target": SHOPPERS, "figures": (dead(9),)}
    assert between(same, same) == ()


@pytest.mark.parametrize(
    "full",
    [
        {"actor": ARMY},
        {"target": SHOPPERS},
        {"figures": (dead(9),)},
        {"figures": (dead(9, of=Counted.FIGHTERS),)},
        DENIED | {"kind": ClaimKind.STATEMENT},
    ],
)
def test_what_one_leaves_open_is_no_clash(full: Fields) -> None:
    empty: Fields = {"kind": ClaimKind.STATEMENT, "place": None, "time": None}
    for silent in ({}, empty):
        assert between(full, silent) == between(silent, full) == ()
    assert between(full, []) == between([], full) == ()


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (dead(9), dead(20), None),
        (dead(9), dead(11), None),
        (dead(9), dead(20, None, wording="at least"), None),  # 9 is not at least 20
        (dead(20), dead(9, None, wording="at least"), "“at least”"),
        (dead(20), dead(None, 30, wording="up to"), "“up to”"),
        (dead(14), dead(10, 19), "one lies in the other's range"),
        (dead(9), dead(24, 99, wording="dozens"), "one is no count"),
        (dead(3, of=Counted.CHILDREN), dead(9), "the children may be part of the whole"),
        (dead(12, of=Counted.CHILDREN), dead(9), None),  # a part is not more than its whole
        (
            dead(4, of=Counted.SOLDIERS), dead(9, of=Counted.CIVILIANS),
            "they count others: soldiers, civilians",
        ),
        (dead(9), dead(4, mention="4 others"), "“others” are part of a whole"),
        (dead(48), dead(50), "one may be rounded"),
        (dead(9), dead(10), None),  # too small to be a rounding
        (dead(40), dead(50), None),  # too far apart
    ],
)  # fmt: skip
def test_figures(one: Figure, other: Figure, why: str | None) -> None:
    sides = [account({"figures": (f,)}, published=None, outlet=f.mention) for f in (one, other)]
    found = between(*sides)
    figures = [clash for clash in found if clash.type is ClashType.FIGURE]
    assert [(c.ours, c.theirs) for c in figures] == [(one.mention, other.mention)]
    assert [(c.compatible, c.why) for c in figures] == [(why is not None, why or "")]
    turned = between(*reversed(sides))
    assert [c.compatible for c in turned if c.type is ClashType.FIGURE] == [why is not None]


@pytest.mark.parametrize(
    ("first", "later", "why"),
    [
        ((9, DAY), (17, NEXT), "the smaller count is the earlier"),
        ((17, NEXT), (9, DAY), "the smaller count is the earlier"),
        ((17, DAY), (9, NEXT), ""),  # tolls grow
        ((9, DAY), (17, DAY), "the smaller count may be the earlier of the day"),
        ((9, DAY), (90, DAY), ""),  # too much for a day
        ((9, None), (17, NEXT), ""),  # nobody knows which is the earlier
        ((9, DAY), (17, None), ""),
    ],
)
def test_an_earlier_count_may_be_the_smaller(
    first: tuple[int, date | None], later: tuple[int, date | None], why: str
) -> None:
    accounts = [
        account({"figures": (dead(count),)}, published=published, outlet=outlet)
        for (count, published), outlet in zip((first, later), "AB", strict=True)
    ]
    (clash,) = between(*accounts)
    assert (clash.why, clash.compatible) == (why, bool(why))


@pytest.mark.parametrize(
    ("figures", "main"),
    [
        ((dead(3, of=Counted.CHILDREN), dead(9)), "9"),
        ((dead(9), dead(12), dead(12)), "12"),
        ((dead(9), dead(12)), "9"),
    ],
)
def test_the_figure_an_account_puts_forward(figures: tuple[Figure, ...], main: str) -> None:
    placed = [replace(figure, start=at, end=at + 1) for at, figure in enumerate(figures)]
    found = between(account(*({"figures": (f,)} for f in placed)), {"figures": (dead(40),)})
    assert of_type(found, ClashType.FIGURE) == (main, "40")


def test_only_figures_of_one_measure_are_compared() -> None:
    hurt = dead(21, measure=Measure.INJURED)
    assert between({"figures": (dead(9),)}, {"figures": (hurt,)}) == ()
    assert between({"figures": (dead(9),)}, DENIED | {"figures": (dead(20),)})[0].type is (
        ClashType.DENIAL
    )


@pytest.mark.parametrize(
    ("theirs", "clash"),
    [
        (on(NEXT), ("2031-05-03", "2031-05-04")),
        (on(DAY, NEXT), None),  # a span names no day
        (on(NEXT, anchor=Anchor.PUBLICATION), None),
        (None, None),
    ],
)
def test_dates(theirs: TimeSpan | None, clash: tuple[str, str] | None) -> None:
    assert of_type(between({}, {"time": theirs}), ClashType.DATE) == clash


def test_accounts_that_share_a_day_do_not_clash_in_others() -> None:
    found = between(account({}, {"time": on(NEXT)}), {})
    assert of_type(found, ClashType.DATE) is None


@pytest.mark.parametrize(
    ("theirs", "clash"),
    [
        (HARROW, ("Dara", "Harrow")),
        (at("Dara hill", 32.62, 36.12), None),  # within ten kilometres
        (province(), None),
        (None, None),
    ],
)
def test_places(theirs: Place | None, clash: tuple[str, str] | None) -> None:
    assert of_type(between({}, {"place": theirs}), ClashType.PLACE) == clash


@pytest.mark.parametrize(
    ("theirs", "clash"),
    [
        ({"actor": FRONT}, ("the Ardmeran army", "the Hill Front")),
        (ACCUSED, ("the Ardmeran army", "the Hill Front")),
        ({"event_type": EventType.ACCUSE, "target": ARMY, "actor": FRONT}, None),
        ({"actor": replace(FRONT, name=None)}, ("the Ardmeran army", "the Hill Front")),
        ({"actor": replace(ARMY, name=None)}, None),  # may be the same
        ({"actor": party("Ardmeran Air Force")}, None),  # of one state
        ({"actor": party("Norlandic army")}, ("the Ardmeran army", "the Norlandic army")),
        ({"actor": FRONT, "sub_event_type": SubEventType.ARMED_CLASH}, None),  # either side may
        ({"actor": FRONT, "sub_event_type": SubEventType.SHELLING}, None),  # another deed
        ({"actor": SHOPPERS}, None),
        ({"actor": FRONT, "kind": ClaimKind.STATEMENT}, None),
    ],
)
def test_actors(theirs: Fields, clash: tuple[str, str] | None) -> None:
    assert of_type(between({"actor": ARMY}, theirs), ClashType.ACTOR) == clash


@pytest.mark.parametrize(
    ("theirs", "clash"),
    [
        (ARMY, ("the shoppers", "the Ardmeran army")),
        (party("medics", ActorCategory.AID_WORKERS), None),  # unarmed, too
        (Actor(mention="them", start=0, end=1), None),
    ],
)
def test_targets(theirs: Actor, clash: tuple[str, str] | None) -> None:
    found = between({"target": SHOPPERS}, {"target": theirs})
    assert of_type(found, ClashType.TARGET) == clash


@pytest.mark.parametrize(
    ("theirs", "clash"),
    [
        ({"sub_event_type": SubEventType.SHELLING}, True),
        ({"sub_event_type": SubEventType.ATTACK}, False),  # may be of any kind
        ({"sub_event_type": SubEventType.SHELLING, "stance": Stance(mode=Mode.PLANNED)}, False),
        ({"sub_event_type": SubEventType.ARRESTS, "event_type": EventType.COERCE}, False),
    ],
)
def test_causes(theirs: Fields, clash: bool) -> None:
    expected = ("Air/drone strike", "Shelling/artillery/missile attack") if clash else None
    assert of_type(between({}, theirs), ClashType.CAUSE) == expected


@pytest.mark.parametrize(
    ("theirs", "clash"),
    [
        (dead(9, of=Counted.FIGHTERS), True),
        (dead(9, of=Counted.SOLDIERS), True),
        (dead(9, of=Counted.CHILDREN), False),
        (dead(9), False),
        (dead(9, of=Counted.FIGHTERS, measure=Measure.INJURED), False),
    ],
)
def test_who_the_dead_were(theirs: Figure, clash: bool) -> None:
    found = between({"figures": (dead(9, of=Counted.CIVILIANS),)}, {"figures": (theirs,)})
    assert (of_type(found, ClashType.VICTIMS) is not None) is clash


def test_denials() -> None:
    words = f"{STRIKE} (A)".removesuffix(" (A)")
    for ours, theirs in (({}, DENIED), (DENIED, {})):
        (clash,) = between(ours, theirs)
        assert (clash.type, clash.compatible) == (ClashType.DENIAL, False)
        assert (clash.ours, clash.theirs) == (words, words)
        assert len(clash.our_claims) == len(clash.their_claims) == 1
    assert between(DENIED, DENIED) == ()


def test_each_clash_has_both_sides_claims() -> None:
    ours, theirs = account({"figures": (dead(9),)}), account({"figures": (dead(20),)}, outlet="B")
    (clash,) = between(ours, theirs)
    assert (clash.our_claims, clash.their_claims) == ((ours[0].id,), (theirs[0].id,))


def test_clashes_come_in_the_order_of_their_types() -> None:
    theirs: Fields = {
        "time": on(NEXT), "place": HARROW, "actor": FRONT, "target": ARMY,
        "figures": (dead(10, of=Counted.FIGHTERS),),
    }  # fmt: skip
    ours: Fields = {"actor": ARMY, "target": SHOPPERS, "figures": (dead(9, of=Counted.CIVILIANS),)}
    found = [clash.type for clash in between(ours, theirs)]
    assert found == [type for type in ClashType if type in found]
    assert len(found) == 6


@pytest.mark.parametrize(
    ("theirs", "types"),
    [
        ({"figures": (dead(10, of=Counted.FIGHTERS),)}, {ClashType.VICTIMS}),
        ({"figures": (dead(30, of=Counted.FIGHTERS),)}, set()),  # other dead of the same day
        (
            {"figures": (dead(10),), "sub_event_type": SubEventType.SHELLING, "place": HARROW},
            {ClashType.CAUSE, ClashType.PLACE},
        ),
        ({"figures": (dead(30),), "sub_event_type": SubEventType.SHELLING, "place": HARROW}, set()),
        ({"figures": (dead(30),), "place": HARROW}, {ClashType.PLACE}),  # a deed of one kind
    ],
)
def test_two_parts_of_a_day_are_no_clash(theirs: Fields, types: set[ClashType]) -> None:
    found = between({"figures": (dead(9, of=Counted.CIVILIANS),)}, theirs)
    assert {clash.type for clash in found} - {ClashType.FIGURE} == types


def test_a_suicide_bomb_is_a_bomb() -> None:
    ours: Fields = {"sub_event_type": SubEventType.SUICIDE_BOMB}
    assert between(ours, {"sub_event_type": SubEventType.REMOTE_EXPLOSIVE}) == ()


def test_a_day_from_another_sentence_is_too_weak_to_clash() -> None:
    borrowed: Fields = {"time": on(NEXT, anchor=Anchor.PASSAGE)}
    assert of_type(between({}, borrowed), ClashType.DATE) is None
    assert of_type(between(account({}, borrowed), {"time": on(NEXT)}), ClashType.DATE) is None
