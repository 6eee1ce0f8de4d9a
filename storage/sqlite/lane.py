"""One thread with one connection, served in batches."""

import asyncio
import sqlite3
import sys
import threading
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar, cast

from domain.errors import Unavailable

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

BATCH = 200
"""How many pieces of work are served at once: bounds how long the first waits for the last."""

CLOSED = "the store is closed"

SWITCH = 0.0002
"""Seconds after which a waiting thread may ask for the interpreter.

A busy event loop lets go of it for a moment in every turn and takes it back at once, and the
waiting thread begins its count anew. With Python's 5 ms a single read took a second beside a
loop whose turns last one; below the length of a turn the thread gets its share.
"""


class Job(NamedTuple):
    """A piece of work, who waits for it, and how many documents it writes."""

    work: Work[Any]
    waiter: asyncio.Future[Any]
    weight: int = 0


class Outcome(NamedTuple):
    """How a job ended: `error` decides, else `result` is the answer."""

    job: Job
    result: Any = None
    error: BaseException | None = None


Serve = Callable[[sqlite3.Connection, Sequence[Job]], list[Outcome]]


class Lane:
    """Work queued from the event loop, done in one thread, answered in one hop a batch.

    A hop between threads costs more than most of our statements. So whatever was queued while
    the thread was busy is taken as one batch, and all its waiters are woken by one call.
    """

    def __init__(self, name: str, connect: Callable[[], sqlite3.Connection], serve: Serve) -> None:
        self._name = name
        self._connect = connect
        self._serve = serve
        self._queue: SimpleQueue[Job | None]
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended: asyncio.Future[None] | None = None

    async def start(self) -> None:
        """Begin the thread and open its connection; an error in that is raised here."""
        if sys.getswitchinterval() > SWITCH:
            sys.setswitchinterval(SWITCH)
        loop = asyncio.get_running_loop()
        self._queue = SimpleQueue()
        self._ended = loop.create_future()
        opened = Job(lambda _: None, loop.create_future())
        threading.Thread(target=self._run, args=(opened,), name=self._name, daemon=True).start()
        try:
            await opened.waiter
        except BaseException:
            self._queue.put(None)  # cancelled: the thread ends once it is ready
            raise
        self._loop = loop

    async def run(self, work: Work[T]) -> T:
        """Do `work` in the thread. Cancelling the caller does not undo what was queued."""
        return await self.submit(work)

    def submit(self, work: Work[T]) -> "asyncio.Future[T]":
        """Queue `work` for the thread. Raises `Unavailable` where the lane is closed."""
        if self._loop is None:
            raise Unavailable(CLOSED)
        waiter = self._loop.create_future()
        self._queue.put(Job(work, waiter))
        return waiter

    async def stop(self) -> None:
        """Finish what is queued, close the connection; afterwards `run` is `Unavailable`."""
        if self._loop is None or self._ended is None:
            return
        self._loop = None
        self._queue.put(None)
        await self._ended

    def _run(self, opened: Job) -> None:
        loop = opened.waiter.get_loop()
        try:
            connection = self._connect()
        except Exception as error:  # noqa: BLE001 — raised in `start`, where somebody listens
            self._answer(loop, [Outcome(opened, error=error)])
            return
        self._answer(loop, [Outcome(opened)])
        going = True
        while going:
            batch, going = self._take()
            if batch:
                self._answer(loop, self._served(connection, batch))
        connection.close()
        self._answer(loop, [Outcome(Job(opened.work, cast("asyncio.Future[Any]", self._ended)))])

    def _take(self) -> tuple[list[Job], bool]:
        """What is queued now, waiting for the first; False when the lane is to end."""
        batch: list[Job] = []
        job = self._queue.get()
        while job is not None:
            batch.append(job)
            if len(batch) == BATCH or self._queue.empty():
                return batch, True
            job = self._queue.get()
        return batch, False

    def _served(self, connection: sqlite3.Connection, batch: list[Job]) -> list[Outcome]:
        try:
            return self._serve(connection, batch)
        except Exception as error:  # noqa: BLE001 — a defect must not leave callers waiting
            return [Outcome(job, error=error) for job in batch]

    @staticmethod
    def _answer(loop: asyncio.AbstractEventLoop, outcomes: list[Outcome]) -> None:
        try:
            loop.call_soon_threadsafe(settle, outcomes)
        except RuntimeError:
            return  # the loop is closed: nobody waits any more


def settle(outcomes: list[Outcome]) -> None:
    """Tell everybody who still waits how their job ended."""
    for job, result, error in outcomes:
        if job.waiter.done():
            continue  # the caller was cancelled
        if error is None:
            job.waiter.set_result(result)
        else:
            job.waiter.set_exception(error)


def read_each(connection: sqlite3.Connection, batch: Sequence[Job]) -> list[Outcome]:
    """Serve a batch of reads, each for itself."""
    return [_read(connection, job) for job in batch]


def _read(connection: sqlite3.Connection, job: Job) -> Outcome:
    try:
        return Outcome(job, job.work(connection))
    except sqlite3.OperationalError as error:
        return Outcome(job, error=Unavailable(str(error)))
    except Exception as error:  # noqa: BLE001 — raised again where the read was asked for
        return Outcome(job, error=error)
