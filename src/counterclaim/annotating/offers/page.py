"""A ``Doc`` as offers are read from it: its sentences, and where armed parties are told of."""

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Doc, Token

from counterclaim.annotating.attaching.ground import Ground
from counterclaim.annotating.attaching.parties import PARTIES, actor_of, is_armed, known_actor
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.lemmas import Lemmas, lemma_of
from counterclaim.annotating.offers.lexicon import acts
from counterclaim.annotating.spans import words, words_between
from counterclaim.model.actor import Actor
from counterclaim.model.words import Words

_BODIES = word_set("role_words.toml", "bodies")
_WE = frozenset({"we", "i"})


class Page:
    """The layers and sentences of one ``Doc``, each read when first asked for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.ground = Ground(doc)
        self.lemmas = Lemmas(doc)

    def sentence(self, token: Token) -> int:
        """The number of the sentence that the token stands in, from 1."""
        return self._sentence(token.idx)

    def is_armed(self, sentence: int) -> bool:
        """Whether the sentence names a party to the war."""
        return sentence in self._armed

    def party(self, noun: Token | None) -> Actor | None:
        """The party that the noun heads: an actor of the layer, a name, or armed men."""
        if noun is None:
            return None
        if noun.lower_ in _WE:
            return self._speaker(words(noun))
        head = actor_of(self.ground, noun, known=True)
        if head is not None or noun.pos_ not in ("NOUN", "PROPN"):
            return head
        if noun.pos_ == "NOUN":
            before = words_between(self.doc, noun.left_edge.i, noun.i)
            if (owner := known_actor(self.ground, before)) is not None:
                return owner  # "the coalition's main supporter"
        bodies = _BODIES | acts().listed("sides")
        if noun.pos_ == "PROPN" or lemma_of(noun) in bodies or is_armed(self.ground, noun):
            return actor_of(self.ground, noun)
        return None

    def _speaker(self, pronoun: Words) -> Actor | None:
        """Whom "we" stands for in quoted words: an actor that the layer has."""
        for said in self.doc._.attributions:
            if any(pronoun in part for part in said.content):
                for source in said.source:
                    if (actor := known_actor(self.ground, source)) is not None:
                        return actor
        return None

    def _sentence(self, position: int) -> int:
        return bisect_right(self._starts, position)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start_char for sentence in self.doc.sents]

    @cached_property
    def _armed(self) -> frozenset[int]:
        sides = acts().listed("sides")
        named = [a.start for a in self.ground.actors if a.category in PARTIES]
        for at, lemma in zip(self.lemmas.positions, self.lemmas.lemmas, strict=True):
            if lemma in sides:
                named.append(self.doc[at].idx)
        return frozenset(map(self._sentence, named))
