"""``actor=``, ``target=``, ``speaker=``, ``chain=``: who does it, to whom, and who says so."""

from counterclaim.annotating.actors.registry import Entry
from counterclaim.annotating.attribution.chain.kinds import KIND_OF_CATEGORY
from counterclaim.annotating.layout.media import medium_named
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.claim import Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.words import Words
from counterclaim.steps.saying.names import Names
from counterclaim.steps.saying.where import rests_on, stands_at

THROUGH = (">", "›")


def actor_said(
    said: str, before: Actor | None, claim: Claim, text: str, names: Names
) -> tuple[Actor, str]:
    """The registered actor of this name or id, else the name alone; and what to tell of it."""
    entry: Entry | Actor | None = _registered(said, names)
    if entry is None:
        read = names.read_actors(said.strip())
        entry = read[0] if len(read) == 1 else None
    own = Words(before.start, before.end) if before else None
    name = (entry.name if entry else None) or said.strip()
    words = rests_on((said, name), own, claim, text)
    found = Actor(
        mention=words.of(text),
        start=words.start,
        end=words.end,
        name=name,
        id=entry.id if entry else None,
        category=entry.category if entry else ActorCategory.UNKNOWN,
    )
    return found, "" if entry else _unregistered(said)


def speaker_said(
    said: str, claim: Claim, text: str, names: Names
) -> tuple[tuple[Source, ...], str]:
    """The chain with another nearest speaker; put before it where nobody but the outlet speaks."""
    first, *rest = claim.sources
    if first.kind is SourceKind.OUTLET and not rest:
        first, rest = Source(), [first]
    made, note = _source(said, claim, text, names, first.cue)
    return (made, *rest), note


def chain_said(said: str, claim: Claim, text: str, names: Names) -> tuple[tuple[Source, ...], str]:
    """The chain "doctor > AFP", nearest speaker first; the outlet ends it, named or not.

    A link that stood in the chain before keeps what was read of it.
    """
    for mark in THROUGH[1:]:
        said = said.replace(mark, THROUGH[0])
    links = [link.strip() for link in said.split(THROUGH[0])]
    if not all(links):
        raise UsageError(f'the chain {said!r} has an empty link; write it as "doctor > AFP"')
    outlet = claim.sources[-1]
    before = {name.casefold(): s for s in claim.sources for name in (s.name, s.mention) if name}
    made, notes = [], []
    for link in links:
        known = before.get(link.casefold())
        if known is None:
            known, note = _source(link, claim, text, names, None)
            notes.append(note)
        made.append(known)
    if made[-1] != outlet:
        made.append(outlet)
    return tuple(made), "; ".join(filter(None, notes))


def _source(
    said: str, claim: Claim, text: str, names: Names, cue: str | None
) -> tuple[Source, str]:
    """A link: the report's words where it names the source so, and the registry's name for it."""
    entry = _registered(said, names)
    medium = medium_named(said)
    kind = SourceKind.UNKNOWN
    if entry is not None:
        kind = KIND_OF_CATEGORY.get(entry.category, kind)
    elif medium is not None:
        kind = medium.kind
    name = entry.name if entry else medium.name if medium else None
    words = stands_at(said, claim, text)
    if words is None:
        note = "" if name else f"the report does not name {said!r}: kept as a name"
        return Source(name=name or said.strip(), kind=kind, cue=cue), note
    mention = words.of(text)
    return Source(
        mention=mention, start=words.start, end=words.end, name=name, kind=kind, cue=cue
    ), ""


def _registered(said: str, names: Names) -> Entry | None:
    found = names.actors(said.strip())
    if len(found) > 1:
        listed = "; ".join(f"{entry.id} ({entry.name})" for entry in found)
        raise UsageError(f"several registered actors are called {said!r}: {listed}. Give the id")
    return found[0] if found else None


def _unregistered(said: str) -> str:
    return (
        f"no registered actor is called {said!r}: kept as a name without an id "
        "(counterclaim actors LEDGER --use FILE adds yours)"
    )
