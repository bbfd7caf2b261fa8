""" "The paper quoted the minister as saying": the minister says it, through the paper."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.drafting import Draft, Range, sentence, without
from counterclaim.annotating.attribution.rules.by_order import cue_start, head_of
from counterclaim.annotating.attribution.rules.subjects import find_subject
from counterclaim.annotating.grammar.clauses import agent_of, is_passive

_QUOTING = frozenset({"quote", "cite", "recall", "describe"})
_FAR = 14  # tokens from "quoted" to "as saying"
_MARKS = frozenset({",", ";", ".", "-", "–", "—", "--"})


def lay_to_quoted(doc: Doc, found: Iterable[Draft]) -> list[Draft]:
    """The drafts, those of "quoted X as saying" made one, whose nearest speaker is X."""
    drafts = list(found)
    for verb in doc:
        if verb.lemma_.lower() not in _QUOTING or verb.pos_ != "VERB":
            continue
        saying = _as_saying(verb)
        named = _named(verb, saying) if saying is not None else None
        if saying is None or named is None:
            continue
        mine = [d for d in drafts if any(verb.i <= a <= saying.i for a in (d.anchor, *_cue_of(d)))]
        drafts = [d for d in drafts if all(d is not each for each in mine)]
        drafts.append(_made(verb, saying, named, mine))
    return drafts


def _as_saying(verb: Token) -> Token | None:
    """The participle of "as saying" that the verb brings."""
    end = min(verb.i + _FAR, verb.sent.end - 1)
    for token in verb.doc[verb.i + 1 : end]:
        after = token.nbor()
        if token.lower_ == "as" and after.lower_ in ("saying", "telling"):
            return after
    return None


def _named(verb: Token, saying: Token) -> tuple[Range, Range | None] | None:
    """The words of whoever is quoted, and of who quotes them, if anybody is named."""
    subject = find_subject(verb)
    if not is_passive(verb):
        quoted = (verb.i + 1, saying.i - 2)
        return (quoted, subject.words if subject else None) if quoted[0] <= quoted[1] else None
    agent = agent_of(verb) or agent_of(saying)
    by = (agent.left_edge.i, _end_of(agent, saying)) if agent is not None else None
    return (subject.words, by) if subject is not None else None


def _end_of(agent: Token, saying: Token) -> int:
    last = agent.right_edge.i
    return min(last, saying.i - 2) if agent.i < saying.i else last


def _made(
    verb: Token, saying: Token, named: tuple[Range, Range | None], mine: list[Draft]
) -> Draft:
    """One draft for the verb and its participle, with what those it replaces hold."""
    doc, (quoted, by) = verb.doc, named
    parts = [quoted, *([by] if by else [])]
    clause = (min(verb.i, *(r[0] for r in parts)), max(saying.i, *(r[1] for r in parts)))
    source = by or quoted
    draft = Draft(saying.i, "say", [(cue_start(verb), saying.i)], clause, source)
    draft.speaker = head_of(doc, *source).i
    if by is not None:
        draft.cited.append((head_of(doc, *quoted).i, doc[verb.i].text))
    draft.takes_quotes = True
    content = {piece for d in mine for piece in d.content}
    draft.content = [r for piece in sorted(content) for r in without([piece], clause)]
    draft.content = draft.content or _around(saying, clause)
    return draft


def _around(saying: Token, clause: Range) -> list[Range]:
    """What follows in the sentence, else what stands before the clause."""
    first, last = sentence(saying)
    while last > clause[1] and (saying.doc[last].is_punct or saying.doc[last].is_space):
        last -= 1
    if last > clause[1]:
        return [(clause[1] + 1, last)]
    before = clause[0] - 1
    while before > first and saying.doc[before].text in _MARKS:
        before -= 1
    return [(first, before)] if before > first else []


def _cue_of(draft: Draft) -> list[int]:
    return [i for first, last in draft.cue for i in range(first, last + 1)]
