"""What a worker does: items in, reports with their claims out. Only here is the pipeline loaded."""

from collections.abc import Sequence
from functools import cache

from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.claiming.read import read_claims
from counterclaim.model.intake import Intake, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.read import read
from counterclaim.steps.options import AddOptions, Reading

_pipeline = cache(load_pipeline)


def read_items(items: Sequence[Item], options: AddOptions) -> list[Reading | Problem]:
    """What became of each item, in order."""
    found = [read(item, options.reading) for item in items]
    reports = [each.report for each in found if isinstance(each, Intake)]
    nlp = _pipeline(options.gazetteer, options.actors, options.kept_actors)
    claims = iter(read_claims(nlp, reports))
    return [
        each
        if isinstance(each, Problem)
        else Reading(
            report=each.report,
            claims=next(claims)[1],
            notes=each.notes,
            own_id=each.own_id,
        )
        for each in found
    ]
