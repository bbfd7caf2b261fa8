"""Texts that nobody writes and scraping yields: no component may fail on one."""

import inspect
import sys
from collections.abc import Iterator
from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from counterclaim.annotating.control.places import share_in
from counterclaim.annotating.grammar.clauses import coordinated, subtree
from counterclaim.annotating.letters import small
from counterclaim.annotating.lexicon.numerals import find_numerals
from counterclaim.annotating.spans import words_between
from counterclaim.annotating.times.component import find_times
from counterclaim.claiming.assemble import claims_of
from counterclaim.model.report import Report
from counterclaim.model.words import Words


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("FİVE", "five"),
        ("fıve", "five"),
        ("ſIX", "six"),
        ("\u212alled", "klled"),
        ("Émile", "émile"),
    ],
)
def test_small_letters_are_those_a_pattern_takes_them_for(written: str, known: str) -> None:
    assert small(written) == known
    assert len(small(written)) == len(written)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("killed fİve people", [(5, 5)]),
        ("killed sıx people", [(6, 6)]),
        ("killed ſix people", [(6, 6)]),
        ("at leaſt nine people", [(9, None)]),
        ("twenty-fİve million", [(25_000_000, 25_000_000)]),
        ("killed " + "9" * 5000 + " people and 3 dogs", [(3, 3)]),
        ("killed 99999999999999999999 people", []),
        ("killed 999,999,999,999,999 billion people", []),
    ],
)
def test_numbers_in_odd_letters_and_without_end(
    text: str, numbers: list[tuple[int, int | None]]
) -> None:
    assert [(n.low, n.high) for n in find_numerals(text)] == numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on the nİnety-fıfth day, 3 May 2031", ["2031-05-03"]),
        ("5" * 5000 + " days ago, on 3 May 2031", ["2031-05-03"]),
        ("on 3 May 2031, 0." + "7" * 5000 + " years later", ["2031-05-03"]),
        ("on 3 May 2031, 2030 years earlier, and the night before", None),
    ],
)
@pytest.mark.parametrize("published", [None, date(1, 1, 1), date(9999, 12, 31), date(2031, 5, 4)])
def test_times_in_odd_letters_and_without_end(
    text: str, values: list[str] | None, published: date | None
) -> None:
    found = [time.value for time in find_times(text, published) if time.value[:2] == "20"]
    assert values is None or found == values


def test_a_share_in_odd_letters() -> None:
    text = "the rebels hold twO thIrds of the town".replace("I", "İ")
    share = share_in(text, Words(0, len(text)))
    assert share is not None
    assert (share.low, share.high) == (0.66, 0.67)


def chain(length: int) -> Doc:
    """Each word a conjunct of the one before."""
    heads = [max(i - 1, 0) for i in range(length)]
    deps = ["ROOT", *["conj"] * (length - 1)]
    return Doc(Vocab(), words=["town"] * length, heads=heads, deps=deps)


def test_a_list_of_thousands_is_walked_to_its_end() -> None:
    doc = chain(5000)
    assert [t.i for t in coordinated(doc[0])] == list(range(5000))
    assert [t.i for t in subtree(doc[10])] == list(range(10, 5000))


def test_a_subtree_comes_in_the_order_of_spacy(nlp: Language) -> None:
    doc = nlp("The army, he said on Monday, had shelled the old market of Velm and left its ruins.")
    for token in doc:
        assert [t.i for t in subtree(token)] == [t.i for t in token.subtree]


def test_words_that_end_before_they_begin_are_the_first_alone() -> None:
    doc = chain(9)
    assert words_between(doc, 5, 2) == Words(doc[5].idx, doc[5].idx + 4)


@pytest.fixture
def shallow() -> Iterator[None]:
    """Python gives up on calls within calls far sooner, so that texts may be short."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 120)
    yield
    sys.setrecursionlimit(usual)


SAID = "Shells killed 12 people in Velm, and the army said that it held half of the town. "


@pytest.mark.parametrize(
    "text",
    [
        SAID.replace("i", "İ"),
        SAID.upper().replace("I", "İ") + "FİVE PEOPLE WERE KİLLED BY FORTY-FİVE SHELLS.",
        SAID + "killed " + "1" * 5000 + " people " + "2" * 30 + " days ago",
        "killed 12 people " * 150,
        "the militia and the army and " * 200,
        "he said that they captured Velm and took control of the hills and " * 120,
        "he quoted a nurse telling him, quoting " * 150,
        "tried to manage to allow aid to be prevented from being allowed to " * 80,
        "half of a third of 20 of members of " * 150 + "the army",
        "groups including factions including militias notably brigades including " * 120,
        "the capture's control's capture's hands' " * 200,
        "by Oldtown-Newtown-Watch-" * 200 + " on Arms, a spokesman said",
        "(“[" * 300 + SAID + "”])" * 300,
        " ".join(reversed((SAID * 3).split())),
        "spokesman said. thespokesman said the-held Velm",
        "\u202e\u200f" + SAID.replace(" ", " \u200f\x07\u2028"),
        SAID.replace(" ", ""),
        ", " * 500,
        "Wounded 1,200 civilians; killed 3,450 people",
        "Components declare what they read and write,",
        ", a town near Velm held by the rebels",
    ],
)
@pytest.mark.parametrize("published", ["2031-05-04", "0001-01-01"])
@pytest.mark.usefixtures("shallow")
def test_no_component_fails(nlp: Language, text: str, published: str) -> None:
    report = Report(text=text, outlet="The Courier", published=date.fromisoformat(published))
    doc = nlp.make_doc(text)
    doc._.published, doc._.outlet = published, report.outlet
    for _, component in nlp.pipeline:
        doc = component(doc)
    claims = claims_of(doc, report)
    assert doc._.faults == ()
    assert all(claim.verbatim == text[claim.start : claim.end] for claim in claims)
