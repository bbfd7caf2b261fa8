"""What did not happen and is only thought through: "had the rocket hit the school"."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from counterclaim.annotating.grammar.negating import negator
from counterclaim.annotating.stance.cues import cue
from counterclaim.annotating.stance.hedging import clause_scope
from counterclaim.annotating.stance.words import Effect
from counterclaim.model.stance import Mode, StanceCue

_HYPOTHETICAL = Effect(mode=Mode.HYPOTHETICAL)
_CONDITIONAL = Effect(mode=Mode.CONDITIONAL)
_UNREAL = frozenset({"would", "could", "might", "'d", "’d"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NEAR = 12  # children looked at
_ASKING = frozenset({"?"})


def supposing_cues(auxiliary: Token) -> Iterator[StanceCue]:
    """The clause that an auxiliary before its subject opens, and what would have come of it."""
    verb = auxiliary.head
    low = auxiliary.lower_
    if low == "had" and _opens(auxiliary, verb):
        yield from cue(auxiliary, clause_scope(verb, participles=True), _effect(verb))
    elif low == "should" and _opens(auxiliary, verb):
        yield from cue(auxiliary, clause_scope(verb, participles=True), _CONDITIONAL)


def is_unreal(clause: Token) -> bool:
    """ "If the rocket had hit it, hundreds would have died": the clause of "if"."""
    main = clause.head
    past = any(c.lower_ == "had" for c in clause.lefts) or clause.tag_ == "VBD"
    return clause.dep_ == "advcl" and past and would_have(main) and negator(clause) is None


def would_have(verb: Token) -> bool:
    """Whether the verb stands under "would have", "could have" or "might have"."""
    helpers = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    return "have" in helpers and bool(helpers & _UNREAL)


def on_unreal(verb: Token) -> bool:
    """ "Could have killed hundreds, had it hit": what hangs on something that was not."""
    clauses = (c for c in islice(verb.children, _NEAR) if c.dep_ in ("advcl", "ccomp"))
    return any(c.lower_ in ("if", "had") for clause in clauses for c in clause.lefts)


def _opens(auxiliary: Token, verb: Token) -> bool:
    """Whether it stands before the subject, and no question is asked."""
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if auxiliary.dep_ != "aux" or subject is None or subject.i < auxiliary.i:
        return False
    first = verb.left_edge.i == auxiliary.i
    return first and verb.doc[verb.sent.end - 1].text not in _ASKING


def _effect(verb: Token) -> Effect | None:
    """ "Had it not been for the shelling": there was shelling."""
    return None if negator(verb) is not None else _HYPOTHETICAL
