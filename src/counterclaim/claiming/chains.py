"""The chain of a claim: from the nearest speaker, through whoever passed it on, to the outlet."""

from collections.abc import Iterable, Sequence

from counterclaim.model.attribution import Attribution, Manner, Source, SourceKind
from counterclaim.model.words import Words


def chain_at(
    trigger: Words,
    attributions: Iterable[Attribution],
    credits: Sequence[Source],
    outlet: str | None,
    text: str,
) -> tuple[tuple[Source, ...], Manner]:
    """Sources nearest first, outlet last, for what is said at ``trigger``, and its manner.

    An attribution reaches the trigger if the trigger lies in its content; the attribution with the
    smallest such content is the nearest. One that names nobody ("reportedly", "rejected claims
    that") is a link only if no other reaches the trigger; one with a source but no links tells what
    somebody intends, who need not have said so. Bylines and wire credits reach the whole
    report.
    """
    reaching = sorted(
        (a for a in attributions if any(trigger in part for part in a.content)),
        key=lambda a: (sum(p.end - p.start for p in a.content), a.content[0].start),
    )
    reaching = [a for a in reaching if a.sources or not a.source]
    named = [a for a in reaching if a.source]
    links: list[Source] = []
    for attribution in named or reaching[:1]:
        links.extend(attribution.sources or (_unnamed(attribution, text),))
    links.extend(credits)
    links.append(Source(name=outlet, kind=SourceKind.OUTLET))
    manner = reaching[0].manner if reaching else Manner.OWN_VOICE
    return tuple(_without_repeats(links)), manner


def _unnamed(attribution: Attribution, text: str) -> Source:
    """ "Reportedly": somebody says so, nobody is named."""
    cue = " ".join(part.of(text) for part in attribution.cue) or None
    return Source(kind=SourceKind.ANONYMOUS, cue=cue)


def _without_repeats(links: Sequence[Source]) -> Iterable[Source]:
    """Drop a link that a later one names again: Reuters crediting REUTERS is one link."""
    for n, link in enumerate(links, 1):
        if not any(_same(link, following) for following in links[n:]):
            yield link


def _same(one: Source, other: Source) -> bool:
    if one.start is not None and one.start == other.start:
        return True
    return one.name is not None and other.name is not None and _fold(one.name) == _fold(other.name)


def _fold(name: str) -> str:
    return "".join(name.casefold().split())
