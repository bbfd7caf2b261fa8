"""Reports in, claims out: the one function that several processes or machines may run."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from counterclaim.annotating.pipeline import annotate
from counterclaim.claiming.assemble import claims_of
from counterclaim.model.claim import Claim
from counterclaim.model.report import Report


def read_claims(
    nlp: Language, reports: Iterable[Report]
) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Each report with its claims, in the order given."""
    for doc, report in annotate(nlp, reports):
        yield report, claims_of(doc, report)
