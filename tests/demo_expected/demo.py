"""The demo's reports as the program reads them, and the claims it takes from them."""

from pathlib import Path

from counterclaim.annotating.pipeline import load_pipeline
from counterclaim.claiming.read import read_claims
from counterclaim.model.claim import Claim
from counterclaim.model.intake import Intake
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report
from counterclaim.reading.inputs import Input, find_inputs
from counterclaim.reading.options import ReadingOptions, load_outlets
from counterclaim.reading.read import read
from counterclaim.reading.split import split

DATA = Path(__file__).parents[2] / "src" / "counterclaim" / "steps" / "demo_data"


def demo_reports() -> dict[str, Report]:
    """Every report of the demo by file, or by file and row."""
    return {name: intake.report for name, intake in demo_intakes().items()}


def demo_intakes() -> dict[str, Intake]:
    """The same, with the way they came in."""
    options = ReadingOptions(outlets=load_outlets(DATA / "outlets.csv"))
    found = {}
    for source in find_inputs([str(DATA / "reports")]):
        assert isinstance(source, Input)
        for item in split(source, options):
            assert not isinstance(item, Problem)
            intake = read(item, options)
            assert not isinstance(intake, Problem)
            name = Path(item.path).name
            found[f"{name}:{item.row}" if item.row else name] = intake
    return found


def demo_claims() -> dict[str, tuple[Claim, ...]]:
    """The claims of every report, read with the demo's own gazetteer and actors."""
    nlp = load_pipeline(str(DATA / "gazetteer.csv"), str(DATA / "actors.tsv"))
    reports = demo_reports()
    read_all = read_claims(nlp, reports.values())
    return {name: found for name, (_, found) in zip(reports, read_all, strict=True)}
