"""Whom "she said", "the group added" and "Roe said" stand for. A wrong name is worse than none.

Whoever spoke last goes on speaking: a pronoun takes the nearest earlier source that fits it in
number, kind and gender, unless somebody else who fits is a subject in between. A surname, a short
form and initials take the one longer name of the report that holds them. "The source" takes the
last source so described, "the group" the last body. "A monitor says", at the head of a report,
takes the one monitor it names below.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.annotating.attribution.chain.entities import (
    BODY,
    OTHER,
    PEOPLE,
    PERSON,
    PRONOUNS,
    Known,
    known_source,
    noun_kind,
    others_named,
    shape_of_noun,
    shortens,
    tokens_of_no_persons,
)
from counterclaim.annotating.attribution.chain.naming import personal_name
from counterclaim.annotating.attribution.drafting import Range
from counterclaim.annotating.attribution.rules.by_order import head_of
from counterclaim.annotating.attribution.rules.quoting import QuotedRange
from counterclaim.annotating.data_files import word_set
from counterclaim.annotating.grammar.clauses import SUBJECT_DEPS
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Attribution, Source, SourceKind

_BACK = 3  # sentences that a pronoun reaches back within a paragraph
_FORWARD = 4  # sentences at the head in which "a monitor" may be named only later
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_INDEFINITE = frozenset({"a", "an"})
_GROUPS = word_set("source_words.toml", "groups")
_MEDIA_NOUNS = word_set("source_words.toml", "media")
_GENERAL = word_set("source_words.toml", "general")
_STATEMENTS = word_set("source_words.toml", "statements")
_ONE_OF_A_KIND = frozenset({SourceKind.MONITOR, SourceKind.AGENCY, SourceKind.OUTLET})
_OF_STATE = frozenset({SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.ARMED_GROUP})
_GOING_ON = frozenset({"added", "adds", "also said", "continued", "went on"})
_MEDIA = frozenset({SourceKind.AGENCY, SourceKind.OUTLET})


def resolve(
    doc: Doc,
    found: Sequence[Attribution],
    actors: Sequence[Actor] = (),
    quotes: Sequence[QuotedRange] = (),
) -> tuple[Attribution, ...]:
    """The attributions with names for pronouns, short names and descriptions; mentions are kept.

    Whoever is quoted in a quotation stands for no pronoun outside it, and pronouns inside
    quotations are left alone.
    """
    starts = [token.idx for token in doc]
    report = _Report(doc, others_named(doc, actors), tokens_of_no_persons(starts, actors), quotes)
    ordered = sorted(found, key=_position)
    for attribution in ordered:
        for link in attribution.sources:
            here = _tokens(starts, link)
            if here is not None and not _is_pronoun(doc, here):
                report.all_sources.append(known_source(doc, link, here, nested=False))
    resolved: list[Attribution] = []
    for attribution in ordered:
        links: list[Source] = []
        for link in attribution.sources:
            here = _tokens(starts, link)
            quoted = here is not None and any(q.first <= here[0] <= q.last for q in quotes)
            known, meant = link, None
            if here is not None and link.name is None:
                known, meant = report.named(link, here, quoted)
            links.append(known)
            if here is not None and not quoted:
                spoken = known_source(doc, known, here, _is_inside(link, found))
                if meant is not None:
                    spoken = replace(spoken, shape=meant.shape, male=spoken.male or meant.male)
                alone = len(attribution.sources) == 1
                told = report.told_by(spoken) if alone else attribution.sources[1:]
                told = tuple(medium for medium in told if medium.kind in _MEDIA)
                if link is attribution.sources[0]:
                    links.extend(told if alone else ())
                    spoken = replace(spoken, told=told)
                report.spoken.append(spoken)
        resolved.append(replace(attribution, sources=tuple(links)))
    return tuple(resolved)


def _position(attribution: Attribution) -> tuple[int, int]:
    at = (attribution.source or attribution.cue or attribution.content)[0]
    return at.start, at.end


def _tokens(starts: list[int], link: Source) -> Range | None:
    if link.start is None or link.end is None:
        return None
    return bisect_right(starts, link.start) - 1, bisect_right(starts, link.end - 1) - 1


def _is_pronoun(doc: Doc, here: Range) -> bool:
    return here[0] == here[1] and doc[here[0]].pos_ == "PRON"


def _is_inside(link: Source, found: Sequence[Attribution]) -> bool:
    """Whether somebody else quotes the link; "..., Wire A reported" only passes it on."""
    start = link.start
    return start is not None and any(
        w.start <= start < w.end
        for a in found
        if a.sources and a.sources[0].kind not in _MEDIA
        for w in a.content
    )


class _Report:
    """Whom a report names: ``spoken`` so far, and all that it names anywhere."""

    def __init__(
        self,
        doc: Doc,
        named: Iterable[Known],
        no_persons: frozenset[int],
        quotes: Sequence[QuotedRange],
    ) -> None:
        self.doc = doc
        self._quoted = {i for quote in quotes for i in range(quote.first, quote.last + 1)}
        self._no_persons = no_persons
        self.elsewhere = list(named)
        self.spoken: list[Known] = []
        self.all_sources: list[Known] = []
        self._sentences = [
            t.i for t in doc if t.is_sent_start and not t.is_space and t.i - 1 not in self._quoted
        ] or [0]

    def named(self, link: Source, here: Range, quoted: bool) -> tuple[Source, Known | None]:
        """The link with a name and who that is, if it is clear whom it means."""
        first = self.doc[here[0]]
        if _is_pronoun(self.doc, here):
            shape = PRONOUNS.get(first.lower_)
            goes_on = link.cue in _GOING_ON
            meant = None if quoted or shape is None else self._antecedent(here[0], shape, goes_on)
        else:
            meant = self._longer_name(here)
            own = personal_name(self.doc, here) if meant is None else None
            if own is not None:
                return replace(link, name=own), None
            meant = meant or self._described(link, here)
        if meant is None or meant.called.casefold() == (link.mention or "").casefold():
            return link, None
        weak = link.kind in (SourceKind.UNKNOWN, SourceKind.PERSON, SourceKind.DOCUMENT)
        known = meant.kind is not SourceKind.UNKNOWN
        kind = meant.kind if weak and known else link.kind
        return replace(link, name=meant.called, kind=kind, body=link.body or meant.body), meant

    def told_by(self, speaker: Known) -> tuple[Source, ...]:
        """The media that the speaker, who spoke a few sentences before, was talking to."""
        reach = self._sentence_start(speaker.first, _BACK)
        for known in reversed(self.spoken):
            if known.first < reach:
                return ()
            if known.called.casefold() == speaker.called.casefold():
                return known.told
        return ()

    def _antecedent(self, at: int, shape: str, goes_on: bool) -> Known | None:
        """The nearest earlier source that fits, if nobody else who fits is a subject since.

        Whoever "added" something ``goes_on`` speaking, whoever else was told of in between.
        """
        male = {"he": True, "she": False}.get(self.doc[at].lower_)
        reach = self._sentence_start(at, _BACK)
        for known in reversed(self.spoken):
            if known.first < reach:
                return None
            if known.last >= at or known.nested:
                continue
            fits = known.shape == shape or (shape == PEOPLE and known.shape == BODY and known.named)
            if known.shape == OTHER and shape != PEOPLE and known.called[:1].isupper():
                fits = True
            if not fits or (male is not None and known.male is not None and known.male is not male):
                continue
            if _is_pronoun(self.doc, (known.first, known.last)) and not known.named:
                return None
            between = not goes_on and self._somebody_between(known, at, shape)
            doubtful = between or self._two_spoke(known, shape)
            return None if doubtful else known
        return None

    def _sentence_start(self, at: int, back: int) -> int:
        """Where the sentence ``back`` sentences before begins; one less over a paragraph's edge."""
        here = bisect_right(self._sentences, at) - 1
        start = self._sentences[max(0, here - back)]
        parted = any("\n" in self.doc[i].text for i in range(start, at))
        return self._sentences[max(0, here - back + 1)] if parted else start

    def _two_spoke(self, known: Known, shape: str) -> bool:
        """ "It fell, Roe said, the mayor reported": two of a kind speak in the sentence."""
        start = self.doc[known.first].sent.start
        end = self.doc[known.first].sent.end
        return any(
            other.first != known.first
            and start <= other.first < end
            and other.shape == shape
            and other.called != known.called
            for other in self.spoken
        )

    def _somebody_between(self, known: Known, at: int, shape: str) -> bool:
        """Whether another who fits is a subject, or a named speaker, between the two."""
        called = {word.casefold() for word in known.called.split()}
        for token in self.doc[known.last + 1 : at]:
            if token.lower_ in called or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if token.i in self._quoted:
                continue
            person = token.ent_type_ == "PERSON" and token.i not in self._no_persons
            agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
            if shape == PERSON and person and (token.dep_ in SUBJECT_DEPS or agent):
                return True
            if token.dep_ not in SUBJECT_DEPS:
                continue
            if shape == PERSON and shape_of_noun(token, noun_kind(token), person) == PERSON:
                return True
            if shape == BODY and any(
                k.first <= token.i <= k.last and k.shape == BODY and k.called != known.called
                for k in (*self.all_sources, *self.elsewhere)
            ):
                return True
        return False

    def _longer_name(self, here: Range) -> Known | None:
        """ "Roe", "the Coalition", "WHO": the one longer name of the report that holds them."""
        first, last = here
        tokens = [t for t in self.doc[first : last + 1] if t.pos_ != "DET"]
        if not tokens or len(tokens) > 3 or not tokens[-1].text[:1].isupper():
            return None
        words = tuple(t.lower_ for t in tokens)
        holding: dict[str, Known] = {}
        for known in (*self.all_sources, *self.elsewhere):
            if not known.named or known.first == first:
                continue
            if shortens(words, known) or (
                len(tokens) == 1 and tokens[0].is_upper and tokens[0].text == known.initials
            ):
                same = " ".join(known.words)
                if same not in holding or (known.body and not holding[same].body):
                    holding[same] = known
        if len({names.split()[-1] + names.split()[0] for names in holding}) > 1:
            longest = max(holding, key=len)
            if not all(set(names.split()) <= set(longest.split()) for names in holding):
                return None
        return holding[max(holding, key=len)] if holding else None

    def _described(self, link: Source, here: Range) -> Known | None:
        """ "The source", "the group", "the paper", "the statement"; "a monitor" before its name."""
        first, last = here
        head = head_of(self.doc, first, last)
        opening = self.doc[first].lower_
        described = opening in _INDEFINITE and noun_kind(head) is not None  # "an NGO"
        if (head.pos_ == "PROPN" and not described) or head.lower_ in PRONOUNS:
            return None
        plural = head.tag_ == "NNS"
        if opening in _DEFINITE:
            return self._definite(link, head, first, plural)
        if opening in _INDEFINITE and link.kind in _ONE_OF_A_KIND:
            return self._next(link.kind, first) or self._only(link.kind)
        return None

    def _next(self, kind: SourceKind, at: int) -> Known | None:
        """The one named body of a kind that speaks in the sentences that follow."""
        end = self._sentence_start_of(bisect_right(self._sentences, at) + _FORWARD)
        named = {
            k.called: k
            for k in (*self.all_sources, *self.elsewhere)
            if at < k.first < end and k.named and k.kind is kind and k.shape != PERSON
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def _sentence_start_of(self, number: int) -> int:
        return self._sentences[number] if number < len(self._sentences) else len(self.doc)

    def _definite(self, link: Source, head: Token, at: int, plural: bool) -> Known | None:
        lemma = head.lemma_.lower()
        earlier = [k for k in self.spoken if k.last < at and not k.nested]
        same = [
            k for k in earlier if k.head == lemma and not _is_pronoun(self.doc, (k.first, k.last))
        ]
        named_too = link.kind is SourceKind.MONITOR or lemma in _GROUPS | _MEDIA_NOUNS
        if same and lemma not in _STATEMENTS and (same[-1].named or not named_too):
            return same[-1]
        if lemma in _STATEMENTS:
            return self._nearest(earlier, at, lambda k: k.shape in (BODY, PERSON, OTHER))
        if lemma in _MEDIA_NOUNS:
            return self._nearest(earlier, at, lambda k: k.kind in _MEDIA) or self._only(*_MEDIA)
        if link.kind is SourceKind.MONITOR:
            nearest = self._nearest(earlier, at, lambda k: k.kind is SourceKind.MONITOR)
            return nearest or self._next(link.kind, at) or self._only(link.kind)
        if lemma in _GROUPS and not plural:
            like = {link.kind, SourceKind.UNKNOWN} if link.kind in _OF_STATE else set(SourceKind)
            last = self._nearest(
                earlier, at, lambda k: k.shape == BODY and k.named and k.kind in like
            )
            return last or (self._only(SourceKind.MONITOR) if len(like) > 2 else None)
        if link.kind not in (SourceKind.UNKNOWN, SourceKind.ANONYMOUS) and not plural:
            person = shape_of_noun(head, noun_kind(head), False) == PERSON
            shape = PERSON if person else BODY
            reach = self._sentence_start(at, 2 * _BACK)
            return self._one_of(
                known
                for known in earlier
                if known.first >= reach
                and known.shape == shape
                and self._may_be_called(known, lemma, link.kind)
            )
        return None

    def _may_be_called(self, known: Known, lemma: str, kind: SourceKind) -> bool:
        """ "The governor" is somebody introduced as one; "the official" any official."""
        if lemma in _GENERAL:
            return known.kind is kind
        titles = self.doc[known.first : known.last + 1]
        return any(t.lemma_.lower() == lemma or t.lower_ == lemma for t in titles)

    def _nearest(
        self, earlier: Sequence[Known], at: int, fits: Callable[[Known], bool]
    ) -> Known | None:
        reach = self._sentence_start(at, 2 * _BACK)
        return next((k for k in reversed(earlier) if k.first >= reach and fits(k)), None)

    def _one_of(self, fitting: Iterable[Known]) -> Known | None:
        """The last of those who fit, if they are one; of two mayors neither is "the mayor"."""
        found = list(fitting)
        return found[-1] if len({k.called.casefold() for k in found}) == 1 else None

    def _only(self, *kinds: SourceKind) -> Known | None:
        """The one source of these kinds that the report names, or the one such body it tells of."""
        for held in (self.all_sources, self.elsewhere):
            named = {
                k.called.casefold(): k
                for k in held
                if k.named and k.kind in kinds and k.shape != PERSON
            }
            if named:
                return next(iter(named.values())) if len(named) == 1 else None
        return None
