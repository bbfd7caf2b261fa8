"""How long a ledger takes to answer, beside a bare indexed query of SQLite in the same run.

    python -m benchmarks.large_ledger large.db --claims 1000000
    python -m benchmarks.answers large.db --write

Every question is asked in a process of its own, once before it is timed (what it needs is loaded
then), and three times after; seconds of processor and clock are those of the middle one, the peak
of memory is the process's. The bare query reads the JSON of fifty claims by their numbers, as any
list of fifty must. Decisions and judgements are written to the ledger that is given, and taken
back: make one for the purpose.
"""

import argparse
import resource
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from counterclaim.export.jsonl import lines
from counterclaim.ledger.verify import verify
from counterclaim.model import decision
from counterclaim.model.claim import ClaimKind
from counterclaim.model.errors import UsageError
from counterclaim.model.judgement import Verdict
from counterclaim.steps.link import judge, link
from counterclaim.steps.review import decide, edit, take_back
from counterclaim.views.accounts import accounts
from counterclaim.views.actors import list_actors
from counterclaim.views.claims import find_claims
from counterclaim.views.control import control
from counterclaim.views.event_lists import Asked, page, totals
from counterclaim.views.labels import labels
from counterclaim.views.overview import claims_by_kind
from counterclaim.views.places import list_places
from counterclaim.views.reports import how_many, list_reports
from counterclaim.views.review import card, queue
from counterclaim.views.sources import relies_on, root_sources, standing_of

ROUNDS = 3
ROWS = 50
CODER = "benchmark"
RESULTS = Path(__file__).parent / "RESULTS.md"
BEGIN, END = "<!-- answers -->", "<!-- end of answers -->"
Question = Callable[[Path], object]
Act = Callable[[], object]
Prepared = Callable[[Path], Act]


@dataclass(frozen=True, slots=True)
class Answer:
    """Seconds of processor and clock, and megabytes at the peak, of one question."""

    question: str
    cpu: float
    wall: float
    peak: int


def bare(path: Path) -> object:
    """Fifty claims by their numbers."""
    sql = "SELECT json FROM claims WHERE seq IN (SELECT claim FROM drawn_claims LIMIT ?)"
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql, (ROWS,)).fetchall()


def _claims(**asked: object) -> Question:
    def ask(path: Path) -> object:
        found = find_claims(path, limit=ROWS, **asked)  # type: ignore[arg-type]
        return list(found), found.total()

    return ask


def _events(asked: Asked) -> Question:
    return lambda path: page(path, asked, ROWS)


def _accounts(path: Path) -> Act:
    event = page(path, Asked(place="Tarvel Bridge 7"), 1).rows[0].event
    return lambda: accounts(path, event)


def _card(path: Path) -> Act:
    first, *_ = queue(path)
    return lambda: card(path, first)


def _decided(path: Path) -> Act:
    first, *_ = find_claims(path, kind=ClaimKind.EVENT, place="Tarvel 7", limit=1)
    return lambda: decide(path, first.id, decision.Act.REJECT, CODER, reasons=["benchmark"])


def _undone(path: Path) -> Act:
    return lambda: take_back(path, CODER)


def _judged(verdict: Verdict) -> Prepared:
    def prepare(path: Path) -> Act:
        one, other = (page(path, Asked(place=f"Tarvel Bridge {n}"), 1).rows[0] for n in (7, 8))
        return lambda: judge(path, one.event, other.claims[0], verdict, "benchmark")

    return prepare


def _corrected(path: Path) -> Act:
    """A place corrected, and its report linked anew; taken back before the next time."""
    with suppress(UsageError):
        take_back(path, CODER)
        link(path)
    first, *_ = find_claims(path, kind=ClaimKind.EVENT, place="Tarvel Bridge 9", limit=1)
    other, *_ = find_claims(path, kind=ClaimKind.EVENT, place="Dunmarrow 9", limit=1)

    def act() -> object:
        edit(path, {first.id: {decision.Field.PLACE: other.place}}, CODER, reasons=["benchmark"])
        return link(path)

    return act


LISTS: dict[str, Question] = {
    "claims": _claims(),
    "claims --kind figure": _claims(kind=ClaimKind.FIGURE),
    "claims --place 'Tarvel 17'": _claims(place="Tarvel 17"),
    "claims --place Tarvel (in every copy)": _claims(place="Tarvel"),
    "claims --actor Movement (in every copy)": _claims(actor="movement"),
    "claims --source Halyard (a quarter)": _claims(source="halyard"),
    "claims --outlet 'Halyard News Agency 3'": _claims(outlet="Halyard News Agency 3"),
    "claims --since --until (a month)": _claims(since=date(1999, 3, 1), until=date(1999, 3, 31)),
    "claims --until (half)": _claims(until=date(1985, 1, 1)),
    "claims --search 'water station'": _claims(search="water station"),
    "claims --kind event --place Tarvel --since": _claims(
        kind=ClaimKind.EVENT, place="Tarvel", since=date(2010, 1, 1)
    ),
    "reports": lambda path: (list(list_reports(path, limit=ROWS)), how_many(path)),
    "events": _events(Asked()),
    "events --place Tarvel (in every copy)": _events(Asked(place="Tarvel")),
    "events --disputed --min-outlets 2": _events(Asked(disputed=True, min_outlets=2)),
    "events --since --until (a month)": _events(
        Asked(since=date(1999, 3, 1), until=date(1999, 3, 31))
    ),
    "timeline with sums of what is shown": lambda path: totals(
        path, page(path, Asked(by_day=True), ROWS).rows
    ),
    "sources": lambda path: (relies_on(path, limit=ROWS), standing_of(path)),
    "sources --roots": lambda path: root_sources(path, limit=ROWS),
    "sources --source Halyard": lambda path: relies_on(path, source="halyard", limit=ROWS),
    "actors": lambda path: list_actors(path, limit=ROWS),
    "labels": lambda path: labels(path, limit=ROWS),
    "places": lambda path: list_places(path, limit=ROWS),
    "control 'Dunmarrow 17'": lambda path: control(path, "Dunmarrow 17"),
    "kinds": claims_by_kind,
    "the queue of review": queue,
}
# What is asked for or done is found first, and not timed.
ONE: dict[str, Prepared] = {
    "accounts of one event": _accounts,
    "one card of review": _card,
    "a decision (reject)": _decided,
    "a decision taken back": _undone,
    "judge an event and a claim --same": _judged(Verdict.SAME),
    "judge the same --different": _judged(Verdict.DIFFERENT),
    "a place corrected, and its report linked anew": _corrected,
}
WHOLE: dict[str, Question] = {
    "export jsonl": lambda path: sum(map(len, lines(find_claims(path)))),
    "verify": lambda path: verify(path).fault,
}


def _asked(path: Path, name: str, rounds: int) -> Answer:
    """In a process of its own."""
    lists = {"(bare query)": bare, **LISTS, **WHOLE}
    prepare: Prepared = ONE[name] if name in ONE else lambda path: lambda: lists[name](path)
    taken = []
    for turn in range(rounds + (rounds > 1)):
        act = prepare(path)
        cpu, wall = time.process_time(), time.perf_counter()
        act()
        if turn or rounds == 1:
            taken.append((time.process_time() - cpu, time.perf_counter() - wall))
    cpu, wall = sorted(taken)[len(taken) // 2]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Answer(name, cpu, wall, peak)


def ask(path: Path, name: str, rounds: int = ROUNDS) -> Answer:
    """One question by its name."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_asked, (path, name, rounds))


def table(path: Path, whole: bool) -> str:
    """The answers as Markdown, the bare query first."""
    with closing(sqlite3.connect(path)) as db:
        [(claims,)] = db.execute("SELECT sum(claims) FROM drawn_reports")
        [(events,)] = db.execute("SELECT count(*) FROM drawn_events")
    size = path.stat().st_size / 2**30
    first = ask(path, "(bare query)")
    rows = [
        f"{claims:,} claims, {events:,} events, {size:.1f} GB; lists of {ROWS} rows, counted.",
        "",
        "| question | CPU s | clock s | times the bare query | peak MB |",
        "|---|---|---|---|---|",
        _line(first, first),
    ]
    for name in (*LISTS, *ONE):
        rows.append(_line(ask(path, name), first))
        print(rows[-1], flush=True)
    for name in WHOLE if whole else ():
        rows.append(_line(ask(path, name, rounds=1), first))
        print(rows[-1], flush=True)
    return "\n".join(rows)


def _line(answer: Answer, bare: Answer) -> str:
    times = answer.cpu / max(bare.cpu, 1e-6)
    spent = f"{answer.cpu:.3f} | {answer.wall:.3f}"
    return f"| {answer.question} | {spent} | {times:,.0f} | {answer.peak} |"


def main() -> None:
    """Ask, print, and with --write put the table into RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--no-whole", action="store_true", help="leave export and verify out")
    asked = parser.parse_args()
    made = table(asked.path, not asked.no_whole)
    print(made)
    if asked.write:
        text = RESULTS.read_text("utf-8")
        head, rest = text.split(BEGIN)
        tail = rest.split(END)[1]
        RESULTS.write_text(f"{head}{BEGIN}\n{made}\n{END}{tail}", "utf-8")


if __name__ == "__main__":
    main()
