"""Looks for actors word by word: registered names, bodies of states, common nouns."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from counterclaim.annotating.actors.nouns import LONGEST_NOUN, ActorNoun, actor_nouns, noun_starts
from counterclaim.annotating.actors.phrases import (
    is_acting,
    leftmost,
    modifier_kind,
    stands_for_actor,
)
from counterclaim.annotating.actors.registry import (
    LOCAL_FORM,
    Alias,
    Entry,
    Key,
    Registry,
    State,
    is_skipped,
    norm,
)
from counterclaim.annotating.actors.setting import Setting
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.lexicon.triggers import attack_starts
from counterclaim.model.actor import ActorCategory

STATE_MODIFIERS = word_set("role_words.toml", "state_modifiers")
DESCRIBING = word_set("role_words.toml", "describing")
SPONSORING = word_set("role_words.toml", "sponsoring")
HEADS_REBEL = word_set("role_words.toml", "name_heads_rebel")
HEADS_OTHER = word_set("role_words.toml", "name_heads_other")
_HYPHENS = frozenset({"-", "–"})
_LED = re.compile(r"(?:[A-Z]\.)+-[a-z]+")  # "U.S.-led", which the tokeniser leaves whole
_KEPT = frozenset(  # "pro-government militia", "unidentified warplanes", "regime authorities"
    {
        (ActorCategory.POLITICAL_MILITIA, ActorCategory.STATE_FORCES),
        (ActorCategory.STATE_FORCES, ActorCategory.POLITICAL_MILITIA),
        (ActorCategory.GOVERNMENT, ActorCategory.STATE_FORCES),
    }
)
_LONGEST_ABBREVIATION = 8
_NO_FORCES = frozenset({"PS"})  # the adjective names a people more often than a state's army
_ARMED_BODIES = frozenset(
    {
        ActorCategory.REBEL_GROUP,
        ActorCategory.POLITICAL_MILITIA,
        ActorCategory.IDENTITY_MILITIA,
        ActorCategory.STATE_FORCES,
        ActorCategory.EXTERNAL_FORCES,
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """An actor at tokens ``first`` to ``last`` (included).

    ``short``: under a name that counts only where a longer one of that actor is used too.
    """

    first: int
    last: int
    category: ActorCategory
    entry: Entry | None = None
    short: bool = False


class Finder:
    """Reads one ``Doc``; positions are of the words that names are made of."""

    def __init__(self, doc: Doc, registry: Registry, setting: Setting) -> None:
        self.doc = doc
        self.registry = registry
        self.setting = setting
        self.texts: list[str] = []
        self.norms: list[str] = []
        self.tokens: list[int] = []
        for token in doc:
            text = token.text
            if is_skipped(text):
                continue
            for word in text.split("-") if _LED.fullmatch(text) else (text,):
                self.texts.append(word)
                self.norms.append(norm(word))
                self.tokens.append(token.i)
        self.bound: dict[str, Found] = {}
        self.named: set[str] = set()

    def all(self) -> list[Found]:
        """Every actor, in text order, none overlapping another."""
        found = list(self._each())
        return [kept for f in found if (kept := self._kept(f)) is not None]

    def _kept(self, found: Found) -> Found | None:
        """A short name without the long one may still end like an armed body's, or be people's."""
        if not found.short or (found.entry is not None and found.entry.id in self.named):
            return found
        own = self._own_name(bisect_left(self.tokens, found.first))
        if own is not None or found.last == found.first:
            return own
        return self._common(bisect_left(self.tokens, found.last), found.first - 1)

    def _each(self) -> Iterator[Found]:
        at, size = 0, len(self.norms)
        longest = self.registry.longest
        starts = noun_starts()
        taken = -1
        while at < size:
            word = self.norms[at]
            found = None
            if word in longest or (word.endswith("s") and word[:-1] in longest):
                found = self._named(at)
            if (found is None or found.short) and self.texts[at] in self.bound:
                known = self.bound[self.texts[at]]
                token = self.tokens[at]
                found = Found(token, token, known.category, known.entry)
            if found is None and word in starts:
                found = self._body_of(at)  # before a name: "Border Guards of Ruritania"
            if found is None and self.texts[at][:1].isupper():
                found = self._own_name(at)
            if found is None and word in starts:
                found = self._fighters_of(at) or self._common(at, taken)
            if found is None:
                at += 1
                continue
            yield found
            if found.entry is not None and not found.short:
                self.named.add(found.entry.id)
            self._bind_abbreviation(found)
            taken = found.last
            while at < size and self.tokens[at] <= taken:
                at += 1

    def _named(self, at: int) -> Found | None:
        """The longest of: a registered name, a state's body, a state that acts."""
        alias, length = self._alias(at)
        body, body_length = self._state_body(at)
        if body is not None and body_length > length:
            last = self._with_members(at + body_length - 1)
            return Found(self.tokens[at], self.tokens[last], body.category, body)
        if alias is not None:
            last = self._with_members(at + length - 1)
            entry: Entry | None = alias.entry
            category = alias.entry.category
            if category is ActorCategory.GOVERNMENT and last > at + length - 1:
                entry, category = self._forces_of(alias.entry, last)
            return Found(self.tokens[at], self.tokens[last], category, entry, self._is_short(alias))
        return self._acting_state(at)

    def _forces_of(self, entry: Entry, last: int) -> tuple[Entry | None, ActorCategory]:
        """ "Regime jets" are that state's forces, not its government."""
        noun = actor_nouns().get((self.norms[last],))
        binds = noun.binds if noun is not None else None
        if binds not in ("forces", "police"):
            return entry, entry.category
        known = self.registry.body(entry.country or "", binds, self.setting.day)
        return known, ActorCategory.STATE_FORCES

    def _alias(self, at: int) -> tuple[Alias | None, int]:
        names = self.registry.names
        for length in range(self._most(at), 0, -1):
            key = tuple(self.norms[at : at + length])
            written = self.texts[at : at + length]
            alias = self._meant([a for a in names.get(key, ()) if a.fits(written)])
            if alias is None and key[-1].endswith("s"):  # scraped text: "Hezbollahs fighters"
                bare = names.get((*key[:-1], key[-1][:-1]), ())
                alias = self._meant([a for a in bare if len(a.words[-1]) > 3 and a.fits(written)])
            if alias is not None:
                return alias, length
        return None, 0

    def _meant(self, aliases: list[Alias]) -> Alias | None:
        """Of several actors of one name, that of the user's list, else the one already named,
        else that of the report's day and country.
        """
        if len(aliases) < 2:
            return aliases[0] if aliases else None
        return max(aliases, key=self._likeliness)

    def _likeliness(self, alias: Alias) -> tuple[int | bool, ...]:
        entry, setting = alias.entry, self.setting
        return (
            alias.rank,
            entry.id in self.named,
            not self._is_short(alias),
            entry.active(setting.day),
            setting.count(entry),
            setting.named[entry.country or ""],
        )

    def _is_short(self, alias: Alias) -> bool:
        """Whether the name counts only beside a longer one of that actor."""
        if not alias.mark:
            return False
        return alias.mark != LOCAL_FORM or not self.setting.is_local(alias.entry)

    def _most(self, at: int) -> int:
        word = self.norms[at]
        longest = self.registry.longest
        bare = longest.get(word[:-1], 0) if word.endswith("s") else 0
        return min(max(longest.get(word, 0), bare), len(self.norms) - at)

    def _state(self, at: int, tables: tuple[dict[Key, State], ...]) -> tuple[State | None, int]:
        """The state named at ``at``, capital letter required, and the number of words."""
        if not self.texts[at][:1].isupper():
            return None, 0
        for length in range(self._most(at), 0, -1):
            key = tuple(self.norms[at : at + length])
            joined = (*key[:-1], key[-1][:-1]) if key[-1].endswith("s") else key
            if key == ("us",) and not self.texts[at].replace(".", "").isupper():
                return None, 0
            for table in tables:
                state = table.get(key) or table.get(joined)
                if state is not None:
                    return state, length
        return None, 0

    def _state_body(self, at: int) -> tuple[Entry | None, int]:
        """ "Syrian government forces", "Assad's regime": demonym or name, modifiers, noun."""
        registry = self.registry
        tables = (registry.demonyms, registry.states, registry.leaders)
        state, length = self._state(at, tables)
        if state is None:
            return self._seat_body(at)
        best: tuple[Entry | None, int] = (None, 0)
        here = at + length
        for _ in range(4):
            noun, size = self._noun(here)
            if noun is not None and noun.binds:
                best = registry.of_state(state, noun.binds, self.setting.day), here + size - at
            if here >= len(self.norms) or self.norms[here] not in STATE_MODIFIERS:
                if noun is None or not noun.binds:
                    break
                here += size
                continue
            here += 1
        return best

    def _seat_body(self, at: int) -> tuple[Entry | None, int]:
        """ "the Kiev regime": a capital for its government."""
        seat, length = self._state(at, (self.registry.metonyms,))
        if seat is None or self.norms[at + length : at + length + 1] not in (
            ["regime"],
            ["government"],
        ):
            return None, 0
        return self.registry.of_state(seat, "government", self.setting.day), length + 1

    def _fighters_of(self, at: int) -> Found | None:
        """ "Fighters of the Southern Front" are the Southern Front."""
        noun, length = self._noun(at)
        here = at + length
        if noun is None or not noun.stands or self.norms[here : here + 1] != ["of"]:
            return None
        named = here + 1 + (self.norms[here + 1 : here + 2] == ["the"])
        if named >= len(self.norms) or self.norms[named] not in self.registry.longest:
            return None
        alias, size = self._alias(named)
        if alias is None or alias.entry.category not in _ARMED_BODIES:
            return None
        last = named + size - 1
        return Found(
            self.tokens[at],
            self.tokens[last],
            alias.entry.category,
            alias.entry,
            self._is_short(alias),
        )

    def _body_of(self, at: int) -> Found | None:
        """ "the army of Syria", "forces loyal to President Assad"."""
        noun, length = self._noun(at)
        if noun is None or not noun.binds:
            return None
        here = at + length
        registry = self.registry
        if self.norms[here : here + 1] == ["of"]:
            name_at = here + 1 + (self.norms[here + 1 : here + 2] == ["the"])
            tables: tuple[dict[Key, State], ...] = (registry.states, registry.leaders)
        elif self.norms[here : here + 2] in (["loyal", "to"], ["allied", "to"]):
            name_at = here + 2
            tables = (registry.leaders,)
        else:
            return None
        end = min(here + 6, len(self.norms) - 1)
        while (
            name_at < end
            and self._state(name_at, tables)[0] is None
            and self._alias(name_at)[0] is None
        ):
            if not self.texts[name_at][:1].isupper():
                return None
            name_at += 1  # "President Bashar"
        if name_at >= len(self.norms):
            return None
        alias, size = self._alias(name_at)
        if alias is not None and alias.entry.category is ActorCategory.GOVERNMENT:
            known, category = self._forces_of(alias.entry, at + length - 1)
            return Found(self.tokens[at], self.tokens[name_at + size - 1], category, known)
        state, size = self._state(name_at, tables)
        if state is None:
            return None
        entry = registry.of_state(state, noun.binds, self.setting.day)
        return Found(self.tokens[at], self.tokens[name_at + size - 1], entry.category, entry)

    def _noun(self, at: int) -> tuple[ActorNoun | None, int]:
        nouns = actor_nouns()
        for length in range(LONGEST_NOUN, 0, -1):
            words = tuple(self.norms[at : at + length])
            if len(words) == length and words in nouns:
                return nouns[words], length
        return None, 0

    def _with_members(self, last: int) -> int:
        """Take in the nouns for a group's people: "Ansar fighters"."""
        for _ in range(2):
            described = self.norms[last + 1 : last + 2]
            noun, length = self._noun(last + 1)
            if noun is None and described and described[0] in DESCRIBING:
                noun, length = self._noun(last + 2)  # "the X terror group"
                length += 1
            if noun is None or not noun.member:
                break
            if self.tokens[last + length] - self.tokens[last] > 2 * length:
                break
            last += length
        return last

    def _acting_state(self, at: int) -> Found | None:
        registry = self.registry
        state, length = self._state(at, (registry.states, registry.metonyms))
        if state is None:
            return self._adjective(at)
        last = at + length - 1
        token = self.doc[self.tokens[last]]
        in_compound = last + 1 < len(self.norms) and self.norms[last + 1] in SPONSORING
        hyphen = token.nbor(1).text in _HYPHENS if token.i + 1 < len(self.doc) else False
        if not (in_compound and hyphen) and not is_acting(token):
            return self._initials(at, state, last)
        entry = registry.of_state(state, "government", self.setting.day)
        return Found(self.tokens[at], token.i, entry.category, entry)

    def _initials(self, at: int, state: State, last: int) -> Found | None:
        """ "A US missile strike": initials serve as adjectives; "a Norland strike" may be in it."""
        letters = self.texts[last].replace(".", "")
        following = self.norms[last + 1 : last + 2]
        if at != last or not letters.isupper() or state.code in _NO_FORCES:
            return None
        if not following or following[0] not in attack_starts():
            return None
        entry = self.registry.of_state(state, "forces", self.setting.day)
        return Found(self.tokens[at], self.tokens[last], entry.category, entry)

    def _adjective(self, at: int) -> Found | None:
        """ "Ruritanian shelling", "Ruritanian-backed": a state by its adjective alone."""
        state, length = self._state(at, (self.registry.demonyms,))
        following = self.norms[at + length : at + length + 1]
        if state is None or not following:
            return None
        token = self.doc[self.tokens[at + length - 1]]
        hyphen = token.i + 1 < len(self.doc) and token.nbor(1).text in _HYPHENS
        if hyphen and following[0] in SPONSORING:
            entry = self.registry.of_state(state, "government", self.setting.day)
        elif not hyphen and following[0] in attack_starts() and state.code not in _NO_FORCES:
            entry = self.registry.of_state(state, "forces", self.setting.day)
        else:
            return None
        return Found(self.tokens[at], token.i, entry.category, entry)

    def _own_name(self, at: int) -> Found | None:
        """A capitalised name that ends like an armed body's: "Karvost Liberation Front"."""
        last = at
        size = len(self.norms)
        end = None
        while last < size and last - at < 7:
            text = self.texts[last]
            if not text[:1].isupper() and (self.norms[last] not in ("of", "al", "for")):
                break
            if self.tokens[last] - self.tokens[at] > 2 * (last - at) + 1:
                break
            if last > at and self.norms[last] in HEADS_OTHER | HEADS_REBEL and text[:1].isupper():
                end = last
            last += 1
        if end is None or self.norms[at] in ("the", "a", "an", "this", "that"):
            return None
        if self.doc[self.tokens[at]].ent_type_ in ("DATE", "TIME"):
            return None
        if any(self._alias(i)[0] or self._state_body(i)[0] for i in range(at + 1, end + 1)):
            return None
        words = self.norms[at : end + 1]
        rebel = any(word in HEADS_REBEL for word in words)
        category = ActorCategory.REBEL_GROUP if rebel else ActorCategory.UNKNOWN
        return Found(self.tokens[at], self.tokens[self._with_members(end)], category)

    def _common(self, at: int, taken: int) -> Found | None:
        noun, length = self._noun(at)
        if noun is None:
            return None
        head = self.doc[self.tokens[at + length - 1]]
        if not stands_for_actor(head):
            return None
        first = leftmost(head, self.tokens[at], taken)
        if head.dep_ == "compound" and self.doc[first].lower_ in ("anti", "pro"):
            return None  # "anti-government protests"
        category = noun.category
        kind = modifier_kind(self.doc, first, self.tokens[at])
        if noun.flexible and kind is not None and (category, kind) not in _KEPT:
            category = kind
        if noun.needs_kind and kind is None:
            return None
        return Found(first, head.i, category)

    def _bind_abbreviation(self, found: Found) -> None:
        """Remember "(KLF)" after a name."""
        after = found.last + 1
        if after + 2 >= len(self.doc) or self.doc[after].text != "(":
            return
        short = self.doc[after + 1].text
        if (
            self.doc[after + 2].text == ")"
            and 2 <= len(short) <= _LONGEST_ABBREVIATION
            and short.isupper()
            and short.isalpha()
            and self.doc[found.first].text[:1].isupper()
        ):
            self.bound[short] = found
