"""Reports in, claims out: what that several processes or machines may run."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from counterclaim.annotating.pipeline import annotate
from counterclaim.claiming.assemble import claims_of
from counterclaim.model.claim import Claim
from counterclaim.model.fault import Fault
from counterclaim.model.place import PlaceMention
from counterclaim.model.report import Report


def read_reports(
    nlp: Language, reports: Iterable[Report]
) -> Iterator[tuple[Report, tuple[Claim, ...], tuple[PlaceMention, ...], tuple[Fault, ...]]]:
    """Each report, in the order given, with its claims, every place it mentions, and the faults.

    These say what our components failed on, so that its readings are missing.
    """
    for doc, report in annotate(nlp, reports):
        yield report, claims_of(doc, report), doc._.places, doc._.faults


def read_claims(
    nlp: Language, reports: Iterable[Report]
) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Each report with its claims, in the order given. Faults go to the log as warnings."""
    return ((report, claims) for report, claims, _, _ in read_reports(nlp, reports))
