"""The personal name within a source's words: "An army spokesman, Colonel Ann Roe" -> Ann Roe."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Range
from counterclaim.annotating.attribution.rules.by_order import head_of
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.lexicon.reporting_words import head_nouns
from counterclaim.model.attribution import SourceKind

PERSONS = frozenset(
    {
        SourceKind.OFFICIAL,
        SourceKind.MILITARY,
        SourceKind.MEDIC,
        SourceKind.ACTIVIST,
        SourceKind.RESIDENT,
        SourceKind.JOURNALIST,
        SourceKind.PERSON,
        SourceKind.ANONYMOUS,
    }
)
_RANKS = word_set("source_words.toml", "ranks")
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "van", "von"})
_OFFICES = frozenset({SourceKind.OFFICIAL, SourceKind.MILITARY})
_NAMING = frozenset({"name", "identify", "know", "call", "be"})
_OF = frozenset({"of", "for", "to", "with"})
_LONGEST = 4  # words of a name


def personal_name(doc: Doc, found: Range) -> str | None:
    """The first run of two or more capitalised words that a title, a noun or NER says is a person.

    Titles before it are left out; an apposition after it ("Ann Roe, a nurse") counts as a noun.
    """
    first, last = found[0], _before_clause(doc, found)
    runs = list(_runs(doc, first, last))
    if _are_two(doc, runs):
        return None
    for run in runs:
        named = _without_titles(run)
        if not 2 <= len(named) <= _LONGEST or _is_body(named[-1]) or _is_anothers(run, named):
            continue
        titled = any(_is_title(token) for token in run[: len(run) - len(named)])
        recognised = all(t.ent_type_ == "PERSON" for t in named)
        beside = any(
            _is_person(head_of(doc, a, b)) for a, b in _neighbours(doc, first, last, named)
        )
        if titled or recognised or beside:
            return doc[named[0].i : named[-1].i + 1].text
    return _recognised_within(doc, first, last)


def _before_clause(doc: Doc, found: Range) -> int:
    """The last word before "led by Ann Roe": who is named from there on is somebody else."""
    first, last = found
    verbs = (t for t in doc[first + 1 : last + 1] if t.pos_ in ("VERB", "AUX"))
    verb = next((t for t in verbs if t.lemma_.lower() not in _NAMING and t.tag_ != "NNP"), None)
    return last if verb is None or doc[verb.i - 1].tag_ == "HYPH" else verb.i - 1


def _is_anothers(run: Sequence[Token], named: Sequence[Token]) -> bool:
    """ "The father of Ann Roe", "a spokesman for Governor Ann Roe": she is not who speaks."""
    doc, before = run[0].doc, run[0].i - 1
    while before > 0 and doc[before].text[:1].isupper() and _is_title(doc[before]):
        before -= 1
    if before < 1 or doc[before].lower_ not in _OF:
        return False
    if head_nouns().get(doc[before - 1].lemma_.lower()) is SourceKind.DOCUMENT:
        return False
    return all(_is_title(token) for token in run[: len(run) - len(named)])


def _are_two(doc: Doc, runs: Sequence[Sequence[Token]]) -> bool:
    """ "Ann Roe and Tom Poe": one name would leave the other speaker out."""
    persons = [run for run in runs if all(t.ent_type_ == "PERSON" for t in _without_titles(run))]
    return any(
        "and" in (doc[one[-1].i + 1].lower_, other[0].nbor(-1).lower_)
        for one, other in pairwise(persons)
    )


def _recognised_within(doc: Doc, first: int, last: int) -> str | None:
    """The one person of two names and more that NER sees in the words, commas lost or not."""
    persons = [
        e
        for e in _persons_in(doc, first, last)
        if not e[0].is_punct and not _is_title(e[-1])
        if 2 <= len(_without_titles(e)) <= _LONGEST
    ]
    if len(persons) != 1 or any(not _may_be_named(token) for token in persons[0]):
        return None
    named = _without_titles(persons[0])
    if _is_anothers(persons[0], named):
        return None
    return doc[named[0].i : named[-1].i + 1].text


def _persons_in(doc: Doc, first: int, last: int) -> list[list[Token]]:
    """The persons of NER that lie whole in the words; ``span.ents`` would walk the whole text."""
    found: list[list[Token]] = []
    for token in doc[first : last + 1]:
        if token.ent_type_ == "PERSON" and token.ent_iob_ == "B":
            found.append([token])
        elif found and token.ent_iob_ == "I" and found[-1][-1].i == token.i - 1:
            found[-1].append(token)
    cut = last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I"
    return found[:-1] if found and cut and found[-1][-1].i == last else found


def _may_be_named(token: Token) -> bool:
    return token.text[:1].isupper() or token.tag_ == "HYPH" or token.lower_ in _PARTICLES


def _runs(doc: Doc, first: int, last: int) -> list[list[Token]]:
    runs: list[list[Token]] = []
    run: list[Token] = []
    for i in range(first, last + 1):
        token = doc[i]
        joins = token.tag_ == "HYPH" or token.lower_ in _PARTICLES
        if token.pos_ == "PROPN" and token.text[:1].isupper():
            run.append(token)
        elif run and joins and i < last and doc[i + 1].pos_ in ("PROPN", "PUNCT"):
            continue
        elif run:
            runs.append(run)
            run = []
            if token.pos_ == "ADP":  # "Captain Roe of the Border Force": later names are others'
                break
    return [*runs, run] if run else runs


def _without_titles(run: Sequence[Token]) -> Sequence[Token]:
    start = _after_place(run)
    for n, token in enumerate(run[:-1]):
        if _is_title(token) or _is_body(token):  # "Security Service Ann Roe": commas are often lost
            start = n + 1
    return run[start:]


def _is_title(token: Token) -> bool:
    kinds = {head_nouns().get(token.lower_), head_nouns().get(token.lemma_.lower())}
    return token.lower_ in _RANKS or bool(kinds & PERSONS)


def _after_place(run: Sequence[Token]) -> int:
    """ "The mayor of Oldtown Ann Roe": how many words of the run name where the office is."""
    doc, at = run[0].doc, run[0].i
    if len(run) < 3 or at < 2 or doc[at - 1].lower_ not in ("of", "in", "for"):
        return 0
    office = head_nouns().get(doc[at - 2].lemma_.lower()) in _OFFICES
    person = all(token.ent_type_ == "PERSON" for token in run[-2:])
    return len(run) - 2 if office and person else 0


def _neighbours(doc: Doc, first: int, last: int, named: Sequence[Token]) -> list[Range]:
    """What stands before the name and a comma, and after a comma."""
    before, after = named[0].i - 2, named[-1].i + 2
    found: list[Range] = []
    if before >= first and doc[before + 1].text == ",":
        found.append((first, before))
    if after <= last and doc[after - 1].text == ",":
        found.append((after, last))
    return found


def _is_person(head: Token) -> bool:
    return head.pos_ == "NOUN" and head_nouns().get(head.lemma_.lower()) in PERSONS


def _is_body(token: Token) -> bool:
    return token.lower_ in head_nouns() or token.lemma_.lower() in head_nouns()
