"""Word documents, and archives that pretend to be."""

import io
import zipfile

import pytest

from counterclaim.model.intake import Format
from counterclaim.reading.options import Limits
from tests.reading.make import SENTENCE, refused, taken, word, word_with_body


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def test_paragraphs_and_title():
    report = taken(word(["Shells hit Qarma", SENTENCE], "A name of a file"), Format.DOCX).report
    assert report.title == "A name of a file"
    assert report.text == f"A name of a file\n\nShells hit Qarma\n{SENTENCE}"


@pytest.mark.parametrize("title", ["", "Document1", "Microsoft Word - story.doc", "story.docx"])
def test_titles_that_programs_fill_in_are_none(title: str):
    report = taken(word(["Shells hit Qarma", SENTENCE], title), Format.DOCX).report
    assert report.title == "Shells hit Qarma"


def test_insertions_tables_and_controls_are_read_and_deletions_are_not():
    body = (
        "<w:p><w:r><w:t>The army </w:t></w:r>"
        "<w:del><w:r><w:delText>shelled</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>took</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>left</w:t></w:r></w:ins><w:r><w:tab/><w:t>Qarma.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a table.</w:t><w:br/><w:t>More.</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl>"
    )
    text = taken(word_with_body(body), Format.DOCX).report.text
    assert text == "The army left\tQarma.\nIn a control.\nIn a table.\nMore."


def test_external_entities_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    prologue = (
        f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY a "laugh">'
        '<!ENTITY b "&a;&a;&a;&a;">]>'
    )
    body = f"<w:p><w:r><w:t>{SENTENCE}</w:t><w:t>&x;</w:t><w:t>&b;</w:t></w:r></w:p>"
    text = taken(word_with_body(body, prologue), Format.DOCX).report.text
    assert text == SENTENCE


@pytest.mark.timeout(5)
def test_a_zip_bomb_is_known_by_its_directory():
    bomb = archive({"word/document.xml": bytes(300 * 2**20)})
    assert "--limit unpacked_bytes=N" in refused(bomb, Format.DOCX)
    dense = archive({"word/document.xml": bytes(30 * 2**20)})
    assert "zip bomb" in refused(dense, Format.DOCX)
    many = archive({f"word/{number}": b"" for number in range(10_001)})
    assert "10,001 parts" in refused(many, Format.DOCX)


def test_a_directory_that_lies_does_no_harm():
    content = bytearray(archive({"word/document.xml": bytes(30 * 2**20)}))
    size = (30 * 2**20).to_bytes(4, "little")
    lie = (100).to_bytes(4, "little")
    assert size in content
    assert refused(bytes(content.replace(size, lie)), Format.DOCX)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_cut_off_document_is_refused(share: float):
    whole = word([SENTENCE] * 50)
    assert "cut off" in refused(whole[: int(len(whole) * share)], Format.DOCX)


def test_damage_inside_is_refused():
    whole = word([SENTENCE] * 50)
    middle = len(whole) // 2
    assert refused(whole[:middle] + bytes(200) + whole[middle + 200 :], Format.DOCX)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"Just words", "no Word document"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "password-protected"),
        (archive({"a.txt": b"x"}), "no Word document"),
        (word([]), "no text"),
        (word_with_body("<w:p>" * 10_000), "damaged"),
    ],
)
def test_what_is_no_document_is_refused(content: bytes, reason: str):
    assert reason in refused(content, Format.DOCX)


def test_how_much_may_unpack_can_be_set():
    assert "unpacked_bytes" in refused(
        word([SENTENCE]), Format.DOCX, limits=Limits(max_unpacked_bytes=1000)
    )
