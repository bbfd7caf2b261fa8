"""How it is put forward: denials, doubts, plans and conditions, each with the words it reaches."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating import layers  # noqa: F401 - gives Doc its extensions
from counterclaim.annotating.attribution.reporting_words import reporting_words
from counterclaim.annotating.attribution.rules.subjects import NOBODY
from counterclaim.annotating.clauses import SUBJECT_DEPS, is_passive, words_between
from counterclaim.annotating.stance.hedging import (
    clause_scope,
    complement_scope,
    governing_verb,
    is_infinitive,
    phrase_scope,
    previous_sentence,
)
from counterclaim.annotating.stance.words import Effect, effects
from counterclaim.model.attribution import Attribution
from counterclaim.model.stance import Certainty, Hedge, Mode, Polarity, StanceCue
from counterclaim.model.words import Words

_DENIED = Polarity.DENIED
_UNCHECKED = Effect(certainty=Certainty.ALLEGED)
_CONDITIONS = frozenset({"if", "unless"})
_CHECKING = frozenset({"verify", "confirm", "corroborate", "substantiate", "authenticate"})
_BASELESS = frozenset({"false", "baseless", "unfounded", "fabricated", "untrue", "fake"})
_REPORTS = frozenset({"report", "claim", "allegation", "rumour", "rumor", "accusation", "story"})
_PAST_SAYING = frozenset({"VBD", "VBN"})


def find_stance_cues(doc: Doc) -> tuple[StanceCue, ...]:
    """Every hedge of a parsed ``Doc``, in text order. Reads ``doc._.attributions``."""
    found: list[StanceCue] = []
    for token in doc:
        if not token.is_punct and not token.is_space:
            found.extend(_of_token(token))
    attributions: tuple[Attribution, ...] = doc._.attributions
    found.extend(_of_attributions(doc, attributions))
    sayings = [Words.hull(a.content) for a in attributions if a.content]
    found = [_within_saying(cue, sayings) for cue in found]
    unique = {(c.hedge.start, c.scope, c.polarity, c.certainty, c.mode): c for c in found}
    return tuple(sorted(unique.values(), key=lambda c: (c.hedge.start, c.hedge.end, c.scope)))


def _cue(token: Token, scope: Words | None, effect: Effect | None) -> Iterator[StanceCue]:
    if scope is None or effect is None:
        return
    yield StanceCue(
        hedge=Hedge(mention=token.text, start=token.idx, end=token.idx + len(token)),
        scope=scope,
        polarity=effect.polarity,
        certainty=effect.certainty,
        mode=effect.mode,
    )


def _of_token(token: Token) -> Iterator[StanceCue]:
    low, dep = token.lower_, token.dep_
    if dep in ("aux", "neg", "advmod", "preconj"):
        yield from _clause_cues(token, low, dep)
    if dep in ("amod", "compound") and low in effects("noun"):
        yield from _cue(token, phrase_scope(token.head), effects("noun")[low])
    if low == "called" and dep == "amod" and token.i > 1 and token.nbor(-2).lower_ == "so":
        yield from _cue(token, phrase_scope(token.head), effects("noun")["so-called"])
    if dep == "mark" and low in effects("subordinate"):
        yield from _cue(
            token, clause_scope(token.head, participles=True), effects("subordinate")[low]
        )
    if dep == "prep" and low in effects("subordinate"):
        for child in token.rights:
            if child.dep_ in ("pcomp", "pobj"):
                yield from _cue(token, phrase_scope(child), effects("subordinate")[low])
    if low in effects("subject") and dep in ("det", "nsubj", "nsubjpass", "dobj", "preconj"):
        yield from _subject_cue(token, low)
    word = effects("complement").get(low) or effects("complement").get(token.lemma_.lower())
    if word is not None and token.pos_ in ("VERB", "AUX", "ADJ", "ADP", "SCONJ"):
        negated = any(c.dep_ == "neg" for c in token.children)
        if not (negated and word.polarity is _DENIED):
            yield from _cue(
                token, complement_scope(token, object_too=word.polarity is _DENIED), word
            )
    if token.tag_ == "VBG" and any(_present_be(c) for c in token.lefts) and not is_going_to(token):
        yield from _cue(token, clause_scope(token), Effect(mode=Mode.ONGOING))
    if is_infinitive(token) and _tells_aim(token):
        yield from _cue(token, clause_scope(token), Effect(mode=Mode.PLANNED))
    if token.tag_ == "VBN" and token.lemma_.lower() in effects("arranged") and is_passive(token):
        yield from _cue(token, clause_scope(token), effects("arranged")[token.lemma_.lower()])
    if token.lemma_.lower() in _CHECKING:
        yield from _unchecked(token)
    if dep == "dobj" and token.head.lemma_.lower() == "call":
        yield from _cue(token, phrase_scope(token), effects("called").get(token.lemma_.lower()))


def _tells_aim(verb: Token) -> bool:
    """ "advanced to seize it", "a bid to seize it"; not "took the opportunity to seize it"."""
    if ("V", verb.lemma_.lower()) in reporting_words():
        return False
    if verb.dep_ == "advcl":
        return True
    return verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() in effects("aim")


def _clause_cues(token: Token, low: str, dep: str) -> Iterator[StanceCue]:
    effect = effects("clause").get(low)
    if low in ("'ll", "’ll"):
        effect = effects("clause")["will"]
    elif low in ("wo", "ca", "'d", "’d"):
        effect = {"wo": effects("clause")["will"]}.get(low)
    elif low in ("nt", "n’t"):
        effect = effects("clause")["not"]
    if effect is None:
        return
    verb = governing_verb(token)
    if verb is None:
        if dep == "advmod" and effect.polarity is None:
            yield from _cue(token, phrase_scope(token.head), effect)
        return
    denies = effect.polarity is _DENIED
    if denies and (_not_a_denial(token, verb) or _of_another_clause(token, verb)):
        return
    if dep == "aux":
        effect = _conditioned(verb, _modal(token, verb, effect))
    yield from _cue(token, clause_scope(verb, not denies, not denies), effect)


def _not_a_denial(token: Token, verb: Token) -> bool:
    """ "not only", "did not say", "could not be verified": something else is negated."""
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    aside = token.i > verb.i and verb.pos_ == "VERB"  # "shown not in words but in deeds"
    return aside or following in ("only", "just", "least") or verb.lemma_.lower() in _CHECKING


def _of_another_clause(token: Token, verb: Token) -> bool:
    """ "If it does not, the army will fire": the parser hangs "not" on the wrong verb."""
    between = token.doc[token.i + 1 : verb.i]
    subject = any(t.dep_ in SUBJECT_DEPS and t.head.i == verb.i for t in between)
    return subject and any(t.text == "," for t in between)


def _conditioned(verb: Token, effect: Effect | None) -> Effect | None:
    """ "The army will fire if they come": what a modal says under a condition is conditional."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    if verb.dep_ == "ccomp":
        clauses += [c for c in verb.head.children if c.dep_ == "advcl"]
    marks = (m for clause in clauses for m in clause.lefts if m.dep_ in ("mark", "advmod"))
    if effect is None or all(m.lower_ not in _CONDITIONS for m in marks):
        return effect
    return replace(effect, mode=Mode.CONDITIONAL)


def _modal(token: Token, verb: Token, effect: Effect) -> Effect | None:
    """What a modal does here: "would" after "said" is a plan, "must have" is a guess."""
    low = token.lower_
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.lefts)
    negated = any(c.dep_ == "neg" for c in verb.children)
    if low == "would":
        if perfect:
            return Effect(mode=Mode.HYPOTHETICAL)
        first = verb
        while first.dep_ == "conj":  # "said that three had died and that they would be buried"
            first = first.head
        head = first.head.head if first.head.pos_ == "ADJ" else first.head
        told = first.dep_ == "ccomp" and head.tag_ in _PAST_SAYING
        return Effect(mode=Mode.PLANNED) if told else effect
    if low == "must" and perfect:
        return Effect(certainty=Certainty.PROBABLE)
    if low == "should" and perfect:
        return Effect(mode=Mode.HYPOTHETICAL)
    if low == "could" and negated:
        return None
    if low == "could" and perfect:
        return Effect(certainty=Certainty.POSSIBLE)
    return effect


def _present_be(token: Token) -> bool:
    return token.dep_ == "aux" and token.lower_ in ("is", "are", "am", "'re", "’re", "been")


def is_going_to(token: Token) -> bool:
    """ "is going to attack" tells a plan, not something under way."""
    return token.lower_ == "going" and any(is_infinitive(c) for c in token.rights)


def _subject_cue(token: Token, low: str) -> Iterator[StanceCue]:
    """ "No civilians were killed", "caused no casualties", "nobody was hurt"."""
    noun = token.head if token.dep_ in ("det", "preconj") else token
    if noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "conj", "pobj"):
        return
    if noun.lemma_.lower() in ("evidence", "proof", "sign", "indication"):
        yield from _cue(token, phrase_scope(noun), Effect(certainty=Certainty.DOUBTED))
        return
    verb = governing_verb(noun)
    if noun.dep_ == "pobj" or verb is None:
        yield from _cue(token, phrase_scope(noun), effects("subject")[low])
    elif verb.lemma_.lower() in _CHECKING:
        return
    elif noun.dep_ == "dobj":  # "had no injuries and fled": the flight is not denied
        reach = words_between(noun.doc, verb.i, noun.right_edge.i)
        yield from _cue(token, reach, effects("subject")[low])
    else:
        yield from _cue(token, clause_scope(verb, relatives=False), effects("subject")[low])


def _unchecked(token: Token) -> Iterator[StanceCue]:
    """ "could not be independently verified": doubts the sentence before, or its own object."""
    negated = any(c.dep_ == "neg" or c.lower_ in ("no", "none") for c in token.children) or any(
        c.dep_ == "xcomp" and c.i == token.i
        for c in token.head.rights
        if token.head.lower_ == "unable"
    )
    subject = next((c for c in token.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    negated = negated or (subject is not None and subject.lower_ in ("none", "neither"))
    impossible = token.head.lower_ in ("unable", "impossible", "difficult")
    if not (negated or impossible):
        return
    complement = complement_scope(token, object_too=False)
    if complement is not None:
        yield from _cue(token, complement, _UNCHECKED)
        return
    yield from _cue(token, phrase_scope(token.sent.root), _UNCHECKED)
    before = previous_sentence(token) if _refers_back(token, subject) else None
    if before is not None:
        yield from _cue(token, before, _UNCHECKED)


def _refers_back(token: Token, subject: Token | None) -> bool:
    """ "It", "this claim", "either account"; "the pilot's name" is about something else."""
    about = subject
    if about is None or token.tag_ == "VB":  # "the agency could not confirm the report"
        passive = any(c.dep_ == "auxpass" for c in token.lefts)
        held = next((c for c in token.rights if c.dep_ == "dobj"), None)
        about = subject if passive else held
    if about is None:
        return True
    return about.pos_ in ("PRON", "DET") or about.lemma_.lower() in effects("account")


def _within_saying(cue: StanceCue, sayings: Sequence[Words]) -> StanceCue:
    """A hedge in somebody's words reaches no further than those words."""
    hedge, scope = Words(cue.hedge.start, cue.hedge.end), cue.scope
    around = min((w for w in sayings if hedge in w), key=lambda w: w.end - w.start, default=scope)
    start, end = max(scope.start, around.start), min(scope.end, around.end)
    return replace(cue, scope=Words(start, end)) if start < end else cue


def _of_attributions(doc: Doc, attributions: Sequence[Attribution]) -> Iterator[StanceCue]:
    starts = [token.idx for token in doc]
    for attribution in attributions:
        for words in attribution.cue:
            first = bisect_left(starts, words.start)
            last = bisect_left(starts, words.end)
            yield from _of_cue(doc, first, last, attribution)


def _of_cue(doc: Doc, first: int, last: int, attribution: Attribution) -> Iterator[StanceCue]:
    tokens = [doc[i] for i in range(first, last)]
    negated = any(t.dep_ == "neg" or t.lower_ == "never" for t in tokens)
    for token in tokens:
        lemma = token.lemma_.lower()
        known = effects("content")
        effect = known.get(f"{lemma} {tokens[-1].lower_}") or known.get(lemma)
        if token.lemma_.lower() in _REPORTS and any(c.lower_ in _BASELESS for c in token.lefts):
            effect = Effect(polarity=_DENIED)
        if effect is None or token.pos_ not in ("VERB", "NOUN", "ADJ"):
            continue
        if negated or _nobody(token):
            if effect.certainty is not Certainty.PROBABLE:
                continue
            effect = Effect(polarity=_DENIED)  # "does not think that", "nobody thinks that"
        for piece in attribution.content:
            yield from _cue(token, piece, effect)


def _nobody(verb: Token) -> bool:
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None:
        return False
    return subject.lower_ in NOBODY or any(c.lower_ == "no" for c in subject.lefts)


class StanceFinder:
    """Writes ``doc._.stance_cues``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the hedges."""
        doc._.stance_cues = find_stance_cues(doc)
        return doc


@Language.factory(
    "counterclaim_stance",
    assigns=["doc._.stance_cues"],
    requires=["token.dep", "token.lemma", "token.tag", "doc._.attributions"],
)
def make_stance(nlp: Language, name: str) -> StanceFinder:  # noqa: ARG001 - spaCy's signature
    """Make the component; put it after the attributions."""
    return StanceFinder()
