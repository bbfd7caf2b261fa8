"""All like it: who reads the same words as the same thing, and what each is to hold."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.decision import Act
from counterclaim.model.errors import UsageError
from counterclaim.steps.alike import all_like, same_count
from counterclaim.steps.draw import draw_backlog
from counterclaim.steps.review import decide, edit, take_back
from counterclaim.steps.saying.edits import assignment, edits_said
from tests.ledger.making import claim, report


def claims(ledger: Path, kind: ClaimKind) -> list[Claim]:
    with LedgerReader(ledger) as reader:
        return list(reader.claims(ClaimQuery(kind=kind)))


def edits(ledger: Path, claim: Claim, words: str) -> dict:  # type: ignore[type-arg]
    return dict(edits_said([assignment(words)], claim, ledger).values)


def test_a_place_in_seven_reports(ledger: Path) -> None:
    held = claims(ledger, ClaimKind.CONTROL)
    alike = all_like(ledger, held[0], edits(ledger, held[0], "place=Tripoli, LB"))
    assert (alike.words, len(alike.claims)) == ("Qal‘at Dārā", 7)
    kept = edit(ledger, alike.values, "ana")
    assert len({d.batch for d in kept.decisions}) == 1
    now = claims(ledger, ClaimKind.CONTROL)
    assert {c.place.country for c in now if c.place} == {"LB"}
    assert all(c.place and c.place.mention == "Qal‘at Dārā" for c in now)
    take_back(ledger, "ana")
    assert claims(ledger, ClaimKind.CONTROL) == held


def test_only_what_was_read_alike(ledger: Path) -> None:
    held = claims(ledger, ClaimKind.CONTROL)
    other = edits(ledger, held[1], "place=geonames:170063")
    edit(ledger, {held[1].id: other}, "ana")
    decide(ledger, held[2].id, Act.REJECT, "ana")
    alike = all_like(ledger, held[0], edits(ledger, held[0], "place=Tripoli, LB"))
    assert len(alike.claims) == 5


def test_an_actor_in_either_role(ledger: Path) -> None:
    [relation] = claims(ledger, ClaimKind.RELATION)
    alike = all_like(ledger, relation, edits(ledger, relation, "actor=UN"))
    [fields] = alike.values.values()
    assert {field.value for field in fields} == {"actor", "target"}


def test_a_speaker_wherever_it_stands_in_the_chain(ledger: Path) -> None:
    first = claims(ledger, ClaimKind.CONTROL)[0]
    alike = all_like(ledger, first, edits(ledger, first, "speaker=UN"))
    assert len(alike.claims) > 20
    for fields in alike.values.values():
        [chain] = fields.values()
        assert chain[0].name == "United Nations"  # type: ignore[index,union-attr]
        assert chain[0].mention == "the ministry"  # type: ignore[index,union-attr]
        assert len(chain) == 3  # type: ignore[arg-type]


def test_a_count_that_two_claims_of_a_report_hang_on(tmp_path: Path) -> None:
    """A toll is told by the event and by a claim of its own; another number of it is another."""
    path, of = tmp_path / "war.db", report(1)
    toll = claim(of, "Rebels entered", 1, kind=ClaimKind.FIGURE)
    event = claim(of, "Rebels entered", 2, kind=ClaimKind.EVENT, figures=toll.figures)
    other = claim(of, "The market", 3, kind=ClaimKind.FIGURE)
    [figure] = other.figures
    other = replace(other, figures=(replace(figure, start=figure.start + 1),))
    with Ledger(path) as ledger:
        ledger.add(of, [toll, event, other])
        draw_backlog(ledger)
    made = edits(path, toll, "killed=3")
    assert [each.id for each in same_count(path, toll, made)] == [event.id]
    alike = all_like(path, toll, made)
    assert [each.id for each in alike.claims] == [toll.id, event.id]
    edit(path, alike.values, "ana")
    with LedgerReader(path) as reader:
        lows = {each.id: each.figures[0].low for each in reader.claims()}
    assert lows == {toll.id: 3, event.id: 3, other.id: figure.low}
    assert same_count(path, toll, {}) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("type=PROTEST", "of one field at once"),
        ("killed=3", "no figures in words"),
        ("place=none", "in words"),
    ],
)
def test_what_has_no_likes(ledger: Path, words: str, told: str) -> None:
    first = claims(ledger, ClaimKind.EVENT)[0]
    with pytest.raises(UsageError, match=told):
        all_like(ledger, first, edits(ledger, first, words))
