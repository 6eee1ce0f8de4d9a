"""The file's one writer: batches are written on the event loop, and the disk is waited for in a thread.

Beside a busy loop every call into SQLite from another thread waits for the interpreter again, and
a unit of work is a dozen calls of some microseconds. So the calls are made where the loop is, and
only COMMIT, which waits for the disk and not for the interpreter, is made in the thread. What is
too much for the loop, or has to wait for another process, goes to the thread as a whole.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar, cast

from domain.errors import Unavailable
from storage.sqlite.connection import patient
from storage.sqlite.group import begun, commit_together, made_durable, written
from storage.sqlite.lane import CLOSED, Job, Lane, Outcome, Work, read_each, settle

T = TypeVar("T")

BATCH = 200
"""How many jobs share a transaction: bounds how long the first waits for the last."""

MOST = 160
"""How many documents are written on the loop at once: some two milliseconds."""

HEAVY = MOST + 1
"""The weight of a job of which nobody knows how long it takes."""


class Writer:
    """Group commit: what is asked for while the disk is busy becomes the next transaction."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._lane = Lane("store-writer", connect, read_each)
        self._connection: sqlite3.Connection
        self._loop: asyncio.AbstractEventLoop
        self._waiting: list[Job] = []
        self._idle = asyncio.Event()
        self._open = False

    async def start(self) -> None:
        """Begin the thread and open its connection; an error in that is raised here."""
        await self._lane.start()
        self._loop = asyncio.get_running_loop()
        self._connection = await self._lane.run(_itself)
        self._idle.set()
        self._open = True

    async def run(self, work: Work[T], weight: int = HEAVY) -> T:
        """Do `work` and make it durable. Cancelling the caller does not undo what was queued.

        `weight` is how many documents it writes; without one it is done in the thread.
        """
        if not self._open:
            raise Unavailable(CLOSED)
        job = Job(work, self._loop.create_future(), weight)
        self._waiting.append(job)
        if self._idle.is_set():
            self._idle.clear()
            self._loop.call_soon(self._next)  # in company of what this turn of the loop asks for
        return cast("T", await job.waiter)

    async def stop(self) -> None:
        """Finish what is queued, close the connection; afterwards `run` is `Unavailable`."""
        if self._open:
            self._open = False
            await self._idle.wait()
            await self._lane.stop()

    def _next(self) -> None:
        """Begin the next transaction with what waits by now."""
        batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        if batch:
            self._lane.submit(self._begun(batch)).add_done_callback(partial(self._ended, batch))
        else:
            self._idle.set()

    def _begun(self, batch: Sequence[Job]) -> Work[list[Outcome]]:
        """What is left for the thread to do: wait for the disk, or all of it."""
        if sum(job.weight for job in batch) > MOST or not begun(self._connection):
            return partial(_patiently, batch=batch)
        outcomes = written(self._connection, batch)
        return partial(made_durable, batch=batch, outcomes=outcomes)

    def _ended(self, batch: Sequence[Job], ended: asyncio.Future[list[Outcome]]) -> None:
        error = ended.exception()
        settle(ended.result() if error is None else [Outcome(job, error=error) for job in batch])
        self._next()


def _patiently(connection: sqlite3.Connection, batch: Sequence[Job]) -> list[Outcome]:
    with patient(connection):
        return commit_together(connection, batch)


def _itself(connection: sqlite3.Connection) -> sqlite3.Connection:
    return connection
