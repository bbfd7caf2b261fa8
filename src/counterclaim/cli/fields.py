"""A claim's fields on a screen: letters and names, what stands in them, whence it was read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.cli.terminal import one_line
from counterclaim.model.actor import Actor
from counterclaim.model.attribution import Source
from counterclaim.model.claim import Claim, ClaimKind
from counterclaim.model.control import Control
from counterclaim.model.decision import Field, Value, value_of
from counterclaim.model.figure import Figure
from counterclaim.model.label import Label
from counterclaim.model.offer import Offer
from counterclaim.model.person import Person
from counterclaim.model.place import Place
from counterclaim.model.relation import Relation
from counterclaim.model.service import Service
from counterclaim.model.stance import Stance
from counterclaim.model.thing import Thing
from counterclaim.model.timespan import Anchor, TimeSpan
from counterclaim.model.weapon import Weapon
from counterclaim.model.words import Words
from counterclaim.wording.actors import actor_words
from counterclaim.wording.figures import figure_words
from counterclaim.wording.parties import offer_words, person_words, thing_words, weapon_words
from counterclaim.wording.places import candidate_words
from counterclaim.wording.sources import THROUGH, source_words
from counterclaim.wording.stances import told_as
from counterclaim.wording.times import time_words

BLANK = "—"
Part = Figure | Source | Weapon | Thing | Person | Actor  # of a field that holds several


@dataclass(frozen=True, slots=True)
class Letter:
    """A field's key after ``e``, its name on the card, how it is set, and the fields it shows."""

    key: str
    name: str
    said: str  # the name before "=" (steps.saying)
    fields: tuple[Field, ...]
    how: str  # what may be typed


LETTERS = (
    Letter("w", "who", "actor", (Field.ACTOR,), "a name, a registry's id, or none"),
    Letter("t", "target", "target", (Field.TARGET,), "a name, a registry's id, or none"),
    Letter(
        "a",
        "what",
        "type",
        (Field.EVENT_TYPE, Field.SUB_EVENT_TYPE),
        "a type, as ASSAULT, a sub-type, as Air/drone strike, or both with / between",
    ),
    Letter("p", "place", "place", (Field.PLACE,), 'a name, as "Tripoli, LB", a number, or none'),
    Letter("d", "day", "time", (Field.TIME,), "2016-07-31, 2016-07, 2016-07-01..2016-07-03, none"),
    Letter(
        "f", "figures", "", (Field.FIGURES,), "killed 12, killed 12-15, injured 12+, killed none"
    ),
    Letter(
        "c",
        "it",  # control, relation ...: what the claim's kind is
        "",
        (Field.CONTROL, Field.RELATION, Field.OFFER, Field.SERVICE),
        "one of its words, as captured 50%",
    ),
    Letter(
        "m",
        "with",
        "weapon",
        (Field.WEAPON,),
        "a kind, or words: kind, as shells: artillery",
    ),
    Letter("i", "hit", "hit", (Field.HIT,), "a kind, or words: kind, as two towers: power"),
    Letter("n", "persons", "persons", (Field.PERSONS,), "Ilan Dor, 34, teacher: killed; or none"),
    Letter("o", "also", "co actors", (Field.CO_ACTORS,), "who else did it, divided by ;"),
    Letter("u", "to also", "co targets", (Field.CO_TARGETS,), "to whom else, divided by ;"),
    Letter("s", "chain", "chain", (Field.SOURCES,), "the speaker, doctor > AFP, or none"),
    Letter("h", "told as", "told as", (Field.STANCE,), "denied, alleged, planned ..."),
    Letter("l", "label", "label", (Field.LABEL,), "whom the word is for, or none"),
    Letter("v", "words", "words", (Field.WORDS,), "words of the report"),
)

SELDOM = frozenset("minou")  # letters of fields that few claims have

# What the letters without a fixed name set, by the kind of the claim.
OWN = {
    ClaimKind.CONTROL: "control",
    ClaimKind.RELATION: "relation",
    ClaimKind.OFFER: "offer",
    ClaimKind.SERVICE: "effect",
}


def letters_of(claim: Claim) -> Iterator[Letter]:
    """The letters that the claim's kind has."""
    kind = claim.kind
    for letter in LETTERS:
        fits = {
            "a": kind in (ClaimKind.EVENT, ClaimKind.FIGURE),
            "f": kind in (ClaimKind.EVENT, ClaimKind.FIGURE),
            "c": kind in OWN,
            "l": kind is ClaimKind.LABEL,
            "m": kind in (ClaimKind.EVENT, ClaimKind.FIGURE),
            "i": kind in (ClaimKind.EVENT, ClaimKind.FIGURE),
            "n": kind in (ClaimKind.EVENT, ClaimKind.FIGURE),
        }.get(letter.key, True)
        if fits:
            yield replace(letter, name=kind.value) if letter.key == "c" else letter


def assignments(letter: Letter, said: str, claim: Claim) -> list[tuple[str, str]]:
    """What was typed into a field, as it is said after ``correct``."""
    if letter.key == "f":
        made = []
        for part in said.replace("=", " ").split(","):
            measure, _, count = part.strip().partition(" ")
            if measure[:1].isdigit() and len(claim.figures) == 1:
                measure, count = claim.figures[0].measure.value, part
            elif measure.casefold() == "without":
                word, _, count = count.strip().partition(" ")
                measure = f"{measure} {word}"
            made.append((measure.casefold(), count.strip()))
        return made
    if letter.key == "s" and ">" not in said and "›" not in said:
        return [("speaker", said)]
    return [(letter.said or OWN[claim.kind], said)]


def field_words(claim: Claim, letter: Letter) -> str:
    """What stands in a letter's fields."""
    if letter.key == "a":
        sub, kind = claim.sub_event_type, claim.event_type
        words = " / ".join(filter(None, (kind and kind.value, sub and sub.value, claim.event_mode)))
        return words or BLANK
    found = (value_words(field, value_of(claim, field)) for field in letter.fields)
    return next((words for words in found if words != BLANK), BLANK)


def value_words(field: Field, value: Value) -> str:
    """A field's value in a few words."""
    match value:
        case None | ():
            return BLANK if field is not Field.STANCE else "stated"
        case Place():
            full = candidate_words(value.name or value.mention, value.admin1, value.country)
            kind = "" if value.precision == "exact" else f" [{value.precision}]"
            unread = "" if value.name else " (in no gazetteer)"
            shift = f"{value.qualifier} " if value.qualifier else ""
            return f"{shift}{full}{unread}{kind if value.name else ''}"
        case Actor():
            name = actor_words(value)
            return f"{name} ({value.id})" if value.id else name
        case TimeSpan():
            return time_words(value) or BLANK
        case Stance():
            return told_as(value) or "stated, without a hedge"
        case Label():
            return f"“{value.used}” for {value.name or 'somebody'}"
        case Control():
            share = (value.share_low, value.share_high)
            ends = sorted({f"{round(end * 100)}%" for end in share if end is not None})
            return " ".join((value.status.value, "–".join(ends))).strip()
        case Relation():
            return value.type.value
        case Offer():
            words = offer_words(value)
            return f"{value.act.value}{f': {words}' if words else ''}"
        case Service():
            return f"{value.thing.value} {value.effect.value}"
        case Words():
            return f"characters {value.start}-{value.end}"
        case tuple():
            return _several(value)
        case _:
            return str(value)


def _several(values: tuple[Part, ...]) -> str:
    if all(isinstance(value, Source) for value in values):
        return THROUGH.join(source_words(v) for v in values if isinstance(v, Source))
    return "; ".join(map(_part_words, values))


def _part_words(value: Part) -> str:
    match value:
        case Figure():
            return figure_words(value)
        case Weapon():
            return weapon_words(value)
        case Thing():
            return thing_words(value)
        case Person():
            return person_words(value)
        case Actor():
            return actor_words(value)
        case _:
            return source_words(value)


def whence(claim: Claim, letter: Letter) -> str:
    """The report's words that a letter's fields were read from; empty where none."""
    match letter.key:
        case "w":
            return _quoted(claim.actor.mention if claim.actor else None)
        case "t":
            return _quoted(claim.target.mention if claim.target else None)
        case "p":
            return _quoted(claim.place.mention if claim.place else None)
        case "d":
            time = claim.time
            if time is None or time.mention is None:
                return "by when it was published" if time and time.anchor == "publication" else ""
            where = "" if time.anchor is Anchor.CLAUSE else f", in the {time.anchor}"
            return _quoted(time.mention) + where
        case "f":
            return ", ".join(_quoted(figure.mention) for figure in claim.figures)
        case "m" | "i" | "n":
            parts: dict[str, tuple[Weapon | Thing | Person, ...]]
            parts = {"m": claim.weapon, "i": claim.hit, "n": claim.persons}
            return ", ".join(_quoted(part.mention) for part in parts[letter.key])
        case "o" | "u":
            more = claim.co_actors if letter.key == "o" else claim.co_targets
            return ", ".join(_quoted(actor.mention) for actor in more)
        case "s":
            first, *rest = claim.sources
            if not rest:
                return "in its own voice"
            return ", ".join(filter(None, (_quoted(first.mention), _quoted(first.cue))))
        case "h":
            return ", ".join(
                _quoted(hedge.mention) + (f" ({hedge.by})" if hedge.by else "")
                for hedge in claim.stance.hedges
            )
        case "a" | "c":
            return _quoted(claim.trigger.mention if claim.trigger else None)
        case _:
            return ""


def _quoted(words: str | None) -> str:
    return f"“{one_line(words, 60)}”" if words else ""
