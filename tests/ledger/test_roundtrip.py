"""Any claim that the model can hold comes out of the ledger as it went in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.verify import verify
from counterclaim.ledger.write import Ledger
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source
from counterclaim.model.claim import Claim, ClaimKind, Origin, ReportRef, Trigger
from counterclaim.model.control import Control
from counterclaim.model.event import EventType, SubEventType
from counterclaim.model.figure import Figure
from counterclaim.model.label import Label
from counterclaim.model.offer import Offer
from counterclaim.model.person import Person
from counterclaim.model.place import Place
from counterclaim.model.relation import Relation
from counterclaim.model.report import Report
from counterclaim.model.service import Service
from counterclaim.model.stance import Hedge, Stance
from counterclaim.model.thing import Thing
from counterclaim.model.timespan import TimeSpan
from counterclaim.model.weapon import Weapon
from counterclaim.model.words import Words

# Right-to-left, emoji of several code points, combining marks, CR and LF; no NUL, which ends a text
# for half of SQLite, and which reading takes out.
words = st.text(
    st.one_of(
        st.sampled_from("\r\n\t 🕊👩‍👩‍👧é\u0301حلب'\"%_\\{}"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
    ),
    max_size=30,
)
shares = st.none() | st.floats(0, 1)


def filled(made: type, **given: object) -> st.SearchStrategy:
    """Records with every field drawn: left to itself, hypothesis keeps to the defaults."""
    fields = dict.fromkeys(made.__dataclass_fields__, ...) | given
    return st.builds(made, **fields)


st.register_type_strategy(str, words)
st.register_type_strategy(int, st.integers(0, 2**40))
st.register_type_strategy(float, st.floats(-180, 180))
st.register_type_strategy(
    Words,
    st.lists(st.integers(0, 2**40), min_size=2, max_size=2).map(lambda ends: Words(*sorted(ends))),
)
st.register_type_strategy(Control, filled(Control, share_low=shares, share_high=shares))
for part in (
    Actor,
    Figure,
    Hedge,
    Label,
    Origin,
    Place,
    Relation,
    Source,
    Stance,
    TimeSpan,
    Trigger,
):
    st.register_type_strategy(part, filled(part))

reports = filled(
    Report, text=words.map(lambda text: text + "."), sha256=st.just(""), id=st.just("")
)


def of_kind(kind: ClaimKind) -> dict[str, st.SearchStrategy]:
    """What a claim of the kind must have and what it cannot."""
    happens = kind in (ClaimKind.EVENT, ClaimKind.FIGURE)
    own = {
        field: (st.from_type(type) if kind.value == field else st.none())
        for field, type in OWN.items()
    }
    return {
        "kind": st.just(kind),
        "sources": st.lists(st.from_type(Source), min_size=1, max_size=3).map(tuple),
        "event_type": st.from_type(EventType) if kind is ClaimKind.EVENT else st.none(),
        "event_mode": st.none() | words if happens else st.none(),
        "sub_event_type": st.none() | st.from_type(SubEventType) if happens else st.none(),
        "figures": st.lists(
            st.from_type(Figure), min_size=kind is ClaimKind.FIGURE, max_size=2 * happens
        ).map(tuple),
        "weapon": some(of_words(Weapon), allowed=happens),
        "hit": some(of_words(Thing), allowed=happens),
        "persons": some(of_words(Person), allowed=happens),
        "actor": st.from_type(Actor) if happens else st.none() | st.from_type(Actor),
        "target": st.from_type(Actor) if happens else st.none() | st.from_type(Actor),
        "co_actors": some(st.from_type(Actor), allowed=happens),
        "co_targets": some(st.from_type(Actor), allowed=happens),
        **own,
    }


@st.composite
def of_words(draw: st.DrawFn, made: type) -> object:
    """A part whose positions are as long as its words."""
    mention, start = draw(words), draw(st.integers(0, 2**40))
    given = {"mention": mention, "start": start, "end": start + len(mention)}
    return draw(filled(made, **{name: st.just(value) for name, value in given.items()}))


def some(part: st.SearchStrategy, *, allowed: bool) -> st.SearchStrategy:
    return st.lists(part, max_size=2 * allowed).map(tuple)


OWN = {"control": Control, "relation": Relation, "offer": Offer, "service": Service, "label": Label}


@st.composite
def reports_with_claims(draw: st.DrawFn) -> tuple[Report, tuple[Claim, ...]]:
    report = draw(reports)
    claims = []
    for number in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(report.text)))
        end = draw(st.integers(start, len(report.text)))
        kind = draw(st.sampled_from(ClaimKind))
        given = of_kind(kind) | {
            "id": st.just(f"c-{number}"),
            "report": st.just(ReportRef.of(report)),
            "start": st.just(start),
            "end": st.just(end),
            "verbatim": st.just(report.text[start:end]),
            "confidence": st.floats(0, 1),
        }
        claims.append(draw(filled(Claim, **given)))
    return report, tuple(claims)


@settings(max_examples=40, deadline=None)
@given(reports_with_claims())
def test_what_goes_in_comes_out(made: tuple[Report, tuple[Claim, ...]]) -> None:
    report, claims = made
    with TemporaryDirectory() as folder:
        path = Path(folder) / "war.db"
        with Ledger(path) as ledger:
            ledger.add(report, claims)
        with LedgerReader(path) as reader:
            assert list(reader.reports()) == [report]
            found = sorted(reader.claims(), key=lambda claim: claim.id)
            assert tuple(found) == claims
        assert verify(path).fault is None
