"""The registry of named actors: who is meant by a name, whatever the spelling."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from counterclaim.annotating.data_files import read_text, rows, tsv_lines, word_set
from counterclaim.model.actor import ActorCategory
from counterclaim.model.errors import UsageError

Key = tuple[str, ...]

SHORT_FORM = "~"  # counts only beside a longer name
LOCAL_FORM = "^"  # counts in reports about the actor's country too
MARKS = SHORT_FORM + LOCAL_FORM
USED_BY = "@"
STATE_NAMES = {"state": "states", "adjective": "demonyms", "seat": "metonyms", "head": "leaders"}
BODIES = {
    "government": ("Government", ActorCategory.GOVERNMENT),
    "forces": ("Armed forces", ActorCategory.STATE_FORCES),
    "police": ("Police and security forces", ActorCategory.STATE_FORCES),
}
_BODY_ID = re.compile(rf"([a-z]{{2}}-(?:{'|'.join(BODIES)}))(?:-\d{{4}})?")  # of other days
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_WITH_ARTICLE = (
    "United",
    "Democratic Republic",
    "Republic of",
    "Central African",
    "Netherlands",
    "Philippines",
    "Bahamas",
    "Gambia",
    "Maldives",
    "Czech Republic",
    "Dominican Republic",
)
_PARTICLES = word_set("role_words.toml", "name_particles")
_BREAKS = re.compile(r"[\s/–-]+")
_POSSESSIVE = re.compile(r"['’ʼ]s\b")
_SKIPPED = frozenset({"-", "–", "/", "'", "’", "‘", "'s", "’s", "s"})
_DOTS = str.maketrans("", "", ".'’‘ʼ`")


@dataclass(frozen=True, slots=True)
class Entry:
    """One registered actor.

    ``country`` is its own, ``elsewhere`` where it acts too (ISO alpha-2); ``parent`` is the id of
    the actor it is part of. ``since`` and ``until`` are the first and the last year, month or day
    it is known as this actor (ISO 8601), None where not known or still going on.
    """

    id: str
    name: str
    category: ActorCategory
    country: str | None
    elsewhere: tuple[str, ...] = ()
    parent: str | None = None
    since: str | None = None
    until: str | None = None

    def active(self, day: str | None) -> bool:
        """Whether it goes by this entry on an ISO day; on an unknown day all do."""
        if day is None:
            return True
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write an actor's name: the words with their letter case.

    ``mark`` is SHORT_FORM, LOCAL_FORM or empty; ``by`` who uses the name, if only some do
    ("opponents"); ``rank`` tells a user's registry from ours, which it outranks.
    """

    entry: Entry
    words: Key
    mark: str
    by: str | None
    rank: int

    def fits(self, written: Iterable[str]) -> bool:
        """Whether the letter case of the words in the text allows this alias."""
        return all(map(_fits, self.words, written))


@dataclass(frozen=True, slots=True)
class State:
    """One state by its code, and how it comes to be named.

    ``until`` is the last day of the rule it is named by: a fallen head's forces stay the old ones.
    """

    code: str
    name: str
    until: str | None = None


@dataclass(slots=True)
class Registry:
    """Names to actors. ``longest`` gives, for a first word, the most words a name may have.

    ``bodies`` are the named governments, forces and police of states by "xx-forces", the last
    added first: a state has several where they changed with the regime.
    """

    names: dict[Key, tuple[Alias, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    bodies: dict[str, dict[str, Entry]] = field(default_factory=dict)
    rank: int = -1
    states: dict[Key, State] = field(default_factory=dict)
    demonyms: dict[Key, State] = field(default_factory=dict)
    metonyms: dict[Key, State] = field(default_factory=dict)
    leaders: dict[Key, State] = field(default_factory=dict)

    def add(self, text: str, source: str) -> None:
        """Take in the lines of a registry; later ones outrank earlier ones of the same name.

        UsageError names ``source`` and the line that does not fit.
        """
        self.rank += 1
        for number, row in tsv_lines(text):
            self._add(row, f"{source}, line {number}")

    def _add(self, row: list[str], source: str) -> None:
        """One line; ``source`` says where it stands."""
        if len(row) < 3 or not all(row[:3]):
            raise UsageError(
                f"{source}: a line needs id, name, category, country and aliases, divided by "
                f"tabs; found {row!r}"
            )
        identity, name, kind, places, others, parent, since, until = (row + [""] * 8)[:8]
        for day in filter(None, (since, until)):
            if not _DAY.fullmatch(day):
                raise UsageError(f"{source}: {day} is no year, month or day like 2011-03-15")
        country, *elsewhere = places.split("|")
        dates = parent or None, since or None, until or None
        try:
            entry = Entry(
                identity, name, ActorCategory(kind), country or None, tuple(elsewhere), *dates
            )
        except ValueError as error:
            known = ", ".join(category.value for category in ActorCategory)
            raise UsageError(f"{source}: {error}. Use one of: {known}") from error
        self.entries[entry.id] = entry
        body = _BODY_ID.fullmatch(entry.id)
        if body is not None:
            others_of = self.bodies.get(body[1], {})
            self.bodies[body[1]] = {entry.id: entry} | {
                id: other for id, other in others_of.items() if id != entry.id
            }
        aliases = [alias for alias in map(str.strip, others.split("|")) if alias]
        if not any(alias.strip(MARKS).partition(USED_BY)[0] == name for alias in aliases):
            aliases.insert(0, name)  # else it stands among them, marked
        for alias in aliases:
            kind, _, word = alias.partition("=")
            if word and kind.strip() in STATE_NAMES:
                self._state_name(entry, kind.strip(), word.strip(), source)
            else:
                self._name(entry, alias)

    def _state_name(self, entry: Entry, kind: str, word: str, source: str) -> None:
        if entry.country is None:
            raise UsageError(
                f"{source}: {entry.id} names a state's {kind} ({word}) but has no country code in "
                f"the fourth column"
            )
        table: dict[Key, State] = getattr(self, STATE_NAMES[kind])
        key = tuple(norm(part) for part in _words(word))
        if key:
            name = entry.name.removeprefix("Government of ")
            table[key] = State(entry.country, name, entry.until)
            self.longest[key[0]] = max(self.longest.get(key[0], 0), len(key))

    def _name(self, entry: Entry, alias: str) -> None:
        mark = alias[:1] if alias[:1] in MARKS else ""
        written, _, by = alias.removeprefix(mark).partition(USED_BY)
        for words in spellings(written):
            key = tuple(norm(word) for word in words)
            if key:
                found = Alias(entry, words, mark, by or None, self.rank)
                self.names[key] = (found, *self.names.get(key, ()))
                self.longest[key[0]] = max(self.longest.get(key[0], 0), len(key))

    def used_by(self, identity: str, written: str) -> str | None:
        """Who uses this name for the actor, if only some do ("opponents")."""
        words = _words(_POSSESSIVE.sub("", written))
        for alias in self.names.get(tuple(norm(word) for word in words), ()):
            if alias.entry.id == identity and alias.fits(words):
                return alias.by
        return None

    def body(self, code: str, binds: str, day: str | None = None) -> Entry | None:
        """A state's government, forces or police on a day, if the registry names it."""
        identity = f"{code.lower()}-{binds}"
        if day is None:
            return self.entries.get(identity)
        named = self.bodies.get(identity, {}).values()
        return next((entry for entry in named if entry.active(day)), None)

    def of_state(self, state: State, binds: str, day: str | None = None) -> Entry:
        """The state's government, forces or police, under its registered name if it has one."""
        if state.until is not None:
            day = min(day or state.until, state.until)
        known = self.body(state.code, binds, day)
        if known is not None:
            return known
        body, category = BODIES[binds]
        article = "the " if state.name.startswith(_WITH_ARTICLE) else ""
        identity = f"{state.code.lower()}-{binds}"
        return Entry(identity, f"{body} of {article}{state.name}", category, state.code)


@lru_cache(maxsize=1 << 16)
def norm(word: str) -> str:
    """Lower case, without dots, apostrophes and accents."""
    plain = word.translate(_DOTS).lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.replace("ı", "i"))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain


def is_skipped(word: str) -> bool:
    """Whether a token only joins the parts of a name: a hyphen, an apostrophe, a possessive s."""
    return word in _SKIPPED


def spellings(alias: str) -> Iterator[Key]:
    """The words of an alias, with the possessive s dropped and, for scraped text, joined on."""
    yield _words(_POSSESSIVE.sub("", alias))
    if _POSSESSIVE.search(alias):
        yield _words(_POSSESSIVE.sub("s", alias))


def _words(alias: str) -> Key:
    split = re.sub(r"[(),]", r" \g<0> ", alias)
    return tuple(word for word in _BREAKS.split(split) if norm(word))


def _fits(alias: str, written: str) -> bool:
    if not alias[0].isupper() or norm(alias) in _PARTICLES:
        return True
    if len(alias) > 1 and alias.isupper():
        return written.isupper()
    return written[0].isupper()


@cache
def shipped_registry() -> Registry:
    """The registry that comes with the package. Do not change it; see ``registry_with``."""
    return _shipped()


def registry_with(extra: str | None, kept: str | None = None) -> Registry:
    """The shipped registry, outranked by ``kept`` and that by the file at ``extra`` if given.

    ``kept`` is the text of a registry, as a ledger holds it; both are TSV. UsageError if the file
    cannot be read or a line does not fit.
    """
    if extra is None and kept is None:
        return shipped_registry()
    registry = _shipped()
    if kept is not None:
        registry.add(kept, "the actors kept in the ledger")
    if extra is not None:
        registry.add(registry_text(extra), extra)
    return registry


def registry_text(path: str) -> str:
    """The text of a registry; UsageError if it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the registry of actors {path} cannot be read: {error}") from error


def _shipped() -> Registry:
    registry = Registry()
    for row in rows("states.tsv", 6):
        code, name, names, demonyms, metonyms, leaders = (row + [""] * 6)[:6]
        state = State(code, name)
        for table, cell in (
            (registry.states, f"{name}|{names}"),
            (registry.demonyms, demonyms),
            (registry.metonyms, metonyms),
            (registry.leaders, leaders),
        ):
            for alias in filter(None, cell.split("|")):
                key = tuple(norm(word) for word in _words(alias))
                table[key] = state
                registry.longest[key[0]] = max(registry.longest.get(key[0], 0), len(key))
    registry.add(read_text("actors.tsv"), "actors.tsv")
    return registry
