"""When a report was published, from the head of its text, its file name, or the dates it cites."""

import re
from datetime import date

from counterclaim.model.report import DatePrecision
from counterclaim.reading.dates import Dated, Mention, common_order, mentions, month_start

_HEAD = 400  # characters: room for a long headline and a credit before the date
_LABEL = re.compile(
    # not in a sentence ("a report published on 3 May"): a capital, or first on its line
    r"(?:(?:^|[\r\n(\[|•·—–])\s*|\b(?=(?-i:[A-Z])))(?:last\s+|first\s+|date\s+of\s+)?"
    r"(?P<word>posted|published|publication|released|issued|date|updated|modified)"
    r"(?:\s+(?:on|at|in))?\s*[:|,-]?\s*(?:\d{1,2}[:.]?\d{2}\s*)?$",
    re.IGNORECASE,
)
_AFTER_UPDATE = ("updated", "modified")
_TIME = re.compile(r"(?<![\d.,])(?:[01]\d|2[0-3])[:.]?[0-5]\d(?:\s*(?:GMT|UTC|EST|EDT|CET))?,?\s*$")
_CREDIT = re.compile(r"(?:^|[\s(])[A-Z][A-Z.&/-]+[),:]?\s*$")
_EDGE = re.compile(r"(?:^|[\r\n\u2028\u2029|•·—–(\[])[ \t]*$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)['’.,:)\"”]*\s*$")
_PROSE = (
    "a about after and around as at before between by dated during early every for from in its late"
    " mid next of on or over previous since than that the this through till to until was were with"
)
_IN_SENTENCE = frozenset(_PROSE.split())
_CAPITAL_AFTER = re.compile(r"[ \t]+[A-Z]")
_WEEKDAY_FIRST = re.compile(r"[A-Za-z]{3}")
_MONTH_NAME_FIRST = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)
_MONTH_LINE = re.compile(
    r"(?:^|[\r\n])[ \t]*(?:(?:posted|published|date of publication|date)(?:\s+in)?\s*:?\s*)?"
    r"(?P<month>[A-Za-z]{3,9}\.?,? \d{4})[ \t]*(?=[\r\n]|$)",
    re.IGNORECASE,
)
_NAME_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-_./]?)(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>[0-2]\d|3[01])(?!\d)"
)


def published_at_head(text: str, *, day_first: bool | None = None) -> Dated | None:
    """The date set at the head of ``text`` as its date of publication.

    Taken are dates that open the text or a line, follow a label ("Posted on"), a credit ("AFP"),
    a clock time, or, with their weekday, a headline. A date inside a sentence ("on 5 April 2016")
    is the event's, not the report's. ``day_first`` decides numbers that can be read two ways.
    """
    head = text[:_HEAD]
    after_update: date | None = None
    for mention in mentions(head, day_first=day_first, head=True):
        if mention.value is None or mention.value.year < 1500:
            continue
        before = head[: mention.start]
        if label := _LABEL.search(before):
            if label["word"].lower() not in _AFTER_UPDATE:
                return Dated(mention.value)
            after_update = after_update or mention.value
        elif _stands_apart(before, head, mention):
            return Dated(mention.value)
    if after_update:
        return Dated(after_update)
    for line in _MONTH_LINE.finditer(head):
        if first := month_start(line["month"]):
            return Dated(first, DatePrecision.MONTH)
    return None


def order_at_head(text: str) -> bool | None:
    """What the numeric dates at the head of ``text`` tell of their order; see ``common_order``."""
    return common_order(m.day_first for m in mentions(text[:_HEAD], head=True))


def published_in_name(name: str) -> Dated | None:
    """The date in a file's name or an address: ``2016-07-07_x``, ``20160707``, ``/2016/07/07/``."""
    for match in _NAME_DATE.finditer(name):
        try:
            return Dated(date(int(match["y"]), int(match["m"]), int(match["d"])))
        except ValueError:
            continue
    return None


def infer_published(text: str) -> Dated | None:
    """The latest full date that ``text`` cites, marked inferred; None if it cites none."""
    values = [m.value for m in mentions(text) if m.value and m.value.year >= 1500]
    return Dated(max(values), DatePrecision.INFERRED) if values else None


def _stands_apart(before: str, head: str, mention: Mention) -> bool:
    if _EDGE.search(before) or _TIME.search(before) or _CREDIT.search(before):
        return True
    if before.rstrip().endswith(
        ","
    ):  # "in the town of Qarma, Sunday 30 Oct 2016": a caption's date
        return False
    opening = head[mention.start : mention.start + 3]
    has_weekday = _WEEKDAY_FIRST.match(opening) and not _MONTH_NAME_FIRST.match(opening)
    word = _WORD_BEFORE.search(before)
    # "... Monitor Sunday 30 Oct 2016" and "... in the city 6 October 2016 ALEPPO" are lines of
    # their own that lost their breaks; "killed on Sunday 30 Oct 2016" is a sentence.
    if has_weekday and (word is None or not word[1].islower()):
        return True
    in_sentence = word is not None and word[1].lower() in _IN_SENTENCE
    return not in_sentence and bool(_CAPITAL_AFTER.match(head, mention.end))
