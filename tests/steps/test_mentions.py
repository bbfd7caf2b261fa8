"""Which reports mention names of a user's own lists."""

from pathlib import Path

import pytest

from counterclaim.ledger.write import Ledger
from counterclaim.model.report import Report
from counterclaim.steps.gazetteer import add_gazetteer
from counterclaim.steps.mentions import naming_actors, naming_places

PLACES = """name,lat,lon,alt,country,level,adjectives
Marran,-41.5,-20.5,,XA,country,Marric
Oldtown,-41.2,-20.1,البلدة القديمة,XA,,
Tel Quoram,-41.3,-20.2,تل كورام,XA,,
"""


def kept(path: Path, text: str) -> Path:
    with Ledger(path) as ledger:
        ledger.add(Report(text="Rain over the hills.", outlet="Radio Ten"))
        ledger.add(Report(text=text, outlet="Radio Ten"))
    return path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells fell on Oldtown.", True),
        ("Shells fell on Oldtown's market.", True),
        ("Shells fell on (Oldtown-based) men.", True),
        ("Tell Kworam was hit.", True),  # by its consonants
        ("Tel-Quoram was hit.", True),
        ("Residents of تل كورام left.", True),
        ("Three Marrics were held.", True),
        ("An oldtown is no town.", False),
        ("Shells fell on Newtown. Old men left.", False),
    ],
)
def test_places(tmp_path: Path, text: str, found: bool) -> None:
    file = tmp_path / "marran.csv"
    file.write_text(PLACES, "utf-8")
    path = kept(tmp_path / "war.db", text)
    add_gazetteer(path, file)
    assert len(naming_places(path, "marran.csv")) == found
    assert naming_places(path, "another.csv") == []


BEFORE = "guard\tHarbour Guard\trebel group\tXV\tquay watch\n"


@pytest.mark.parametrize(
    ("after", "text", "found"),
    [
        (BEFORE + "kite\tKite Brigade\trebel group\t\t\n", "The Kite Brigade left.", True),
        (BEFORE + "kite\tKite Brigade\trebel group\t\t\n", "The kite brigade left.", False),
        (BEFORE + "kite\tKite Brigade\trebel group\t\t\n", "The Kite-Brigade’s men left.", True),
        # What stands in both lists is read as it was; what changed or went is not.
        (BEFORE + "kite\tKite Brigade\trebel group\t\t\n", "The Harbour Guard left.", False),
        (BEFORE.replace("rebel group", "political militia"), "The quay watch left.", True),
        ("# none\n", "The Harbour Guard left.", True),
        ("# mine\n" + BEFORE, "The Harbour Guard left.", False),
        # The forces of a state are meant where only the state is named.
        (BEFORE + "fr-forces\tHexagon Army\tstate forces\tFR\t\n", "French troops left.", True),
        (BEFORE + "fr-forces\tHexagon Army\tstate forces\tFR\t\n", "Danish troops left.", False),
    ],
)
def test_actors(tmp_path: Path, after: str, text: str, found: bool) -> None:
    path = kept(tmp_path / "war.db", text)
    assert len(naming_actors(path, BEFORE, after)) == found
