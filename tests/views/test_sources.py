"""Who relies on whom, by which words, and what the root sources come to."""

from datetime import date
from pathlib import Path

from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.judgement import Subject
from counterclaim.views.sources import How, relies_on, root_sources
from tests.views.making import MONITOR, Teller, kept, same

AGENCY = Source(name="Agence Étoile", mention="Étoile", kind=SourceKind.AGENCY)


def test_every_link_of_a_chain_with_its_words(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    ids = [one.tells(MONITOR, AGENCY), two.tells(MONITOR, AGENCY)]
    medic = one.tells("a medic")
    rows = relies_on(kept(tmp_path / "war.db", one, two)).rows
    assert [(row.source, row.by, row.words, row.named, row.examples) for row in rows] == [
        ("Hill Monitor", "Agence Étoile", ("the monitor … said",), True, tuple(ids)),
        ("Agence Étoile", "The Courier", ("Étoile",), True, (ids[0],)),
        ("Agence Étoile", "Radio Ten", ("Étoile",), True, (ids[1],)),
        ("a medic", "The Courier", ("a medic … said",), False, (medic,)),
    ]


def test_whoever_wrote_it_is_no_source_and_a_head_is_the_body(tmp_path: Path) -> None:
    head = Source(mention="its head", name="Ann Roe", body="Hill Monitor", cue="said")
    byline = Source(mention="Eve Hale", name="Eve Hale", kind=SourceKind.JOURNALIST)
    teller = Teller("The Courier")
    teller.tells(head, byline)
    teller.tells(MONITOR, byline)
    [row] = relies_on(kept(tmp_path / "war.db", teller)).rows
    assert (row.source, row.source_kind, row.named) == ("Hill Monitor", SourceKind.MONITOR, True)
    assert (row.by, row.claims) == ("The Courier", 2)


def test_one_source_under_two_names_where_a_person_says_so(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("The Courier", "more")
    one.tells(MONITOR)
    two.tells(Source(name="Monitor of the Hills", kind=SourceKind.MONITOR))
    names = same("Hill Monitor", "Monitor of the Hills", about=Subject.SOURCE)
    [row] = relies_on(kept(tmp_path / "war.db", one, two, judgements=names)).rows
    assert (row.source, row.claims) == ("Hill Monitor", 2)
    assert row.words == ("(in its credit)", "the monitor … said")


def test_a_copy_relies_on_what_was_published_first(tmp_path: Path) -> None:
    one, two = Teller("Radio Ten"), Teller("The Courier", published=date(2031, 5, 2))
    copied = one.tells()
    two.tells()
    copies = same(one.report.id, two.report.id, about=Subject.COPY)
    [row] = relies_on(kept(tmp_path / "war.db", two, one, judgements=copies)).rows
    assert (row.source, row.by, row.how, row.words) == (
        "The Courier",
        "Radio Ten",
        How.COPIES,
        ("so",),
    )
    assert (row.claims, row.examples) == (1, (copied,))


def test_roots_behind_most_claims_first(tmp_path: Path) -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    for teller in (one, two):
        teller.tells(MONITOR)
    one.tells()
    path = kept(tmp_path / "war.db", one, two)
    monitor, own = root_sources(path).rows
    assert (monitor.root, monitor.share, monitor.outlet_names) == (
        "Hill Monitor",
        0.6667,
        ("Radio Ten", "The Courier"),
    )
    assert (own.root, own.own_voice, own.claims) == ("The Courier", True, 1)
    assert [row.root for row in root_sources(path, source="monitor").rows] == ["Hill Monitor"]
