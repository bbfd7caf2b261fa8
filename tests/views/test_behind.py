"""Outlets and the root sources behind them."""

from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.judgement import Subject
from counterclaim.views.behind import behind
from counterclaim.wording.sources import behind_words
from tests.views.making import MONITOR, Teller, linked, same

AGENCY = Source(name="Agence Étoile", mention="Étoile", kind=SourceKind.AGENCY)


def words(*tellers: Teller, copies: tuple[str, ...] = ()) -> str:
    whole = linked(*tellers, judgements=same(*copies, about=Subject.COPY) if copies else ())
    return behind_words(behind(whole.claims, whole.roots))


def test_three_outlets_repeat_one_monitor() -> None:
    tellers = [Teller(name) for name in ("The Courier", "Radio Ten", "The Lantern")]
    for teller, chain in zip(tellers, ((MONITOR,), (MONITOR, AGENCY), (MONITOR,)), strict=True):
        teller.tells(*chain)
    assert words(*tellers) == "3 outlets, 1 root source"


def test_an_own_voice_counts_where_nothing_is_laid_to_anybody() -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    one.tells(MONITOR)
    one.tells()  # the headline retells the monitor
    assert words(one) == "1 outlet, 1 root source"
    two.tells()
    assert words(one, two) == "2 outlets, 2 root sources"


def test_medics_of_two_reports_are_one_only_in_a_copy() -> None:
    one, two = Teller("The Courier"), Teller("Radio Ten")
    one.tells("medics")
    two.tells("medics")
    assert words(one, two) == "2 outlets, 2 root sources"
    copies = (one.report.id, two.report.id)
    assert words(one, two, copies=copies) == "2 outlets, 1 root source"


def test_an_outlet_that_is_not_known_is_still_one() -> None:
    one = Teller(None)
    one.tells(MONITOR)
    whole = linked(one)
    found = behind(whole.claims, whole.roots)
    assert found.outlets == (None,)
    assert found.reports == (one.report.id,)
    assert behind_words(found) == "1 outlet, 1 root source"
