"""Attribution gold as scraping would have spoiled it, to see what is lost with commas and case."""

import json
from pathlib import Path

from training.attribution.corpus import read_corpus
from training.attribution.noise import APOSTROPHES, COMMAS, Damage, damaged

from counterclaim.annotating.attribution.tagger.tags import ROLES

DAMAGES = {
    "scraped": Damage(COMMAS | APOSTROPHES, one_line=True),
    "lower case": Damage(lower=True),
}


def spoil(gold: Path, kind: str, out: Path) -> None:
    """Write ``gold`` with the damage of that kind, offsets moved along, to ``out``."""
    with out.open("w", encoding="utf-8") as written:
        for document in (damaged(d, DAMAGES[kind]) for d in read_corpus(gold)):
            found = [
                {role: [list(span) for r, span in a.spans if r is role] for role in ROLES}
                for a in document.attributions
            ]
            row = {"doc": document.name, "text": document.text, "attributions": found}
            written.write(json.dumps(row) + "\n")
