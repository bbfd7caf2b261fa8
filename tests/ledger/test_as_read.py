"""Where nobody decided anything, claims as they stand are those that were read."""

from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.place import Place
from counterclaim.model.report import Report
from counterclaim.model.timespan import Anchor, TimePrecision, TimeSpan
from counterclaim.steps.draw import draw_backlog
from tests.ledger.making import claim, report

NAMES = ("Qal‘at Dārā", "qalat dara", "Hill Front", "the hill", "HILL", "al-Bāb", "Al Bab", "É")
WORDS = ("Rebels entered", "the ministry said", "The market was shelled", "shelled", "🕊")
FIRST = date(2031, 5, 1)

names = st.sampled_from(NAMES)
days = st.integers(0, 5).map(lambda number: FIRST + timedelta(days=number))
kinds = st.sampled_from((ClaimKind.EVENT, ClaimKind.CONTROL, ClaimKind.LABEL, ClaimKind.STATEMENT))
actors = st.builds(Actor, mention=names, start=st.just(0), end=st.just(1), name=st.none() | names)
places = st.builds(Place, mention=names, start=st.just(0), end=st.just(1), name=st.none() | names)


@st.composite
def spans(draw: st.DrawFn) -> TimeSpan:
    ends = sorted(draw(st.tuples(days, days)))
    return TimeSpan(
        mention=None,
        start=None,
        end=None,
        earliest=draw(st.sampled_from((None, ends[0]))),
        latest=draw(st.sampled_from((None, ends[1]))),
        precision=TimePrecision.DAY,
        anchor=draw(st.sampled_from((Anchor.CLAUSE, Anchor.PUBLICATION))),
    )


@st.composite
def told(draw: st.DrawFn, number: int) -> tuple[Report, tuple[Claim, ...]]:
    of = report(number, outlet=draw(st.none() | names))
    outlet = Source(name=of.outlet, kind=SourceKind.OUTLET)
    made = []
    for each in range(draw(st.integers(0, 4))):
        by = draw(st.lists(names, max_size=2))
        speakers = (Source(name=n, mention=n, start=0, end=1, kind=SourceKind.PERSON) for n in by)
        made.append(
            claim(
                of,
                draw(st.sampled_from(WORDS)),
                each,
                kind=draw(kinds),
                actor=draw(st.none() | actors),
                target=draw(st.none() | actors),
                place=draw(st.none() | places),
                time=draw(st.none() | spans()),
                sources=(*speakers, outlet),
            )
        )
    return of, tuple(made)


@st.composite
def ledgers(draw: st.DrawFn) -> list[tuple[Report, tuple[Claim, ...], bool]]:
    """Reports with their claims, and whether each is read twice."""
    return [(*draw(told(number)), draw(st.booleans())) for number in range(1, 4)]


parts = st.none() | st.sampled_from(("dara", "Hill", "bab", "e", "zz", "%", ""))
queries = st.builds(
    ClaimQuery,
    kind=st.none() | kinds,
    source=parts,
    outlet=parts,
    place=parts,
    actor=parts,
    since=st.none() | days,
    until=st.none() | days,
    search=st.none() | st.sampled_from(("shelled", "market shelled", '"entered rebels"', "hill")),
    report=st.none() | st.sampled_from((report(1).id, report(2).id, "r-none")),
)


def as_read(query: ClaimQuery) -> ClaimQuery:
    asked = {field.name: getattr(query, field.name) for field in fields(query)}
    return ClaimQuery(**(asked | {"as_read": True}))


@settings(max_examples=60, deadline=None)
@given(ledgers(), st.lists(queries, min_size=8, max_size=8))
def test_as_read_is_as_it_stands_where_nobody_decided(
    made: list[tuple[Report, tuple[Claim, ...], bool]], asked: list[ClaimQuery]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "war.db"
        with Ledger(path) as ledger:
            for of, found, twice in made:
                ledger.add(of, found[:-1] if twice else found)
                if twice:
                    ledger.add_reading(of, found, None, "")
            draw_backlog(ledger)
        with LedgerReader(path) as reader:
            for query in (ClaimQuery(), *asked):
                stand = list(reader.claims(query))
                assert stand == list(reader.claims(as_read(query)))
                assert reader.count(query) == reader.count(as_read(query)) == len(stand)
            everything = {claim.id for claim in reader.claims()}
            assert everything == {claim.id for _, found, _ in made for claim in found}
