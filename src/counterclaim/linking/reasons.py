"""Why two tellings were scored as they were, in words a coder can check against the reports."""

from collections.abc import Iterator
from datetime import date

from counterclaim.linking.likeness import FAR_KM, NEAR_KM, Likeness
from counterclaim.linking.telling import Days, Telling

MUCH = 0.3  # a share of copied text worth telling


def reasons(a: Telling, b: Telling, like: Likeness) -> tuple[str, ...]:
    """What speaks for and, after "but", against; the plainest first."""
    found = (*_for(a, b, like), *(f"but {words}" for words in _against(a, b, like)))
    return found or ("little is known of either, and nothing speaks against it",)


def _for(a: Telling, b: Telling, like: Likeness) -> Iterator[str]:
    measures = like.measures
    if measures["copied"] >= MUCH:
        yield f"{measures['copied']:.0%} of the one report's text stands in the other"
    if a.days and b.days and max(a.days.first, b.days.first) <= min(a.days.last, b.days.last):
        first, last = max(a.days.first, b.days.first), min(a.days.last, b.days.last)
        if measures["days"] == 0:
            yield f"the same day ({_span(Days(first, last, True))})"
        else:
            yield f"days that may be the same ({_span(a.days)}; {_span(b.days)})"
    if 0 <= measures["km"] <= NEAR_KM:
        yield f"the same place ({_place(a, b)})"
    elif NEAR_KM < measures["km"] <= FAR_KM:
        yield f"places {measures['km']:.0f} km apart ({_spot(a)}; {_spot(b)})"
    elif measures["province"] > 0:
        yield "the same province"
    if measures["deed"] > 0:
        yield f"the same kind of deed ({', '.join(sorted(a.special & b.special))})"
    if like.toll is not None:
        yield f"the same figure ({like.toll.measure.value} {like.toll.plain})"
    elif measures["toll_ratio"] >= 0.7:
        yield "figures close to each other"
    if like.rare:
        yield f"rare words in both ({', '.join(like.rare)})"


def _against(a: Telling, b: Telling, like: Likeness) -> Iterator[str]:
    measures = like.measures
    if measures["days"] > 0 and a.days and b.days:
        yield f"days that differ ({_span(a.days)}; {_span(b.days)})"
    if measures["km"] > FAR_KM:
        yield f"places {measures['km']:.0f} km apart ({_spot(a)}; {_spot(b)})"
    elif measures["province"] == 0:
        yield "other provinces"
    if measures["deed"] == 0:
        yield f"other deeds ({', '.join(sorted(a.special))}; {', '.join(sorted(b.special))})"
    if 0 <= measures["toll_ratio"] < 0.7:
        yield "other figures"


def _span(days: Days) -> str:
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    return str(first) if first == last else f"{first} – {last}"


def _place(a: Telling, b: Telling) -> str:
    shared = a.spots.keys() & b.spots.keys()
    named = [spot.mention for key, spot in a.spots.items() if key in shared]
    mentions = {s.mention for s in a.spots.values()} & {s.mention for s in b.spots.values()}
    return (named or sorted(mentions) or [_spot(a)])[0]


def _spot(telling: Telling) -> str:
    return telling.spot.mention if telling.spot else "no place"
