"""What is read from the sentences of ``as_told.tsv``."""

from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.annotating.services.reading import find_services

LINES = Path(__file__).with_name("as_told.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_as_told(nlp: Language, text: str, expected: str) -> None:
    read = [
        f"{m.service.thing} {m.service.effect}={m.trigger.of(text)}"
        for m in find_services(nlp(text))
    ]
    assert "|".join(read) == expected
