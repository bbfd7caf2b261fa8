"""Whose army "the army" is: bodies named without their state, by the country a report is about."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from counterclaim.annotating.actors.finding import Found
from counterclaim.annotating.actors.nouns import LONGEST_NOUN, actor_nouns
from counterclaim.annotating.actors.registry import Registry, State, norm
from counterclaim.annotating.actors.setting import Setting
from counterclaim.annotating.data_files import rows, word_set
from counterclaim.model.actor import ActorCategory

BARE = word_set("role_words.toml", "bare_bodies")
OWN = word_set("role_words.toml", "own_bodies")
_INDEFINITE = frozenset({"a", "an", "another", "any", "no", "some", "foreign", "enemy"})
_BODIES = frozenset({ActorCategory.STATE_FORCES, ActorCategory.GOVERNMENT})


def at_home(doc: Doc, found: Sequence[Found], registry: Registry, setting: Setting) -> list[Found]:
    """The actors, bodies without a state laid to the report's country where that is clear.

    It is where most places of the report lie in one country, and no other state's forces or
    government are named without that state's own being named too.
    """
    country = setting.clear_country()
    if country is None or all(f.entry is not None for f in found):
        return list(found)
    named = {f.entry.country for f in found if f.entry is not None and f.entry.category in _BODIES}
    state = next((s for s in registry.states.values() if s.code == country), None)
    if state is None or (named and country not in named):
        return list(found)
    return [
        f if f.entry is not None else _laid(doc, f, registry, state, setting.day) for f in found
    ]


def _laid(doc: Doc, found: Found, registry: Registry, state: State, day: str | None) -> Found:
    words = [norm(t.text) for t in doc[found.first : found.last + 1]]
    before = doc[found.first - 1].lower_ if found.first > 0 else ""
    if before in _INDEFINITE:
        return found
    if words[0] == "coalition" and day is not None:
        for country, since, until, id in coalitions():
            if country == state.code and since <= day <= until:
                entry = registry.entries.get(id)
                if entry is not None:
                    return replace(found, entry=entry, category=entry.category)
    sizes = range(LONGEST_NOUN, 0, -1)
    size = next((s for s in sizes if tuple(words[-s:]) in actor_nouns()), 0)
    noun = actor_nouns()[tuple(words[-size:])] if size else None
    if noun is None or noun.binds is None or found.category not in _BODIES:
        return found
    modifiers, body = words[:-size], " ".join(words[-size:])
    owned = bool(modifiers) and set(modifiers) <= OWN
    if not owned and (modifiers or body not in BARE):
        return found
    binds = "forces" if noun.binds == "government" and body in ("forces", "troops") else noun.binds
    entry = registry.of_state(state, binds, day)
    return replace(found, entry=entry)


@cache
def coalitions() -> tuple[tuple[str, str, str, str], ...]:
    """Country, first and last day, id: whose "the coalition" is there and then."""
    return tuple(
        (country, since, until, id) for country, since, until, id in rows("coalitions.tsv", 4)
    )
