"""Reads reports anew from their texts as kept: new readings beside the old ones."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from counterclaim.ledger.file import check_is_ledger
from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger
from counterclaim.model.abstained import Abstained
from counterclaim.model.claim import PERSON, Claim
from counterclaim.model.errors import UsageError
from counterclaim.model.identity import content_of
from counterclaim.model.problem import Problem
from counterclaim.model.reading import ReportReading, in_force
from counterclaim.model.version import RULES
from counterclaim.reviewing.counterparts import renamed
from counterclaim.steps.add import BYTES, ITEMS, ROWS, read_items, with_own_lists
from counterclaim.steps.carry import Lost, carry
from counterclaim.steps.draw import draw_backlog, draw_waiting
from counterclaim.steps.lists import given_by_hand, lists_of
from counterclaim.steps.options import AddOptions, Progress, Reading, Saved, Stored, Work
from counterclaim.steps.workers import Batch, Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which reports to read anew.

    ``reports`` are ids or their starts; None: every report, but those that were read with lists
    given by hand, unless ``everything`` or the same lists are given. Those that were read by the
    present rules with the present lists are left out, unless ``again``.
    """

    reports: Sequence[str] | None = None
    everything: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadSummary:
    """What a run of ``reread`` came to; of a dry one, what a run would.

    Of ``reports`` read, ``same`` found the very same claims. Of the others' claims ``otherwise``
    are read with another content, ``new`` and ``gone`` are there, or missing, only now. ``known``
    reports were left out as read so already, ``by_hand`` for having been read with lists that are
    in no ledger. ``judgements`` and ``decisions`` were carried, ``lost`` could not be. ``to_link``
    reports wait for the linker.
    """

    reports: int = 0
    same: int = 0
    otherwise: int = 0
    new: int = 0
    gone: int = 0
    known: int = 0
    by_hand: int = 0
    problems: int = 0
    judgements: int = 0
    decisions: int = 0
    lost: tuple[Lost, ...] = ()
    to_link: int = 0
    interrupted: bool = False

    def __add__(self, other: "RereadSummary") -> "RereadSummary":
        names = (each.name for each in fields(self) if each.name != "interrupted")
        return replace(self, **{n: getattr(self, n) + getattr(other, n) for n in names})


def reread(
    ledger_path: Path | str,
    asked: Asked,
    options: AddOptions | None = None,
    progress: Progress | None = None,
    *,
    dry_run: bool = False,
    work: Work = read_items,
) -> RereadSummary:
    """Read reports anew with the present rules and lists; older readings stay beside the new ones.

    A reading that finds the very same claims as an earlier one confirms it. What people said of
    claims that are named otherwise is carried over. A report that cannot be read now is told and
    stays as it was read. After Ctrl-C what is done is written; the same call goes on from there.
    With ``dry_run`` nothing is written. ``work`` must be a function that another process can
    import. LedgerError without a ledger; UsageError for an id that no report has.
    """
    check_is_ledger(Path(ledger_path))
    with LedgerReader(ledger_path) if dry_run else Ledger(ledger_path) as ledger:
        options = with_own_lists(ledger, options or AddOptions())
        run = _Run(ledger, options, progress)
        wanted = run.wanted(asked)
        first = next(wanted, None)
        interrupted = False if first is None else _read(run, options, work, first, wanted)
        return replace(run.summary, to_link=len(ledger.to_link()), interrupted=interrupted)


def _read(
    run: "_Run", options: AddOptions, work: Work, first: Stored, rest: Iterable[Stored]
) -> bool:
    """Read and write; whether Ctrl-C came, after which only what is done already is written."""
    with Workers(work, options) as workers:
        try:
            run.draw()
            for batch in _batches(first, rest):
                workers.submit(batch)
                while workers.full:
                    run.write(*workers.next())
            while workers.busy:
                run.write(*workers.next())
            run.draw()
        except KeyboardInterrupt:
            run.flush()
            for done in workers.done():
                run.write(*done)
            return True
    return False


def _batches(first: Stored, rest: Iterable[Stored]) -> Iterator[Batch]:
    held, size = [first], len(first.report.text)
    for stored in rest:
        if len(held) >= ITEMS or size >= BYTES:
            yield Batch(tuple(held))
            held, size = [], 0
        held.append(stored)
        size += len(stored.report.text)
    yield Batch(tuple(held))


class _Run:
    """One run of ``reread``: which reports, what is written, and how much of each."""

    def __init__(
        self, ledger: LedgerReader, options: AddOptions, progress: Progress | None
    ) -> None:
        self.summary = RereadSummary()
        self._ledger = ledger
        self._lists = lists_of(ledger, options)
        self._progress = progress
        self._ready: deque[Reading | Problem] = deque()  # to be written
        self._said: deque[Saved | Problem] = deque()  # written, and still to be told

    def wanted(self, asked: Asked) -> Iterator[Stored]:
        """The reports to be read, one at a time."""
        named = asked.reports
        ids = self._ledger.report_ids() if named is None else [self._whole(id) for id in named]
        for id in dict.fromkeys(ids):
            last = next(iter(self._ledger.readings(id)[-1:]), None)
            if last is not None:
                if (last.rules, last.lists) == (RULES, self._lists) and not asked.again:
                    self.summary += RereadSummary(known=1)
                    continue
                by_hand = given_by_hand(last.lists)
                if by_hand and by_hand != given_by_hand(self._lists) and not asked.everything:
                    self.summary += RereadSummary(by_hand=1)
                    continue
            report = self._ledger.report(id)
            assert report is not None
            yield Stored(report=report)

    def _whole(self, id: str) -> str:
        report = self._ledger.report(id.strip().lower())
        if report is None:
            path = self._ledger.path
            raise UsageError(
                f"no report in {path} has an id that begins with {id!r}; "
                f"`counterclaim reports {path}` lists them"
            )
        return report.id

    def draw(self) -> None:
        """Draw what waits from before, and for what was read of other reports."""
        if isinstance(self._ledger, Ledger):
            draw_backlog(self._ledger)

    def write(self, _: Batch, outcomes: Sequence[Reading | Problem]) -> None:
        """Write what became of a batch."""
        self._ready.extend(outcomes)
        self.flush()

    def flush(self) -> None:
        """Write all that is ready, a few reports a transaction; tell of each once it is on disk.

        Cut off by Ctrl-C, it goes on where it was when called again.
        """
        while self._said or self._ready:
            if not self._said:
                self._take_some()
            said = self._said.popleft()
            if self._progress:
                self._progress(said)

    def _take_some(self) -> None:
        taken = self._some()
        said: list[Saved | Problem] = []
        told = self.summary
        if isinstance(self._ledger, Ledger):
            with self._ledger.batch():
                for outcome in taken:
                    told += self._take(outcome, said)
                draw_waiting(self._ledger)
        else:
            for outcome in taken:
                told += self._take(outcome, said)
        self.summary = told
        self._said.extend(said)
        for _ in taken:
            self._ready.popleft()

    def _some(self) -> list[Reading | Problem]:
        """What goes into one transaction."""
        some: list[Reading | Problem] = []
        rows = 0
        for outcome in self._ready:
            some.append(outcome)
            rows += len(outcome.claims) if isinstance(outcome, Reading) else 1
            if rows >= ROWS:
                break
        return some

    def _take(self, outcome: Reading | Problem, said: list[Saved | Problem]) -> RereadSummary:
        """Compare a reading with the one in force, and keep it unless this run is dry."""
        if isinstance(outcome, Problem):
            said.append(outcome)
            return RereadSummary(problems=1)
        report, claims, ledger = outcome.report, outcome.claims, self._ledger
        said.append(
            Saved(path=report.title or report.id, row=None, report=report, claims=len(claims))
        )
        said += outcome.notes
        readings = ledger.readings(report.id)
        before = [c for _, c in ledger.read_of(report.id) if c.origin.component != PERSON]
        confirms = self._confirmed(report.id, readings, claims)
        same = confirms is not None and confirms == in_force(readings)
        told = RereadSummary(reports=1, same=int(same), problems=len(outcome.notes))
        if not same:
            told += _compared(before, claims)
        if isinstance(ledger, Ledger):
            ledger.add_reading(report, claims, outcome.places, self._lists, confirms)
            for note in outcome.notes:
                ledger.add_problem(note)
            over = carry(ledger, before, claims)
            told += RereadSummary(
                judgements=over.judgements, decisions=over.decisions, lost=over.lost
            )
        return told

    def _confirmed(
        self, report: str, readings: Sequence[ReportReading], claims: Sequence[Claim]
    ) -> int | None:
        """The reading that found the very same claims: the one in force, else the newest."""
        stands = in_force(readings)
        kept = [r.seq for r in reversed(readings) if r.confirms is None and r.seq is not None]
        wanted = _told(claims)
        for reading in dict.fromkeys((stands, *kept, 0)):
            found = self._ledger.found_in(report, reading)
            if _told(found) == wanted and (reading or found or not stands):
                return reading
        return None


def _told(claims: Iterable[Claim]) -> set[tuple[str, str, float, tuple[Abstained, ...]]]:
    return {(claim.id, claim.content, claim.confidence, claim.abstained) for claim in claims}


def _compared(before: Sequence[Claim], after: Sequence[Claim]) -> RereadSummary:
    """How many claims are read otherwise, newly, or no more."""
    names = renamed(before, after)
    then = {names.get(claim.id, claim.id): claim for claim in before}
    now = {claim.id: claim for claim in after}
    return RereadSummary(
        new=len(now.keys() - then.keys()),
        gone=len(then.keys() - now.keys()),
        otherwise=sum(
            content_of(then[id]) != content_of(now[id]) or then[id].confidence != now[id].confidence
            for id in then.keys() & now.keys()
        ),
    )


__all__ = ["Asked", "Lost", "RereadSummary", "reread"]
