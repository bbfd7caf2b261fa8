"""Time expressions: sentences of our own against the records expected, published on a Tuesday."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from counterclaim.annotating.layers import register_layers
from counterclaim.annotating.times.component import Times, find_times
from counterclaim.annotating.times.grammar import patterns
from counterclaim.annotating.times.words import tokenise
from counterclaim.model.timespan import Bound, TimeExpression, TimePrecision, TimexType

TUESDAY = date(2016, 12, 20)


def only(text: str, published: date | None = TUESDAY) -> TimeExpression:
    times = find_times(text, published)
    assert len(times) == 1, times
    return times[0]


def values(text: str, published: date | None = TUESDAY) -> list[tuple[str, str]]:
    return [(t.mention, t.value) for t in find_times(text, published)]


DATES = [
    ("It fell on 29 November 2016.", "29 November 2016", "2016-11-29"),
    ("It fell on November 29, 2016.", "November 29, 2016", "2016-11-29"),
    ("It fell on November 29 2016 at last.", "November 29 2016", "2016-11-29"),
    ("It fell on Tuesday, 29 November 2016.", "Tuesday, 29 November 2016", "2016-11-29"),
    ("Tue Nov 29 2016 Town falls to army", "Tue Nov 29 2016", "2016-11-29"),
    ("It fell on the 29th of November.", "the 29th of November", "2016-11-29"),
    ("It fell on Nov. 29 at night", "Nov. 29", "2016-11-29"),
    ("Filed 2016-11-29 by the desk.", "2016-11-29", "2016-11-29"),
    ("Filed 29/11/2016 by the desk.", "29/11/2016", "2016-11-29"),
    ("29-11-2016 Town falls to army", "29-11-2016", "2016-11-29"),
    ("They met in September this year.", "September this year", "2016-09"),
    ("They met in October of last year.", "October of last year", "2015-10"),
    ("They met in mid-November.", "mid-November", "2016-11"),
    ("They met last March.", "last March", "2016-03"),
    ("They met in early 2015.", "early 2015", "2015"),
    ("They met in the summer of 2014.", "the summer of 2014", "2014-SU"),
    ("They met in the fall of 2007.", "the fall of 2007", "2007-FA"),
    ("They met in the second quarter of 2016.", "the second quarter of 2016", "2016-Q2"),
    ("They met in the second half of 2015.", "the second half of 2015", "2015-H2"),
    ("They ruled through the 1990s.", "the 1990s", "199"),
    ("A fort of the 12th century.", "the 12th century", "11"),
    ("A fort built in 480 BC.", "480 BC", "BC0480"),
    ("They left on Christmas Eve.", "Christmas Eve", "2016-12-24"),
    ("They left in Easter week.", "Easter week", "2016-W12"),
    ("They left over the Christmas weekend 2015.", "Christmas weekend 2015", "2015-W52-WE"),
    ("They left on Good Friday 2016.", "Good Friday 2016", "2016-03-25"),
]


@pytest.mark.parametrize(("text", "mention", "value"), DATES)
def test_dates(text: str, mention: str, value: str) -> None:
    found = find_times(text, TUESDAY)[0]
    assert (found.mention, found.value) == (mention, value)
    assert text[found.start : found.end] == mention


RELATIVE = [
    ("The town fell yesterday.", "2016-12-19"),
    ("The town fell last week.", "2016-W50"),
    ("The town fell last year.", "2015"),
    ("The town fell the previous month.", "2016-11"),
    ("The town fell on Friday.", "2016-12-16"),
    ("The town fell on Tuesday.", "2016-12-20"),
    ("The town fell last Tuesday.", "2016-12-13"),
    ("They will meet on Friday.", "2016-12-23"),
    ("They will meet next week.", "2016-W52"),
    ("Talks are scheduled to open in January.", "2017-01"),
    ("Talks opened in January.", "2016-01"),
    ("The town fell three days ago.", "2016-12-17"),
    ("The town fell two months ago.", "2016-10"),
    ("The town fell six weeks ago.", "2016-W45"),
    ("The town fell a year and a half ago.", "2015-06"),
    ("The town fell early Tuesday.", "2016-12-20"),
    ("The town fell last night.", "2016-12-19TNI"),
    ("The town fell this morning.", "2016-12-20TMO"),
    ("The town fell overnight on Friday.", "2016-12-16TNI"),
    ("The town fell in the early hours of Friday.", "2016-12-16TMO"),
    ("The town fell at dawn on Sunday.", "2016-12-18TMO"),
    ("The town fell at 5:30 a.m. on Friday.", "2016-12-16T05:30"),
    ("The town fell Friday last week.", "2016-12-16"),
    ("The town fell the day before yesterday.", "2016-12-18"),
    ("The town fell earlier this month.", "2016-12"),
    ("The town fell over the weekend.", "2016-W50-WE"),
    ("A resident spoke after Saturdays raid on the market.", "2016-12-17"),
    ("They could arrive as early as Thursday.", "2016-12-22"),
    ("He said that Friday's raid failed.", "2016-12-16"),
    ("Sales fell from a year-earlier peak.", "2015"),
    ("The blast struck at 1130 am on Friday.", "2016-12-16T11:30"),
    ("The army withdrew due to shelling on Saturday.", "2016-12-17"),
    ("The vote was postponed until Thursday.", "2016-12-22"),
    ("The town fell on the 12th of this month.", "2016-12-12"),
    ("The town fell on Tuesday the 13th.", "2016-12-13"),
    ("The town fell half a year ago.", "2016-06"),
    ("The town fell at 6 a.m. Velm time on Friday.", "2016-12-16T06:00"),
]


@pytest.mark.parametrize(("text", "value"), RELATIVE)
def test_news_reckons_from_publication(text: str, value: str) -> None:
    found = only(text)
    assert found.value == value
    assert found.reference in (TUESDAY, None)


LENGTHS = [
    ("A two-day truce held.", "two-day", "P2D", TimexType.DURATION),
    ("A month-long offensive failed.", "A month-long", "P1M", TimexType.DURATION),
    ("In the last six years they fled.", "the last six years", "P6Y", TimexType.DURATION),
    ("It held for 72 hours.", "72 hours", "PT72H", TimexType.DURATION),
    ("It took three months.", "three months", "P3M", TimexType.DURATION),
    ("They shelled it for weeks.", "weeks", "PXW", TimexType.DURATION),
    ("Decades-long rule ended.", "Decades-long", "PXDE", TimexType.DURATION),
    ("The five-year-old war goes on.", "five-year-old", "P5Y", TimexType.DURATION),
    ("It held for half an hour.", "half an hour", "PT30M", TimexType.DURATION),
    ("It held for two and a half years.", "two and a half years", "P2.5Y", TimexType.DURATION),
    ("They march every day.", "every day", "P1D", TimexType.SET),
    ("They march every Friday.", "every Friday", "XXXX-WXX-5", TimexType.SET),
    ("They march on Fridays.", "on Fridays", "XXXX-WXX-5", TimexType.SET),
    ("The weekly march began.", "weekly", "P1W", TimexType.SET),
    ("They fire 30 a day.", "a day", "P1D", TimexType.SET),
    ("It is now quiet.", "now", "PRESENT_REF", TimexType.DATE),
    ("It was recently quiet.", "recently", "PAST_REF", TimexType.DATE),
]


@pytest.mark.parametrize(("text", "mention", "value", "kind"), LENGTHS)
def test_lengths_sets_and_vague_references(
    text: str, mention: str, value: str, kind: TimexType
) -> None:
    found = only(text)
    assert (found.mention, found.value, found.type) == (mention, value, kind)


SPANS = [
    ("since 2011", Bound.SINCE, date(2011, 1, 1), None, TimePrecision.YEAR),
    ("by 29 November", Bound.BY, None, date(2016, 11, 29), TimePrecision.DAY),
    ("until Friday", Bound.UNTIL, None, date(2016, 12, 16), TimePrecision.DAY),
    ("around 10 May 2015", Bound.AROUND, date(2015, 5, 10), date(2015, 5, 10), TimePrecision.DAY),
    ("in May 2015", Bound.ON, date(2015, 5, 1), date(2015, 5, 31), TimePrecision.MONTH),
    ("in mid-November", Bound.ON, date(2016, 11, 11), date(2016, 11, 20), TimePrecision.MONTH),
    ("in early 2015", Bound.ON, date(2015, 1, 1), date(2015, 4, 30), TimePrecision.YEAR),
    ("in late 2015", Bound.ON, date(2015, 9, 1), date(2015, 12, 31), TimePrecision.YEAR),
    ("last week", Bound.ON, date(2016, 12, 12), date(2016, 12, 18), TimePrecision.WEEK),
    (
        "in the second week of December",
        Bound.ON,
        date(2016, 12, 8),
        date(2016, 12, 14),
        TimePrecision.WEEK,
    ),
    (
        "in the last week of November",
        Bound.ON,
        date(2016, 11, 24),
        date(2016, 11, 30),
        TimePrecision.WEEK,
    ),
    (
        "over the last six years",
        Bound.ON,
        date(2010, 12, 20),
        TUESDAY,
        TimePrecision.DECADE,
    ),
    (
        "over the last decade",
        Bound.ON,
        date(2006, 12, 20),
        TUESDAY,
        TimePrecision.DECADE,
    ),
    ("in the past 24 hours", Bound.ON, date(2016, 12, 19), TUESDAY, TimePrecision.DAY),
    ("over the past week", Bound.ON, date(2016, 12, 13), TUESDAY, TimePrecision.WEEK),
    ("in the next three days", Bound.ON, TUESDAY, date(2016, 12, 23), TimePrecision.WEEK),
    ("since mid-November", Bound.SINCE, date(2016, 11, 11), None, TimePrecision.MONTH),
    ("starting on Friday", Bound.SINCE, date(2016, 12, 16), None, TimePrecision.DAY),
    ("after Friday", Bound.SINCE, date(2016, 12, 17), None, TimePrecision.DAY),
    ("after Friday's raid", Bound.ON, date(2016, 12, 16), date(2016, 12, 16), TimePrecision.DAY),
    ("after 2011", Bound.SINCE, date(2012, 1, 1), None, TimePrecision.YEAR),
    ("before Friday", Bound.BY, None, date(2016, 12, 15), TimePrecision.DAY),
    ("before Friday prayers", Bound.BY, None, date(2016, 12, 16), TimePrecision.DAY),
    ("as of Friday", Bound.BY, None, date(2016, 12, 16), TimePrecision.DAY),
    ("no later than Friday", Bound.BY, None, date(2016, 12, 16), TimePrecision.DAY),
    ("up to Friday", Bound.UNTIL, None, date(2016, 12, 16), TimePrecision.DAY),
    ("overnight on Friday", Bound.ON, date(2016, 12, 16), date(2016, 12, 16), TimePrecision.DAY),
    ("overnight", Bound.ON, date(2016, 12, 19), TUESDAY, TimePrecision.DAY),
    ("early on Tuesday", Bound.ON, TUESDAY, TUESDAY, TimePrecision.DAY),
    ("in September this year", Bound.ON, date(2016, 9, 1), date(2016, 9, 30), TimePrecision.MONTH),
    ("in winter 2015/16", Bound.ON, date(2015, 12, 1), date(2016, 2, 29), TimePrecision.SEASON),
    ("last summer", Bound.ON, date(2016, 6, 1), date(2016, 8, 31), TimePrecision.SEASON),
    ("in the mid-1990s", Bound.ON, date(1993, 1, 1), date(1996, 12, 31), TimePrecision.DECADE),
    ("at around 5 pm", Bound.AROUND, TUESDAY, TUESDAY, TimePrecision.DAY),
    ("for three weeks", Bound.ON, None, None, TimePrecision.UNKNOWN),
    ("in winter 2015", Bound.ON, date(2015, 12, 1), date(2016, 2, 29), TimePrecision.SEASON),
    ("in the 1990s", Bound.ON, date(1990, 1, 1), date(1999, 12, 31), TimePrecision.DECADE),
    ("on Friday night", Bound.ON, date(2016, 12, 16), date(2016, 12, 16), TimePrecision.DAY),
]


@pytest.mark.parametrize(("words", "bound", "earliest", "latest", "precision"), SPANS)
def test_spans(
    words: str,
    bound: Bound,
    earliest: date | None,
    latest: date | None,
    precision: TimePrecision,
) -> None:
    found = only(f"The town was quiet {words}.")
    assert (found.bound, found.earliest, found.latest) == (bound, earliest, latest)
    assert found.precision is precision


@pytest.mark.parametrize(
    "text",
    [
        "It was quiet between 3 May 2016 and 8 May 2016.",
        "It was quiet from 3 to 8 May 2016.",
        "It was quiet on May 3-8, 2016.",
    ],
)
def test_both_ends_of_a_range_carry_the_whole(text: str) -> None:
    one, two = find_times(text, TUESDAY)
    assert (one.value, two.value) == ("2016-05-03", "2016-05-08")
    assert (one.bound, two.bound) == (Bound.SINCE, Bound.UNTIL)
    for end in (one, two):
        assert (end.earliest, end.latest) == (date(2016, 5, 3), date(2016, 5, 8))


STORY = [
    ("It began on 7 December. The following day it spread.", "The following day", "2016-12-08"),
    ("It began on 7 December. A week later it ended.", "A week later", "2016-W50"),
    ("It began on 7 December. It spread three days later.", "three days later", "2016-12-10"),
    ("It began on 7 December. It spread 48 hours later.", "48 hours later", "2016-12-09"),
    ("It held overnight from Friday to Saturday.", "Saturday", "2016-12-17"),
    ("It began on 7 December. That night it spread.", "That night", "2016-12-07TNI"),
    ("It began in June 2014. It ended later that year.", "later that year", "2014"),
    ("It began on 7 December. It spread at noon.", "noon", "2016-12-07T12:00"),
    ("It began on 7 December. Days later it ended.", "Days later", "FUTURE_REF"),
    ("It began on 7 December. Two days after the truce it ended.", "Two days", "P2D"),
]


@pytest.mark.parametrize(("text", "mention", "value"), STORY)
def test_what_follows_is_reckoned_from_the_last_date(text: str, mention: str, value: str) -> None:
    found = find_times(text, TUESDAY)[-1]
    assert (found.mention, found.value) == (mention, value)


HISTORY = (
    "The rising began on 12 March 1921 at the port. In April the garrison left. The next day the "
    "rebels took the fort. By late 1922 the coast was lost. In January 1923 talks opened; two "
    "months later they failed. Two days after the walkout the fleet sailed. The war of 1921 was "
    "remembered in 1955."
)


def test_histories_are_reckoned_from_the_story() -> None:
    assert values(HISTORY, date(2009, 12, 19)) == [
        ("12 March 1921", "1921-03-12"),
        ("April", "1921-04"),
        ("The next day", "1921-04-XX"),
        ("late 1922", "1922"),
        ("January 1923", "1923-01"),
        ("two months later", "1923-03"),
        ("Two days", "1923-03-XX"),
        ("1921", "1921"),
        ("1955", "1955"),
    ]


ASIDES = [
    ("They left the ridge open for a planned campaign in 1924.", "1923-03-05"),
    ("He was to outline a full withdrawal by late 1924.", "1923-03-05"),
    ("The garrison that had come in late 1921 slept.", "1923-03-05"),
    ("Its losses passed the May 1921 low.", "1923-03-05"),
    ("The council followed the election in December 1922.", "1923-03-05"),
    ("In late 1921 the garrison came.", "1921-03-05"),
    ("The garrison left in 1924.", "1924-03-05"),
]


@pytest.mark.parametrize(("aside", "value"), ASIDES)
def test_what_is_told_aside_does_not_move_a_historys_clock(aside: str, value: str) -> None:
    text = f"The rising of 1921 failed in 1922. It rose again in February 1923. {aside} On 5 March"
    found = find_times(text, date(2009, 12, 19))[-1]
    assert (found.mention, found.value) == ("5 March", value)


def test_a_bare_year_leaves_the_day_told_before_it() -> None:
    text = "The rising of 1920 failed in 1922. On 7 December 1922 it ended. In 1922! In January"
    assert values(text, date(2009, 12, 19))[-1] == ("January", "1923-01")


def test_without_publication_what_depends_on_it_stays_open() -> None:
    friday, day, month = find_times("It fell on Friday, then on 5 May, then in June.", None)
    assert (friday.value, day.value, month.value) == ("XXXX-WXX-5", "XXXX-05-05", "XXXX-06")
    for found in (friday, day, month):
        assert (found.earliest, found.latest) == (None, None)


def test_a_dateline_stands_in_for_publication() -> None:
    dateline, friday = find_times("Thu Jul 7 2016 Ten dead as truce fails. It began on Friday.")
    assert (dateline.value, friday.value) == ("2016-07-07", "2016-07-01")


def test_no_text_is_older_than_its_dateline() -> None:
    text = "Ten die in market raid Monitor Wednesday 4 Mar 2015 It was hit on Saturday."
    assert values(text, date(2015, 2, 24))[-1] == ("Saturday", "2015-02-28")
    future = "The council voted. Polls will open on 3 June 2017 and not on Friday."
    assert values(future)[-1] == ("Friday", "2016-12-23")


NOT_TIMES = [
    "Resolution 2254 was adopted.",
    "2016 people were killed.",
    "Some 1500 fighters and 2000 men left.",
    "They fired BM-21 and T-72 and M1943 rounds.",
    "They lost 2-1 and then 10-3.",
    "Call +963 11 2016 555 or 202-555-1999.",
    "Brigade 101 fired 1,950 shells.",
    "A 15-year-old boy and a man aged 22.",
    "She may come; the march went on; the fall of the town.",
    "Daily Todayshop and Maydan and Marchenko and Sundayev.",
    "He said May Khoury and the Long March party agreed.",
    "The ratio was 10:35 to one in verse 12:30.",
    "The second and third brigades met the first.",
    "He is second to none in a third of the town.",
    "Version 3.12 and 12.5 percent.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_numbers_and_words_that_are_no_times(text: str) -> None:
    assert [t for t in values(text) if t[1] not in ("P1D",)] == []


@pytest.mark.parametrize("number", range(40))
def test_scraped_text_without_commas(number: int) -> None:
    found = find_times(f"Jul 7 2016 {number} killed in raids", TUESDAY)
    assert [t.mention for t in found] == ["Jul 7 2016"]


def test_a_count_after_a_month_is_no_day() -> None:
    assert values("In July 12 people died.") == [("July", "2016-07")]
    assert values("On July 12 people gathered.") == [("July 12", "2016-07-12")]


def test_a_slashed_date_that_may_be_two_keeps_both() -> None:
    found = only("Filed 9/11/2001.")
    assert (found.earliest, found.latest) == (date(2001, 9, 11), date(2001, 11, 9))
    assert found.precision is TimePrecision.UNKNOWN
    assert only("Filed 12/10/2016.").value == "2016-12-10"


@pytest.mark.parametrize("pattern", list(patterns()), ids=lambda p: p.example)
def test_every_pattern_matches_its_example(pattern) -> None:
    assert pattern.regex.search(tokenise(pattern.example).symbols)


def test_days_joined_by_or_leave_both_open() -> None:
    found = find_times("It fell on December 11 or 12.", TUESDAY)
    assert {(f.earliest, f.latest) for f in found} == {(date(2016, 12, 11), date(2016, 12, 12))}


def test_a_dotted_clock_goes_with_the_day_told_before() -> None:
    text = "A shell fell on Sunday, the office said today. Guards slept at 10.40 that morning."
    found = find_times(text, TUESDAY)[-1]
    assert (found.mention, found.value) == ("10.40 that morning", "2016-12-18T10:40")


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Shelling killed 12 people in Dara following Monday's truce.", "Monday"),
        ("Police searched Harrow following Sunday's attack.", "Sunday"),
    ],
)
def test_following_before_a_weekday_is_after_it(text: str, mention: str) -> None:
    (found,) = find_times(text, TUESDAY)
    assert found.mention == mention
    assert found.latest is not None
    assert found.latest < TUESDAY


def test_the_following_day_passes_over_this_month() -> None:
    text = "Trucks were turned back on Sunday, the third time this month. The following day"
    assert find_times(text, TUESDAY)[-1].value == "2016-12-19"


FILLERS = st.sampled_from(
    [" ", "\r\n", "\n\n", "😀 ", "مساء ", "é́ ", "\u200f", " – ", "“", "” ", "Zoe\u0308 "]
)
PHRASES = st.sampled_from(
    [
        "29 November 2016",
        "last week",
        "on Friday night",
        "since 2011",
        "a two-day truce",
        "5:30 a.m.",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(FILLERS, PHRASES), max_size=8))
def test_offsets_are_exact_in_any_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(filler + phrase for filler, phrase in pieces)
    times = find_times(text, TUESDAY)
    ends = [0]
    for found in times:
        assert text[found.start : found.end] == found.mention
        assert found.start >= ends[-1]
        ends.append(found.end)
    assert times == find_times(text, TUESDAY)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    for published in (TUESDAY, None):
        for found in find_times(text, published):
            assert text[found.start : found.end] == found.mention


JUMBLE = """the last first second two a week of May March 31 30 2016 9999 1000 0000 BC century days
ago later after before Friday early end half quarter every 12:30 31/12/9999 Easter next year decade
centuries - , . and to since 480 99 million years morning at summer 1990s Q1 recent"""


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=10))
def test_any_jumble_of_time_words_is_read_without_error(words: list[str]) -> None:
    for published in (TUESDAY, date(1, 1, 1), date(9999, 12, 31), None):
        find_times(" ".join(words), published)


def test_the_component_writes_its_layer() -> None:
    register_layers()
    doc = Doc(Vocab(), words=["The", "town", "fell", "on", "Friday"])
    doc._.published = TUESDAY.isoformat()
    (found,) = Times()(doc)._.times
    assert isinstance(found, TimeExpression)
    assert found.earliest == date(2016, 12, 16)
