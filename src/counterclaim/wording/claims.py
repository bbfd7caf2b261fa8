"""What a claim says, and the whole claim in words."""

from dataclasses import dataclass

from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.label import Label
from counterclaim.model.service import Service
from counterclaim.wording.control import control_words
from counterclaim.wording.figures import figure_words
from counterclaim.wording.parties import offer_words, parties_words, weapon_words
from counterclaim.wording.places import place_words
from counterclaim.wording.sources import chain_words
from counterclaim.wording.stances import stance_words
from counterclaim.wording.times import time_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """One claim in words; ``claim`` is its id."""

    claim: str
    kind: str
    who: str
    what: str
    where: str
    when: str
    stance: str
    verbatim: str

    @classmethod
    def of(cls, claim: Claim) -> "ClaimWords":
        """The words of ``claim``."""
        return cls(
            claim=claim.id,
            kind=claim.kind.value,
            who=chain_words(claim.sources),
            what=what_words(claim),
            where=place_words(claim.place),
            when=time_words(claim.time),
            stance=stance_words(claim.stance),
            verbatim=claim.verbatim,
        )


def what_words(claim: Claim) -> str:
    """What is claimed: the event type, the control status, the relation, the offer, the label."""
    doer = parties_words(claim.actor, claim.co_actors)
    sufferer = parties_words(claim.target, claim.co_targets)
    match claim.kind:
        case ClaimKind.EVENT:
            kind = str(claim.sub_event_type or claim.event_type or "")
            onto = f"→ {sufferer}" if sufferer else ""
            means = f"with {', '.join(map(weapon_words, claim.weapon))}" if claim.weapon else ""
            roles = " ".join(filter(None, (doer, onto, means)))
            return f"{kind}: {roles}" if roles else kind
        case ClaimKind.FIGURE:
            return "; ".join(figure_words(figure) for figure in claim.figures)
        case ClaimKind.CONTROL if claim.control:
            control = claim.control
            shares = control.share_low, control.share_high
            return control_words(control.status, doer, sufferer, *shares)
        case ClaimKind.RELATION if claim.relation:
            return f"{doer} {claim.relation.type.value} {sufferer}"
        case ClaimKind.OFFER if claim.offer:
            to = f"→ {sufferer}" if sufferer else ""
            parts = (doer, claim.offer.act.value, to)
            terms = offer_words(claim.offer)
            return " ".join(filter(None, parts)) + (f": {terms}" if terms else "")
        case ClaimKind.SERVICE if claim.service:
            return _service_words(claim.service, doer)
        case ClaimKind.LABEL if claim.label:
            return label_words(claim.label)
        case _:
            return claim.verbatim


def label_words(label: Label) -> str:
    """ "“regime” for Army of Dara"; without the actor where that is not clear."""
    whom = f" for {label.name}" if label.name else ""
    return f"“{label.used}”{whom}"


def _service_words(service: Service, doer: str) -> str:
    by = f" by {doer}" if doer else ""
    served = f" ({service.served})" if service.served else ""
    return f"{service.thing.value} {service.effect.value}{by}{served}"
