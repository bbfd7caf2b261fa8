"""Reports in, claims out: what that several processes or machines may run."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from counterclaim.annotating.pipeline import annotate
from counterclaim.claiming.assemble import claims_of
from counterclaim.model.claim import Claim
from counterclaim.model.place import PlaceMention
from counterclaim.model.report import Report


def read_reports(
    nlp: Language, reports: Iterable[Report]
) -> Iterator[tuple[Report, tuple[Claim, ...], tuple[PlaceMention, ...]]]:
    """Each report with its claims and every place it mentions, in the order given."""
    for doc, report in annotate(nlp, reports):
        yield report, claims_of(doc, report), doc._.places


def read_claims(
    nlp: Language, reports: Iterable[Report]
) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Each report with its claims, in the order given."""
    return ((report, claims) for report, claims, _ in read_reports(nlp, reports))
