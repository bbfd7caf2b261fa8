"""Whether an event is what the label of its text says."""

from counterclaim.annotating.events.weighing import NO_CONFLICT, TALK, family
from counterclaim.annotating.events.wording import NONE
from counterclaim.model.event import EventType, SubEventType


def judge(event_type: EventType, sub_event: SubEventType | None, label: str) -> bool | None:
    """Whether it is; None where the label, a kind of sentences, does not speak of such events.

    An event of another family may be told beside the labelled one.
    """
    if label in (NONE, *NO_CONFLICT):
        return False
    kinds = family(event_type)
    if label not in kinds:
        return None
    return sub_event == label or sub_event is None or kinds == TALK
