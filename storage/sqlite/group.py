"""Group commit: many units of work, one transaction, one wait for the disk."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from domain.errors import StoreError, Unavailable
from storage.sqlite.changes import Writing, write_together
from storage.sqlite.lane import Job, Outcome

OF_ONE_UNIT = (
    sqlite3.IntegrityError,
    sqlite3.DataError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
)
"""What SQLite says of one statement alone; anything else of its says that the file is in trouble."""


def commit_together(connection: sqlite3.Connection, batch: Sequence[Job]) -> list[Outcome]:
    """Do every job in one transaction; outcomes are true only once it is durable.

    A full disk rolls back released savepoints as well, so then the whole batch is `Unavailable`.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        return _failed(batch, error)
    return made_durable(connection, batch, written(connection, batch))


def begun(connection: sqlite3.Connection) -> bool:
    """Whether a transaction could be begun; False where another process is in the midst of one."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error:
        return False
    return True


def written(connection: sqlite3.Connection, batch: Sequence[Job]) -> list[Outcome]:
    """Do every job in the transaction that was begun; it is rolled back where the file fails."""
    try:
        return _all_of(connection, batch)
    except Exception as error:  # noqa: BLE001 — a defect must not leave callers waiting
        return _undone(connection, batch, error)


def made_durable(
    connection: sqlite3.Connection, batch: Sequence[Job], outcomes: list[Outcome]
) -> list[Outcome]:
    """End the transaction: the outcomes are true from here on, or all are `Unavailable`."""
    try:
        if connection.in_transaction:
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        return _undone(connection, batch, error)
    return outcomes


def _undone(
    connection: sqlite3.Connection, batch: Sequence[Job], error: Exception
) -> list[Outcome]:
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    return _failed(batch, error)


def _failed(batch: Sequence[Job], error: Exception) -> list[Outcome]:
    told = Unavailable(str(error)) if isinstance(error, sqlite3.Error) else error
    return [Outcome(job, error=told) for job in batch]


def _all_of(connection: sqlite3.Connection, batch: Sequence[Job]) -> list[Outcome]:
    """Units together if all of them hold, which is the rule; else, and the rest, one by one."""
    units = [job.work for job in batch if isinstance(job.work, Writing)]
    together = len(units) > 1 and _hold(connection, units)
    return [
        Outcome(job) if together and isinstance(job.work, Writing) else _alone(connection, job)
        for job in batch
    ]


def _hold(connection: sqlite3.Connection, units: Sequence[Writing]) -> bool:
    try:
        with _savepoint(connection):
            write_together(connection, units)
    except (StoreError, *OF_ONE_UNIT):
        return False
    return True


def _alone(connection: sqlite3.Connection, job: Job) -> Outcome:
    try:
        with _savepoint(connection):
            return Outcome(job, job.work(connection))
    except Exception as error:
        if isinstance(error, sqlite3.Error) and not isinstance(error, OF_ONE_UNIT):
            raise
        return Outcome(job, error=error)


@contextmanager
def _savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or none of it, within the transaction."""
    connection.execute("SAVEPOINT unit")
    try:
        yield
    except Exception:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO unit")
            connection.execute("RELEASE unit")
        raise
    connection.execute("RELEASE unit")
