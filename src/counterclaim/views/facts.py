"""What one report adds to the lists of sources, actors, labels, places and chains. Pure.

The keys of things are laid out here and read back by the views, as JSON.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from counterclaim.ledger.facts import OUTLET, Fact, Listed, Thing
from counterclaim.ledger.query import ACTOR, SOURCE, folded
from counterclaim.linking.roots import Root, is_byline, names_joined, source_key
from counterclaim.linking.standing import Groups, joined
from counterclaim.model.actor import is_thing
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Subject
from counterclaim.model.place import PlaceForm, PlaceMention, PlacePrecision, PlaceReason

if TYPE_CHECKING:
    from counterclaim.views.linked import Linked

PASSED_ON = 3  # links of a chain that is worth a row
T = TypeVar("T")


class RootKey(NamedTuple):
    """What a root source is compared by, and whether it is an outlet's own voice."""

    key: str
    own_voice: bool


class RootTold(NamedTuple):
    """What a root source is called, in one outlet, by one chain."""

    name: str
    kind: SourceKind
    vague: bool
    outlet: str | None
    chain: str


class EdgeKey(NamedTuple):
    """Two sources by their keys: the nearer, and whoever relies on it."""

    source: str
    by: str


class CopyKey(NamedTuple):
    """Two outlets, and their reports: the first one and its copy."""

    source: str | None
    source_kind: SourceKind
    named: bool
    by: str | None
    by_kind: SourceKind
    by_named: bool
    first: str
    later: str


class EdgeTold(NamedTuple):
    """By which words, in one chain."""

    words: tuple[str, ...]
    chain: str


class SourceName(NamedTuple):
    """What the source with this key is called where it is so ``named`` and speaks ``itself``."""

    key: str
    called: str | None
    kind: SourceKind
    named: bool
    itself: bool


class ChainLink(NamedTuple):
    """A link of a chain; ``called`` is None where nothing but the kind is known."""

    called: str | None
    kind: SourceKind


class ActorKey(NamedTuple):
    """An actor by its id, else by the words."""

    key: str
    id: str | None


class ActorTold(NamedTuple):
    """An actor by its known name, else the words; ``words`` in one outlet."""

    actor: str
    category: str | None
    words: str
    outlet: str | None


class LabelKey(NamedTuple):
    """A word for somebody, by the speaker with this root source, in one outlet."""

    whom: str
    used: str
    outlet: str | None
    root: str


class LabelTold(NamedTuple):
    """The day of publication (ISO), the outlet's side, and the speaker."""

    day: str | None
    side: str | None
    speaker: str
    own_voice: bool


class PlaceKey(NamedTuple):
    """Words as they were read."""

    mention: str
    form: PlaceForm
    name: str | None
    latitude: float | None
    longitude: float | None
    reason: PlaceReason


class PlaceTold(NamedTuple):
    """How exactly, shifted by which words."""

    precision: PlacePrecision
    qualifier: str | None


_encode = msgspec.json.Encoder().encode


def key_of(held: object) -> str:
    """A thing's key."""
    return _encode(held).decode()


def from_key(key: str, kind: type[T]) -> T:
    """What a key holds; ``kind`` is one of the layouts above."""
    return msgspec.json.decode(key, type=kind)


def ends_of(key: str) -> EdgeKey | CopyKey:
    """Who relies on whom."""
    links = len(msgspec.json.decode(key, type=list[msgspec.Raw]))
    return from_key(key, EdgeKey) if links == len(EdgeKey._fields) else from_key(key, CopyKey)


def root_told(root: str, told: str) -> Root:
    """The root source of a claim, as the keys of its thing and of that thing's part tell it."""
    key, by_outlet = from_key(root, RootKey)
    name, kind, vague, _, _ = from_key(told, RootTold)
    return Root(key=key, name=name, kind=kind, chain=(), by_outlet=by_outlet, vague=vague)


class _Facts:
    """Facts as they add up, parents before their parts."""

    def __init__(self) -> None:
        self._times: dict[tuple[Thing | None, Thing], int] = {}
        self._claims: dict[tuple[Thing | None, Thing], dict[str, None]] = {}
        self._rest: dict[
            tuple[Thing | None, Thing], tuple[Thing | None, tuple[tuple[int, str], ...]]
        ] = {}

    def add(
        self,
        thing: Thing,
        claim: str | None,
        *,
        times: int = 1,
        part_of: Thing | None = None,
        chain: Thing | None = None,
        names: Iterable[tuple[int, str]] = (),
    ) -> Thing:
        at = part_of, thing
        if at not in self._times:
            self._times[at], self._claims[at], self._rest[at] = 0, {}, (chain, tuple(names))
        self._times[at] += times
        if claim is not None:
            self._claims[at][claim] = None
        return thing

    def all(self) -> list[Fact]:
        return [
            Fact(
                thing=thing,
                times=self._times[part_of, thing],
                claims=tuple(claims),
                part_of=part_of,
                chain=self._rest[part_of, thing][0],
                names=self._rest[part_of, thing][1],
            )
            for (part_of, thing), claims in self._claims.items()
        ]


def facts_of(linked: "Linked", report: str, places: Iterable[PlaceMention] = ()) -> list[Fact]:
    """The facts of the report with this id; ``linked`` is what is ``around`` it, or more."""
    facts = _Facts()
    names = names_joined(linked.judgements)
    claims = [claim for claim in linked.claims if claim.report.id == report]
    for claim in claims:
        chain = _chain(facts, claim)
        _root(facts, claim, linked, chain)
        _edges(facts, claim, names, chain)
        _label(facts, claim, linked)
    _copies(facts, linked, report)
    _actors(facts, claims)
    _places(facts, places)
    return facts.all()


def outlet_known(claim: Claim) -> str | None:
    """The outlet's name, None where it is not known."""
    last = claim.sources[-1]
    return claim.report.outlet or last.name or last.mention


def called(source: Source) -> str | None:
    """The body of whoever speaks for one; an outlet goes by the name that the user gave."""
    spoken_for = source.body if source.mention else None
    return spoken_for or source.name or source.mention


def proof(source: Source) -> str:
    """The words that lay something to ``source``: "the ministry … said"."""
    return " … ".join(part for part in (source.mention, source.cue) if part) or "(in its credit)"


def _chain(facts: _Facts, claim: Claim) -> Thing:
    told = sorted({folded(n) for s in claim.sources for n in (s.name, s.mention) if n})
    digest = blake2b(key_of(told).encode(), digest_size=8).hexdigest()
    thing = Thing(Listed.CHAIN, digest)
    facts.add(thing, None, names=((SOURCE, name) for name in told))
    if len(claim.sources) >= PASSED_ON:
        links = tuple(ChainLink(s.name or s.mention, s.kind) for s in claim.sources)
        passed = Thing(Listed.PASSED_ON, key_of(links), longest_first(len(links)))
        facts.add(passed, claim.id)
    return thing


def longest_first(links: int) -> str:
    """By what chains are sorted: those of at least so many links come up to it."""
    return f"{max(9999 - links, 0):04}"


def _root(facts: _Facts, claim: Claim, linked: "Linked", chain: Thing) -> None:
    root = linked.roots[claim.id]
    key = RootKey(root.key, root.by_outlet)
    thing = facts.add(Thing(Listed.ROOT, key_of(key)), claim.id)
    told = RootTold(root.name, root.kind, root.vague, outlet_known(claim), chain.key)
    part = Thing(Listed.ROOT_TOLD, key_of(told))
    facts.add(part, claim.id, part_of=thing, chain=chain)


def _edges(facts: _Facts, claim: Claim, names: Groups[str], chain: Thing) -> None:
    found: dict[EdgeKey, dict[str, None]] = {}
    links = [(names.head(source_key(s)), s) for s in claim.sources if not is_byline(s)]
    for key, source in links if len(links) > 1 else ():
        named = bool(source.name or source.body)
        itself = source.body is None
        held = SourceName(key, called(source), source.kind, named, itself)
        facts.add(Thing(Listed.SOURCE_NAME, key_of(held), key), None)
    for (one, nearer), (other, _) in pairwise(links):
        if one != other:
            found.setdefault(EdgeKey(one, other), {})[proof(nearer)] = None
    for edge, words in found.items():
        thing = facts.add(Thing(Listed.EDGE, key_of(edge)), claim.id)
        told = EdgeTold(tuple(words), chain.key)
        part = Thing(Listed.EDGE_TOLD, key_of(told))
        facts.add(part, claim.id, part_of=thing, chain=chain)


def _copies(facts: _Facts, linked: "Linked", report: str) -> None:
    """A copy relies on whichever was published first; of two on one day, on what entered first."""
    by_report: dict[str, list[Claim]] = {}
    for claim in linked.claims:
        by_report.setdefault(claim.report.id, []).append(claim)
    order = {
        id: (held[0].report.published or date.max, number)
        for number, (id, held) in enumerate(by_report.items())
    }
    for judged in joined(linked.judgements, Subject.COPY):
        if judged.a not in by_report or judged.b not in by_report:
            continue
        first, later = sorted((judged.a, judged.b), key=order.__getitem__)
        one, other = by_report[first][0], by_report[later][0]
        if later != report or outlet_known(one) == outlet_known(other):
            continue
        key = CopyKey(*_end(one), *_end(other), first, later)
        thing = Thing(Listed.EDGE, key_of(key))
        for claim in by_report[later]:
            facts.add(thing, claim.id)
            chain = _chain(_Facts(), claim)
            told = EdgeTold(judged.reasons, chain.key)
            part = Thing(Listed.EDGE_TOLD, key_of(told))
            facts.add(part, claim.id, part_of=thing, chain=chain)


def _end(claim: Claim) -> tuple[str | None, SourceKind, bool]:
    return outlet_known(claim), claim.sources[-1].kind, claim.report.outlet is not None


def _label(facts: _Facts, claim: Claim, linked: "Linked") -> None:
    if claim.label is None:
        return
    root, day = linked.roots[claim.id], claim.report.published
    whom, used = claim.label.name or "", claim.label.used
    key = LabelKey(whom, used, outlet_known(claim), root.key)
    names = [(ACTOR, folded(whom))] if whom else []
    names += [(OUTLET, folded(key.outlet))] if key.outlet else []
    sort = f"{'0' if whom else '1'}{whom}\x01{used}"
    thing = facts.add(Thing(Listed.LABEL, key_of(key), sort), claim.id, names=names)
    iso = day.isoformat() if day else None
    told = LabelTold(iso, claim.report.side, root.name, root.by_outlet)
    facts.add(Thing(Listed.LABEL_TOLD, key_of(told), iso or ""), claim.id, part_of=thing)


def _actors(facts: _Facts, claims: Sequence[Claim]) -> None:
    uses: dict[ActorKey, dict[tuple[int, str], ActorTold]] = {}
    said: dict[tuple[ActorKey, int, str], dict[str, None]] = {}
    for claim in claims:
        outlet = claim.report.outlet
        for name, id, category, start, words in _named(claim):
            key = ActorKey(id or words.casefold(), id)
            held = uses.setdefault(key, {})
            known = held.get((start, words))
            if known:
                name, category = known.actor, known.category or category
            held[start, words] = ActorTold(name, category, words, outlet)
            said.setdefault((key, start, words), {})[claim.id] = None
    order = {claim.id: n for n, claim in enumerate(claims)}
    for key, held in uses.items():
        ids = {id for start, words in held for id in said[key, start, words]}
        thing = Thing(Listed.ACTOR, key_of(key))
        for id in sorted(ids, key=order.__getitem__):
            facts.add(thing, id, times=0)
        for told in held.values():
            facts.add(thing, None)
            names = {folded(each) for each in (told.actor, key.id, told.words) if each}
            part = Thing(Listed.ACTOR_TOLD, key_of(told))
            facts.add(part, None, part_of=thing, names=((ACTOR, n) for n in sorted(names)))


def _named(claim: Claim) -> Iterable[tuple[str, str | None, str | None, int, str]]:
    """Whom a claim names: name, id, category, and the words with their place."""
    for actor in (claim.actor, claim.target, *claim.co_actors, *claim.co_targets):
        if actor is not None and not is_thing(actor):
            name = actor.name or actor.mention
            yield name, actor.id, actor.category.value, actor.start, actor.mention
    label = claim.label
    if label is not None and label.id is not None and label.name is not None:
        yield label.name, label.id, None, claim.start, claim.verbatim


def _places(facts: _Facts, mentions: Iterable[PlaceMention]) -> None:
    for mention in mentions:
        place = mention.place
        thing = facts.add(place_thing(mention), None)
        told = PlaceTold(place.precision, place.qualifier)
        facts.add(Thing(Listed.PLACE_TOLD, key_of(told)), None, part_of=thing)


def place_thing(mention: PlaceMention) -> Thing:
    """The row that a mention is counted in; those without a place sort before the others."""
    place = mention.place
    point = place.name, place.latitude, place.longitude
    key = PlaceKey(place.mention, mention.form, *point, mention.reason)
    return Thing(Listed.PLACE, key_of(key), "0" if place.name is None else "1")
