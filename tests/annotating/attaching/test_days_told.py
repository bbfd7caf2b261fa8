"""Days of the year, as a report means them."""

from datetime import date

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The October 7 attack on Aleppo killed nine people.", date(2030, 10, 7)),
        ("The war was sparked by the October 7 attack on Aleppo.", date(2030, 10, 7)),
        ("The army shelled Aleppo on 2 March.", date(2031, 3, 2)),
        ("The army will shell Aleppo on 7 October.", date(2031, 10, 7)),
        ("The army shelled Aleppo on 7 October 2031.", date(2031, 10, 7)),
    ],
)
def test_a_day_of_the_year_that_has_not_come_is_last_years(
    nlp: Language, sentence: str, day: date
) -> None:
    doc = nlp.make_doc(sentence)
    doc._.published = "2031-03-12"
    events = nlp(doc)._.events
    assert [event.time.earliest for event in events if event.time] == [day]
