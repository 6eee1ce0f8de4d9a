"""How a connection to the file is set up."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUSY_MS = 10_000
"""How long a thread waits for another process's transaction (a command beside the server)."""

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a commit that was answered survives a power cut
    "PRAGMA cache_size = -8000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_size_limit = 67108864",
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions are begun and ended by name only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        path,
        timeout=BUSY_MS / 1_000,
        isolation_level=None,
        cached_statements=512,
        check_same_thread=False,  # the writer's is used by two threads in turn
    )
    for pragma in PRAGMAS:
        connection.execute(pragma).fetchall()
    return connection


def impatient(connection: sqlite3.Connection) -> None:
    """From now on the connection waits for nobody: the event loop uses it."""
    connection.execute("PRAGMA busy_timeout = 0")


@contextmanager
def patient(connection: sqlite3.Connection) -> Iterator[None]:
    """A thread may wait for others as long as the block goes on."""
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    try:
        yield
    finally:
        impatient(connection)
