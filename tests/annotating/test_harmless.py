"""A component that fails on one passage loses its readings there, and nothing else is lost."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating import harmless
from counterclaim.annotating.blanks import blanked
from counterclaim.annotating.pipeline import COMPONENTS
from counterclaim.annotating.times import component as times
from counterclaim.annotating.times.component import Times
from counterclaim.model.errors import UsageError

HERE = "Norland forces shelled the Dunmarrow market on Tuesday, killing 9 people, Reuters said."
TEXT = f"""VELM (AFP) - The army said on Monday that rebels shelled Velm, killing over 12 people.

{HERE}

A doctor said on Friday that the terrorists had reportedly cut the road to the hospital. The Ridge
Front rejected a truce with the army. Militants backed by Norland hold Velm, the mayor said on
3 May 2031.
"""
AT = (TEXT.index(HERE), TEXT.index(HERE) + len(HERE))
FINDERS = {
    "times": ("times.component", "find_times", "times"),
    "places": ("places.component", "find_places", "places"),
    "actors": ("actors.component", "find_actors", "actors"),
    "attribution": ("attribution.component", "find_attributions", "attributions"),
    "figures": ("figures.component", "find_figures", "figures"),
    "events": ("events.component", "find_events", "events"),
    "control": ("control.component", "find_controls", "controls"),
    "relations": ("relations.component", "find_relations", "relations"),
    "credits": ("credits.component", "find_credits", "credits"),
}
WRITERS = {
    "offers": "offers",
    "services": "services",
    "labels": "labels",
    "stance": "stance_cues",
}


def failing(find: Callable[..., Any], *words: str) -> Callable[..., Any]:
    """``find``, but for texts in which all the words stand."""

    def fail(read: Doc | str, *others: Any) -> Any:
        text = read if isinstance(read, str) else read.text
        if all(word in text for word in words):
            raise IndexError("out\nof range")
        return find(read, *others)

    return fail


def broken(nlp: Language, name: str, patch: pytest.MonkeyPatch, *words: str) -> str:
    """Break the component for texts with the words; its layer."""
    if name in WRITERS:
        pipe: Any = nlp.get_pipe(f"counterclaim_{name}")
        patch.setattr(pipe, "find", failing(pipe.find, *words))
        return WRITERS[name]
    module, function, layer = FINDERS[name]
    path = f"counterclaim.annotating.{module}"
    found = getattr(__import__(path, fromlist=[function]), function)
    patch.setattr(f"{path}.{function}", failing(found, *words))
    return layer


def reach(record: Any) -> int:
    """Where a record stands, by its first words."""
    for name in ("trigger", "place", "figure", "hedge"):
        if hasattr(record, name) and not hasattr(record, "start"):
            record = getattr(record, name)
    return int(record.start if hasattr(record, "start") else record.cue[0].start)


@pytest.mark.parametrize("name", [*FINDERS, *WRITERS])
def test_only_the_passage_at_fault_loses_the_layer(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    whole = nlp(TEXT)
    layer = broken(nlp, name, monkeypatch, "Dunmarrow")
    doc = nlp(TEXT)
    [fault] = doc._.faults
    assert fault.component == f"counterclaim_{name}"
    assert TEXT[fault.start : fault.end].strip() == HERE
    assert fault.error == "IndexError: out of range"
    first, last = AT
    kept = [reach(r) for r in whole._.get(layer) if not first <= reach(r) < last]
    assert [reach(r) for r in doc._.get(layer)] == kept
    assert kept
    assert len(doc._.labels) == len(whole._.labels) or name in ("labels", "actors")


def test_all_components_are_covered() -> None:
    assert {f"counterclaim_{name}" for name in (*FINDERS, *WRITERS)} == set(COMPONENTS)


def test_passages_at_fault_only_together_go_together(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(nlp, "times", monkeypatch, "Monday", "Dunmarrow")
    doc = nlp(TEXT)
    [fault] = doc._.faults
    assert "Monday" in TEXT[fault.start : fault.end]
    assert "Dunmarrow" in TEXT[fault.start : fault.end]
    assert "3 May 2031" in [time.mention for time in doc._.times]


def test_where_nearly_all_is_at_fault_the_layer_is_given_up(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Shells hit Dunmarrow on Monday. " * (harmless.MOST + 9)
    broken(nlp, "times", monkeypatch, "Dunmarrow")
    doc = nlp(text)
    [fault] = doc._.faults
    assert (fault.start, fault.end) == (0, len(text))
    assert doc._.times == ()
    assert doc._.events


@pytest.mark.parametrize("error", [MemoryError, OSError, UsageError, KeyboardInterrupt])
def test_what_is_no_fault_of_the_text_is_raised(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def fail(*_: Any) -> None:
        raise error("no")

    monkeypatch.setattr(times, "find_times", fail)
    with pytest.raises(error):
        Times()(spacy.blank("en")("Shells hit Velm on Monday."))


def test_a_component_in_a_pipeline_of_ones_own_without_sentences(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("counterclaim_times")
    monkeypatch.setattr(times, "find_times", failing(times.find_times, "Dunmarrow"))
    with caplog.at_level(logging.WARNING):
        [doc] = nlp.pipe(["Shells hit Velm on Monday.\nOn Tuesday Dunmarrow.\nOn 3 May 2031."])
    assert [time.mention for time in doc._.times] == ["Monday", "3 May 2031"]
    assert [record.name for record in caplog.records] == ["counterclaim.faults"]
    assert "counterclaim_times failed on characters 27–48 (IndexError: out of range)" in caplog.text


def test_a_blank_keeps_every_position(nlp: Language) -> None:
    doc = nlp(TEXT)
    hole = next(s for s in doc.sents if "Dunmarrow" in s.text)
    copy = blanked(doc, [(hole.start, hole.end)])
    assert len(copy.text) == len(TEXT)
    assert "Dunmarrow" not in copy.text
    assert copy.text.replace(" ", "") == TEXT.replace(HERE, "").replace(" ", "")
    assert [(s.start, s.end) for s in copy.sents] == [(s.start, s.end) for s in doc.sents]
    outside = [t for t in doc if not hole.start <= t.i < hole.end]
    for token in outside:
        other = copy[token.i]
        assert (other.tag_, other.dep_, other.head.i, other.lemma_, other.ent_type_, other.idx) == (
            token.tag_, token.dep_, token.head.i, token.lemma_, token.ent_type_, token.idx
        )  # fmt: skip
    assert [p.place.mention for p in copy._.places] == [
        p.place.mention for p in doc._.places if not AT[0] <= p.place.start < AT[1]
    ]


def test_a_text_without_words(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(nlp, "times", monkeypatch)
    assert [(f.start, f.end) for f in nlp("")._.faults] == [(0, 0)]
