"""A claim to decide about, and decisions about it; all invented."""

from dataclasses import replace

from counterclaim.model.claim import PERSON, Claim, Origin, Trigger
from counterclaim.model.decision import Act, Decision, Field, Value
from counterclaim.model.identity import identified
from counterclaim.model.place import Place, PlacePrecision
from tests.ledger.making import claim, report

REPORT = report()


def place(name: str, latitude: float = 1.0) -> Place:
    """A place that some words were read as."""
    return Place(
        mention="Qal‘at Dārā",
        start=15,
        end=26,
        name=name,
        country="SY",
        latitude=latitude,
        longitude=2.0,
        precision=PlacePrecision.EXACT,
    )


def read_claim(*, person: bool = False, **fields: object) -> Claim:
    """A claim of the report as the program read it, or as a person added it."""
    made = claim(
        REPORT,
        "Rebels entered",
        trigger=Trigger(mention="entered", start=7, end=14),
        **({"place": place("Dara"), "event_mode": "aerial"} | fields),
    )
    if person:
        made = replace(made, origin=Origin(component=PERSON, version="1"))
    return identified(made)


def said(
    seq: int,
    coder: str,
    act: Act,
    field: Field | None = None,
    value: Value = None,
    standing: str | None = None,
    takes_back: int | None = None,
    claim: str = "c-1",
) -> Decision:
    """A decision, as a ledger gives it back."""
    return Decision(
        claim=claim,
        act=act,
        field=field,
        value=value,
        standing=standing,
        takes_back=takes_back,
        coder=coder,
        seq=seq,
    )
