"""Where a quotation was read: brackets such as "(Author, 'Title', Outlet, 7 December 2016)"."""

from spacy.tokens import Doc

from counterclaim.annotating.quoting import QuotedRange
from counterclaim.annotating.reporting import Draft


def add_citations(doc: Doc, found: list[Draft], quotes: list[QuotedRange]) -> None:
    """stub"""
