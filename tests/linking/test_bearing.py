"""Which claim of an invented report stands behind another."""

import pytest

from counterclaim.linking.bearing import Bearers, Standing, standing
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.figure import Measure
from counterclaim.model.stance import Polarity, Stance
from tests.linking.making import Writer, dead, source

MONITOR = source("Hill Monitor", SourceKind.MONITOR)
A_MONITOR = source(None, SourceKind.MONITOR, "a monitor")
MEDIA = source(None, SourceKind.OUTLET, "local media")
WIRE = source("Northwire", SourceKind.AGENCY)
A_SOURCE = source(None, SourceKind.ANONYMOUS, "a source")
WITNESS = source(None, SourceKind.RESIDENT, "a witness")
LEAD, NEXT, LAST = "Jets killed 9.", "Shells hit the mill.", "Nine had died."
TEXT = f"{LEAD} {NEXT} {LAST}"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (Source(name="Northwire", kind=SourceKind.AGENCY), Standing.OWN),  # a credit
        (source(None, SourceKind.UNKNOWN, "It"), Standing.VAGUE),
        (Source(kind=SourceKind.ANONYMOUS, cue="reportedly"), Standing.VAGUE),
        (MEDIA, Standing.VAGUE),
        (WIRE, Standing.PRESS),
        (A_SOURCE, Standing.DESCRIBED),
        (A_MONITOR, Standing.DESCRIBED),
        (source(None, SourceKind.MEDIC, "a doctor"), Standing.NAMED),
        (MONITOR, Standing.NAMED),
    ],
)
def test_how_well_a_speaker_is_told(link: Source, expected: Standing) -> None:
    assert standing(link) is expected


@pytest.mark.parametrize("by", [A_SOURCE, WIRE, MEDIA, WITNESS])
def test_the_same_count_bears_out_a_lead(by: Source) -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9, None))
    body = writer.counts(LAST, dead(9), by=(by,))
    assert Bearers(writer.claims).of(lead) == body


def test_of_several_the_one_best_named() -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9))
    writer.counts(NEXT, dead(9), by=(MEDIA,))
    body = writer.counts(LAST, dead(9), by=(MONITOR,))
    assert Bearers(writer.claims).of(lead) == body


def test_one_may_lead_to_the_next() -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9))
    writer.counts(NEXT, dead(9), by=(MEDIA,))
    wire = writer.tells(LAST, by=(WIRE,))
    assert Bearers(writer.claims).of(lead) == wire


@pytest.mark.parametrize(
    ("count", "by", "borne"),
    [
        (4, MONITOR, True),  # a part of them
        (12, MONITOR, False),  # another toll
        (4, A_SOURCE, True),
    ],
)
def test_what_follows_counts_no_more(count: int, by: Source, borne: bool) -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9))
    body = writer.counts(NEXT, dead(count), by=(by,))
    assert Bearers(writer.claims).of(lead) == (body if borne else None)


def test_a_witness_of_the_deed_has_not_counted_its_dead() -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9))
    writer.tells(NEXT, by=(WITNESS,))
    assert Bearers(writer.claims).of(lead) is None


@pytest.mark.parametrize(("by", "borne"), [(MONITOR, True), (WIRE, False), (A_SOURCE, False)])
def test_a_monitor_is_named_by_a_monitor_near_it(by: Source, borne: bool) -> None:
    writer = Writer(TEXT)
    lead = writer.tells(LEAD, by=(A_MONITOR,))
    body = writer.tells(NEXT, by=(by,))
    assert Bearers(writer.claims).of(lead) == (body if borne else None)


def test_what_a_named_source_says_is_its_own() -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9), by=(source("Ministry", SourceKind.GOVERNMENT),))
    writer.counts(LAST, dead(9), by=(MONITOR,))
    assert Bearers(writer.claims).of(lead) is None


def test_what_goes_on_behind_a_source_is_the_sources() -> None:
    writer = Writer(TEXT)
    said = writer.tells(LEAD, by=(MONITOR,))
    follows = writer.tells(NEXT)
    assert Bearers(writer.claims).of(follows) == said


def test_a_headline_is_borne_out_by_what_its_count_is_told_with() -> None:
    text = f"Raid kills 9. {'Rain fell on the hills. ' * 30}{TEXT}"
    writer = Writer(text, title="Raid kills 9.")
    title = writer.counts("Raid kills 9.", dead(9))
    writer.counts(LEAD, dead(9))
    body = writer.tells(NEXT, by=(MONITOR,))
    assert Bearers(writer.claims).of(title) == body


def test_whoever_claims_an_attack_has_not_counted_its_dead() -> None:
    text = "The Band claimed responsibility for a raid that killed 9. It killed 9. Nine had died."
    band = source("The Band", SourceKind.ARMED_GROUP)
    writer = Writer(text)
    writer.counts("responsibility for a raid that killed 9", dead(9), by=(band,))
    lead = writer.counts("It killed 9.", dead(9))
    assert Bearers(writer.claims).of(lead) is None


def test_whoever_denies_it_does_not_say_it() -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9))
    denied = Stance(polarity=Polarity.DENIED)
    writer.counts(LAST, dead(9), by=(source("Army", SourceKind.MILITARY),), stance=denied)
    assert Bearers(writer.claims).of(lead) is None


def test_other_measures_are_other_counts() -> None:
    writer = Writer(TEXT)
    lead = writer.counts(LEAD, dead(9))
    writer.counts(LAST, dead(9, measure=Measure.DISPLACED), by=(MONITOR,))
    assert Bearers(writer.claims).of(lead) is None
