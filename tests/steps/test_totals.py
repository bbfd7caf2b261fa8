"""What lists count: always what the whole ledger gives, whatever was written and in what order."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.ledger.query import ClaimQuery
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import ClaimKind
from counterclaim.model.decision import Act, Decision
from counterclaim.model.judgement import Judgement, Subject, Verdict
from counterclaim.model.label import Label
from counterclaim.model.place import Place, PlaceMention, PlaceReason
from counterclaim.steps.demo import read_demo, unpack
from counterclaim.steps.draw import draw_waiting
from counterclaim.steps.link import link
from counterclaim.views.actors import list_actors
from counterclaim.views.chains import passed_on
from counterclaim.views.control import control, control_in
from counterclaim.views.facts import root_told
from counterclaim.views.labels import labels
from counterclaim.views.linked import Linked
from counterclaim.views.overview import claims_by_kind
from counterclaim.views.places import list_places
from counterclaim.views.sources import relies_on, root_sources, standing_of
from tests.views import whole
from tests.views.making import MONITOR, Teller, judged, kept, same

SPAN = date(2031, 5, 2), date(2031, 5, 4)


def check(path: Path, sources: Sequence[str] = (), names: Sequence[str] = ()) -> Linked:
    """Every list is what the whole ledger gives; that is given back."""
    with LedgerReader(path) as reader:
        assert reader.to_draw() == []
        entered = [report.id for report in reader.reports()]
        mentions = sorted(reader.place_mentions(), key=lambda each: entered.index(each[0]))
    linked = whole.whole(path)
    assert list(root_sources(path).rows) == whole.root_sources(linked)
    assert list(relies_on(path).rows) == whole.relies_on(linked)
    assert list(labels(path).rows) == whole.labels(linked)
    assert list(list_actors(path).rows) == whole.actors(linked)
    assert list(list_places(path).rows) == whole.places(mentions)
    assert list(passed_on(path, links=3).rows) == whole.passed_on(linked, 3)
    assert list(passed_on(path, links=4).rows) == whole.passed_on(linked, 4)
    assert claims_by_kind(path) == whole.kinds(linked)
    for source in sources:
        chosen = whole.through(linked, source)
        assert list(root_sources(path, source=source).rows) == whole.root_sources(linked, chosen)
        assert list(relies_on(path, source=source).rows) == whole.relies_on(linked, chosen)
    for name in names:
        assert list(list_actors(path, name=name).rows) == whole.actors(linked, name)
        assert list(labels(path, actor=name).rows) == whole.labels(linked, name)
        assert list(labels(path, outlet=name).rows) == whole.labels(linked, of=name)
    first, last = SPAN
    assert list(labels(path, since=first, until=last).rows) == whole.labels(
        linked, since=first, until=last
    )
    assert list(labels(path, since=last).rows) == whole.labels(linked, since=last)
    with LedgerReader(path) as reader:
        keys = reader.roots_told([claim.id for claim in linked.claims])
    told = {id: root_told(*each) for id, each in keys.items()}
    assert told == {
        id: replace(root, chain=(), from_claim=None) for id, root in linked.roots.items()
    }
    rows = root_sources(path).rows
    held = standing_of(path)
    assert (held.claims, held.roots) == (len(linked.claims), len(rows))
    assert sum(row.claims for row in rows[: held.half]) * 2 >= held.claims
    assert sum(row.claims for row in rows[: max(held.half - 1, 0)]) * 2 < max(held.claims, 1)
    assert held.own == sum(row.claims for row in rows if row.own_voice)
    no_total_is_left_over(path)
    return linked


def no_total_is_left_over(path: Path) -> None:
    """Totals are the sums of facts, names belong to things, nothing stands at zero."""
    db = sqlite3.connect(path)
    sums = "SELECT thing, sum(times), sum(claims), count(*) FROM drawn_facts GROUP BY thing"
    told = "SELECT thing, times, claims, reports FROM drawn_things"
    assert db.execute(f"{told} EXCEPT {sums}").fetchall() == []
    assert db.execute(f"{sums} EXCEPT {told}").fetchall() == []
    lost = "SELECT thing FROM drawn_thing_names EXCEPT SELECT thing FROM drawn_things"
    assert db.execute(lost).fetchall() == []
    assert db.execute("SELECT * FROM drawn_kinds WHERE claims <= 0").fetchall() == []
    db.close()


def draw(path: Path) -> None:
    with Ledger(path) as ledger, ledger.batch():
        draw_waiting(ledger)


def decide(path: Path, act: Act, claim: str) -> None:
    with Ledger(path) as ledger, ledger.batch():
        ledger.add_decisions([Decision(claim=claim, act=act, coder="ana")])
        draw_waiting(ledger)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's ledger, linked."""
    placed = unpack(tmp_path_factory.mktemp("demo") / "war")
    read_demo(placed)
    check(placed.ledger)
    link(placed.ledger)
    return placed.ledger


def test_the_demo(demo: Path) -> None:
    linked = check(
        demo, ("halyard", "doctor", "nobody at all", "a"), ("army", "xa-", "harbour", "")
    )
    with LedgerReader(demo) as reader:
        of_town = tuple(reader.claims(ClaimQuery(kind=ClaimKind.CONTROL, place="dunmarrow")))
    assert control(demo, "dunmarrow") == control_in(replace(linked, claims=of_town))
    for claim in linked.claims[::40]:
        decide(demo, Act.REJECT, claim.id)
    after = check(demo, ("halyard",), ("army",))
    assert len(after.claims) == len(linked.claims) - len(linked.claims[::40])


def test_a_name_that_a_person_joins_and_parts_again(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("The Courier", "more")
    one.tells(MONITOR)
    two.tells(Source(name="Monitor of the Hills", kind=SourceKind.MONITOR))
    path = kept(tmp_path / "war.db", one, two)
    assert len(root_sources(path).rows) == 2
    names = same("Hill Monitor", "Monitor of the Hills", about=Subject.SOURCE)
    judge(path, names)
    assert [row.claims for row in root_sources(path).rows] == [2]
    judge(path, [replace(each, verdict=Verdict.DIFFERENT) for each in names])
    assert len(root_sources(path).rows) == 2


def judge(path: Path, judgements: Sequence[Judgement]) -> None:
    with Ledger(path) as ledger, ledger.batch():
        ledger.add_judgements(judgements)
        draw_waiting(ledger)
    check(path)


def test_copies_take_the_chain_of_what_entered_first_while_it_tells_anything(
    tmp_path: Path,
) -> None:
    tellers = [Teller(name, name) for name in ("The Courier", "Radio Ten", "The Lantern")]
    ids = [teller.tells("an activist") for teller in tellers]
    path = kept(tmp_path / "war.db", *tellers)
    reports = [teller.report.id for teller in tellers]
    assert len(root_sources(path).rows) == 3
    judge(path, same(reports[1], reports[2], about=Subject.COPY))
    assert len(root_sources(path).rows) == 2
    judge(path, same(reports[0], reports[1], about=Subject.COPY))
    assert [row.claims for row in root_sources(path).rows] == [3]
    decide(path, Act.REJECT, ids[0])
    check(path)
    judge(path, [judged(reports[0], reports[1], Verdict.DIFFERENT, Subject.COPY)])


def test_what_a_second_reading_finds_stands_instead(tmp_path: Path) -> None:
    one = Teller("The Courier")
    one.tells(MONITOR)
    one.calls("bandits", "Hill Front")
    path = kept(tmp_path / "war.db", one, places=[mention("Dara"), mention("Harrow")])
    assert [row.used for row in labels(path).rows] == ["bandits"]
    again = Teller("The Courier")
    again.tells("a medic", actor=Actor(mention="jets", start=0, end=4))
    with Ledger(path) as ledger:
        ledger.add_reading(one.report, again.claims, [mention("Dara")], "")
    draw(path)
    check(path)
    assert labels(path).rows == ()
    assert [row.mention for row in list_places(path).rows] == ["Dara"]


def test_other_places_where_the_claims_are_the_same(tmp_path: Path) -> None:
    one = Teller("The Courier")
    one.tells()
    path = kept(tmp_path / "war.db", one, places=[mention("Dara")])
    with Ledger(path) as ledger:
        read = ledger.readings(one.report.id)[-1].seq
        ledger.add_reading(one.report, one.claims, [mention("Dara", "Deraa")], "own", read)
    draw(path)
    check(path)
    assert [row.name for row in list_places(path).rows] == ["Deraa"]


def test_the_kind_of_a_body_that_another_report_tells(tmp_path: Path) -> None:
    spokesman = Source(mention="a spokesman", start=29, end=36, body="Hill Watch", cue="said")
    one, two = Teller("The Courier"), Teller("Radio Ten")
    one.tells(spokesman)
    path = kept(tmp_path / "war.db", one)
    assert root_sources(path).rows[0].root_kind is SourceKind.UNKNOWN
    told = two.tells(Source(name="Hill Watch", mention="Hill Watch", kind=SourceKind.MONITOR))
    kept(path, two)
    check(path)
    assert root_sources(path, source="spokesman").rows[0].root_kind is SourceKind.MONITOR
    decide(path, Act.REJECT, told)
    check(path)
    assert root_sources(path).rows[0].root_kind is SourceKind.UNKNOWN


def test_pages_follow_each_other(demo: Path) -> None:
    for view in (root_sources, relies_on, labels, list_actors, list_places, passed_on):
        whole_list = view(demo).rows
        rows, after = [], None
        while True:
            page = view(demo, limit=7, after=after)
            assert page.total == len(whole_list)
            rows += page.rows
            after = page.after
            if after is None:
                break
        assert tuple(rows) == whole_list


def mention(words: str, name: str | None = None) -> PlaceMention:
    known = {"name": name, "latitude": 1.0, "longitude": 2.0} if name else {}
    place = Place(mention=words, start=0, end=len(words), **known)
    return PlaceMention(place=place, reason=PlaceReason.OWN if name else PlaceReason.NO_ENTRY)


OUTLETS = st.sampled_from(["The Courier", "Radio Ten", None])
CHAIN = st.lists(
    st.sampled_from(
        [
            "a medic",
            "activists",
            MONITOR,
            Source(name="Monitor of the Hills", mention="the monitor", kind=SourceKind.MONITOR),
            Source(mention="its head", name="Ann Roe", body="Hill Monitor", cue="said"),
            Source(mention="Eve Hale", name="Eve Hale", kind=SourceKind.JOURNALIST),
            Source(name="Agence Étoile", mention="Étoile", kind=SourceKind.AGENCY),
            Source(kind=SourceKind.ANONYMOUS, cue="reportedly"),
        ]
    ),
    max_size=3,
)
ACTORS = st.sampled_from(
    [
        None,
        Actor(mention="rebels", start=0, end=6),
        Actor(mention="Rebels", start=9, end=15, category=ActorCategory.REBEL_GROUP),
        Actor(mention="the Front", start=0, end=9, name="Hill Front", id="front"),
    ]
)
LABELS = st.sampled_from(
    [None, Label(used="bandits", name="Hill Front", id="front"), Label(used="rebels")]
)
DAYS = st.sampled_from([None, date(2031, 5, 1), date(2031, 5, 3), date(2031, 6, 1)])
CLAIMS = st.lists(st.tuples(CHAIN, ACTORS, LABELS), max_size=4)
PLACES = st.lists(
    st.builds(mention, st.sampled_from(["Dara", "Harrow"]), st.sampled_from([None, "Dara"])),
    max_size=3,
)
REPORTS = st.lists(st.tuples(OUTLETS, DAYS, CLAIMS, PLACES), min_size=1, max_size=4)
STEPS = st.lists(
    st.tuples(st.sampled_from(["reject", "copy", "name", "read"]), st.integers(0, 99)), max_size=4
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS, STEPS)
def test_small_ledgers(
    reports: Sequence[tuple[str | None, date | None, Sequence[object], Sequence[PlaceMention]]],
    steps: Sequence[tuple[str, int]],
) -> None:
    with TemporaryDirectory() as folder:
        path, tellers = Path(folder) / "war.db", []
        for number, (outlet, day, told, mentions) in enumerate(reports):
            teller = Teller(outlet, f"no. {number}", published=day)
            tellers.append(tell(teller, told))
            kept(path, teller, places=mentions)
        check(path, ("monitor", "ten"), ("front",))
        for step, number in steps:
            do(path, tellers, step, number)
            check(path, ("monitor",), ("front", "courier"))


def tell(teller: Teller, told: Sequence[object]) -> Teller:
    for chain, actor, label in told:  # type: ignore[misc]
        if label is None:
            teller.tells(*chain, actor=actor)
        else:
            teller.calls("x", by=chain)
            teller.claims[-1] = replace(teller.claims[-1], label=label)
    return teller


def do(path: Path, tellers: Sequence[Teller], step: str, number: int) -> None:
    one, other = (tellers[n % len(tellers)] for n in (number, number // 7))
    claims = [claim.id for teller in tellers for claim in teller.claims]
    verdict = (Verdict.SAME, Verdict.DIFFERENT)[number % 3 == 0]
    with Ledger(path) as ledger, ledger.batch():
        if step == "reject" and claims:
            chosen = claims[number % len(claims)]
            act = Act.REJECT if number % 3 else Act.ACCEPT
            ledger.add_decisions([Decision(claim=chosen, act=act, coder="ana")])
        elif step == "copy" and one is not other:
            ends = one.report.id, other.report.id
            ledger.add_judgements([judged(*ends, verdict, Subject.COPY)])
        elif step == "name":
            ends = "Hill Monitor", ("Monitor of the Hills", "Agence Étoile")[number % 2]
            ledger.add_judgements([judged(*ends, verdict, Subject.SOURCE)])
        elif step == "read":
            ledger.add_reading(one.report, one.claims[: number % 3], [mention("Dara")], "")
        draw_waiting(ledger)
