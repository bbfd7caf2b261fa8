"""Reading a text's time expressions in order: what each is reckoned from, and which way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from counterclaim.annotating.times.grammar import Found, matches
from counterclaim.annotating.times.values import Grain, Period, of_day, valid_day
from counterclaim.annotating.times.words import BREAK, Tokens, data_lines
from counterclaim.model.timespan import TimePrecision, TimexType

FAR_YEARS = 2  # a year this long before publication speaks of history
MIN_FAR = 4  # so many of them make a history,
FAR_PER_RECENT = 3  # if they are this many times the "Fridays" and "yesterdays"
TENSE_WORDS = 15  # how far a verb may stand from the day it places
SOON_DAYS = 30  # a day and month this near ahead is ahead whatever the tense, twice that without
SOON_MONTHS = 2  # and a month this near, unless a verb looks back
LEAP_YEARS = 10  # in a history, a bare year this far off is an aside
WRAP_MONTHS = 10  # in a history, a month this far back is next year's

ASIDE_WORDS = 11  # how far before a date "had" and "following" make it an aside

_LEADS_BACK = frozenset({"had", "following", "followed", "after"})
_SAID = frozenset({"said", "says", "announced", "reported", "added", "told", "confirmed"})

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """A time expression over tokens ``first`` to ``last``.

    ``period`` is the stretch of calendar it names, None for lengths, sets and vague references;
    ``days`` and ``precision`` override the period's. ``lasting`` says whether later expressions
    may be reckoned from it.
    """

    first: int
    last: int
    type: TimexType
    value: str
    period: Period | None = None
    mod: str | None = None
    days: Days | None = None
    precision: TimePrecision | None = None
    reference: date | None = None
    lasting: bool = True


def dated(first: int, last: int, period: Period, **more: object) -> Draft:
    """The draft of a calendar period."""
    return Draft(first, last, TimexType.DATE, period.value, period, **more)  # type: ignore[arg-type]


Reader = Callable[["Reading", Found], list[Draft] | None]


@dataclass(slots=True)
class Reading:
    """Where the reading of one text stands."""

    tokens: Tokens
    published: date | None
    narrative: bool
    readers: dict[str, Reader]
    last: Period | None = None
    last_day: Period | None = None
    place: int = field(default=-1)  # the token where ``last`` ended

    def read(self, found: list[Found]) -> list[Draft] | None:
        """The drafts of the longest pattern that its reader accepts."""
        for hit in found:
            drafts = self.readers[hit.reader](self, hit)
            if drafts is not None:
                return drafts
        return None

    def day_at(self, i: int) -> Draft | None:
        """The day named by the expression that starts at token ``i``, if one does."""
        drafts = self.read(matches(self.tokens, i)) if i < len(self.tokens.starts) else None
        if drafts and drafts[0].period and drafts[0].period.grain is Grain.DAY:
            return drafts[0]
        return None

    def note(self, draft: Draft) -> None:
        """Remember a dated expression for those reckoned from it."""
        period = draft.period
        if period is None or period.year is None or not draft.lasting or period.grain > Grain.YEAR:
            return
        if not self._is_aside(draft, period) and not self._is_of_speech(draft):
            self.last, self.place = period, draft.last
            if period.grain is Grain.DAY:
                self.last_day = period

    def _is_aside(self, draft: Draft, period: Period) -> bool:
        """Whether the words step out of the story, which goes on where it was before them.

        A bare year far off; what is planned for a later year; what "had" happened in an earlier
        one ("troops that had come in late 1943"), or only tells something apart by its date ("the
        May 2007 high").
        """
        tokens, last = self.tokens, self.last
        if last is None or last.year is None or period.year is None:
            return False
        following = tokens.kind(draft.last + 1)
        bare = period.grain is Grain.YEAR and draft.first == draft.last and following != "other"
        if bare and abs(period.year - last.year) > LEAP_YEARS:
            return True
        if not self.narrative or not self.published:
            return False
        if period.year > last.year:
            return self.ahead(draft.first, draft.last) is True
        first, before = period.first_day, last.first_day
        if first is None or before is None or first >= before or not self._names_year(draft):
            return False
        apart = tokens.kind(draft.first - 1) == "the" and following == "other"
        if apart and tokens.word(draft.last + 1).islower():
            return True
        for i in range(draft.first - 1, max(-1, draft.first - 1 - ASIDE_WORDS), -1):
            if self._sentence_ends(i):
                break
            if tokens.word(i).lower() in _LEADS_BACK:
                return True
        return False

    def _names_year(self, draft: Draft) -> bool:
        return any(self.tokens.kind(i) == "y4" for i in range(draft.first, draft.last + 1))

    def _is_of_speech(self, draft: Draft) -> bool:
        """ "the navy said today": "that morning" goes back to the day spoken of."""
        return (
            self.last is not None
            and self.last.grain is Grain.DAY
            and self.tokens.word(draft.last).lower() == "today"
            and self.tokens.word(draft.first - 1).lower() in _SAID
        )

    @property
    def day(self) -> Period | None:
        """The day last told, where that is how exact it was; else the day of ``now``."""
        if self.last and self.last.grain is Grain.DAY:
            return self.last
        now = self.now
        return now if now and now.grain is Grain.DAY else None

    @property
    def now(self) -> Period | None:
        """What "yesterday" and "last year" are reckoned from: publication, or the story's day."""
        if self.published and not self.narrative:
            return of_day(self.published)
        return self.last

    @property
    def then(self) -> Period | None:
        """What "the next day" and "a week later" are reckoned from: the last date told."""
        return self.last or self.now

    @property
    def then_day(self) -> Period | None:
        """What "the next day" is reckoned from in news: the day last told, "this month" aside."""
        last, day = self.last, self.last_day
        if last is None or day is None or self.narrative or last.grain is Grain.DAY:
            return self.then
        days, told = last.within(None), day.first_day
        return day if days and told and days[0] <= told <= days[1] else self.then

    @property
    def today(self) -> date | None:
        """The day of ``now``, where known to the day."""
        now = self.now
        return now.first_day if now and now.grain is Grain.DAY else None

    def ahead(self, first: int, last: int) -> bool | None:
        """Whether the verbs nearest to tokens ``first`` to ``last`` look ahead; None: no verb."""
        back = range(first - 1, max(-1, first - 1 - TENSE_WORDS), -1)
        onward = range(last + 1, min(len(self.tokens.starts), last + 1 + TENSE_WORDS))
        if self.tokens.kind(last + 1) == "quote" and self.tokens.kind(last + 2) == "possessive":
            return False  # "Friday's raid"
        lead = self.tokens.word(first - 2).lower(), self.tokens.word(first - 1).lower()
        if lead in (("early", "as"), ("soon", "as")):
            return True  # "as early as Tuesday"
        for way in (back, onward):
            for i in way:
                if self._sentence_ends(i):
                    break
                tense = self._tense(i, first)
                if tense is not None:
                    return tense
        return None

    def _sentence_ends(self, i: int) -> bool:
        """Whether token ``i`` ends a sentence; the stops of "U.S." and "Dr. " do not."""
        kind = self.tokens.kind(i)
        if kind != "dot":
            return kind == BREAK
        return len(self.tokens.word(i - 1)) > 2 and not self.tokens.word(i + 1)[:1].islower()

    def _tense(self, i: int, day: int) -> bool | None:
        """What the word at token ``i`` says of the day at token ``day``, None: nothing."""
        written = self.tokens.word(i)
        word, before = written.lower(), self.tokens.word(i - 1).lower()
        match _tenses().get(word):
            case "ahead":
                return None if word == "be" and before == "could" else True
            case "to":  # "is to meet", "plans to meet"
                return True if self.tokens.kind(i + 1) == "to" else None
            case "left":  # "planned to meet on Thursday", not "on Friday they planned to go"
                return True if i < day else None
            case "be":  # "is due on Monday", not "due to shelling on Monday"
                return True if before in ("is", "are", "was", "were", "be") else None
            case "until":  # "postponed until Tuesday"
                return any(self.tokens.kind(day - k) == "until" for k in range(1, 5))
            case "behind":
                pass
            case _:
                if len(word) < 5 or not word.endswith("ed") or written != word:
                    return None
        if word in ("was", "were"):
            return self.tokens.kind(i + 1) == "to"
        return None if before in ("be", "being", "is", "are") else False

    def month_year(self, month: int, first: int, last: int) -> int | None:
        """The year of a month named alone."""
        now = self.now
        if now is None or now.year is None:
            return None
        fine, day = now, self.last_day
        if now.grain is Grain.YEAR and day is not None and day.year == now.year:
            fine = day  # "on 7 December, 1941 being ...; in January"
        months = fine.part if fine.grain in (Grain.DAY, Grain.MONTH) else None
        if self.narrative or not self.published:
            back = months is not None and month - months <= -WRAP_MONTHS
            return now.year + 1 if back else now.year
        assert months is not None
        ahead = self.ahead(first, last)
        if month < months:
            return now.year + 1 if ahead and months - month > 2 else now.year
        if month > months:
            near = month - months <= SOON_MONTHS and ahead is not False
            return now.year if ahead or near or month == months + 1 else now.year - 1
        return now.year

    def day_year(self, month: int, day: int, first: int, last: int) -> int | None:
        """The year of a day and month named without one."""
        now = self.now
        if now is None or now.year is None:
            return None
        if self.narrative or not self.published:
            return self.month_year(month, first, last)
        if not valid_day(now.year, month, day):
            return now.year
        gap = (date(now.year, month, day) - self.published).days
        if -180 <= gap <= 0:
            return now.year
        ahead = self.ahead(first, last)
        coming = gap if gap > 0 else gap + 365
        if ahead or coming <= SOON_DAYS or (coming <= 2 * SOON_DAYS and ahead is None):
            return now.year if gap > 0 else now.year + 1
        return now.year - 1 if gap > 0 else now.year


def is_history(tokens: Tokens, published: date) -> bool:
    """Whether the text tells of years long before its publication rather than of "last Friday".

    Counts years named against weekdays, "yesterday", "ago", "last week" and the like.
    """
    far = recent = 0
    for i, value in enumerate(tokens.values):
        kind = tokens.kind(i)
        if kind in ("y4", "bc"):
            far += kind == "bc" or published.year - int(value) >= FAR_YEARS
        elif kind in ("weekday", "deictic", "tonight", "ago") or (
            kind in ("last", "next")
            and tokens.kind(i + 1) in ("unit", "month", "season", "part", "weekend")
        ):
            recent += 1
    return far >= MIN_FAR and far > FAR_PER_RECENT * recent


@cache
def _tenses() -> dict[str, str]:
    return {row[0]: row[1] for row in data_lines("time_tense.tsv")}
