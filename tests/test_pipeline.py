"""Components declare what they read and write, and keep to it."""

import json

import msgspec
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.annotating.layers import LAYERS
from counterclaim.annotating.pipeline import BEFORE_PARSER, COMPONENTS

TEXT = """Twelve killed in shelling of Aleppo

A doctor told Reuters on Monday that rebels shelled a market in eastern Aleppo, killing at least 12
civilians including three children. The army denied it. "We hold 70% of the city," said Gen. Omar
Lunt. Government forces recaptured the village of Marj from the Russia-backed militants last week.
"""


def ours() -> tuple[str, ...]:
    return (BEFORE_PARSER, *COMPONENTS)


def test_every_requirement_is_met_by_an_earlier_component(nlp: Language) -> None:
    analysis = nlp.analyze_pipes(keys=["assigns", "requires"])
    problems = {name: found for name, found in analysis["problems"].items() if found}
    assert problems == {}


@pytest.mark.parametrize("name", ours())
def test_a_component_writes_only_what_it_declares(nlp: Language, name: str) -> None:
    declared = set(nlp.get_pipe_meta(name).assigns)
    doc = nlp.make_doc(TEXT)
    doc._.published = "2016-11-30"
    for pipe_name, pipe in nlp.pipeline:
        if pipe_name == name:
            before = layers(doc), tokens(doc, declared)
            doc = pipe(doc)
            changed = {f"doc._.{k}" for k, v in layers(doc).items() if before[0].get(k) != v}
            assert changed <= declared
            assert tokens(doc, declared) == before[1]
            return
        doc = pipe(doc)
    raise AssertionError(f"{name} is not in the pipeline")


def layers(doc: Doc) -> dict[str, bytes]:
    return {
        name: msgspec.json.encode(doc.user_data[f"counterclaim.{name}"])
        for name in LAYERS
        if f"counterclaim.{name}" in doc.user_data
    }


def tokens(doc: Doc, declared: set[str]) -> str:
    """All that spaCy knows of the tokens, but for a declared sentence start."""
    attributes = ["text", "tag", "pos", "dep", "lemma", "ent_iob", "ent_type"]
    if "token.is_sent_start" not in declared:
        attributes.append("is_sent_start")
    return json.dumps(
        [[getattr(t, f"{a}_", None) or str(getattr(t, a)) for a in attributes] for t in doc]
    )


def test_a_doc_survives_a_round_trip_with_its_layers(nlp: Language) -> None:
    doc = nlp(TEXT)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for name in LAYERS:
        assert getattr(back._, name) == getattr(doc._, name)
    assert doc._.attributions
    assert doc._.events


@pytest.mark.parametrize("name", ours())
def test_each_component_is_a_factory_by_entry_point(name: str) -> None:
    from importlib.metadata import entry_points

    assert name in entry_points(group="spacy_factories").names
