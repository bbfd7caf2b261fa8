"""The chain of a claim, from positions alone."""

from counterclaim.claiming.chains import chain_at
from counterclaim.model.attribution import Attribution, Manner, Source, SourceKind
from counterclaim.model.words import Words

#       0         1         2         3         4         5
#       012345678901234567890123456789012345678901234567890123456789
TEXT = "Ten died, the doctor said, Wire A reported. Rain fell later."
DOCTOR = Source(mention="the doctor", start=10, end=20, kind=SourceKind.MEDIC, cue="said")
WIRE = Source(mention="Wire A", start=27, end=33, name="Wire A", kind=SourceKind.AGENCY)
SAID = Attribution(
    source=(Words(10, 20),),
    cue=(Words(21, 25),),
    content=(Words(0, 8),),
    manner=Manner.INDIRECT,
    sources=(DOCTOR,),
)
REPORTED = Attribution(
    source=(Words(27, 33),),
    cue=(Words(34, 42),),
    content=(Words(0, 25),),
    manner=Manner.INDIRECT,
    sources=(WIRE,),
)
DIED, RAIN = Words(4, 8), Words(44, 48)


def names(trigger: Words, *attributions: Attribution, outlet: str | None = "Daily") -> list[str]:
    sources, _ = chain_at(trigger, attributions, (), outlet)
    return [s.name or s.mention or f"({s.kind})" for s in sources]


def test_nested_attributions_give_the_nearest_speaker_first() -> None:
    assert names(DIED, REPORTED, SAID) == ["the doctor", "Wire A", "Daily"]


def test_what_no_attribution_reaches_is_the_reports_own_voice() -> None:
    sources, manner = chain_at(RAIN, (SAID, REPORTED), (), "Daily")
    assert [s.name for s in sources] == ["Daily"]
    assert manner is Manner.OWN_VOICE


def test_the_manner_is_the_nearest_attributions() -> None:
    direct = Attribution(
        source=(), cue=(), content=(Words(0, 8),), manner=Manner.DIRECT, sources=(DOCTOR,)
    )
    assert chain_at(DIED, (REPORTED, direct), (), "Daily")[1] is Manner.DIRECT


def test_a_wire_credit_stands_between_the_speaker_and_the_outlet() -> None:
    credit = Source(mention="- WIRE B", start=0, end=8, name="Wire B", kind=SourceKind.AGENCY)
    sources, _ = chain_at(DIED, (SAID,), (credit,), "Daily")
    assert [s.name or s.mention for s in sources] == ["the doctor", "Wire B", "Daily"]


def test_an_outlet_that_credits_itself_is_one_link() -> None:
    credit = Source(mention="DAILY", start=0, end=5, name="DAILY", kind=SourceKind.OUTLET)
    sources, _ = chain_at(RAIN, (), (credit,), "Daily")
    assert [s.name for s in sources] == ["Daily"]


def test_a_cue_without_a_source_is_somebody_unnamed() -> None:
    somebody = Source(kind=SourceKind.ANONYMOUS, cue="Rain")
    reportedly = Attribution(
        source=(),
        cue=(Words(44, 48),),
        content=(Words(49, 59),),
        manner=Manner.INDIRECT,
        sources=(somebody,),
    )
    sources, _ = chain_at(Words(49, 53), (reportedly,), (), "Daily")
    assert [(s.kind, s.cue) for s in sources] == [
        (SourceKind.ANONYMOUS, "Rain"),
        (SourceKind.OUTLET, None),
    ]


def test_whoever_intends_has_not_spoken() -> None:
    aim = Attribution(
        source=(Words(10, 20),), cue=(), content=(Words(0, 8),), manner=Manner.INDIRECT
    )
    assert names(DIED, aim, REPORTED) == ["Wire A", "Daily"]
    assert names(DIED, aim) == ["Daily"]


def test_an_unknown_outlet_stays_the_last_link_without_a_name() -> None:
    assert names(RAIN, outlet=None) == ["(outlet)"]


def test_a_source_named_twice_keeps_its_place_nearer_the_outlet() -> None:
    wire = Attribution(
        source=(Words(27, 33),),
        cue=(),
        content=(Words(0, 9),),
        manner=Manner.DIRECT,
        sources=(WIRE,),
    )
    assert names(DIED, wire, SAID, REPORTED) == ["the doctor", "Wire A", "Daily"]


def test_an_outlets_own_correspondent_speaks_for_it() -> None:
    told = Source(mention="its reporter", start=0, end=4, kind=SourceKind.JOURNALIST, body="DAILY")
    said = Attribution(
        source=(Words(0, 4),), cue=(), content=(Words(5, 9),), manner=Manner.DIRECT, sources=(told,)
    )
    sources, _ = chain_at(Words(5, 9), (said,), (), "Daily")
    assert [(s.mention, s.body) for s in sources] == [("its reporter", "Daily"), (None, None)]


def test_an_agency_goes_by_one_name() -> None:
    """The outlet as its owner spells it, and as the registry does, are one link."""
    told = Source(mention="SANA", start=0, end=4, name="Syrian Arab News Agency")
    said = Attribution(
        source=(Words(0, 4),), cue=(), content=(Words(5, 9),), manner=Manner.DIRECT, sources=(told,)
    )
    assert names(Words(5, 9), said, outlet="sana") == ["sana"]
    assert names(Words(5, 9), said, outlet="SANA") == ["SANA"]
    sources, _ = chain_at(RAIN, (), (), "SANA")
    assert sources[-1].body == "Syrian Arab News Agency"
