"""On what condition and why an offer is made, refused or broken, by a table of sentences."""

from pathlib import Path

import pytest
from spacy.language import Language

from counterclaim.annotating.data_files import tsv_rows
from counterclaim.model.offer import OfferAct

TABLE = Path(__file__).with_name("conditions.tsv")


@pytest.mark.parametrize(
    ("text", "act", "conditions", "reasons"), list(tsv_rows(TABLE.read_text(encoding="utf-8")))
)
def test_conditions_and_reasons(
    nlp: Language, text: str, act: str, conditions: str, reasons: str
) -> None:
    told = [o for o in nlp(text)._.offers if o.act is not OfferAct.CONDITION]
    assert [offer.act for offer in told] == [act]
    for said, wanted in ((told[0].conditions, conditions), (told[0].reasons, reasons)):
        assert ("; ".join(each.mention for each in said) or "-") == wanted
        assert all(text[each.start : each.end] == each.mention for each in said)
