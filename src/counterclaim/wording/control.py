"""Who holds a place."""

from counterclaim.model.control import ControlStatus
from counterclaim.views.control import LEAVING, ControlRow
from counterclaim.wording.actors import actor_words
from counterclaim.wording.stances import told_as
from counterclaim.wording.times import span_words


def control_words(
    status: ControlStatus, holder: str, loser: str, low: float | None, high: float | None
) -> str:
    """ "the army captured 50–99% from the militia"; parties in words, shares 0-1."""
    if status in LEAVING:
        parts = (loser or "?", status.value, _share(low, high), f"to {holder}" if holder else "")
    else:
        parts = (holder or "?", status.value, _share(low, high), f"from {loser}" if loser else "")
    return " ".join(filter(None, parts))


def held_words(row: ControlRow) -> str:
    """What became of the place, as the claimant has it."""
    holder, loser = actor_words(row.holder), actor_words(row.loser)
    return control_words(row.status, holder, loser, row.share_low, row.share_high)


def claimed_words(row: ControlRow) -> str:
    """The same after the claimant, with the stance where it is not plain."""
    said = told_as(row.told_as)
    return f"{row.claimant}: {held_words(row)}" + (f" [{said}]" if said else "")


def day_words(row: ControlRow) -> str:
    """The days it stands on; "no date" where none is known."""
    return span_words(row.earliest, row.latest) if row.day else "no date"


def _share(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    least, most = round(low * 100), round(high * 100)
    return f"{least}%" if least == most else f"{least}–{most}%"
