"""Joins a ``Doc``'s layers into claims: each thing asserted, with its chain and its stance."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Token

from counterclaim.annotating.attaching.where import Attacher
from counterclaim.annotating.grammar.clauses import object_of, subject_of
from counterclaim.annotating.harmless import guarding
from counterclaim.annotating.spans import words
from counterclaim.claiming.adding import adding
from counterclaim.claiming.assertions import Assertion, assertions
from counterclaim.claiming.chains import chain_at, reaches
from counterclaim.claiming.quoted import quoting
from counterclaim.claiming.stances import stance_at
from counterclaim.model.abstained import Abstained
from counterclaim.model.actor import Actor, is_thing
from counterclaim.model.attribution import Attribution, Source
from counterclaim.model.claim import Claim, ClaimKind, Origin, ReportRef, Trigger
from counterclaim.model.control import ControlMention
from counterclaim.model.event import Event
from counterclaim.model.figure import Figure, FigureMention
from counterclaim.model.identity import content_of, identified
from counterclaim.model.label import LabelMention
from counterclaim.model.offer import Offer, OfferMention
from counterclaim.model.relation import Relation, RelationMention
from counterclaim.model.report import Report
from counterclaim.model.service import ServiceMention
from counterclaim.model.stance import Stance, StanceCue
from counterclaim.model.timespan import Anchor
from counterclaim.model.version import VERSION
from counterclaim.model.words import Words

# How often a claim of the kind was read rightly, roughly; events carry a confidence of their own.
CONFIDENCE = {
    ClaimKind.FIGURE: 0.7,
    ClaimKind.CONTROL: 0.6,
    ClaimKind.RELATION: 0.5,
    ClaimKind.OFFER: 0.6,
    ClaimKind.SERVICE: 0.6,
    ClaimKind.LABEL: 0.9,
    ClaimKind.STATEMENT: 0.6,
}
CLAIMING = "counterclaim_claims"  # what faults in making claims are laid to
_ORDER = {kind: n for n, kind in enumerate(ClaimKind)}


def claims_of(doc: Doc, report: Report) -> tuple[Claim, ...]:
    """All claims of an annotated report in text order; ``doc.text`` must be ``report.text``."""
    found: list[Claim] = []
    with guarding(doc, CLAIMING, Words(0, len(report.text))):
        found.extend(_told_apart(adding(_Assembly(doc, report).claims())))
    return tuple(sorted(found, key=lambda c: (c.start, c.end, _ORDER[c.kind], c.id)))


def _told_apart(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims with their names; what is the same twice is one, what shares a trigger has turns.

    "Took Dara and Harrow" holds two claims: the second one's name must not hang on its place.
    """
    turns: dict[tuple[ClaimKind, Trigger | None], set[str]] = {}
    for claim in claims:
        held = turns.setdefault((claim.kind, claim.trigger), set())
        content = content_of(claim)
        if content not in held and claim.trigger is not None:
            trigger = replace(claim.trigger, turn=len(held))
            held.add(content)
            yield identified(replace(claim, trigger=trigger))


CUE_BEFORE = 40  # characters before a figure's clause in which its word is taken in


class _Assembly:
    """The layers of one ``Doc``, read once."""

    def __init__(self, doc: Doc, report: Report) -> None:
        self.text = report.text
        self.report = report
        self.reference = ReportRef.of(report)
        self.doc = doc
        self.actors: Sequence[Actor] = doc._.actors
        self.attributions: Sequence[Attribution] = doc._.attributions
        self.credits: Sequence[Source] = doc._.credits
        self.cues: Sequence[StanceCue] = doc._.stance_cues
        self.events: Sequence[Event] = doc._.events
        self.figures: Sequence[FigureMention] = doc._.figures
        self.controls: Sequence[ControlMention] = doc._.controls
        self.relations: Sequence[RelationMention] = doc._.relations
        self.offers: Sequence[OfferMention] = doc._.offers
        self.services: Sequence[ServiceMention] = doc._.services
        self.labels: Sequence[LabelMention] = doc._.labels
        self.event_at = {event.trigger.start: event for event in self.events}
        self.told_by = [self._event_of(mention) for mention in self.figures]

    @cached_property
    def attach(self) -> Attacher:
        """Where and when; made with the first claim that asks, so that an error is that claim's."""
        return Attacher.of(self.doc)

    def _made(self, at: Words, make: Callable[..., Claim], *read: Any) -> Iterator[Claim]:
        """The claim at ``at``, or none: what keeps it from being made costs no other."""
        with guarding(self.doc, CLAIMING, at):
            yield make(*read)

    def claims(self) -> Iterator[Claim]:
        told: list[Words] = []
        for event in self.events:
            told.append(event.trigger)
            yield from self._made(event.trigger, self._event, event)
        for mention, teller in zip(self.figures, self.told_by, strict=True):
            told.append(Words(mention.figure.start, mention.figure.end))
            yield from self._made(told[-1], self._figure, mention, teller)
        for control in self.controls:
            told.append(control.trigger)
            yield from self._made(control.trigger, self._control, control)
        for relation in self.relations:
            told.append(relation.trigger)
            yield from self._made(relation.trigger, self._relation, relation)
        for offer in self.offers:
            told.append(offer.trigger)
            yield from self._made(offer.trigger, self._offer, offer)
        for service in self.services:
            told.append(service.trigger)
            yield from self._made(service.trigger, self._service, service)
        for label in self.labels:
            yield from self._made(Words(label.start, label.end), self._label, label)
        told.sort()
        saying = {i for a in self.attributions for cue in a.cue for i in (cue.start, cue.end)}
        for attribution in (a for a in self.attributions if a.sources):
            for assertion in assertions(self.doc, attribution):
                first = bisect_left(told, Words(assertion.words.start, assertion.words.start))
                last = bisect_left(told, Words(assertion.words.end, assertion.words.end))
                verb = words(assertion.verb)
                if {verb.start, verb.end} & saying:
                    continue  # "X said it fell, Wire A reported": that X said so is no more
                if not any(assertion.tells(each) for each in told[first:last]):
                    insort(told, verb)
                    yield from self._made(verb, self._statement, assertion)

    def _claim(
        self,
        kind: ClaimKind,
        trigger: Words,
        extent: Words,
        said: Sequence[Attribution] | None = None,
        **fields: Any,
    ) -> Claim:
        said = self.attributions if said is None else said
        sources, manner = chain_at(trigger, said, self.credits, self.report.outlet)
        extent = _said_words(trigger, extent, self.attributions)
        fields.setdefault("confidence", CONFIDENCE.get(kind))
        fields["abstained"] = self._left_blank(trigger, sources, said, fields)
        fields.setdefault("stance", stance_at(trigger, self.cues, self.attributions))
        return Claim(
            id="",
            trigger=Trigger(mention=trigger.of(self.text), start=trigger.start, end=trigger.end),
            report=self.reference,
            start=extent.start,
            end=extent.end,
            verbatim=extent.of(self.text),
            kind=kind,
            sources=sources,
            manner=manner,
            origin=Origin(component=_COMPONENT[kind], version=VERSION),
            **fields,
        )

    def _left_blank(
        self,
        trigger: Words,
        sources: Sequence[Source],
        said: Sequence[Attribution],
        fields: Mapping[str, Any],
    ) -> tuple[Abstained, ...]:
        """Why fields of the claim that are blank were left so."""
        told = fields.get("abstained", ())
        blank = [each for each in told if fields.get(each.field.value) is None]
        if len(sources) == 1:
            for attribution in said:
                if attribution.abstained and any(trigger in part for part in attribution.content):
                    blank += attribution.abstained
        return tuple(dict.fromkeys(blank))

    def _event(self, event: Event) -> Claim:
        return self._claim(
            ClaimKind.EVENT,
            event.trigger,
            event.clause,
            stance=self._stance_apart(event.trigger),
            event_type=event.type,
            event_mode=event.mode,
            sub_event_type=event.sub_event,
            actor=event.actor,
            target=event.target,
            place=event.place,
            time=event.time,
            figures=self._figures_in(event),
            weapon=event.weapon,
            hit=event.hit,
            persons=event.persons,
            co_actors=event.co_actors,
            co_targets=event.co_targets,
            abstained=event.abstained,
            confidence=event.confidence,
        )

    def _figures_in(self, event: Event) -> tuple[Figure, ...]:
        pairs = zip(self.figures, self.told_by, strict=True)
        return tuple(mention.figure for mention, teller in pairs if teller is event)

    def _event_of(self, mention: FigureMention) -> Event | None:
        """The event whose outcome the figure tells: its own verb's, else the closest around it."""
        figure = Words(mention.figure.start, mention.figure.end)
        for event in self.events:
            if event.trigger.overlaps(mention.cue):
                return event
        around = [e for e in self.events if figure in e.clause or e.trigger in mention.clause]
        return min(around, key=lambda e: _gap(e.trigger, mention.cue), default=None)

    def _figure(self, mention: FigureMention, event: Event | None) -> Claim:
        figure = Words(mention.figure.start, mention.figure.end)
        clause = Words.hull([mention.clause, figure])
        if 0 < clause.start - mention.cue.start <= CUE_BEFORE:
            clause = Words.hull([clause, mention.cue])  # "killing six people"
        return self._claim(
            ClaimKind.FIGURE,
            figure,
            clause,
            event_type=event.type if event else None,
            event_mode=event.mode if event else None,
            sub_event_type=event.sub_event if event else None,
            actor=event.actor if event else None,
            target=event.target if event and not is_thing(event.target) else None,
            weapon=event.weapon if event else (),
            co_actors=event.co_actors if event else (),
            co_targets=event.co_targets if event else (),
            place=event.place if event else self.attach.place(mention.cue, mention.clause),
            time=event.time if event else self.attach.time(mention.cue),
            figures=(mention.figure,),
        )

    def _control(self, mention: ControlMention) -> Claim:
        return self._claim(
            ClaimKind.CONTROL,
            mention.trigger,
            mention.clause,
            actor=mention.holder,
            target=mention.loser,
            place=mention.place,
            time=self.attach.time(mention.trigger),
            control=mention.control,
        )

    def _relation(self, mention: RelationMention) -> Claim:
        return self._claim(
            ClaimKind.RELATION,
            mention.trigger,
            mention.clause,
            actor=mention.actor,
            target=mention.target,
            relation=Relation(type=mention.type),
        )

    def _stance_apart(self, trigger: Words) -> Stance:
        """The stance but for what the trigger says: "did not accept", "no truth" are refusals."""
        apart = [c for c in self.cues if Words(c.hedge.start, c.hedge.end) not in trigger]
        return stance_at(trigger, apart, self.attributions)

    def _offer(self, mention: OfferMention) -> Claim:
        return self._claim(
            ClaimKind.OFFER,
            mention.trigger,
            mention.clause,
            actor=mention.actor,
            target=mention.target,
            place=self.attach.place(mention.trigger, mention.clause),
            time=self.attach.time(mention.trigger),
            offer=Offer(
                act=mention.act,
                terms=mention.terms.of(self.text) if mention.terms else None,
                conditions=mention.conditions,
                reasons=mention.reasons,
            ),
            abstained=mention.abstained,
            stance=self._stance_apart(mention.trigger),
        )

    def _service(self, mention: ServiceMention) -> Claim:
        event = self.event_at.get(mention.trigger.start)
        place = event.place if event is not None else None
        return self._claim(
            ClaimKind.SERVICE,
            mention.trigger,
            mention.clause,
            actor=event.actor if event is not None else mention.actor,
            place=place or self.attach.place(mention.trigger, mention.clause),
            time=self.attach.time(mention.trigger),
            service=mention.service,
            stance=self._stance_apart(mention.trigger),
        )

    def _label(self, mention: LabelMention) -> Claim:
        extent = Words(mention.start, mention.end)
        return self._claim(
            ClaimKind.LABEL,
            extent,
            extent,
            label=mention.label,
            said=quoting(extent, self.attributions, self.text),
            stance=Stance(),  # a word is used or it is not
        )

    def _statement(self, assertion: Assertion) -> Claim:
        trigger = words(assertion.verb)
        time = self.attach.time(trigger)
        place = self.attach.place(trigger, assertion.words)
        return self._claim(
            ClaimKind.STATEMENT,
            trigger,
            assertion.words,
            actor=self._actor_at(subject_of(assertion.verb)),
            target=self._actor_at(object_of(assertion.verb)),
            place=place if place and Words(place.start, place.end) in assertion.words else None,
            time=time if time and time.anchor is Anchor.CLAUSE else None,
        )

    def _actor_at(self, noun: Token | None) -> Actor | None:
        if noun is None:
            return None
        here = words(noun)
        return next((a for a in self.actors if here in Words(a.start, a.end)), None)


_COMPONENT = {
    ClaimKind.EVENT: "counterclaim_events",
    ClaimKind.FIGURE: "counterclaim_figures",
    ClaimKind.CONTROL: "counterclaim_control",
    ClaimKind.RELATION: "counterclaim_relations",
    ClaimKind.OFFER: "counterclaim_offers",
    ClaimKind.SERVICE: "counterclaim_services",
    ClaimKind.LABEL: "counterclaim_labels",
    ClaimKind.STATEMENT: "counterclaim_attribution",
}


def _said_words(trigger: Words, extent: Words, attributions: Sequence[Attribution]) -> Words:
    """``extent`` without the teller: the parser may draw "a doctor said" into the clause told.

    A content in pieces ("The bridge, he said, was hit") is left as it stands, teller and all.
    """
    for attribution in attributions:
        if len(attribution.content) == 1 and reaches(attribution.content[0], trigger):
            [said] = attribution.content
            if extent.overlaps(said):
                extent = Words(max(extent.start, said.start), min(extent.end, said.end))
    return extent


def _gap(one: Words, other: Words) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
