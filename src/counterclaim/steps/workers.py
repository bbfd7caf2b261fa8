"""Processes that work through batches, whatever becomes of one of them; results in order."""

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from counterclaim.model.errors import CounterclaimError
from counterclaim.model.intake import Item
from counterclaim.model.problem import Problem
from counterclaim.steps.options import AddOptions, Known, Reading, Stored, Work

AHEAD = 2  # batches under way for each worker
BYTES_AHEAD = 32 * 2**20  # of all originals under way
SECONDS = 900  # for one batch; most take a few

Wanting = Item | Stored  # work
Slot = Wanting | Known | Problem


@dataclass(frozen=True, slots=True)
class Batch:
    """What came in, in order: items that want work, and what needs none."""

    slots: tuple[Slot, ...]

    @property
    def items(self) -> tuple[Wanting, ...]:
        """Those that want work."""
        return tuple(slot for slot in self.slots if isinstance(slot, Wanting))


class Workers:
    """Sends batches to ``options.workers`` processes and gives them back in the order they came.

    An item on which a process dies or raises becomes a Problem; the rest of its batch is done
    again. The processes end with this one, however it ends.
    """

    def __init__(self, work: Work, options: AddOptions) -> None:
        self._work = work
        self._options = options
        self._queue: deque[tuple[Batch, Future[Sequence[Reading | Problem]]]] = deque()
        self._lifeline, self._life = get_context("spawn").Pipe(duplex=False)
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._life.close()  # the processes see it and end, in the middle of work if need be
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._lifeline.close()

    @property
    def full(self) -> bool:
        """Enough is under way; take a result before the next batch."""
        size = sum(_size(item) for batch, _ in self._queue for item in batch.items)
        return len(self._queue) >= AHEAD * self._options.workers or size >= BYTES_AHEAD

    @property
    def busy(self) -> bool:
        """Something is under way."""
        return bool(self._queue)

    def submit(self, batch: Batch) -> None:
        """Put a batch in the queue."""
        self._queue.append((batch, self._send(batch.items)))

    def next(self) -> tuple[Batch, Sequence[Reading | Problem]]:
        """The first batch of the queue and what became of its items; waits for it."""
        batch, future = self._queue[0]
        outcomes = future.result() if future.exception() is None else self._one_by_one(batch)
        self._queue.popleft()
        return batch, outcomes

    def done(self) -> Iterator[tuple[Batch, Sequence[Reading | Problem]]]:
        """The batches at the head of the queue that need no more waiting."""
        while self._queue and self._queue[0][1].done() and self._queue[0][1].exception() is None:
            batch, future = self._queue.popleft()
            yield batch, future.result()

    def _one_by_one(self, batch: Batch) -> Sequence[Reading | Problem]:
        """Nothing else runs meanwhile, so that an item that kills its process is known by it."""
        wait([future for _, future in self._queue])
        outcomes = [self._alone(item) for item in batch.items]
        for place, (other, future) in enumerate(self._queue):
            if future.exception() is not None:  # it died with the first
                self._queue[place] = (other, self._send(other.items))
        return outcomes

    def _alone(self, item: Wanting) -> Reading | Problem:
        future = self._send((item,))
        error = future.exception()
        if error is None:
            return future.result()[0]
        if isinstance(error, CounterclaimError | ImportError):
            raise error  # no fault of the item: every other would meet it too
        if isinstance(error, BrokenProcessPool):
            reason = (
                f"reading it took all memory, or more than {SECONDS} seconds, or crashed a library;"
                " as plain text, or in smaller parts, it may work"
            )
        else:
            reason = (
                f"it could not be annotated ({type(error).__name__}: {error}); this is a fault of "
                "the program: please report it"
            )
        return Problem(path=item.path, row=item.row, reason=" ".join(reason.split()))

    def _send(self, items: Sequence[Wanting]) -> "Future[Sequence[Reading | Problem]]":
        with _keyboard_held():
            try:
                return self._pool.submit(_run, self._work, _light(items), self._options)
            except BrokenProcessPool:
                self._pool = self._new_pool()
                return self._pool.submit(_run, self._work, _light(items), self._options)

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=self._options.workers,
            mp_context=get_context("spawn"),
            initializer=_begin,
            initargs=(self._lifeline,),
        )


def _light(items: Sequence[Wanting]) -> tuple[Wanting, ...]:
    """The items without the files they came in: a table would travel with every row."""
    return tuple(
        replace(item, container=None) if isinstance(item, Item) else item for item in items
    )


def _size(item: Wanting) -> int:
    return len(item.content if isinstance(item, Item) else item.report.text)


@contextmanager
def _keyboard_held() -> Iterator[None]:
    """Ctrl-C is for this process alone; processes begun inside never see it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(lifeline: Connection) -> None:
    """What a process does first; numpy is not loaded yet and will heed the number of threads."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    logging.getLogger("counterclaim").setLevel(logging.ERROR)  # faults are told as problems
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    try:
        lifeline.recv()
    except (EOFError, OSError):
        os._exit(1)


def _run(work: Work, items: Sequence[Wanting], options: AddOptions) -> Sequence[Reading | Problem]:
    if hasattr(signal, "alarm"):
        signal.alarm(SECONDS)  # unheard, it ends the process, even inside a C library
    try:
        return work(items, options)
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)
