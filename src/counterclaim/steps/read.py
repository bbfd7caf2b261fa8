"""Claims of one report, for programs that need no ledger."""

from functools import cache

from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.claiming.read import read_claims as read_many
from counterclaim.model.claim import Claim
from counterclaim.model.report import Report

_pipeline = cache(load_pipeline)


def read_claims(report: Report) -> list[Claim]:
    """The claims of ``report`` in text order.

    The first call loads the pipeline (a second or two); it is kept for the next.

        >>> report = Report(text="Rebels shelled the town on Monday, the army said.")
        >>> [claim.kind for claim in read_claims(report)]  # doctest: +SKIP
        ['event', 'label']
    """
    [(_, claims)] = read_many(_pipeline(), [report])
    return list(claims)
