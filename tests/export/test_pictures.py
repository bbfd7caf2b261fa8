"""Pictures: the same bytes again, outside words as words, and nothing told by colour alone."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure

from counterclaim.export.pictures.control import control_picture
from counterclaim.export.pictures.labels import labels_picture
from counterclaim.export.pictures.paper import hatch_of, picture, written
from counterclaim.export.pictures.sources import sources_picture
from counterclaim.export.pictures.timeline import timeline_picture
from counterclaim.model.control import ControlStatus
from counterclaim.model.stance import Polarity, Stance
from counterclaim.views.control import control_in
from tests.views import whole
from tests.views.making import DAY, MONITOR, Teller, events_in, figure, linked, on

ODD = "<b>$x^2$ & \x1b\u202eПочта صوت"


def told(number: int = 2) -> list[Teller]:
    tellers = [Teller(f"{ODD} {n}") for n in range(number)]
    for n, teller in enumerate(tellers):
        day = on(DAY + timedelta(days=n))
        teller.counts(figure(9, 9 + n if n % 2 else None), by=(MONITOR,), time=day)
        teller.holds("the army", share=0.5, time=day)
        teller.holds(f"the {n}th militia", time=on(date(2030, 1, 1), DAY))
        teller.holds("the army", stance=Stance(polarity=Polarity.DENIED))
        teller.holds("the army", ControlStatus.LOST, time=on(None, DAY))
        teller.calls("bandits & thieves", "Hill <Front>")
    return tellers


DRAWN: dict[str, Callable[[list[Teller]], Figure]] = {
    "timeline": lambda tellers: timeline_picture(list(events_in(linked(*tellers)))),
    "control": lambda tellers: control_picture(control_in(linked(*tellers)), ODD),
    "labels": lambda tellers: labels_picture(whole.labels(linked(*tellers))),
    "sources": lambda tellers: sources_picture(whole.relies_on(linked(*tellers))),
}


def svg(name: str) -> str:
    return picture(DRAWN[name](told()), "svg").decode()


@pytest.mark.parametrize("name", DRAWN)
def test_the_same_rows_give_the_same_bytes(name: str) -> None:
    text = svg(name)
    assert text == svg(name)
    assert "<dc:date>" not in text
    assert not re.search(r"\d{4}-\d\d-\d\dT\d\d:", text)


@pytest.mark.parametrize("name", DRAWN)
def test_outside_words_are_words_and_nothing_else(name: str) -> None:
    words = " ".join(ET.fromstring(svg(name)).itertext())
    assert "\u202e" not in words
    if name != "timeline":
        assert "<b>$x^2$ & Почта صوت" in " ".join(words.split())


@pytest.mark.parametrize("name", DRAWN)
def test_black_and_white_is_enough(name: str) -> None:
    colours = set(re.findall(r"#[0-9a-f]{6}\b", svg(name)))
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours), colours


@pytest.mark.parametrize("name", DRAWN)
def test_no_row_and_many_rows_can_be_drawn(name: str) -> None:
    for number in (0, 80):
        assert picture(DRAWN[name](told(number)), "png").startswith(b"\x89PNG")


def test_hatches_tell_holders_apart() -> None:
    made = hatch_of([f"holder {n}" for n in range(50)])
    assert len(set(made.values())) == 50


def test_words_are_cut_and_cleaned() -> None:
    assert written("a\x00b\u202ec\nd") == "a b c d"
    assert written("x" * 50, 10) == "x" * 9 + "…"
