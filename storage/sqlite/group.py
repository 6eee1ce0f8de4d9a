"""Group commit: many units of work, one transaction, one wait for the disk."""

import sqlite3
from collections.abc import Sequence

from domain.errors import Unavailable
from storage.sqlite.lane import Job, Outcome

OF_ONE_UNIT = (
    sqlite3.IntegrityError,
    sqlite3.DataError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
)
"""What SQLite says of one statement alone; anything else of its says that the file is in trouble."""


def commit_together(connection: sqlite3.Connection, batch: Sequence[Job]) -> list[Outcome]:
    """Do every job in a savepoint of one transaction; outcomes are true only once it is durable.

    A full disk rolls back released savepoints as well, so then the whole batch is `Unavailable`.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        outcomes = [_in_savepoint(connection, job) for job in batch]
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        return [Outcome(job, error=Unavailable(str(error))) for job in batch]
    return outcomes


def _in_savepoint(connection: sqlite3.Connection, job: Job) -> Outcome:
    connection.execute("SAVEPOINT unit")
    try:
        outcome = Outcome(job, job.work(connection))
    except Exception as error:
        if isinstance(error, sqlite3.Error) and not isinstance(error, OF_ONE_UNIT):
            raise
        connection.execute("ROLLBACK TO unit")
        outcome = Outcome(job, error=error)
    connection.execute("RELEASE unit")
    return outcome
