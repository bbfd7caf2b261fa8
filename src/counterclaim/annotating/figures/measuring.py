"""Which word tells what a number measures: the cue that a counting hangs on.

Word order comes first and the parse second, because headlines and scraped text have lost the commas
and auxiliaries that a parser needs.
"""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.figures.farther import by_parse, by_reach, by_toll
from counterclaim.annotating.figures.lexicon import Cue, Role
from counterclaim.annotating.figures.links import (
    RIGHT_ROLES,
    Link,
    is_object,
    joined_link,
    measured_by,
)
from counterclaim.annotating.figures.lists import by_entry
from counterclaim.annotating.figures.outcomes import died_of_it, is_to_death
from counterclaim.annotating.figures.page import Counting, Page
from counterclaim.annotating.figures.parts import BE, SUBSET, is_before_whole, is_subset
from counterclaim.model.figure import Measure

_AUX = BE | word_set("figure_words.toml", "auxiliaries")
_FILLERS = word_set("figure_words.toml", "fillers")
_STOPS = word_set("figure_words.toml", "stops")
_JOINERS = word_set("figure_words.toml", "joiners")
_DONE_TO_PEOPLE = (Measure.KILLED, Measure.INJURED, Measure.DETAINED, Measure.ABDUCTED)
_HARM = (Measure.KILLED, Measure.INJURED)
_ALONGSIDE = (["along", "with"], ["together", "with"], ["well", "as"])
_ACTIVE_ROLES = (Role.VICTIM, Role.OBJECT)
_LEFT_ENDS = frozenset(
    {"in", "from", "by", "for", "with", "at", ".", ";", ":", "and", ",", "that", "which", "who"}
)
_THEIR = frozenset({"his", "her", "their"})
_RIGHT_REACH = 14
_VICTIM_REACH = 8


def link_all(page: Page, first: int, last: int, found: Sequence[Counting]) -> list[Link | None]:
    """For each counting of the sentence ``first``-``last`` its link, or None."""
    return _Sentence(page, first, last, found).links()


class _Sentence:
    """The countings of one sentence and what they are linked to so far."""

    def __init__(self, page: Page, first: int, last: int, found: Sequence[Counting]) -> None:
        self.page, self.first, self.last, self.found = page, first, last, found
        self.span = range(first, last)
        self.begins = {c.first: k for k, c in enumerate(found)}
        self.near: list[Link | None] = [None] * len(found)  # by the cue right behind each
        for k in reversed(range(len(found))):  # which asks for that of the next
            self.near[k] = self._right(k, reach=3)

    def links(self) -> list[Link | None]:
        held = [self._own(k) for k in range(len(self.found))]
        for k in range(len(self.found)):
            if held[k] is None:
                one = self.found[k]
                told = one.partitive or (one.inner and one.inner[1].role is not Role.COUNTED)
                own = self._inner(k) if told else None
                held[k] = own or self._inherited(k, held) or self._inner(k) or self._kept(k)
        for k in reversed(range(len(self.found) - 1)):
            one, other = self.found[k], self.found[k + 1]
            joined = self.page.lower[one.last : other.first] in (["and"], [","])
            if held[k] is None and joined and is_before_whole(self.page, other):
                held[k] = held[k + 1]  # "17 children and six women were among the dead"
            listed = joined or one.last == other.first  # "a miller a baker and a smith died"
            if held[k] is None and listed and one.indefinite and other.indefinite:
                held[k] = held[k + 1]
        for k, counting in enumerate(self.found):
            link = held[k] = self._told_by_noun(k, held[k])
            if link and (died := died_of_it(self.page, counting, link)):
                link = held[k] = died
            if link and is_to_death(self.page, link):
                link = held[k] = replace(link, measure=Measure.KILLED)
            if link and counting.doubtful and not self._is_sure(counting, link):
                held[k] = None
        return held

    def _told_by_noun(self, k: int, link: Link | None) -> Link | None:
        """ "11 deaths and 38 injuries": the second are no deaths, whatever stands beside them."""
        inner = self.found[k].inner
        if link is None or inner is None or inner[1].role is not Role.COUNTED:
            return link
        told = inner[1].measure
        if told not in _HARM or link.measure not in (*_HARM, Measure.CASUALTIES):
            return link
        if told is link.measure:
            return link
        return Link(told, inner[0], inner[0] + 1)

    def _own(self, k: int) -> Link | None:
        page, counting = self.page, self.found[k]
        if self._is_agent(counting):
            return None
        right, left = self._right(k, reach=3, over=False), self._left(k)
        if left and right and page.lower[right.cue].endswith("ing"):
            right = None  # "killed 12 rebels fleeing the town"
        return (
            by_entry(page, counting)
            or right
            or left
            or by_toll(page, counting, self.span)
            or by_parse(page, counting, self.span, self.begins)
            or self._right(k, reach=_RIGHT_REACH)
            or by_reach(page, counting, self.span, self.begins)
        )

    def _is_agent(self, counting: Counting) -> bool:
        before = self.page.lower[max(self.first, counting.first - 1) : counting.first]
        return before == ["by"]

    def _is_sure(self, counting: Counting, link: Link) -> bool:
        """A year or an unknown noun counts people only right beside a word for death or injury."""
        if counting.unlisted:
            return self._are_victims(counting, link)
        if link.measure not in (Measure.KILLED, Measure.INJURED, Measure.DISPLACED):
            return counting.noun is not None and link.cue - counting.last <= 3
        return abs(link.cue - counting.last) <= 3 or abs(counting.first - link.cue_end) <= 1

    def _are_victims(self, counting: Counting, link: Link) -> bool:
        """What no list has as people are people where they are killed, injured or seized."""
        if link.measure not in _DONE_TO_PEOPLE:
            return False
        if link.cue_end == counting.first or (
            link.cue_end + 1 == counting.first and self.page.lower[link.cue_end] == "of"
        ):
            return True
        between = self.page.lower[counting.last : link.cue]
        return len(between) <= _VICTIM_REACH and any(word in BE | {"among"} for word in between)

    # "12 people were killed", "12 killed", "12 dead"

    def _right(self, k: int, reach: int, *, over: bool = True) -> Link | None:
        """The cue behind the people; ``over``: other figures may stand in between."""
        page, counting = self.page, self.found[k]
        lower, pos = page.lower, page.pos
        i, passive = counting.last, self._is_left(counting)
        if counting.inner and counting.inner[1].role is Role.COUNTED:
            reach = 3
        end = min(self.last, counting.last + reach)
        jumped = False
        while i < end:
            word = lower[i]
            if word == "and" and not over and counting.first - 1 in page.inside:
                return None  # "killed 15 gunmen and injured others"
            cue = page.cue(i, *RIGHT_ROLES)
            if cue and page.doc[i].dep_ == "amod" and i < page.doc[i].head.i < self.last:
                return None  # "to 12 people in the besieged town"
            if cue and not (cue[1].role is Role.VICTIM and self._is_active(k, i, cue[0], passive)):
                if counting.indefinite and jumped and not passive:
                    return None
                return self._joined(i, cue)
            if cue or word in _STOPS or word in (";", ":", "?"):
                return None
            following = self.begins.get(i)
            if following is not None:
                if not over or not self._adjoins(counting.last, i):
                    return None
                if lower[counting.first - 1] in SUBSET and i == counting.last:
                    return None  # "Three killed including 2 women 29 injured"
                i = self.found[following].last
                end = min(self.last, max(end, i + 4))
                jumped = True
                continue
            if word in BE:
                passive = True
            elif passive and page.doc[i].tag_ in ("VBN", "VBD") and lower[i + 1 : i + 2] == ["and"]:
                i += 1  # "were surrounded and killed"
            elif (pos[i] == "VERB" and word not in _AUX | _FILLERS | SUBSET) or (
                pos[i] in ("SCONJ", "PRON", "SPACE") and word not in _FILLERS | _THEIR
            ):
                return None
            i += 1
        return None

    def _is_left(self, counting: Counting) -> bool:
        """ "leaving 12 people dead and 8 injured": what follows the people is their state."""
        lower, last = self.page.lower, counting.first
        for other in reversed(self.found):
            if other.last < last <= other.last + 3 and lower[last - 1] in ("and", ","):
                last = other.first
        return last > self.first and lower[last - 1] in ("left", "leaving", "leaves", "leave")

    def _is_active(self, k: int, i: int, cue_end: int, passive: bool) -> bool:
        """Whether the people before the cue do it ("12 soldiers killed two men")."""
        page = self.page
        word = page.lower[i]
        if passive:
            return False
        if word.endswith("ing") or page.doc[i].tag_ in ("VBZ", "VB", "VBP"):
            return not word.endswith("ed") and not word.endswith(("slain", "dead", "hurt", "out"))
        if cue_end >= self.last:
            return False
        following = self.begins.get(cue_end)
        if following is not None and following > k:
            return self.near[following] is None
        ahead = page.lower[cue_end]
        if page.doc[i].tag_ == "VBN" or page.lower[i - 1] in BE:
            return False
        if page.doc[cue_end].ent_type_ == "PERSON":
            return True  # "four men stabbed Ann Bell"
        return ahead in ("the", "a", "an", "their", "his", "its", "him", "them", "her") or any(
            child.dep_ == "dobj" and child.i not in page.cues for child in page.doc[i].children
        )

    def _joined(self, i: int, cue: tuple[int, Cue]) -> Link:
        return joined_link(self.page, self.span, self.begins, i, cue)

    # "killed 12 people", "killing at least 12", "the deaths of 12"

    def _left(self, k: int) -> Link | None:
        page, counting = self.page, self.found[k]
        lower = page.lower
        i = counting.first - 1
        while i >= self.first and i >= counting.first - 4:
            word = lower[i]
            begins = page.inside.get(i)
            if begins is not None and begins >= self.first:
                cue = page.cue(begins, *_ACTIVE_ROLES)
                if cue and not is_object(counting, cue[1], page):
                    return None
                if cue and not self._is_passive(begins) and not self._claimed(k, begins):
                    return self._joined_left(begins, cue)
                if page.cue(begins, *RIGHT_ROLES):
                    return None
            if word == "of":
                return self._of_noun(i)
            if word in _LEFT_ENDS:
                return None
            if page.pos[i] in ("VERB", "AUX", "ADP"):
                return None
            i -= 1
        return None

    def _is_passive(self, i: int) -> bool:
        before = self.page.lower[max(self.first, i - 3) : i]
        return any(word in BE for word in before) and not self.page.lower[i].endswith("ing")

    def _claimed(self, k: int, i: int) -> bool:
        """Whether an earlier number stands right before the cue as its victims ("12 killed 30")."""
        return any(
            c.last <= i <= c.last + 1 and (link := self.near[j]) is not None and link.cue == i
            for j, c in enumerate(self.found[:k])
        )

    def _joined_left(self, i: int, cue: tuple[int, Cue]) -> Link:
        page, (end, own) = self.page, cue
        j = i - 1
        if j > self.first and page.lower[j] in ("and", "or", "/", "&"):
            j -= 1
        begins = page.inside.get(j)
        if begins is None or j < self.first:
            return Link(own.measure, i, end)
        other = page.cue(begins, Role.VICTIM)
        measure = measured_by(own, other[1] if other else None)
        return Link(measure, begins if measure is Measure.CASUALTIES else i, end)

    def _of_noun(self, at: int) -> Link | None:
        """ "the deaths of", "claimed the lives of", "the bodies of"."""
        begins = self.page.inside.get(at - 1)
        if begins is None or begins < self.first:
            return None
        cue = self.page.cue(begins, Role.OF) or self.page.cue(begins, Role.TOLL)
        return Link(cue[1].measure, begins, cue[0]) if cue else None

    # From a neighbour, or from the phrase itself.

    def _inherited(self, k: int, held: Sequence[Link | None]) -> Link | None:
        counting = self.found[k]
        if self._is_agent(counting):
            return None
        subset = is_subset(self.page, counting, self.first)
        for j in range(k - 1, -1, -1):
            link = held[j]
            if link is None:
                continue
            if subset and is_before_whole(self.page, counting):
                break
            if subset or (link.measure in _DONE_TO_PEOPLE and self._is_alongside(counting)):
                return link
            if self._adjoins(self.found[j].last, counting.first):
                return link if counting.noun is not None or not counting.indefinite else None
            break
        return self._before_whole(k, held) or self._among_the_dead(counting)

    def _is_alongside(self, counting: Counting) -> bool:
        """ "Two boys died in Velm along with nine millers"."""
        before = self.page.lower[max(self.first, counting.first - 2) : counting.first]
        return counting.noun is not None and before in _ALONGSIDE

    def _before_whole(self, k: int, held: Sequence[Link | None]) -> Link | None:
        counting = self.found[k]
        if not is_before_whole(self.page, counting):
            return None
        for i in range(counting.last, min(self.last, counting.last + 6)):
            cue = self.page.cue(i, Role.VICTIM, Role.STATE)
            if cue:
                return Link(cue[1].measure, i, cue[0])  # "were among those killed"
        return (held[k + 1] or self._inner(k + 1)) if k + 1 < len(held) else None

    def _among_the_dead(self, counting: Counting) -> Link | None:
        """ "Among the dead were a child ...", "the wounded include 12 children"."""
        page = self.page
        if not is_subset(page, counting, self.first):
            return None
        for i in range(counting.first - 1, max(self.first, counting.first - 6) - 1, -1):
            cue = page.cue(i, Role.VICTIM, Role.STATE, Role.COUNTED)
            if cue:
                return Link(cue[1].measure, i, cue[0])
        return None

    def _adjoins(self, a: int, b: int) -> bool:
        """Whether only joining words stand between tokens ``a`` and ``b``."""
        return b - a <= 5 and all(word in _JOINERS for word in self.page.lower[a:b])

    def _inner(self, k: int) -> Link | None:
        counting = self.found[k]
        if counting.inner is None or counting.indefinite:
            return None
        at, cue = counting.inner
        if cue.role is Role.STATE or cue.measure in (
            Measure.KILLED,
            Measure.INJURED,
            Measure.CASUALTIES,
            Measure.MISSING,
            Measure.DISPLACED,
            Measure.DETAINED,
            Measure.ABDUCTED,
            Measure.BESIEGED,
        ):
            return Link(cue.measure, at, at + 1)
        return None

    def _kept(self, k: int) -> Link | None:
        """The counted noun itself: "212 detainees"."""
        counting = self.found[k]
        if counting.noun is None or counting.indefinite:
            return None
        cue = self.page.cue(counting.noun, Role.KEPT)
        return Link(cue[1].measure, counting.noun, cue[0]) if cue else None
