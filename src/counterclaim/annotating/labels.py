"""Words that judge whom they name: where a report uses them, and for whom."""

from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.annotating import layers
from counterclaim.annotating.data_files import read_text, tsv_rows
from counterclaim.annotating.events.roles import ActorIndex
from counterclaim.model.actor import Actor, ActorCategory
from counterclaim.model.label import Label, LabelMention

_HYPHENS = frozenset({"-", "–"})
_BYSTANDERS = frozenset(  # those who stand near a label and are not meant by it
    {ActorCategory.INTERNATIONAL_BODY, ActorCategory.AGENCY, ActorCategory.OUTLET}
)
_GROUPS = frozenset(
    {
        ActorCategory.REBEL_GROUP,
        ActorCategory.POLITICAL_MILITIA,
        ActorCategory.IDENTITY_MILITIA,
    }
)
_POINTING = frozenset({"the", "these", "those"})
_SAME = frozenset({"appos", "attr", "oprd"})
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    used: str
    kind: str


def find_labels(doc: Doc) -> tuple[LabelMention, ...]:
    """The labels of a parsed ``Doc`` with actors, in text order."""
    actors = ActorIndex(doc, doc._.actors)
    tokens = [token for token in doc if token.text not in _HYPHENS]
    lemmas = [_lemma(token) for token in tokens]
    text = doc.text  # built anew at every call
    only = _only_group(doc._.actors)
    found = []
    at = 0
    while at < len(tokens):
        word, length = _word_at(lemmas, at)
        if word is None:
            at += 1
            continue
        last = tokens[at + length - 1]
        actor = None if word.kind == "act" else _named(last, actors)
        inside = actors.by_token.get(last.i)
        if actor is None and only is not None and _goes_back(tokens[at], last, inside, only):
            actor = only
        if inside is not None and inside.category in _BYSTANDERS:
            at += length  # "the International Criminal Court"
            continue
        if word.kind != "role" or actor is not None or _stands_for_people(last, actors):
            start, end = tokens[at].idx, last.idx + len(last)
            found.append(
                LabelMention(
                    mention=text[start:end],
                    start=start,
                    end=end,
                    label=Label(
                        used=word.used,
                        name=actor.name if actor else None,
                        id=actor.id if actor else None,
                    ),
                )
            )
        at += length
    return tuple(found)


def _lemma(token: Token) -> str:
    if token.pos_ in ("PROPN", "ADJ"):
        lower = token.lower_
        bare = lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
        return bare if (bare,) in label_words() else lower
    lemma = token.lemma_.lower()
    return token.lower_ if token.tag_ == "VBN" and (lemma,) not in label_words() else lemma


def _word_at(lemmas: list[str], at: int) -> tuple[_Word | None, int]:
    if lemmas[at] not in _starts():
        return None, 0
    words = label_words()
    for length in (3, 2, 1):
        phrase = tuple(lemmas[at : at + length])
        if len(phrase) == length and phrase in words:
            return words[phrase], length
    return None, 0


def _named(token: Token, actors: ActorIndex) -> Actor | None:
    """The registered actor that the label names or stands before, after or beside."""
    near = [token, *(c for c in token.children if c.dep_ in _SAME)]
    if token.dep_ in ("compound", "amod", "nmod", "poss", *_SAME):
        near.append(token.head)
    for noun in list(near):
        near += [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")]
        near += [n for c in noun.rights if c.lower_ == "of" for n in c.children]
    if token.dep_ == "attr":
        near += [c for c in token.head.lefts if c.dep_ == "nsubj"]
    for noun in near:
        actor = actors.by_token.get(noun.i)
        if actor is not None and actor.id is not None and actor.category not in _BYSTANDERS:
            return actor
    return None


def _only_group(actors: tuple[Actor, ...]) -> Actor | None:
    """The first mention of the one armed group that the whole report names, if it is one."""
    named = [a for a in actors if a.category in _GROUPS and a.mention[:1].isupper()]
    registered = [a for a in named if a.id is not None]
    others = [a for a in named if a.id is None and " " in a.mention]  # a name no registry has
    if others or len({a.id for a in registered}) != 1:
        return None
    return registered[0]


def _goes_back(first: Token, last: Token, inside: Actor | None, only: Actor) -> bool:
    """Whether "the terrorists" can only be the group named before."""
    if last.pos_ != "NOUN" or last.dep_ in ("compound", "amod", "nmod") or first.idx < only.start:
        return False
    pointed = any(c.lower_ in _POINTING for c in last.lefts)
    plain = inside is not None and inside.id is None and inside.category in _GROUPS
    described = any(c.dep_ in ("amod", "compound", "nummod") for c in last.lefts)
    return pointed and plain and not described


def _stands_for_people(token: Token, actors: ActorIndex) -> bool:
    """Whether a role word is a noun of its own or belongs to an actor's noun phrase."""
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod"):
        return True
    return token.head.i in actors.by_token


@cache
def label_words() -> dict[Phrase, _Word]:
    """Labels by lemma phrase, hyphens as spaces."""
    return {
        tuple(word.replace("-", " ").split()): _Word(word, kind)
        for words, kind in tsv_rows(read_text("label_words.tsv"))
        for word in words.split("|")
    }


@cache
def _starts() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in label_words())


class Labels:
    """Writes ``doc._.labels``."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the layer."""
        doc._.labels = find_labels(doc)
        return doc


@Language.factory(
    "counterclaim_labels",
    assigns=["doc._.labels"],
    requires=["doc._.actors", "token.dep", "token.lemma", "token.tag"],
)
def make_labels(nlp: Language, name: str) -> Labels:  # noqa: ARG001 - spaCy's factory signature
    """Make the component."""
    layers.register_layers()
    return Labels()
