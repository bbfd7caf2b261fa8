"""Reads one main event off each report of a casualty table, as FA-KES has them.

The table needs the columns ``row``, ``article_title`` and ``article_content``; the columns with
answers are not read. Everything is taken from the layers that the pipeline writes; what is here is
only the choice of the main figure, place, party and cause among them, and the table's own labels.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.casualty_labels import (
    AGAINST,
    AREAS,
    BY,
    CAUSES,
    CLASHED,
    COUNTRIES,
    DEED,
    GOVERNMENT,
    GOVERNORATES,
    HELD,
    NOT_PARTIES,
    OF_GROUP,
    OWN_FORCES,
    PARTIES,
    UNKNOWN,
    WORDS_FOR_PARTIES,
)
from counterclaim.annotating.lexicon.numerals import find_numerals
from counterclaim.annotating.pipeline import annotate, load_pipeline
from counterclaim.claiming.assemble import claims_of
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.event import EventType
from counterclaim.model.figure import Counted, Figure
from counterclaim.model.place import Place, PlaceForm
from counterclaim.model.report import Report
from counterclaim.model.timespan import Anchor, TimePrecision
from counterclaim.model.words import Words
from counterclaim.views.main_event import Toll, is_vague, main_event, tolls_of

ARMED = frozenset({Counted.FIGHTERS, Counted.SOLDIERS})
LEAD = 600  # characters after the headline
UNTOLD = 0.1  # share of a toll whose parts may be left out where it is broken down


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """One row of predictions; the scorer's docstring says what each field means."""

    row: int
    killed_total: int | None
    civilians: int | None
    noncivilians: int | None
    children: int | None
    women: int | None
    location: str | None
    actor: str | None
    cause: str | None
    date: str | None
    figures: list[int]


def predict(gold_csv: Path, out_jsonl: Path) -> None:
    """Write a prediction for each row of ``gold_csv``."""
    with gold_csv.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    with out_jsonl.open("w", encoding="utf-8") as out:
        for prediction in predictions(load_pipeline(), rows):
            out.write(json.dumps(asdict(prediction)) + "\n")


def predictions(nlp: Language, rows: Sequence[dict[str, str]]) -> Iterator[Prediction]:
    """A prediction for each row, in order."""
    reports = (report_of(row) for row in rows)
    for row, (doc, report) in zip(rows, annotate(nlp, reports), strict=True):
        yield read(int(row["row"]), doc, report)


def report_of(row: dict[str, str]) -> Report:
    """The row's report, its headline on top of its text."""
    title, body = row["article_title"].strip(), row["article_content"].strip()
    return Report(text=f"{title}.\n\n{body}", title=title, published=printed_date(body))


def read(row: int, doc: Doc, report: Report) -> Prediction:
    """Take the main event from the claims, and the table's labels from the layers of ``doc``."""
    body = len(report.title or "") + 3
    claims = claims_of(doc, report)
    tolls = tolls_of(claims)
    event = main_event(claims, report.title)
    main = event.killed if event else None
    killed = sorted(
        {number(t) for t in tolls} | {n for t in tolls for f in t.figures if (n := size(f))}
    )
    spot = Words.hull(f.words for f in main.figures) if main else Words(0, max(body - 3, 1))
    near = sentence_words(doc, spot)
    total = number(main) if main else None
    armed = armed_among(main, tolls) if main else None
    children = part_of_toll(main, tolls, Counted.CHILDREN) if main else None
    women = part_of_toll(main, tolls, Counted.WOMEN) if main else None
    return Prediction(
        row=row,
        killed_total=total,
        civilians=total - armed if total is not None and armed is not None else None,
        noncivilians=armed,
        children=children,
        women=women,
        location=governorate(doc, main, near, body),
        actor=party(doc, main, near, body),
        cause=cause(doc.text, near, body),
        date=event_date(main, report.published),
        figures=killed,
    )


# How many.


def size(figure: Figure) -> int:
    """One number for a figure: the one written, or the lower end of what the words stand for."""
    worded = next(iter(find_numerals(figure.mention)), None)
    if worded is not None:
        plain = find_numerals(figure.mention[worded.at : worded.until])
        if plain and plain[0].low is not None and plain[0].low == plain[0].high:
            return plain[0].low
    return (figure.low if figure.low is not None else figure.high) or 0


def number(toll: Toll) -> int:
    """One number for a toll: the sum of the figures that stand side by side."""
    return sum(size(figure) for figure in toll.figures)


def armed_among(main: Toll, tolls: Iterable[Toll]) -> int:
    """How many of the main toll's dead are said to have borne arms."""
    total = number(main)
    same = [t for t in tolls if number(t) == total]
    for toll in (main, *same):
        armed = sum(size(f) for f in toll.figures if f.of in ARMED)
        if armed:
            return min(armed, total)
        if any(f.of not in (Counted.PEOPLE, Counted.UNKNOWN) for f in toll.figures):
            return 0
        inside = sum(size(f) for f in toll.subsets if f.of in ARMED)
        if inside:
            return min(inside, total)
    return 0


def part_of_toll(main: Toll, tolls: Sequence[Toll], of: Counted) -> int:
    """How many of the main toll's dead were children (or women)."""
    total = number(main)
    for toll in (main, *(t for t in tolls if number(t) == total)):
        if found := counted(toll, of):
            return found if found <= total else 0
    left, found = total, 0
    for toll in tolls[tolls.index(main) + 1 :]:  # "12 of them in the north, seven in the south"
        if number(toll) < total and 0 < number(toll) <= left:
            left -= number(toll)
            found += counted(toll, of)
    return found if left <= total * UNTOLD else 0


def counted(toll: Toll, of: Counted) -> int:
    """How many of a toll are said to be ``of``; a vague "several" counts none."""
    for figures in (toll.subsets, toll.figures):
        sizes: dict[Words | None, int] = defaultdict(int)  # told twice, they count once
        for figure in figures:
            if figure.of is of and not is_vague(figure):
                sizes[figure.cue] += size(figure)
        if sizes:
            return max(sizes.values())
    return 0


# Where, who, how, when.


def sentence_words(doc: Doc, spot: Words) -> Words:
    """The sentence that holds ``spot``."""
    span = doc.char_span(spot.start, spot.end, alignment_mode="expand")
    return Words(span.sent.start_char, span.sent.end_char) if span is not None else spot


def place_weight(start: int, near: Words, body: int) -> float:
    """How much a mention at ``start`` tells of the main event."""
    weight = 3.0 if start < body else 1.5 if start < body + LEAD else 0.4
    return weight + (2.0 if near.start <= start < near.end else 0)


def governorate_of(place: Place) -> str | None:
    """The governorate that a place lies in."""
    if area := AREAS.get((place.name or "").lower()):
        return area
    return GOVERNORATES.get((place.admin1 or "").lower()) if place.country == "SY" else None


def governorate(doc: Doc, main: Toll | None, near: Words, body: int) -> str | None:
    """The governorate most spoken of, headline and main figure's sentence first."""
    votes: dict[str, float] = defaultdict(float)
    first = True
    for mention in doc._.places:
        name = governorate_of(mention.place)
        if name and mention.form is not PlaceForm.ADJECTIVE:
            weight = place_weight(mention.place.start, near, body)
            votes[name] += weight * (0.5 if mention.form is PlaceForm.IN_NAME else 1) + first
            first = False
    if main is not None:
        place = main.claims[0].place
        if place and (name := governorate_of(place)):
            votes[name] += 2
    return max(votes, key=lambda name: votes[name], default=None)


def party_named(identity: str | None) -> str | None:
    """The table's party for a registry id."""
    if identity is None or identity in NOT_PARTIES:
        return None
    return PARTIES.get(identity) or PARTIES.get(identity.split("-")[0] + "-")


def party_of(actor: Actor) -> str | None:
    """The table's party for an actor: by the registry, else by the word used."""
    if actor.id is not None:
        return party_named(actor.id)
    return next((n for p, n in WORDS_FOR_PARTIES if p.search(actor.mention)), None)


def parties(doc: Doc) -> Iterator[tuple[Words, str]]:
    """Every mention of a party to the war with the table's name for it."""
    for actor in doc._.actors:
        at = Words(actor.start, actor.end)
        if actor.category in (ActorCategory.MONITOR, ActorCategory.OUTLET, ActorCategory.AGENCY):
            continue
        if name := party_of(actor):
            yield at, name
    for mention in doc._.places:
        country, at = mention.place.country or "", Words(mention.place.start, mention.place.end)
        if mention.form is PlaceForm.ADJECTIVE and country in COUNTRIES:
            yield at, COUNTRIES[country]
        elif country == "SY" and OWN_FORCES.match(doc.text, at.end):
            yield at, GOVERNMENT


def party(doc: Doc, main: Toll | None, near: Words, body: int) -> str:
    """Who is said to have done it: parties before a word for the deed, or after "by"."""
    votes: dict[str, float] = defaultdict(float)
    text = doc.text
    named = list(parties(doc))
    dead = [with_group(text, figure.words) for figure in main.figures] if main else []
    victims = {name for at, name in named if any(at.overlaps(d) for d in dead)} - {UNKNOWN}
    speaking = [words for said in doc._.attributions for words in said.source]
    for at, name in named:
        if name in victims or any(at.overlaps(s) for s in speaking):
            continue
        before, after = text[max(0, at.start - 40) : at.start], text[at.end : at.end + 60]
        deed = DEED.match(after) and not AGAINST.search(before)
        if HELD.match(after) or not (BY.search(before) or CLASHED.search(before) or deed):
            continue
        votes[name] += place_weight(at.start, near, body)
    for event in doc._.events:
        if event.actor is None or event.type is not EventType.ASSAULT:
            continue
        doer = party_of(event.actor)
        if doer is not None and doer not in victims:
            votes[doer] += 1.5 * place_weight(event.trigger.start, near, body)
    best = max(votes, key=lambda name: votes[name], default=UNKNOWN)
    return best if votes and votes[best] >= 1.5 else UNKNOWN


def with_group(text: str, dead: Words) -> Words:
    """The dead with the group they belonged to: "20 members of the ..."."""
    tail = OF_GROUP.match(text, dead.end)
    return Words(dead.start, tail.end()) if tail else dead


def cause(text: str, near: Words, body: int) -> str:
    """The kind of violence most spoken of, headline and main figure's sentence first."""
    votes: dict[str, float] = defaultdict(float)
    for name, pattern in CAUSES.items():
        for found in pattern.finditer(text[: body + 1500]):
            votes[name] += place_weight(found.start(), near, body)
    return max(votes, key=lambda name: votes[name], default=UNKNOWN)


def event_date(main: Toll | None, published: date | None) -> str | None:
    """The day of the main figure's clause if in the week before publication, else that day."""
    when = main.claims[0].time if main else None
    if published is None:
        return when.earliest.isoformat() if when and when.earliest else None
    if (
        when
        and when.precision is TimePrecision.DAY
        and when.anchor in (Anchor.CLAUSE, Anchor.SENTENCE)
    ):
        day = when.earliest
        if day and published - timedelta(days=7) <= day <= published:
            return day.isoformat()
    return published.isoformat()


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_PRINTED = (
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_MONTH}),?\s*(?P<y>20\d\d)", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<m>{_MONTH})\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<y>20\d\d)", re.IGNORECASE
    ),
    re.compile(r"\b(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>20\d\d)"),
)


def printed_date(body: str) -> date | None:
    """The date of publication as printed at the head of a scraped text."""
    head = body[:260]
    for pattern in _PRINTED:
        if found := pattern.search(head):
            month = str(found["m"])
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            try:
                return date(int(found["y"]), number, int(found["d"]))
            except ValueError:
                continue
    return None
