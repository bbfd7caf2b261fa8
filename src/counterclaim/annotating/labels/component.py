"""Words that judge whom they name: where a report uses them, and for whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from counterclaim.annotating.attaching.parties import ActorIndex
from counterclaim.annotating.data_files import rows, word_set
from counterclaim.annotating.grammar.clauses import object_of, subtree
from counterclaim.annotating.grammar.lemmas import lemma_of
from counterclaim.annotating.writing import writing
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
_FROM = frozenset({"of", "from"})
_ARTICLES = frozenset({"the", "a", "an"})
_DESCRIBING = frozenset({"ADJ", "PUNCT", "PART", "DET"})
_APART = 8  # tokens
_GROUP_NOUNS = frozenset({"group", "organisation", "organization", "movement", "militia"})
_CALLING = frozenset(
    {"list", "label", "designate", "brand", "describe", "classify", "blacklist", "regard", "call",
     "dub", "denounce", "consider", "recognise", "recognize", "deem"}
)  # fmt: skip
_NAMING = frozenset({"so-called", "self-proclaimed", "self-declared", "self-styled"})
_GOVERNMENT = frozenset({"regime"})
_RULING = "-government"
_BODIES = (
    word_set("role_words.toml", "name_heads_other")
    | word_set("role_words.toml", "name_heads_rebel")
    | {"council", "coalition", "committee", "court", "organisation", "organization", "party"}
)
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
    found: list[LabelMention] = []
    at = 0
    while at < len(tokens):
        word, length = _word_at(lemmas, at)
        if word is None:
            at += 1
            continue
        last = tokens[at + length - 1]
        if _is_own_name(last) or (word.kind == "deed" and not _is_done_to_people(last, actors)):
            at += length  # "the Revolutionary Council"; "eliminated the deficit"
            continue
        acted = word.kind in ("act", "deed")
        actor = None if acted else _named(last, actors, word)
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
    return tuple(_with_one_government(found))


def _with_one_government(found: list[LabelMention]) -> Iterator[LabelMention]:
    """ "the regime" is the one regime that the report speaks of elsewhere by name."""
    named = {m.label.id: m.label for m in found if m.label.used in _GOVERNMENT and m.label.id}
    ruling = [label for key, label in named.items() if key and key.endswith(_RULING)]
    countries = {key.split("-")[0] for key in named if key}
    only = ruling[0] if len(countries) == 1 and ruling else None
    for mention in found:
        if only is not None and mention.label.used in _GOVERNMENT and mention.label.id is None:
            mention = replace(mention, label=replace(only, used=mention.label.used))
        yield mention


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


def _named(token: Token, actors: ActorIndex, word: _Word) -> Actor | None:
    """The registered actor that the label names or stands before, after or beside."""
    near = [token, *(c for c in token.children if c.dep_ in _SAME)]
    if token.dep_ in ("compound", "amod", "nmod", "poss", *_SAME):
        near.append(token.head)
        if token.head.dep_ in _SAME:
            near.append(token.head.head)
    for noun in list(near):
        lefts = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")]
        near += [c for c in reversed(lefts) if _are_neighbours(c, token)]
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    behind = list(after.children) if after.lower_ in _FROM else []
    armed: set[int] = set()
    for noun in behind:
        if not any(c.dep_ == "conj" and c.i in actors.by_token for c in noun.rights):
            lefts = [c for c in noun.lefts if c.dep_ in ("compound", "nmod")]
            near += [noun, *reversed(lefts)]
            armed.update(n.i for n in (noun, *lefts) if noun.head.lower_ == "from")
    if token.dep_ == "attr":
        near += [c for c in token.head.lefts if c.dep_ == "nsubj"]
    near += _listed_as(token)
    for noun in near:
        actor = actors.by_token.get(noun.i)
        if actor is None or actor.id is None or actor.category in _BYSTANDERS:
            continue
        if noun.i in armed and actor.category not in _GROUPS:
            continue  # "seized by rebels from the army"
        if not _is_linked(noun, actor) and not (word.used in _NAMING and _is_cut(token, actor)):
            return actor
    return None


def _are_neighbours(one: Token, other: Token) -> bool:
    """Whether only describing words stand between: "Takfiri Daesh", "the Hill Front's foreign"."""
    low, high = sorted((one.i, other.i))
    if high - low > _APART:
        return False
    inside = False  # brackets: "Hill Front (HF) fighters"
    for between in one.doc[low + 1 : high]:
        inside = inside or between.text == "("
        if not inside and between.pos_ not in _DESCRIBING and not _describes(between, low, high):
            return False
        inside = inside and between.text != ")"
    return True


def _describes(token: Token, low: int, high: int) -> bool:
    if token.pos_ == "NUM":
        return False
    in_name = token.dep_ == "compound" and token.head.i in (low, high)
    return in_name or lemma_of(token) in _GROUP_NOUNS or (lemma_of(token),) in label_words()


def _listed_as(token: Token) -> Iterator[Token]:
    """ "the Front is listed as a terrorist group", "they branded the Front terrorists"."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "as" else token.head
    if verb.lemma_ in _CALLING and (token.dep_ in ("oprd", "pobj")):
        yield from (c for c in verb.children if c.dep_ in ("nsubjpass", "dobj") and c is not token)


def _is_linked(noun: Token, actor: Actor) -> bool:
    """ "al-Karv-linked fighters" are not al-Karv."""
    doc, at = noun.doc, noun.i
    while at + 1 < len(doc) and doc[at + 1].idx < actor.end:
        at += 1
    hyphened = at + 2 < len(doc) and doc[at + 1].text in _HYPHENS
    return hyphened and doc[at + 2].tag_ == "VBN"


def _is_cut(label: Token, actor: Actor) -> bool:
    """Whether the actor begins inside a longer name: "the so-called Free [Norland Army]"."""
    doc, at = label.doc, label.i + 1
    while at < len(doc) and (doc[at].is_punct or doc[at].lower_ in _ARTICLES):
        at += 1
    return at < len(doc) and doc[at].idx < actor.start


def _is_own_name(token: Token) -> bool:
    """ "the Revolutionary Council", "Popular Liberation Front": what they call themselves."""
    head = token.head
    return (
        token.pos_ == "PROPN"
        and token.dep_ in ("compound", "amod", "nmod", "conj")
        and head.pos_ == "PROPN"
        and head.lower_ in _BODIES
    )


def _is_done_to_people(token: Token, actors: ActorIndex) -> bool:
    """Whether an act such as "eliminated" is told of people."""
    if token.pos_ not in ("VERB", "AUX"):
        return True
    thing = object_of(token)
    if thing is None:
        thing = next((c for c in token.lefts if c.dep_ in ("nsubjpass", "nsubj")), None)
    if thing is None and token.dep_ in ("acl", "relcl"):
        thing = token.head
    told = list(subtree(thing)) if thing is not None else []
    if token.tag_ == "VBN":
        told += token.doc[max(0, token.i - 4) : token.i]  # where the passive is misread
    return any(t.i in actors.by_token or (lemma_of(t),) in label_words() for t in told)


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
        for words, kind in rows("label_words.tsv", 2)
        for word in words.split("|")
    }


@cache
def _starts() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in label_words())


make_labels = writing(
    "counterclaim_labels",
    "labels",
    find_labels,
    ["doc._.actors", "token.dep", "token.lemma", "token.tag"],
)
