"""A claim's card: its words in context, each field with what it was read from, what else it could
be, and what was decided so far."""

import re
from collections.abc import Iterator, Sequence

from rich.text import Text

from counterclaim.cli.fields import BLANK, SELDOM, field_words, letters_of, value_words, whence
from counterclaim.cli.terminal import SHORT_ID, one_line, out, plain, table
from counterclaim.model.claim import PERSON, Claim
from counterclaim.model.decision import Act, Decision, State
from counterclaim.views.kept import Kept, Version
from counterclaim.views.review import Card
from counterclaim.wording.parties import abstained_words
from counterclaim.wording.places import candidate_words

_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
SHOWN = 3  # candidates of a place


def print_card(card: Card, place: str) -> None:
    """The card; ``place`` is its place in the queue ("12 of 393")."""
    standing, claim, console = card.standing, card.standing.claim, out()
    report = claim.report
    said = [place, claim.id[:SHORT_ID], claim.kind.value, standing.state.value]
    if standing.changed:
        said[-1] += ", read otherwise since" if not standing.gone else ", read no more"
    sure = "" if standing.state is State.ADDED else f"sure {claim.confidence:.2f}"
    published = str(report.published) if report.published else ""
    console.rule(style="dim", characters="─")
    console.print(plain(" · ".join(filter(None, (*said, sure))), "bold"))
    of = " · ".join(filter(None, (report.outlet or "unknown outlet", published, report.title)))
    console.print(plain(one_line(of, console.width), "dim"))
    console.print()
    console.print(_marked(card))
    console.print()
    _print_fields(card)
    for line in _about(card):
        console.print(line)


def _marked(card: Card) -> Text:
    """The words in their context, marked also where there is no colour."""
    shown = card.shown
    words = plain(("…" if shown.cut_before else "") + _flat(shown.before))
    words.append("»", "dim").append_text(plain(_flat(shown.claim.verbatim), "reverse"))
    words.append("«", "dim")
    return words.append_text(plain(_flat(shown.after) + ("…" if shown.cut_after else "")))


def _flat(words: str) -> str:
    """On one line, with a space kept at either end; "¶" where the report has an empty line."""
    flat = _PARAGRAPH.sub(" ¶ ", words)
    return " ".join(f".{flat}.".split())[1:-1]


def _print_fields(card: Card) -> None:
    claim, by = card.standing.claim, {c.field: c for c in card.standing.corrections}
    made = table("", [("", 2), ("field", 9), ("stands", 42), ("from the words", 38)])
    made.show_header = False
    for letter in letters_of(claim):
        if letter.key == "v":
            continue  # they are marked above
        if letter.key in SELDOM and field_words(claim, letter) == BLANK:
            continue  # most claims have none; its key works all the same
        words = Text(one_line(field_words(claim, letter), 200))
        corrected = [by[field] for field in letter.fields if field in by]
        words = plain(words.plain, "bold" if corrected else "")
        for each in corrected:
            was = one_line(field_words(card.standing.read, letter), 60)
            words.append_text(plain(f"\nby {one_line(each.coder, 30)}; read: {was}", "dim"))
        for n, other in enumerate(card.places[:SHOWN] if letter.key == "p" else (), 1):
            name = candidate_words(other.name, other.admin1, other.country)
            words.append_text(plain(f"\n{n} could be: {one_line(name, 60)}", "dim"))
        made.add_row(
            Text(letter.key, "bold"), letter.name, words, plain(whence(claim, letter), "dim")
        )
    out().print(made)


def _about(card: Card) -> Iterator[Text]:
    for each in card.standing.claim.abstained:
        yield plain(f"left blank: {abstained_words(each)}", "dim")
    if card.event is not None and card.event_claims > 1:
        yield plain(f"event {card.event[:SHORT_ID]}: {card.event_claims} claims", "dim")
    for decision in card.standing.decisions:
        yield plain(f"entry {decision.seq}: {decision_words(decision)}", "dim")
    for version in card.shown.versions:
        if version.otherwise:
            yield plain(version_words(version))


def decision_words(decision: Decision) -> str:
    """ "ana set place to Halden, because: the caption says so"."""
    who, act = one_line(decision.coder, 40), decision.act
    if act is Act.EDIT and decision.field is not None:
        name = decision.field.value.replace("_", " ")
        value = value_words(decision.field, decision.value)
        words = f"set {name} to {'none' if value == BLANK else one_line(value, 80)}"
    else:
        words = {
            Act.ACCEPT: "accepted it",
            Act.REJECT: "rejected it",
            Act.UNSURE: "cannot tell",
            Act.NOTE: "notes",
            Act.ADD: "added it",
            Act.TAKE_BACK: f"took back entry {decision.takes_back}",
        }[act]
    because = "; ".join(decision.reasons)
    between = ": " if act is Act.NOTE else ", because: "
    return f"{who} {words}{between}{one_line(because, 200)}" if because else f"{who} {words}"


def version_words(version: Version) -> str:
    """What a reading made of a claim otherwise than the one before."""
    if version.component == PERSON:
        return f"entry {version.entry}: added by a person"
    by = f"entry {version.entry}: read by {version.component} {version.version}"
    if not version.otherwise:
        return by
    was = (
        f"{field.value.replace('_', ' ')} (was {one_line(value_words(field, value), 80)})"
        for field, value in version.otherwise
    )
    return f"{by}, otherwise than before: {', '.join(was)}"


def same_count_words(others: Sequence[Claim]) -> str:
    """Which claims still have a count as it was before it was corrected in another."""
    ids = ", ".join(claim.id[:SHORT_ID] for claim in others)
    return f"the same count still stands as it was in {ids}: set it there too"


def kept_words(kept: Kept) -> str:
    """The same of any decision, with what became of it."""
    back = f" (taken back by entry {kept.taken_back})" if kept.taken_back else ""
    return decision_words(kept.decision) + back
