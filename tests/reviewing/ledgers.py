"""A small ledger to review, made without reading: seven outlets tell of one fight, one of more."""

from dataclasses import replace
from pathlib import Path

from counterclaim.ledger.write import Ledger
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, ClaimKind, Trigger
from counterclaim.model.identity import identified
from counterclaim.model.label import Label
from counterclaim.model.report import Report
from counterclaim.model.words import Words
from counterclaim.steps.draw import draw_waiting
from counterclaim.steps.link import link
from tests.ledger.making import claim, claims, report

OTHER = (
    "The terrorists of the Hill Front shelled the market of Halden, a doctor told AFP. Nine people "
    "were killed, the doctor said. The Hill Front backs the Marsh Brigade, which offered a truce. "
    "The bridge was hit. Nobody counted the wounded near Dara, and the doctor left Halden."
)


def named(of: Report, made: Claim, words: str) -> Claim:
    """The claim, known by ``words`` as its trigger."""
    start = of.text.index(words)
    trigger = Trigger(mention=words, start=start, end=start + len(words))
    return identified(replace(made, trigger=trigger))


def kinds(of: Report) -> tuple[Claim, ...]:
    """A claim of each other kind on the report that tells of more."""
    front = actor(of, "Hill Front")
    return (
        named(
            of,
            claim(of, "The terrorists", kind=ClaimKind.LABEL, label=Label(used="terrorists")),
            "terrorists",
        ),
        named(of, claim(of, "Nine people were killed", kind=ClaimKind.FIGURE), "Nine"),
        named(
            of,
            claim(of, "The Hill Front backs", kind=ClaimKind.RELATION, actor=front, target=front),
            "backs",
        ),
        named(of, claim(of, "offered a truce", kind=ClaimKind.OFFER), "offered"),
        named(of, claim(of, "The bridge was hit", kind=ClaimKind.SERVICE), "hit"),
    )


def actor(of: Report, words: str) -> Actor:
    """An actor as those words read."""
    at = Words(of.text.index(words), of.text.index(words) + len(words))
    return Actor(mention=words, start=at.start, end=at.end, name=words, id="xx-hill-front")


def other() -> Report:
    """The report that tells of more."""
    return Report(text=OTHER, outlet="Radio Ten", title="Elsewhere")


def make(path: Path) -> None:
    """Make the ledger: eight reports, 26 claims, linked."""
    with Ledger(path) as ledger:
        for number in range(1, 8):
            of = report(number, outlet=f"Outlet {number}")
            read = [
                named(of, each, words)
                for each, words in zip(claims(of), ("entered", "shelled", "was"), strict=True)
            ]
            ledger.add(of, sorted(read, key=lambda c: c.start))
        more = other()
        ledger.add(more, sorted(kinds(more), key=lambda c: c.start))
        with ledger.batch():
            draw_waiting(ledger)
    link(path, again=True)
