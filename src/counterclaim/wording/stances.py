"""How it is put forward."""

from counterclaim.model.stance import Certainty, Hedge, Mode, Polarity, Stance
from counterclaim.views.records import StanceRecord, ToldAs
from counterclaim.wording.actors import actor_words


def stance_words(stance: Stance) -> str:
    """What departs from a plain affirmation: "alleged (allegedly: outlet)"; empty for plain."""
    said = told_as(stance)
    hedges = ", ".join(hedge_words(hedge) for hedge in stance.hedges)
    return f"{said} ({hedges})" if said and hedges else said


def hedge_words(hedge: Hedge) -> str:
    """A hedge and whose word it is: "denied: source"."""
    return f"{hedge.mention}: {hedge.by}" if hedge.by else hedge.mention


def told_as(stance: Stance | StanceRecord) -> str:
    """The stance without the words that decided it: "denied, alleged"; empty for plain."""
    parts = (
        stance.polarity.value if stance.polarity is not Polarity.AFFIRMED else "",
        stance.certainty.value if stance.certainty is not Certainty.STATED else "",
        stance.mode.value if stance.mode is not Mode.HAPPENED else "",
    )
    return ", ".join(filter(None, parts))


def told_as_words(told: ToldAs) -> str:
    """ "stated", "denied, alleged", "denied by the army", "blames the army"."""
    said = told_as(told.stance)
    if told.denied_by:
        return f"denied by {actor_words(told.denied_by)}"
    if told.blames:
        blames = f"blames {actor_words(told.blames)}"
        return f"{blames} ({said})" if said else blames
    return said or "stated"
