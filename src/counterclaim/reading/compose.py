"""From what was found in a document to the report: which statement of a field is believed."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from counterclaim.model.intake import Intake, Item
from counterclaim.model.problem import Problem
from counterclaim.model.report import Report
from counterclaim.reading.dateline import infer_published, published_at_head, published_in_name
from counterclaim.reading.dates import Dated
from counterclaim.reading.decode import storable
from counterclaim.reading.found import Found, Unreadable
from counterclaim.reading.options import ReadingOptions

_WORDS = re.compile(r"\w+")
_BEFORE_TITLE = 200  # characters a date, credit or kicker may take before the headline


def compose(item: Item, found: Found, options: ReadingOptions) -> Intake:
    """The report, its title at the head of its text. Raises Unreadable for empty or huge text."""
    body, title = storable(found.body), _one_line(found.title)
    if not body.strip():
        raise Unreadable("holds no text")
    allowed = options.limits.max_characters
    if len(body) > allowed:
        raise Unreadable(
            f"its text is longer than {allowed:,} characters;"
            f" --limit characters={len(body)} allows it"
        )
    url = item.url or _one_line(found.url)
    published = _published(item, found, options, body, url)
    outlet = options.outlet or item.outlet or _one_line(found.outlet)
    listed = options.listed(outlet) if outlet else None
    report = Report(
        text=body if title is None or stands_at_head(title, body) else f"{title}\n\n{body}",
        title=title,
        outlet=(listed.name if listed else None) or outlet,
        side=listed.side if listed else None,
        authors=tuple(name for each in found.authors if (name := _one_line(each))),
        published=published.value if published else None,
        url=url,
        sha256=item.sha256,
    )
    if published:
        report = replace(report, published_precision=published.precision)
    notes = tuple(Problem(path=item.path, row=item.row, reason=note) for note in found.notes)
    return Intake(item=item, report=report, notes=notes, own_id=found.own_id)


def stands_at_head(title: str, body: str) -> bool:
    """Whether the body begins with the title, bar case, punctuation and a dateline before it."""
    wanted = _WORDS.findall(title.casefold())
    words = _WORDS.findall(body[: _BEFORE_TITLE + 2 * len(title)].casefold())
    if words[: len(wanted)] == wanted:
        return True
    # A short title ("Syria") may well be in a first sentence that is not it.
    return len(wanted) > 2 and f" {' '.join(wanted)} " in f" {' '.join(words)} "


def _published(
    item: Item, found: Found, options: ReadingOptions, body: str, url: str | None
) -> Dated | None:
    if given := options.published or item.published:
        return Dated(given)
    in_name = url if item.container or url else item.path
    return (
        found.published
        or published_at_head(body, day_first=item.head_day_first)
        or found.dated
        or (published_in_name(urlsplit(in_name).path if url else in_name) if in_name else None)
        or infer_published(body)
    )


def _one_line(value: str | None) -> str | None:
    return storable(" ".join(value.split())) or None if value else None
