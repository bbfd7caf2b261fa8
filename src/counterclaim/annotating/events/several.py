"""Several doers of one deed, or several it is done to: whom "and" or "together with" join."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from counterclaim.annotating.grammar.clauses import coordinated, prepositional
from counterclaim.model.actor import Actor

_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_WITH = frozenset({"alongside", "with"})
_TOGETHER = frozenset({"along", "together", "jointly", "coordination", "cooperation"})


def others(
    noun: Token | None,
    first: Actor | None,
    party: Callable[[Token], Actor | None],
    apart: Iterable[Actor | None] = (),
) -> tuple[Actor, ...]:
    """The parties joined to ``noun``, which stands for ``first``, in text order, each once.

    ``party`` tells whom a noun names. ``apart`` are those that stand in another role. Nobody where
    the noun stands for somebody else.
    """
    if noun is None or first is None:
        return ()
    joined = [actor for each in _joined(noun) if (actor := party(each)) is not None]
    if first not in joined:
        return ()
    taken = {_key(actor) for actor in (first, *apart) if actor is not None}
    found: dict[str, Actor] = {}
    for actor in sorted(joined, key=lambda each: each.start):
        if _key(actor) not in taken:
            found.setdefault(_key(actor), actor)
    return tuple(found.values())


def _joined(noun: Token) -> Iterator[Token]:
    """ "A and B", "US and Norlandish jets", "A together with B"."""
    heads = [noun, *_listed(noun)]
    for each in (joined for head in heads for joined in coordinated(head)):
        yield each
        for before in each.lefts:
            if before.dep_ in _BEFORE:
                yield from (t for t in coordinated(before) if t is not before or _is_joined(before))
        yield from (n for other in _beside(each) for n in coordinated(other))


def _listed(noun: Token) -> Iterator[Token]:
    """The rest of "A, B and C", where the parser takes B for a name of A or a second subject."""
    yield from (c for c in noun.rights if c.dep_ == "appos" and _is_joined(c))
    if noun.dep_ == "nsubj":
        beside = (c for c in noun.head.lefts if c.dep_ == "nsubj" and c.i > noun.i)
        yield from (c for c in beside if _is_joined(c))


def _is_joined(token: Token) -> bool:
    return any(child.dep_ == "conj" for child in token.rights)


def _beside(noun: Token) -> Iterator[Token]:
    verb = noun.head
    for head in (noun, verb) if verb.pos_ == "VERB" and noun.dep_ == "nsubj" else (noun,):
        yield from prepositional(head, ("alongside",))
        for word in head.children:
            if word.lower_ in _TOGETHER and word.dep_ in ("advmod", "prep", "cc"):
                yield from prepositional(word, _WITH)
            if (
                word.dep_ == "prep"
                and word.lower_ == "with"
                and word.i
                and word.nbor(-1).lower_ in _TOGETHER
            ):
                yield from (n for n in word.children if n.dep_ == "pobj")


def _key(actor: Actor) -> str:
    return actor.id or (actor.name or actor.mention).casefold()
