"""One item in, one report out; whatever is in the bytes, nothing is raised."""

from counterclaim.model.intake import Format, Intake, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.compose import compose
from counterclaim.reading.deadline import TimeUp, time_limit
from counterclaim.reading.docx import read_docx
from counterclaim.reading.found import Found, Unreadable
from counterclaim.reading.html import read_html
from counterclaim.reading.options import ReadingOptions
from counterclaim.reading.pdf import read_pdf
from counterclaim.reading.row import read_row
from counterclaim.reading.text import read_text


def read(item: Item, options: ReadingOptions) -> Intake | Problem:
    """Read one item. Pure; the container is not needed, so a worker may be sent ``item`` without.

    A Problem tells why the item could not be read. Time is limited as ``time_limit`` says.
    """
    seconds = options.limits.seconds
    try:
        with time_limit(seconds):
            return compose(item, _found(item, options), options)
    except Unreadable as verdict:
        reason = str(verdict)
    except TimeUp:
        reason = f"took over {seconds} seconds to read; --limit seconds=N allows more"
    except Exception as error:  # noqa: BLE001 - hostile bytes bring anything out of a parser
        reason = (
            f"cannot be read as {item.format}: damaged, or of another kind ({type(error).__name__})"
        )
    return Problem(path=item.path, row=item.row, reason=reason)


def _found(item: Item, options: ReadingOptions) -> Found:
    match item.format:
        case Format.TEXT:
            return read_text(item.content, options)
        case Format.HTML:
            return read_html(item.content, options, item.url)
        case Format.PDF:
            return read_pdf(item.content, options)
        case Format.DOCX:
            return read_docx(item.content, options)
        case Format.ROW:
            return read_row(item.content, options, item.day_first)
