"""The same sentences with the sides' names exchanged must be read alike.

The names stand in one another's place word for word, states for states and groups for groups:
spans, links, stance and confidence may then differ in nothing but the names themselves.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from spacy.language import Language

from counterclaim.annotating.pipeline import annotate, load_pipeline
from counterclaim.claiming.assemble import claims_of
from counterclaim.model.claim import Claim
from counterclaim.model.report import Report

SENTENCES = [
    "{A} said its troops had taken the village, but {B} denied losing it.",
    "{A} allegedly shelled the ridge, killing six fighters, {B} reported.",
    "According to {A}, {B} attacked the outpost on Monday.",
    "{B} claimed that {A} would storm the town within days.",
    "“They fired first,” a spokesman for {A} told reporters. {B} rejected the accusation.",
    "{A} said {B} had killed 12 fighters in the raid",
    "The so-called victory of {A} was announced by {B} on Friday.",
    "{A} may have lost the hill, {B} said, citing residents.",
    "{A} accused {B} of shelling a bridge. It said nine fighters had died.",
    "Twelve fighters died in clashes between {A} and {B}, a doctor told AFP.",
]
PAIRS = [
    ("Russia", "Ukraine"),
    ("Israel", "Iran"),
    ("Hezbollah", "Hamas"),
    ("Turkey", "Syria"),
    ("SANA", "Anadolu"),
    ("the Syrian Democratic Forces", "the Syrian National Army"),
    ("the Free Syrian Army", "the Syrian Arab Army"),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def shapes(nlp: Language, a: str, b: str) -> Iterator[list[tuple[object, ...]]]:
    """What each sentence is read as, with positions told in words instead of characters."""
    texts = [s.format(A=a, B=b) for s in SENTENCES]
    reports = [Report(text=f"{t[:1].upper()}{t[1:]}", published=date(2031, 5, 3)) for t in texts]
    for doc, report in annotate(nlp, reports):
        at = {0: 0} | {t.idx: n for n, t in enumerate(doc)}

        def word(position: int | None, at: dict[int, int] = at) -> int | None:
            return None if position is None else max(n for p, n in at.items() if p <= position)

        links = [
            (
                [word(w.start) for w in a.source],
                [word(w.start) for w in a.cue],
                [(word(w.start), word(w.end - 1)) for w in a.content],
                a.manner,
                [word(s.start) for s in a.sources],
            )
            for a in doc._.attributions
        ]
        yield [*links, *(_stance(c, word) for c in claims_of(doc, report))]


def _stance(claim: Claim, word: object) -> tuple[object, ...]:
    stance = claim.stance
    return (
        claim.kind,
        word(claim.start),  # type: ignore[operator]
        stance.polarity,
        stance.certainty,
        stance.mode,
        [(h.mention, h.by) for h in stance.hedges],
        len(claim.sources),
        claim.confidence,
    )


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_exchanged_names_are_read_alike(nlp: Language, a: str, b: str) -> None:
    for sentence, one, other in zip(SENTENCES, shapes(nlp, a, b), shapes(nlp, b, a), strict=True):
        assert one == other, sentence.format(A=a, B=b)
