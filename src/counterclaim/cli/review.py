"""``review``: one claim after another on a card, decided on by single keys."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.agreement import print_agreement
from counterclaim.cli.card import decision_words, print_card, same_count_words
from counterclaim.cli.fields import Letter, assignments, letters_of
from counterclaim.cli.keys import END, ESCAPE, Keys
from counterclaim.cli.options import LedgerPath
from counterclaim.cli.rows import Csv, Json, check_form
from counterclaim.cli.terminal import SHORT_ID, one_line, out, plain, talk
from counterclaim.model.decision import Act, State
from counterclaim.model.errors import UsageError
from counterclaim.model.reasons import Reason, double_of
from counterclaim.views.review import Card, Queue, card, queue
from counterclaim.wording.numbers import counted
from counterclaim.wording.places import candidate_words

As = Annotated[
    str | None, typer.Option("--as", metavar="NAME", help="Who decides; else the system's user.")
]

HINT = (
    "a accept  x reject  e edit  space later  u undo  n note  q cannot tell  k back  ? keys  "
    "Esc end"
)
KEYS = (
    ("a", "accept: all of it stands as you see it"),
    ("x", "reject: it stands nowhere; a second key says why"),
    ("e", "edit a field: a second key is the field's letter, on the card"),
    ("space, j", "later: the next one"),
    ("k", "back: the one before"),
    ("u", "undo your newest decision, and look at that claim again"),
    ("n", "note: words for whoever reads it later"),
    ("q", "cannot tell"),
    ("Esc, Ctrl-D", "end; what was decided is kept"),
)
REASONS = {
    "c": Reason.NO_CLAIM,
    "w": Reason.WRONG_WORDS,
    "s": Reason.WRONG_SPEAKER,
    "p": Reason.OTHER_PLACE,
    "d": Reason.OTHER_DAY,
    "f": Reason.NUMBER_MISREAD,
    "h": Reason.HEDGE_MISSED,
    "k": Reason.WRONG_KIND,
    "2": Reason.DOUBLE,
}
OTHER = "o"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(review)


def review(
    ledger: LedgerPath,
    which: Annotated[
        Queue | None,
        typer.Option("--queue", metavar="QUEUE", help=f"{', '.join(Queue)}."),
    ] = None,
    report: Annotated[
        str | None, typer.Option(metavar="ID", help="One report through, from first to last.")
    ] = None,
    event: Annotated[
        str | None, typer.Option(metavar="ID", help="One event through, from first to last.")
    ] = None,
    coder: As = None,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="How far coders agree, field by field, instead.")
    ] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Look at claims one by one, and accept, correct or reject each by a key.

    What you decide is added to the ledger at once; what was read stays. The least sure come first.
    Without a terminal each key is a line.

    Examples:

      counterclaim review war.db

      counterclaim review war.db --queue disputed --as ana

      counterclaim review war.db --report r-3f9a --as ana

      counterclaim review war.db --agreement
    """
    check_form(json, csv)
    if agreement:
        return print_agreement(ledger, json=json, csv=csv)
    if json or csv:
        raise UsageError("--json and --csv are for --agreement; `counterclaim decisions` has both")
    from counterclaim.steps.review import coder_named, system_user

    name = coder_named(coder if coder is not None else system_user())
    ids = queue(ledger, which, report=report, event=event)
    if not ids:
        talk().print("Nothing waits in this queue.")
        return None
    talk().print(plain(f"{counted(len(ids), 'claim')}, decided on as {name}. ? tells the keys."))
    session = Session(ledger, name, ids)
    try:
        session.run()
    finally:
        session.tell()
    return None


class Session:
    """A person at work: which claim is on the card, and what was done so far."""

    def __init__(self, ledger: Path, coder: str, ids: list[str]) -> None:
        self._ledger, self._coder, self._ids = ledger, coder, ids
        self._keys = Keys()
        self._at = 0
        self._done: Counter[str] = Counter()
        self._keyed: dict[str, Callable[[Card], bool]] = {
            "a": lambda card: self._decide(card, Act.ACCEPT, ()),
            "x": self._reject,
            "q": lambda card: self._decide(card, Act.UNSURE, ()),
            "e": self._edit,
            "u": lambda _: self._undo(),
            "n": self._note,
            "?": lambda _: self._help(),
            " ": lambda _: self._go(1),
            "j": lambda _: self._go(1),
            "k": lambda _: self._go(-1),
        }

    def run(self) -> None:
        """Card after card until the queue or the person ends."""
        while self._at < len(self._ids):
            shown = card(self._ledger, self._ids[self._at])
            print_card(shown, f"{self._at + 1:,} of {len(self._ids):,}")
            talk().print(plain(HINT, "dim"))
            again = False
            while not again:
                pressed = self._keys.key()
                if pressed in (END, ESCAPE):
                    return
                act = self._keyed.get(pressed.lower())
                if act is None:
                    if pressed.strip():
                        talk().print(plain(f"{pressed!r} is no key here; ? tells them"))
                    continue
                try:
                    again = act(shown)
                except UsageError as error:
                    talk().print(plain(str(error), "red"))

    def tell(self) -> None:
        """What was done, at the end."""
        done = ", ".join(f"{many:,} {what}" for what, many in self._done.items() if many)
        words = f"{done}; all of it is in {self._ledger}." if done else "Nothing was decided."
        talk().print(plain(words))

    def _decide(self, card: Card, act: Act, reasons: tuple[str, ...]) -> bool:
        from counterclaim.steps.review import decide

        kept = decide(
            self._ledger,
            card.standing.claim.id,
            act,
            self._coder,
            reasons=reasons,
            seen=card.seen,
        )
        self._count(_DONE[act], 1)
        self._saved(f"{decision_words(kept.decisions[0])}{_stands(card, kept.states)}")
        return self._go(1) if act is not Act.NOTE else True

    def _reject(self, card: Card) -> bool:
        listed = [f"{key} {reason}" for key, reason in REASONS.items()]
        talk().print(plain(_choices("Why?", *listed, f"{OTHER} other", "Enter no reason")))
        pressed = self._keys.key().lower()
        if pressed in (ESCAPE, END):
            return False
        if pressed == OTHER:
            words = self._keys.line("in your words: ")
            return self._decide(card, Act.REJECT, (words,))
        reason = REASONS.get(pressed)
        if reason is None and pressed.strip():
            raise UsageError(f"{pressed!r} is none of the reasons; nothing was decided")
        if reason is Reason.DOUBLE:
            return self._double(card)
        return self._decide(card, Act.REJECT, (reason,) if reason else ())

    def _double(self, shown: Card) -> bool:
        said = self._keys.line("double of (a claim's id): ")
        other = card(self._ledger, said).standing.claim.id
        if other == shown.standing.claim.id:
            raise UsageError("a claim is no double of itself; nothing was decided")
        return self._decide(shown, Act.REJECT, (double_of(other),))

    def _edit(self, card: Card) -> bool:
        letters = {letter.key: letter for letter in letters_of(card.standing.claim)}
        listed = [f"{letter.key} {letter.name}" for letter in letters.values()]
        talk().print(plain(_choices("Which?", *listed)))
        pressed = self._keys.key().lower()
        letter = letters.get(pressed)
        if letter is None:
            if pressed in (ESCAPE, END):
                return False
            raise UsageError(f"this claim has no field {pressed!r}; nothing was changed")
        said = self._keys.line(f"{letter.name} ({letter.how}): ")
        if not said:
            talk().print("Left as it was.")
            return False
        return self._set(card, letter, said)

    def _set(self, card: Card, letter: Letter, said: str) -> bool:
        from counterclaim.steps.alike import same_count
        from counterclaim.steps.review import edit
        from counterclaim.steps.saying.edits import edits_said  # the gazetteer: when asked for

        claim = card.standing.claim
        if letter.key == "p" and said.isdigit() and 0 < int(said) <= len(card.places):
            other = card.places[int(said) - 1]
            said = (
                f"geonames:{other.geonameid}"
                if other.geonameid
                else candidate_words(other.name, other.admin1, other.country)
            )
        made = edits_said(assignments(letter, said, claim), claim, self._ledger)
        others = same_count(self._ledger, claim, made.values)
        kept = edit(self._ledger, {claim.id: made.values}, self._coder, seen=card.seen)
        for note in made.notes:
            talk().print(plain(note, "yellow"))
        self._count("edited", len(kept.decisions))
        self._saved("; ".join(decision_words(each) for each in kept.decisions))
        if others:
            talk().print(plain(same_count_words(others), "yellow"))
        return True

    def _undo(self) -> bool:
        from counterclaim.steps.review import take_back

        kept = take_back(self._ledger, self._coder)
        self._count("taken back", len(kept.decisions))
        self._saved("; ".join(decision_words(each) for each in kept.decisions))
        claim = kept.decisions[0].claim
        if claim in self._ids:
            self._at = self._ids.index(claim)
        else:
            self._ids.insert(self._at, claim)
        return True

    def _note(self, card: Card) -> bool:
        words = self._keys.line("note: ")
        if not words:
            return False
        return self._decide(card, Act.NOTE, (words,))

    def _help(self) -> bool:
        for key, what in KEYS:
            out().print(plain(f"  {key:<12} {what}"))
        return False

    def _go(self, step: int) -> bool:
        self._at = max(self._at + step, 0)
        return True

    def _count(self, what: str, many: int) -> None:
        self._done[what] += many

    def _saved(self, words: str) -> None:
        talk().print(plain(f"saved: {one_line(words, 300)}", "green"))


def _choices(asked: str, *keys: str) -> str:
    """Keys and what they do; where a line ends no key is parted from its words."""
    return f"{asked} " + "  ".join(key.replace(" ", "\u00a0") for key in (*keys, "Esc leave it"))


_DONE = {
    Act.ACCEPT: "accepted",
    Act.REJECT: "rejected",
    Act.UNSURE: "cannot be told",
    Act.NOTE: "noted",
}


def _stands(card: Card, states: tuple[State, ...]) -> str:
    """What became of the claim, where it is not what was just said."""
    if State.DIFFER in states:
        return f"; coders differ on {card.standing.claim.id[:SHORT_ID]}"
    return ""
