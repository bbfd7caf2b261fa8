"""Files in, ledger entries out: joins reading, annotating and claiming, and writes in order."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from counterclaim.ledger.read import LedgerReader
from counterclaim.ledger.write import Ledger, RefusedError
from counterclaim.model.errors import UsageError
from counterclaim.model.intake import Intake, Item
from counterclaim.model.problem import Problem
from counterclaim.reading.inputs import Input, find_inputs
from counterclaim.reading.split import split
from counterclaim.steps.draw import draw_backlog, draw_waiting
from counterclaim.steps.lists import lists_of
from counterclaim.steps.options import (
    AddOptions,
    AddSummary,
    Known,
    Progress,
    Reading,
    Saved,
    Stored,
    Work,
)
from counterclaim.steps.workers import Batch, Slot, Workers

ITEMS = 16  # of a batch, as the pipeline likes them
BYTES = 60_000  # of a batch: the pipeline takes some 4 kB of memory for each character
SLOTS = 200  # of a batch, when most of it is known already
ROWS = 200  # of a transaction, or one report

_Ready = tuple[Intake, Reading] | Known | Problem


def read_items(items: Sequence[Item | Stored], options: AddOptions) -> Sequence[Reading | Problem]:
    """The work itself. Its modules are big and wanted in the workers only, so they load here."""
    from counterclaim.steps import work

    return work.read_items(items, options)


def add(
    ledger_path: Path | str,
    paths: Sequence[str],
    options: AddOptions | None = None,
    progress: Progress | None = None,
    *,
    stdin: BinaryIO | None = None,
    work: Work = read_items,
) -> AddSummary:
    """Read ``paths`` (files, folders, globs, ``-``) into the ledger, which is made if missing.

    What is there already is left alone; what cannot be read is recorded and told, and the rest goes
    on. ``progress`` hears of each item once it is on the disk. Entries follow the order of the
    input, whatever the number of workers. After Ctrl-C what is done is written, and the summary
    says so. LedgerError as ``Ledger`` raises it; UsageError for an impossible option.

    ``work`` must be a function that another process can import.
    """
    options = options or AddOptions()
    if options.workers < 1:
        raise UsageError(f"{options.workers} workers cannot work; ask for 1 or more")
    with Ledger(ledger_path) as ledger:
        options = with_own_lists(ledger, options)
        draw_backlog(ledger)
        return _added(ledger, paths, options, progress, stdin, work)


def with_own_lists(ledger: LedgerReader, options: AddOptions) -> AddOptions:
    """The options with what the ledger keeps of the user's own: gazetteers and actors."""
    kept = ledger.own_list("actors")
    return replace(
        options,
        ledger=str(ledger.path) if ledger.gazetteers() else None,
        kept_actors=kept.text if kept else None,
    )


def _added(
    ledger: Ledger,
    paths: Sequence[str],
    options: AddOptions,
    progress: Progress | None,
    stdin: BinaryIO | None,
    work: Work,
) -> AddSummary:
    with Workers(work, options) as workers:
        run = _Run(ledger, options, progress)
        interrupted = False
        try:
            for batch in run.batches(paths, stdin):
                workers.submit(batch)
                while workers.full:
                    run.write(*workers.next())
            while workers.busy:
                run.write(*workers.next())
            draw_backlog(ledger)
        except KeyboardInterrupt:
            interrupted = True
            run.flush()
            for done in workers.done():
                run.write(*done)
        return run.summary(interrupted)


class _Run:
    """One run of ``add``: what goes in, what is written, and how much of each."""

    def __init__(self, ledger: Ledger, options: AddOptions, progress: Progress | None) -> None:
        self._ledger = ledger
        self._options = options
        self._lists = lists_of(ledger, options)
        self._progress = progress
        self._ready: deque[_Ready] = deque()  # to be written
        self._said: deque[Saved | Known | Problem] = deque()  # written, and still to be told
        self._reports = self._claims = self._known = self._problems = self._no_outlet = 0

    def batches(self, paths: Sequence[str], stdin: BinaryIO | None) -> Iterator[Batch]:
        """The input in batches; what the ledger has already is marked and needs no work."""
        slots: list[Slot] = []
        items = size = 0
        for found in find_inputs(paths, stdin):
            for slot in self._slots(found):
                slots.append(slot)
                if isinstance(slot, Item):
                    items, size = items + 1, size + len(slot.content)
                if items >= ITEMS or size >= BYTES or len(slots) >= SLOTS:
                    yield Batch(tuple(slots))
                    slots, items, size = [], 0, 0
        if slots:
            yield Batch(tuple(slots))

    def _slots(self, found: Input | Problem) -> Iterator[Slot]:
        if isinstance(found, Problem):
            yield found
            return
        for item in split(found, self._options.reading):
            known = self._ledger.has(item.sha256) if isinstance(item, Item) else None
            yield self._as_known(item, known) if isinstance(item, Item) and known else item

    def _as_known(self, item: Item, report_id: str) -> Known | Problem:
        """Known, unless the way it came in says that another outlet published it."""
        claimed = self._options.reading.outlet or item.outlet
        if claimed:
            listed = self._options.reading.listed(claimed)
            claimed = (listed.name if listed else None) or claimed
            report = self._ledger.report(report_id)
            held = report.outlet if report else None
            if held is None or held.casefold() != claimed.casefold():
                reason = (
                    f"the same bytes are already report {report_id} under outlet "
                    f"{held or 'unknown'}; they were not added again under {claimed} "
                    "(what a ledger holds stays; a new ledger takes them with another outlet)"
                )
                return Problem(path=item.path, row=item.row, reason=reason)
        return Known(path=item.path, row=item.row, report_id=report_id)

    def write(self, batch: Batch, outcomes: Sequence[Reading | Problem]) -> None:
        """Write what became of a batch."""
        rest = iter(outcomes)
        for slot in batch.slots:
            if isinstance(slot, Item):
                self._ready.append(_joined(slot, next(rest)))
            elif not isinstance(slot, Stored):
                self._ready.append(slot)
        self.flush()

    def flush(self) -> None:
        """Write all that is ready, a few reports a transaction; tell of each once it is on disk.

        Cut off by Ctrl-C, it goes on where it was when called again.
        """
        while self._said or self._ready:
            if not self._said:
                self._commit_some()
            self._tell(self._said.popleft())

    def _commit_some(self) -> None:
        said: list[Saved | Known | Problem] = []
        taken = rows = 0
        with self._ledger.batch():
            while taken < len(self._ready) and rows < ROWS:
                ready = self._ready[taken]
                said += self._keep(ready)
                taken += 1
                rows += len(ready[1].claims) if isinstance(ready, tuple) else 1
            draw_waiting(self._ledger)
        self._said.extend(said)
        for _ in range(taken):
            self._ready.popleft()

    def _keep(self, ready: _Ready) -> list[Saved | Known | Problem]:
        if isinstance(ready, Known):
            return [ready]
        if isinstance(ready, Problem):
            self._ledger.add_problem(ready)
            return [ready]
        intake, reading = ready
        item = intake.item
        try:
            added = self._ledger.add(intake, reading.claims, reading.places, self._lists)
        except RefusedError as error:
            return self._keep(Problem(path=item.path, row=item.row, reason=str(error)))
        if not added.new:
            return self._keep(self._as_known(item, added.report_id))
        saved = Saved(path=item.path, row=item.row, report=intake.report, claims=added.claims)
        return [saved, *(said for note in intake.notes for said in self._keep(note))]

    def _tell(self, said: Saved | Known | Problem) -> None:
        match said:
            case Saved():
                self._reports += 1
                self._claims += said.claims
                self._no_outlet += said.report.outlet is None
            case Known():
                self._known += 1
            case Problem():
                self._problems += 1
        if self._progress:
            self._progress(said)

    def summary(self, interrupted: bool) -> AddSummary:
        """What it came to."""
        return AddSummary(
            reports=self._reports,
            claims=self._claims,
            known=self._known,
            problems=self._problems,
            interrupted=interrupted,
            head=self._ledger.head(),
            no_outlet=self._no_outlet,
        )


def _joined(item: Item, outcome: Reading | Problem) -> _Ready:
    """The item with what was read from it; the workers had it without its container."""
    if isinstance(outcome, Problem):
        return outcome
    intake = Intake(item=item, report=outcome.report, notes=outcome.notes, own_id=outcome.own_id)
    return intake, outcome
