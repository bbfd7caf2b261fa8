"""Finds what the sides offer each other, ask, accept, refuse and break; behind the actors."""

from counterclaim.annotating.offers.reading import find_offers
from counterclaim.annotating.writing import writing

make_offers = writing(
    "counterclaim_offers",
    "offers",
    find_offers,
    ["token.dep", "token.tag", "token.lemma", "doc._.actors", "doc._.attributions"],
)
