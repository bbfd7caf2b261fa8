"""The chain that an attribution's own words give: nearest speaker first, then who passed it on."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.chain.bodies import Bodies
from counterclaim.annotating.attribution.chain.kinds import KIND_OF_CATEGORY
from counterclaim.annotating.attribution.chain.naming import personal_name
from counterclaim.annotating.attribution.drafting import Draft
from counterclaim.annotating.attribution.rules.trimming import CITED_BY
from counterclaim.annotating.grammar.clauses import subtree
from counterclaim.annotating.layout.media import Medium, medium_named
from counterclaim.annotating.lexicon.reporting_words import head_nouns, occasions
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source, SourceKind
from counterclaim.model.words import Words

_MEDIA = frozenset({SourceKind.AGENCY, SourceKind.OUTLET})
_WEAK = frozenset({SourceKind.ANONYMOUS, SourceKind.PERSON, SourceKind.UNKNOWN})
_NOT_RANKS = frozenset({"general", "major"})  # in small letters: "a general view"
_INSIDERS = frozenset({"briefed", "familiar", "close", "involved"})  # "people briefed on the talks"
_VIA = frozenset({"to", "with", "by", "on", "via", "through"})
_PRONOUNS = frozenset({"PRP", "WP", "DT", "WDT"})


class Speakers:
    """Turns source words into ``Source`` records, by the actors layer and the lexicons."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._doc = doc
        self._text = text
        actors: tuple[Actor, ...] = doc._.actors
        self.actors = sorted(actors, key=lambda a: (a.start, a.end))
        self._bodies = Bodies(doc, self.actors)
        self._bodies_named = {called for a in self.actors for called in (a.name, a.mention)}

    def chain(self, draft: Draft, source: Words | None, cue: str) -> tuple[Source, ...]:
        """The draft's sources; empty where no words name one."""
        links: list[Source] = []
        doc = self._doc
        head = doc[draft.speaker] if draft.speaker is not None else None
        links.extend(self._of_noun(doc[noun], word) for noun, word in draft.cited)
        if source is not None and head is not None:
            words = source
            if head.i < (draft.source or (0, 0))[0]:  # "who": the noun it stands for speaks
                words = self._phrase(head)
            links.append(self.source(words, head, cue))
        for noun in _passed_on(draft, doc):
            if not _is_channel(noun) and all(
                link.start is None or not link.start <= noun.idx < (link.end or 0) for link in links
            ):
                link = self._of_noun(noun, cue)
                if link.kind in _MEDIA:
                    links.append(link)
        hearer = draft.hearer
        if hearer is not None:
            words = Words(doc[hearer[0]].idx, doc[hearer[1]].idx + len(doc[hearer[1]]))
            if not any(
                k.start is not None and words.overlaps(Words(k.start, k.end or k.start + 1))
                for k in links
            ):
                links.append(self._medium(words, cue))
        links.extend(draft.citation)
        return tuple(links)

    def _medium(self, words: Words, cue: str) -> Source:
        """An outlet or agency, or its reporter."""
        mention = words.of(self._text)
        bare = mention.removesuffix("s") if medium_named(mention) is None else mention
        medium = medium_named(bare)
        actor = next(
            (a for a in self.actors if a.name and words.start <= a.start < words.end), None
        )
        return Source(
            mention=mention,
            start=words.start,
            end=words.end,
            name=medium.name if medium else (actor.name if actor else mention),
            kind=medium.kind if medium else SourceKind.OUTLET,
            cue=cue,
        )

    def source(self, words: Words, head: Token, cue: str | None) -> Source:
        """One link, named by the actor that overlaps its head noun, or by the media lexicon."""
        name, kind = self._name_and_kind(words, head)
        body = self._bodies.spoken_for(words)
        person = self._person_of(words) if name is not None else None
        if person is not None and person != name:
            name, body, kind = person, body or name, self._kind_by_nouns(head) or SourceKind.PERSON
        return Source(
            mention=words.of(self._text),
            start=words.start,
            end=words.end,
            name=name,
            kind=kind,
            cue=cue,
            body=body,
        )

    def _person_of(self, words: Words) -> str | None:
        """ "The UN forces' chief, General Ann Roe": the person, whatever body the head names."""
        if "," not in words.of(self._text):
            return None
        span = self._doc.char_span(words.start, words.end)
        name = personal_name(self._doc, (span.start, span.end - 1)) if span is not None else None
        return name if name not in self._bodies_named else None

    def _of_noun(self, noun: Token, cue: str) -> Source:
        return self.source(self._phrase(noun), noun, cue)

    def _phrase(self, noun: Token) -> Words:
        """The noun's own phrase: no relative clause, participle or apposition."""
        first, last = noun.left_edge.i, noun.i
        for child in noun.rights:
            if child.dep_ in ("prep", "nummod", "compound", "flat") and child.i == last + 1:
                last = _end_of_prepositions(child)
            elif child.dep_ not in ("case",):
                break
        while first < last and (self._doc[first].is_punct or self._doc[first].is_space):
            first += 1
        return Words(self._doc[first].idx, self._doc[last].idx + len(self._doc[last]))

    def _name_and_kind(self, words: Words, head: Token) -> tuple[str | None, SourceKind]:
        if head.tag_ in _PRONOUNS and (len(head) == 1 or not head.is_upper):
            return None, SourceKind.UNKNOWN
        here = Words(head.idx, head.idx + len(head))
        actor = next(
            (a for a in self.actors if a.name and a.start < here.end and here.start < a.end), None
        )
        by_noun = self._kind_by_nouns(head)
        if actor is not None and self._is_joined(words, head, actor):
            return None, by_noun or KIND_OF_CATEGORY.get(actor.category, SourceKind.UNKNOWN)
        if actor is not None:
            by_actor = KIND_OF_CATEGORY.get(actor.category, SourceKind.UNKNOWN)
            if by_actor in (SourceKind.UNKNOWN, SourceKind.PERSON):
                by_actor = by_noun or by_actor
            return actor.name, by_actor
        medium = medium_named(words.of(self._text)) or medium_named(head.text)
        medium = medium or self._medium_at_end(words)
        if medium is not None:
            return medium.name, medium.kind
        if by_noun in _MEDIA:  # "SANA news agency"
            medium = self._medium_within(head)
            return (medium.name, medium.kind) if medium is not None else (None, by_noun)
        if by_noun is not None:
            return None, by_noun
        if head.ent_type_ == "PERSON":
            return None, SourceKind.PERSON
        return None, SourceKind.UNKNOWN

    def _is_joined(self, words: Words, head: Token, actor: Actor) -> bool:
        """ "The government and the rebels": the name of one would leave the other out."""
        return any(
            actor.end <= c.idx < words.end and c.pos_ in ("NOUN", "PROPN")
            for c in head.rights
            if c.dep_ == "conj"
        )

    def _medium_at_end(self, words: Words) -> Medium | None:
        """ "The ruling party's state-run agency SANA": a phrase whose last word is the name."""
        last = words.of(self._text).split()[-1:]  # none where the tagger took a line break for one
        return medium_named(last[0]) if last and last[0][:1].isupper() else None

    def _medium_within(self, head: Token) -> Medium | None:
        first = head.left_edge.i
        for start in range(first, head.i + 1):
            for end in range(min(start + 3, head.i + 1), start, -1):
                medium = medium_named(self._doc[start:end].text)
                if medium is not None:
                    return medium
        return None

    def _kind_by_nouns(self, head: Token) -> SourceKind | None:
        """By the head noun; where it says little, and for names, by the words before and after."""
        kinds = head_nouns()
        pair = f"{head.nbor(-1).lower_}_{head.lemma_.lower()}" if head.i else ""  # "general staff"
        kind = kinds.get(pair) or kinds.get(head.lemma_.lower()) or kinds.get(head.lower_)
        if kind is SourceKind.RESIDENT and any(c.lower_ in _INSIDERS for c in head.rights):
            return SourceKind.ANONYMOUS
        if kind is not None and kind not in _WEAK:
            return kind
        around = [w for w in self._doc[head.left_edge.i : head.i] if w.lower_ not in _NOT_RANKS]
        around += [c for c in head.rights if c.dep_ == "appos"]
        for word in reversed(around):
            found = kinds.get(word.lemma_.lower()) or kinds.get(word.lower_)
            if found is not None and found not in _WEAK:
                return found
            kind = kind or found
        return kind


def _is_channel(noun: Token) -> bool:
    """ "by radio", "a press conference": the means or the occasion, nobody who passed it on."""
    if noun.lemma_.lower() in occasions():
        return True
    bare = noun.pos_ == "NOUN" and not any(True for _ in noun.lefts)
    return bare and noun.tag_ == "NN"


def _end_of_prepositions(prep: Token) -> int:
    """The end of "for Human Rights": a chain of names, cut before any clause."""
    last = prep.i
    for token in prep.doc[prep.i : prep.right_edge.i + 1]:
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SPACE") or token.tag_ in ("WDT", "WP"):
            break
        last = token.i
    return last


def _passed_on(draft: Draft, doc: Doc) -> Iterator[Token]:
    """Nouns that may be media the words went through: hearers, "to AFP", "quoted by SANA"."""
    verb = doc[draft.anchor]
    for child in verb.rights:
        if any(a <= child.i <= b for a, b in draft.content):
            continue
        if child.dep_ in ("dobj", "dative", "iobj") and child.pos_ in ("NOUN", "PROPN"):
            yield child
        elif child.dep_ in ("prep", "agent", "dative") and child.lower_ in _VIA | {"in"}:
            yield from _nouns_under(child)
    if draft.speaker is not None:
        for child in doc[draft.speaker].rights:
            if child.dep_ == "acl" and child.lower_ in CITED_BY:
                for prep in child.rights:
                    if prep.dep_ in ("agent", "prep") and prep.lower_ in ("by", "on", "in"):
                        yield from _nouns_under(prep)
    for i in draft.through:
        yield doc[i]


def _nouns_under(prep: Token) -> Iterator[Token]:
    """The nouns of a preposition, and those they are joined to by another ("in talks with X")."""
    for noun in prep.rights:
        if noun.dep_ == "pobj":
            yield noun
            for child in noun.rights:
                if child.dep_ in ("prep", "acl"):
                    for deeper in subtree(child):
                        if deeper.dep_ == "pobj" and deeper.head.lower_ in _VIA:
                            yield deeper
