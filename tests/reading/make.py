"""Small files of every kind, made on the spot."""

import io
import zipfile
from hashlib import sha256

import docx
from pypdf import PdfReader, PdfWriter

from counterclaim.model.intake import Format, Intake, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.options import ReadingOptions
from counterclaim.reading.read import read

SENTENCE = "Government forces shelled the invented town of Qarma on Monday, a monitor said."


def item(content: bytes, form: Format = Format.TEXT, path: str = "file", **fields) -> Item:
    digest = sha256(content).hexdigest()
    return Item(path=path, row=None, format=form, content=content, sha256=digest, **fields)


def taken(content: bytes, form: Format = Format.TEXT, **options) -> Intake:
    result = read(item(content, form), ReadingOptions(**options))
    assert isinstance(result, Intake), result
    return result


def refused(content: bytes, form: Format = Format.TEXT, **options) -> str:
    result = read(item(content, form), ReadingOptions(**options))
    assert isinstance(result, Problem), result
    assert "\n" not in result.reason
    return result.reason


def pdf(lines: list[str], pages: int = 1) -> bytes:
    """A PDF of these lines on each page, without any library."""
    drawn = "BT /F1 11 Tf 14 TL 50 780 Td " + "".join(f"({line}) Tj T* " for line in lines) + "ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{5 + n} 0 R' for n in range(pages))}]"
        f" /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    ] + [
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 3 0 R >> >> >>"
    ] * pages
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{offset:010} 00000 n \n" for offset in offsets).encode()
    out += (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def encrypted_pdf(lines: list[str], user_password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines))))
    writer.encrypt(user_password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word(paragraphs: list[str], title: str = "") -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_with_body(xml_body: str, prologue: str = "") -> bytes:
    """A Word document whose main part is ``prologue`` and this body."""
    out = io.BytesIO()
    main = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{prologue}'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{xml_body}</w:body></w:document>"
    )
    with zipfile.ZipFile(io.BytesIO(word([]))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, main if name == "word/document.xml" else old.read(name))
    return out.getvalue()
