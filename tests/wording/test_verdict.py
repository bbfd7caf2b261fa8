"""No word of judgement on any screen."""

import re
from pathlib import Path

import pytest

import counterclaim


@pytest.mark.parametrize("room", ["views", "wording", "cli", "export"])
def test_no_word_of_verdict_on_any_screen(room: str) -> None:
    verdict = re.compile(r"\b(fake|verified|debunk\w*|false(?:ly|hood)?|lies|truthful)\b", re.I)
    package = Path(counterclaim.__file__).parent / room
    paths = list(package.rglob("*.py"))
    assert paths
    for path in paths:
        strings = " ".join(re.findall(r'"[^"]*"', path.read_text("utf-8")))
        assert not verdict.search(strings), path.name
