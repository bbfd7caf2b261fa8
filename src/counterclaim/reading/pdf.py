"""PDF documents: pypdf, and pypdfium2 where pypdf finds nothing."""

import logging
from collections.abc import Iterator
from io import BytesIO

import pypdf
import pypdfium2
from pypdf.errors import PyPdfError

from counterclaim.reading.found import Found, Unreadable
from counterclaim.reading.metadata import plausible_title
from counterclaim.reading.options import Limits, ReadingOptions
from counterclaim.reading.text import headline
from counterclaim.reading.unwrap import unwrap

# It logs every oddity of a file to stderr; what matters becomes a Problem.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_TAIL = 4096  # bytes; the end-of-file mark is in the last 1,024 of a whole file, bar stray bytes
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(content: bytes, options: ReadingOptions) -> Found:
    """The text of all pages, a line a paragraph as far as the layout shows them."""
    if not content:
        raise Unreadable("is empty")
    if b"%PDF-" not in content[:1024]:
        raise Unreadable("is not a PDF document")
    if b"%%EOF" not in content[-_TAIL:]:
        raise Unreadable("the PDF is cut off before its end; get the whole file")
    title, body = _pypdf(content, options.limits) or (None, "")
    if not body.strip():
        body = _pdfium(content, options.limits)
    if not body.strip():
        raise Unreadable("the PDF holds no text, only pictures; run text recognition (OCR) first")
    body = unwrap(body)
    return Found(body=body, title=plausible_title(title) or headline(body))


def _pypdf(content: bytes, limits: Limits) -> tuple[str | None, str] | None:
    """Title and text; None where another library is to try."""
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted:
            return None
        pages = _bounded(len(reader.pages), limits)
        texts = (reader.pages[number].extract_text() for number in pages)
        title = reader.metadata.title if reader.metadata else None
        return title, _joined(texts, limits)
    # pypdf answers malformed objects with whichever of these its own code trips over.
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError):
        return None
    except (AssertionError, NotImplementedError, RecursionError, ZeroDivisionError):
        return None


def _pdfium(content: bytes, limits: Limits) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise Unreadable(
                "the PDF is encrypted; save a copy without its password and add that"
            ) from None
        raise Unreadable("the PDF is damaged and cannot be opened") from None
    try:
        pages = _bounded(len(document), limits)
        texts = (document[number].get_textpage().get_text_bounded() for number in pages)
        return _joined(texts, limits)
    except pypdfium2.PdfiumError:
        raise Unreadable("the PDF is damaged: a page cannot be read") from None
    finally:
        document.close()


def _bounded(pages: int, limits: Limits) -> range:
    if pages > limits.max_pdf_pages:
        raise Unreadable(
            f"the PDF has {pages:,} pages, more than {limits.max_pdf_pages:,};"
            f" --limit pdf_pages={pages} allows it"
        )
    return range(pages)


def _joined(texts: Iterator[str], limits: Limits) -> str:
    parts: list[str] = []
    length = 0
    for text in texts:
        parts.append(text)
        length += len(text)
        if length > limits.max_characters:
            break  # the limit on the whole report says the rest
    return "\n".join(parts)
