"""Fine-grained typing of conflict events on CASE-2021 task 2: the main event of a snippet.

The package finds events and says what a text's words speak for; this file weighs the two to choose
the main event and maps it to the task's label. For the five kinds that the package has no type for,
it has word lists. All lists are data.
"""

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from benchmarks.partial import partial_pipeline
from counterclaim.annotating.attaching.parties import ActorIndex
from counterclaim.annotating.events.wording import NONE, Wording, spoken, wording
from counterclaim.annotating.pipeline import BATCH
from counterclaim.model.event import Event, EventType, SubEventType

HERE = Path(__file__).parent
COMPONENTS = (
    "counterclaim_times",
    "counterclaim_places",
    "counterclaim_actors",
    "counterclaim_events",
)
PROTESTS = (  # what is told of a protest later in a snippet outranks that it took place
    "FORCE_AGAINST_PROTEST",
    "VIOL_DEMONSTR",
    "PROTEST_WITH_INTER",
    "PEACE_PROTEST",
)
VERBAL_WORTH = 0.5
VOTE = 2.0  # nats for a vote of the rules, against the words; chosen on the even snippets
SHARPNESS = 1.6  # of the shares: the sums of words and votes are surer than they look
MOST = 1.25  # votes for a label: one told again and again is no surer
OTHER_WORDS = {  # labels of the kinds that are in no list of ACLED's
    "Natural disaster": "NATURAL_DISASTER",
    "Accident": "MAN_MADE_DISASTER",
    "Organised crime": "ORG_CRIME",
    "Diplomacy": "DIPLO",
    "Responsibility": "ATTRIB",
}
_VERBAL = frozenset(
    {
        EventType.ACCUSE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.SANCTION,
    }
)


def predict(gold_tsv: Path, out_tsv: Path, *, by_rules: bool = False) -> None:
    """Read the columns id and text of ``gold_tsv``; write id, label and confidence.

    ``by_rules`` leaves out what the words of the whole text speak for.
    """
    nlp = partial_pipeline(*COMPONENTS)
    with gold_tsv.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    with out_tsv.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(["id", "label", "confidence"])
        for row, doc in zip(
            rows, nlp.pipe((r["text"] for r in rows), batch_size=BATCH), strict=True
        ):
            if by_rules:
                label, confidence = elected(votes(doc))
            else:
                label, confidence = label_of(words_of(doc), votes(doc), wording())
            writer.writerow([row["id"], label, f"{confidence:.2f}"])


def label_of(words: Sequence[str], votes: dict[str, float], wording: Wording) -> tuple[str, float]:
    """The label that words and votes speak for together, and its share of all, 0-1."""
    scores = dict(zip(map(task_label, wording.kinds), wording.read(words), strict=True))
    scores.pop("", None)
    for label, vote in votes.items():
        if label in scores:
            scores[label] += VOTE * vote
    best = max(scores, key=lambda label: (scores[label], label))
    total = np.logaddexp.reduce([SHARPNESS * score for score in scores.values()])
    return best, float(np.exp(SHARPNESS * scores[best] - total))


def words_of(doc: Doc) -> list[str]:
    """The lemmas of a whole text, names left out."""
    return spoken(doc, ActorIndex(doc, doc._.actors).named)


def task_label(kind: str) -> str:
    """The task's label of one of the package's kinds; empty for no event."""
    if kind in OTHER_WORDS:
        return OTHER_WORDS[kind]
    return "" if kind == NONE else labels()[SubEventType(kind)][0]


def votes(doc: Doc) -> dict[str, float]:
    """How much the events that were found, and the word lists, speak for each label."""
    scores: dict[str, float] = {}
    for place, event in enumerate(doc._.events):
        label, worth = labels().get(kind_of(event), ("", 0.0))
        if not label and event.type in _VERBAL:
            label, worth = "DIPLO", VERBAL_WORTH
        if label:
            scores[label] = scores.get(label, 0.0) + worth * weight(place)
    for label, worth, words in extras():
        found = {m.group().lower() for m in words.finditer(doc.text)}
        if found:
            scores[label] = scores.get(label, 0.0) + worth * (1 + 0.5 * (len(found) - 1))
    return {label: min(score, MOST) for label, score in scores.items()}


def elected(votes: dict[str, float]) -> tuple[str, float]:
    """The label with the most votes, the protests' kinds taken together."""
    if not votes:
        return "OTHER", 0.0
    family = sum(votes.get(label, 0.0) for label in PROTESTS)
    kind = next((label for label in PROTESTS if label in votes), None)
    if kind is not None:
        votes = {label: s for label, s in votes.items() if label not in PROTESTS} | {kind: family}
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0], ranked[0][1] / sum(votes.values())


def kind_of(event: Event) -> SubEventType | None:
    """The sub-event type; the task has no label for a blast by unknown means but the bomb's."""
    if event.sub_event is None and event.mode == "explosives":
        return SubEventType.REMOTE_EXPLOSIVE
    return event.sub_event


def weight(place: int) -> float:
    """Earlier events count for more; how sure they are is in what the words speak for."""
    return 0.8 if place == 0 else 0.5


@cache
def labels() -> dict[SubEventType | None, tuple[str, float]]:
    """The task's label of each ACLED sub-event type, and its weight."""
    return {SubEventType(r[0]): (r[1], float(r[2])) for r in _rows("case2021_labels.tsv")}


@cache
def extras() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """Label, weight and words of the kinds beyond ACLED's."""
    return tuple(
        (row[0], float(row[1]), re.compile(rf"\b(?:{row[2]})\b", re.IGNORECASE))
        for row in _rows("case2021_extras.tsv")
    )


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
