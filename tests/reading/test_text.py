"""Plain text comes in exactly as it stands."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.text import headline
from tests.reading.make import SENTENCE, refused, taken

# Not a lone surrogate, NUL or other control character: those make bytes no text, or are replaced.
characters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")
pieces = st.one_of(
    st.text(characters),
    st.sampled_from(
        ["\r\n", "\n", "\r", "\t", "\u2028", "e\u0301", "👩🏽‍🚒", "قُتِلَ مدني", "\u200f", "x" * 5000]
    ),
)
texts = st.lists(pieces, min_size=1).map("".join).filter(str.strip)


@given(texts)
def test_any_utf8_text_comes_in_exactly(text: str):
    assert taken(text.encode()).report.text == text


@given(texts, st.sampled_from(["utf-16", "utf-32", "utf-8-sig"]))
def test_byte_order_marks_tell_the_encoding_and_are_no_text(text: str, encoding: str):
    assert taken(text.encode(encoding)).report.text == text


@given(texts)
def test_the_title_is_in_the_text(text: str):
    report = taken(text.encode()).report
    assert report.title is None or report.title.split()[0] in report.text


@given(st.binary())
def test_any_bytes_get_an_answer(content: bytes):
    try:
        taken(content)
    except AssertionError:
        assert refused(content)


def test_what_cannot_be_stored_is_replaced_one_for_one():
    assert taken(f"{SENTENCE}\0x".encode()).report.text == f"{SENTENCE}\ufffdx"


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250"])
def test_old_encodings_are_guessed(encoding: str):
    text = "The “Qarma” post said it couldn’t confirm – a café was hit. " * 5
    assert taken(text.encode(encoding)).report.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1256", "قال مرصد إن القوات الحكومية قصفت بلدة قرما يوم الاثنين وقتلت ثلاثة مدنيين. "),
        ("cp1251", "Правительственные войска обстреляли посёлок Карма в понедельник, сообщили. "),
        ("gb18030", "监察组织称，政府军周一炮击了卡尔马镇，造成三名平民死亡，多人受伤。"),
    ],
)
def test_encodings_of_other_scripts_are_guessed(encoding: str, text: str):
    assert taken((text * 4).encode(encoding)).report.text == text * 4


def test_the_users_encoding_outranks_the_guess():
    content = "Café at Qarma".encode("latin-1")
    assert taken(content, encoding="latin-1").report.text == "Café at Qarma"
    assert "is not ascii" in refused(content, encoding="ascii")
    wide = SENTENCE.encode("utf-16-le")
    assert taken(wide, encoding="utf-16-le").report.text == SENTENCE
    assert "binary" in refused(wide)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "holds no text"),
        (codecs.BOM_UTF8, "holds no text"),
        (codecs.BOM_UTF16_LE + b"x", "broken utf-16"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
        (b"PK\x03\x04" + bytes(100), "zip archive"),
        (b"%PDF-1.4\n", "a PDF document"),
        (bytes(range(256)) * 10, "binary"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, reason: str):
    assert reason in refused(content)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Shells hit Qarma\n\n{SENTENCE}", "Shells hit Qarma"),
        (f"\r\n# Shells hit Qarma #\r\n{SENTENCE}", "Shells hit Qarma"),
        (f"AFP Sunday 30 Oct 2016\nShells hit Qarma\n{SENTENCE}", "Shells hit Qarma"),
        (SENTENCE, None),
        (f"{SENTENCE}\n{SENTENCE}", None),
        ("Shells hit Qarma", None),
        (f"Qarma\n{SENTENCE}", None),
        (f"- Shells hit Qarma\n- {SENTENCE}", None),
        (f"{'long ' * 50}\n{SENTENCE}", None),
        ("12 30\n12 30", None),
    ],
)
def test_a_headline_is_a_short_first_line_with_text_below(text: str, title: str | None):
    assert headline(text) == title
