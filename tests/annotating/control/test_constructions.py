"""The ways of saying who holds a place, one sentence each: ``told.tsv``, beside this file."""

from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.annotating.data_files import tsv_rows
from counterclaim.model.control import ControlMention

TOLD = list(tsv_rows(Path(__file__).with_name("told.tsv").read_text(encoding="utf-8")))

NOT_TOLD = [
    "The army is preparing to storm Tarbin.",
    "The rebels tried to capture Tarbin.",
    "Troops failed to take the town of Tarbin.",
    "The army is trying to regain control of Tarbin.",
    "The army advanced towards Tarbin.",
    "The rebels are holding dozens of hostages.",
    "The state-run hospital in Tarbin reopened.",
    "The rebels were fighting to hold Tarbin.",
    "The gunmen held four aid workers in Tarbin.",
    "Police controlled the crowd in Tarbin.",
    "The army captured three fighters near Tarbin.",
    "The army seized arms in Tarbin.",
    "The doctors lost a colleague in Tarbin.",
    "The rebels took up positions in the town of Tarbin.",
    "The fire was brought under control in Tarbin.",
    "The army drove the residents out of the village of Osk.",
    "The rally took place in the town of Tarbin.",
    "The price of bread fell in Tarbin.",
    "Snow fell on Tarbin.",
    "A shell fell on the village of Osk.",
    "The judge took control of the hearing.",
    "The army surrounded the gunmen.",
    "The convoy entered the town of Tarbin.",
    "The government run station aired a film.",
    "The company runs the port of Marenka.",
    "Border controls were lifted at Tarbin.",
    "The army plans the capture of Tarbin.",
    "The former rebel stronghold of Tarbin was rebuilt.",
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_every_way_of_saying_it(nlp: Language, text: str, told: str) -> None:
    assert "; ".join(_shown(mention) for mention in nlp(text)._.controls) == told


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_not_said(nlp: Language, text: str) -> None:
    assert nlp(text)._.controls == ()


def _shown(mention: ControlMention) -> str:
    arguments = (mention.holder, mention.loser, mention.place)
    shown = (argument.mention if argument is not None else "-" for argument in arguments)
    return " | ".join((mention.control.status.value, *shown))
