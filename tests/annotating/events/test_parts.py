"""With what, to what, to which persons, and who else: tables of sentences about an invented war."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.annotating.data_files import tsv_rows
from counterclaim.model.event import Event


def table(name: str) -> list[list[str]]:
    """The rows of a table beside this file."""
    return list(tsv_rows(Path(__file__).with_name(name).read_text(encoding="utf-8")))


def joined(words: Iterable[str], mark: str = "; ") -> str:
    """Each once, in order; "-" for none."""
    return mark.join(dict.fromkeys(words)) or "-"


def events_in(nlp: Language, text: str) -> tuple[Event, ...]:
    """The events of ``text``; every part's words stand where it says."""
    events: tuple[Event, ...] = nlp(text)._.events
    for event in events:
        for part in (*event.weapon, *event.hit, *event.persons):
            assert text[part.start : part.end] == part.mention
    return events


@pytest.mark.parametrize(("text", "wanted"), table("weapons.tsv"))
def test_weapons(nlp: Language, text: str, wanted: str) -> None:
    told = (w for event in events_in(nlp, text) for w in event.weapon)
    assert joined(f"{w.mention}={w.kind}" for w in told) == wanted


@pytest.mark.parametrize(("text", "wanted"), table("things.tsv"))
def test_things_hit(nlp: Language, text: str, wanted: str) -> None:
    told = (t for event in events_in(nlp, text) for t in event.hit)
    assert joined(f"{t.mention}={t.kind}" for t in told) == wanted


@pytest.mark.parametrize(("text", "wanted"), table("persons.tsv"))
def test_persons(nlp: Language, text: str, wanted: str) -> None:
    told = [p for event in events_in(nlp, text) for p in event.persons]
    parts = ((p.fate, p.name or "-", str(p.age or "-"), p.role or "-") for p in told)
    assert joined(map(" | ".join, parts)) == wanted


@pytest.mark.parametrize(("text", "actors", "targets"), table("several.tsv"))
def test_several_parties(nlp: Language, text: str, actors: str, targets: str) -> None:
    events = events_in(nlp, text)
    assert joined((a.mention for e in events for a in e.co_actors), ", ") == actors
    assert joined((a.mention for e in events for a in e.co_targets), ", ") == targets
