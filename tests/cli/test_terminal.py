"""Nothing a report says may act on the terminal."""

from io import StringIO

import pytest
from rich.console import Console

from counterclaim.cli.terminal import one_line, plain, visible


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\x07b\x00c", "a␇b␀c"),
        ("\x9b2J", "‹U+009B›2J"),
        ("pay\u202etxt.exe", "pay‹U+202E›txt.exe"),
        ("over\rwritten", "over␍written"),
        ("tab\tand\nline stay", "tab\tand\nline stay"),
        ("حلب Aleppo 🙂", "حلب Aleppo 🙂"),
    ],
)
def test_control_characters_are_shown_not_obeyed(given: str, shown: str) -> None:
    assert visible(given) == shown


def test_markup_in_a_report_is_text() -> None:
    out = StringIO()
    Console(file=out, width=60).print(plain("[bold red]x[/] [link=http://h]y[/link]"))
    assert out.getvalue() == "[bold red]x[/] [link=http://h]y[/link]\n"


def test_one_line_is_one_line_and_not_too_long() -> None:
    assert one_line("a\n b\t c") == "a b c"
    assert one_line("x" * 300, 10) == "x" * 9 + "…"
