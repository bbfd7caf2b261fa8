"""Events and accounts as the program read the claims, whatever people decided on them."""

from pathlib import Path

import pytest

from counterclaim.ledger.write import Ledger
from counterclaim.model.decision import Act, Decision
from counterclaim.steps.draw import draw_backlog
from counterclaim.views.accounts import accounts
from counterclaim.views.event_lists import Asked, each, page
from tests.views.making import DAY, MONITOR, Teller, at, figure, kept, on, same


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A strike told by two outlets, one of which counts; another elsewhere."""
    one, two = Teller("The Courier"), Teller("Radio Ten")
    ids = [one.tells(MONITOR), two.tells(MONITOR), two.counts(figure(12), by=(MONITOR,))]
    two.tells(place=at("Harrow", 36.2, 37.1), time=on(DAY.replace(day=20)))
    return kept(tmp_path / "war.db", one, two, judgements=same(*ids))


ASKED = (
    Asked(),
    Asked(by_day=True),
    Asked(place="harrow"),
    Asked(place="nowhere"),
    Asked(min_outlets=2),
    Asked(since=DAY.replace(day=19)),
    Asked(until=DAY),
    Asked(disputed=True),
)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_where_nothing_was_decided_both_are_one(path: Path, asked: Asked) -> None:
    as_read = Asked(**{f: getattr(asked, f) for f in Asked.__slots__} | {"as_read": True})
    assert list(each(path, as_read)) == list(each(path, asked))
    assert page(path, as_read, 1) == page(path, asked, 1)


def test_what_was_rejected_is_there_as_read(path: Path) -> None:
    whole = page(path, Asked(), 1).rows[0]
    with Ledger(path) as ledger:
        ledger.add_decisions(
            [Decision(claim=id, act=Act.REJECT, coder="ana") for id in whole.claims[1:]]
        )
        draw_backlog(ledger)
    assert whole.claims[:1] in [row.claims for row in page(path, Asked()).rows]
    assert page(path, Asked(as_read=True), 1).rows[0] == whole
    assert accounts(path, whole.event, as_read=True).event == whole
    assert accounts(path, whole.claims[2], as_read=True).event == whole
