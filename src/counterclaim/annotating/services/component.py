"""Finds what became of aid, water, power, hospitals, schools and roads; behind the actors."""

from counterclaim.annotating.services.reading import find_services
from counterclaim.annotating.writing import writing

make_services = writing(
    "counterclaim_services",
    "services",
    find_services,
    ["token.dep", "token.tag", "token.lemma", "doc._.actors"],
)
