"""What a person types, and the values it becomes; what is told where it cannot be."""

from pathlib import Path

import pytest

from counterclaim.cli.fields import value_words
from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.decision import Field
from counterclaim.model.errors import UsageError
from counterclaim.model.identity import value_hash
from counterclaim.steps.saying.edits import assignment, edits_said


def a_claim(ledger: Path, kind: ClaimKind) -> Claim:
    with LedgerReader(ledger) as reader:
        return next(reader.claims(ClaimQuery(kind=kind)))


def said(ledger: Path, kind: ClaimKind, *words: str) -> tuple[dict[Field, object], str]:
    made = edits_said([assignment(each) for each in words], a_claim(ledger, kind), ledger)
    return dict(made.values), "; ".join(made.notes)


EVENT, CONTROL, FIGURE = ClaimKind.EVENT, ClaimKind.CONTROL, ClaimKind.FIGURE

SAID = [
    (CONTROL, ["place=Tripoli, LB"], "place", "Tripoli, Liban-Nord, LB", ""),
    (CONTROL, ["place=geonames:170063"], "place", "Aleppo, SY", ""),
    (CONTROL, ["place=Aleppo, SY, province"], "place", "Aleppo, SY [province]", ""),
    (CONTROL, ["place=Qal‘at Dārā"], "place", "Qalat Dara, SY", None),
    (CONTROL, ["place=none"], "place", "—", ""),
    (CONTROL, ["precision=near"], "place", "Qalat Dara, SY [near]", ""),
    (EVENT, ["place=the ministry"], "place", "the ministry (in no gazetteer)", "no gazetteer has"),
    (CONTROL, ["actor=UN"], "actor", "United Nations (un)", ""),
    (CONTROL, ["actor=The Marsh Brigade"], "actor", "The Marsh Brigade", "no registered actor"),
    (CONTROL, ["target=none"], "target", "—", ""),
    (CONTROL, ["control=captured 50-70%"], "control", "captured 50%–70%", ""),
    (CONTROL, ["control=Holds", "share=100%"], "control", "holds 100%", ""),
    (EVENT, ["time=2031-05-01"], "time", "2031-05-01", ""),
    (EVENT, ["time=2031-02"], "time", "2031-02-01 – 2031-02-28", ""),
    (EVENT, ["time=2031-05-01..2031-05-03"], "time", "2031-05-01 – 2031-05-03", ""),
    (EVENT, ["time=2031-05-01.."], "time", "since 2031-05-01", ""),
    (EVENT, ["time=..2031"], "time", "by 2031-12-31", ""),
    (EVENT, ["time=none"], "time", "—", ""),
    (EVENT, ["killed=12"], "figures", "killed 12", ""),
    (EVENT, ["killed=12-15"], "figures", "killed 12–15", ""),
    (
        EVENT,
        ["killed=12+", "injured=3 children"],
        "figures",
        "killed 12 or more; injured 3 children",
        "",
    ),
    (EVENT, ["Killed=up to 1,200"], "figures", "killed up to 1,200", ""),
    (FIGURE, ["injured=9"], "figures", "injured 9", ""),  # the measure was misread
    (FIGURE, ["killed=9 civilians"], "figures", "killed 9 civilians", ""),
    (EVENT, ["type=air/drone strike"], "sub_event_type", "Air/drone strike", ""),
    (EVENT, ["type=shelling"], "sub_event_type", "Shelling/artillery/missile attack", ""),
    (EVENT, ["type=protest"], "event_type", "PROTEST", ""),
    (EVENT, ["type=protest / mob violence"], "sub_event_type", "Mob violence", ""),
    (EVENT, ["event_mode=aerial"], "event_mode", "aerial", ""),
    (EVENT, ["polarity=denied", "certainty=alleged"], "stance", "denied, alleged", ""),
    (EVENT, ["mode=planned"], "stance", "planned", ""),
    (EVENT, ["told as=denied, planned"], "stance", "denied, planned", ""),
    (EVENT, ["words=market was"], "words", "characters 60-70", ""),
    (EVENT, ["speaker=The Ministry"], "sources", "the ministry › Agence Étoile › Outlet 1", None),
    (
        EVENT,
        ["speaker=a doctor"],
        "sources",
        "a doctor › Agence Étoile › Outlet 1",
        "kept as a name",
    ),
    (
        EVENT,
        ["chain=doctor > AFP"],
        "sources",
        "doctor › Agence France-Presse › Outlet 1",
        "doctor",
    ),
    (EVENT, ["chain=agence étoile"], "sources", "Agence Étoile › Outlet 1", ""),
    (EVENT, ["chain=Outlet 1"], "manner", "own voice", ""),
    (EVENT, ["chain=none"], "sources", "Outlet 1", ""),
    (EVENT, ["speaker=None"], "sources", "Outlet 1", ""),
    (EVENT, ["speaker=none"], "manner", "own voice", ""),
    (EVENT, ["manner=direct"], "manner", "direct", ""),
    (ClaimKind.RELATION, ["relation=fights"], "relation", "fights", ""),
    (
        ClaimKind.OFFER,
        ["offer=refusal", "terms=a week's truce"],
        "offer",
        "refusal: a week's truce",
        "",
    ),
    (
        ClaimKind.OFFER,
        ["terms=truce", "conditions=The bridge was hit", "reasons=offered a truce"],
        "offer",
        "offer: truce, on condition: The bridge was hit, because: offered a truce",
        "",
    ),
    (EVENT, ["weapon=shelled: artillery; mortar"], "weapon", "shelled (artillery); mortar", ""),
    (EVENT, ["weapon=none"], "weapon", "—", ""),
    (EVENT, ["hit=the market: market"], "hit", "The market", ""),
    (EVENT, ["hit=school"], "hit", "school", ""),
    (
        EVENT,
        ["persons=Ilan Dor, 34, teacher: killed; a nurse: injured"],
        "persons",
        "Ilan Dor, 34, teacher: killed; a nurse: injured",
        "",
    ),
    (
        EVENT,
        ["actor=UN", "co_actors=The Marsh Brigade"],
        "co_actors",
        "The Marsh Brigade",
        "no registered actor",
    ),
    (ClaimKind.SERVICE, ["thing=bridge", "effect=cut"], "service", "bridge cut", ""),
    (ClaimKind.LABEL, ["label=UN"], "label", "“terrorists” for United Nations", ""),
]


@pytest.mark.parametrize(
    ("kind", "words", "field", "value", "note"), SAID, ids=lambda x: str(x)[:40]
)
def test_what_is_said(
    ledger: Path, kind: ClaimKind, words: list[str], field: str, value: str, note: str | None
) -> None:
    values, notes = said(ledger, kind, *words)
    found = values[Field(field)]
    assert value_words(Field(field), found) == value  # type: ignore[arg-type]
    assert note is None or (note in notes if note else not notes)


WRONG = [
    (EVENT, "place=Aleppo", "several places are called 'Aleppo'"),
    (EVENT, "place=Nowhereville", "no gazetteer has 'Nowhereville', and the report"),
    (EVENT, "place=Tripoli, FR", "of that name there are: Tripoli"),
    (EVENT, "place=geonames:1", "no gazetteer has a place with the GeoNames number 1"),
    (CONTROL, "precision=nearby", "did you mean 'near'"),
    (EVENT, "time=last week", "write a day as 2016-07-31"),
    (EVENT, "time=2031-02-30", "no day of the calendar"),
    (EVENT, "time=2031-05-03..2031-05-01", "ends before it begins"),
    (EVENT, "time=..", "has neither end"),
    (EVENT, "killed=dozens", "is no count; write 12"),
    (EVENT, "killed=15-12", "runs backwards"),
    (EVENT, "killed=3 childs", "did you mean 'children'"),
    (EVENT, "type=airstrike", "did you mean 'Air/drone strike'"),
    (EVENT, "polarity=deny", r"did you mean 'denied'\? It is one of"),
    (EVENT, "polarity=xxx", "'xxx' is not known; it is one of"),
    (EVENT, "told as=perhaps", "is not known"),
    (EVENT, "words=the cathedral", "does not hold the words"),
    (EVENT, "chain=doctor > > AFP", "has an empty link"),
    (EVENT, "weapon=catapult", "write the kind behind a colon.* is not known"),
    (EVENT, "hit=the market: markets", "is not known; did you mean"),
    (EVENT, "persons=Ilan Dor", "names no person; write"),
    (EVENT, "persons=Ilan Dor: lost", "what became of the person 'lost' is not known"),
    (EVENT, "co_targets=UN", "it has co_targets and no target"),
    (EVENT, "reasons=the market", "only a claim about an offer has reasons"),
    (CONTROL, "weapon=mortar", "cannot have the field weapon"),
    (EVENT, "control=captured", "cannot have the field control. If .* add-claim --kind"),
    (EVENT, "relation=backs", "only a claim about a relation"),
    (EVENT, "place=", "place=none leaves it blank"),
    (CONTROL, "killed=3", "cannot have figures"),
    (CONTROL, "share=much", "write 70% or 50-70%"),
    (CONTROL, "share=70-50", "does not run upwards"),
    (FIGURE, "killed=none", "has no figure"),
]


@pytest.mark.parametrize(("kind", "words", "told"), WRONG)
def test_what_cannot_be_said(ledger: Path, kind: ClaimKind, words: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        said(ledger, kind, words)


@pytest.mark.parametrize(
    ("words", "told"), [("place", "write NAME=VALUE"), ("plase=x", "did you mean 'place'")]
)
def test_no_assignment(words: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        assignment(words)


def test_values_rest_on_the_reports_words(ledger: Path) -> None:
    """The nearest in the report, else those the field had, else none."""
    claim = a_claim(ledger, CONTROL)
    for words, mention in (
        ("place=the market", "The market"),
        ("place=Tripoli, LB", "Qal‘at Dārā"),
        ("actor=the ministry", "the ministry"),
        ("actor=Marsh Brigade", "Rebels"),
        ("target=Marsh Brigade", ""),
    ):
        [value] = said(ledger, CONTROL, words)[0].values()
        with LedgerReader(ledger) as reader:
            text = reader.text_of(claim.report.id)
        assert value.mention == mention  # type: ignore[attr-defined]
        assert text[value.start : value.end] == mention  # type: ignore[attr-defined]


def test_a_type_that_changes_takes_its_sub_type_with_it(ledger: Path) -> None:
    claim = a_claim(ledger, EVENT)
    first = edits_said([("type", "ASSAULT / Attack")], claim, ledger)
    assert Field.EVENT_TYPE not in first.values  # it was that
    both = [("type", "ASSAULT / Attack"), ("type", "PROTEST")]
    made = edits_said(both, claim, ledger)
    assert made.values[Field.SUB_EVENT_TYPE] is None
    assert 'type="PROTEST / Attack" keeps it' in made.notes[0]


def test_what_the_ledgers_reports_were_read_as_is_known_too(ledger: Path) -> None:
    """A list given to ``add`` alone is not kept; what was read with it is."""
    values, notes = said(ledger, EVENT, "place=Qalat Dara", "actor=xx-hill-front")
    assert value_words(Field.PLACE, values[Field.PLACE]) == "Qalat Dara, SY"  # type: ignore[arg-type]
    assert value_words(Field.ACTOR, values[Field.ACTOR]) == "Hill Front (xx-hill-front)"  # type: ignore[arg-type]
    assert notes == ""


def test_the_same_said_again_is_the_same_value(ledger: Path) -> None:
    once = said(ledger, EVENT, "place=Tripoli, LB")[0][Field.PLACE]
    assert value_hash(said(ledger, EVENT, "place=Tripoli, lb")[0][Field.PLACE]) == value_hash(once)
