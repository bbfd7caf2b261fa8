"""The chain of a claim: from the nearest speaker, through whoever passed it on, to the outlet."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.annotating.layout.media import Medium, medium_named
from counterclaim.model.attribution import Attribution, Manner, Source, SourceKind
from counterclaim.model.words import Words

_SHORT = 5  # letters: in shorter names "al" is no article


def chain_at(
    trigger: Words,
    attributions: Iterable[Attribution],
    credits: Sequence[Source],
    outlet: str | None,
) -> tuple[tuple[Source, ...], Manner]:
    """Sources nearest first, outlet last, for what is said at ``trigger``, and its manner.

    An attribution reaches the trigger if its content does (see ``reaches``); the one with the
    smallest such content is the nearest. One that names nobody ("reportedly") is a link only if no
    other reaches the trigger; one without links tells what somebody intends or shows, who need not
    have said so. Bylines and wire credits reach the whole report.
    """
    reaching = sorted(
        (a for a in attributions if any(reaches(part, trigger) for part in a.content)),
        key=lambda a: (sum(p.end - p.start for p in a.content), a.content[0].start),
    )
    reaching = [a for a in reaching if a.sources]
    named = [a for a in reaching if a.sources[0].start is not None]
    links: list[Source] = []
    for attribution in named or reaching[:1]:
        links.extend(attribution.sources)
    links.extend(credits)
    publisher = _publisher(outlet)
    links = [*(_by_its_name(link, publisher) for link in links), publisher]
    manner = reaching[0].manner if reaching else Manner.OWN_VOICE
    return tuple(_without_repeats(links)), manner


def reaches(content: Words, trigger: Words) -> bool:
    """Whether what is told at ``trigger`` is told by whoever said ``content``.

    It is if it begins there: "12 people, police" of "killed 12 people, police said" is police's.
    """
    return content.start <= trigger.start < content.end


def _publisher(outlet: str | None) -> Source:
    """The last link, with the registry's name beside the one that the user gave."""
    medium = _medium(outlet) if outlet else None
    body = medium.name if medium is not None and medium.name != outlet else None
    return Source(name=outlet, kind=SourceKind.OUTLET, body=body)


def _by_its_name(link: Source, outlet: Source) -> Source:
    """The outlet's own correspondent speaks for it by the name that the outlet has here."""
    ours = link.body and outlet.name and _fold(link.body) == _fold(outlet.name)
    return replace(link, body=outlet.body or outlet.name) if ours else link


def _without_repeats(links: Sequence[Source]) -> Iterable[Source]:
    """Drop a link that a later one names again: Reuters crediting REUTERS is one link."""
    for n, link in enumerate(links, 1):
        if not any(_same(link, following) for following in links[n:]):
            yield link


def _same(one: Source, other: Source) -> bool:
    if one.start is not None and one.start == other.start:
        return True
    called, other_called = one.name or one.mention, other.name or other.mention
    return bool(called and other_called) and _fold(called or "") == _fold(other_called or "")


def _fold(name: str) -> str:
    """One spelling of a name: the registry's for agencies and outlets, no marks, case or "al-"."""
    medium = _medium(name)
    known = medium.name if medium is not None else name
    bare = "".join(c for c in known.casefold() if c.isalnum())
    return bare.removeprefix("al") if len(bare) > _SHORT else bare


def _medium(name: str) -> Medium | None:
    return medium_named(name) or medium_named(name.upper())  # a table may say "sana"
