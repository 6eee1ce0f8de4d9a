"""How a connection to the file is set up."""

import sqlite3
from pathlib import Path

BUSY = 10.0
"""Seconds that a writer waits for another process's transaction (a command beside the server)."""

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
    connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None, cached_statements=512)
    for pragma in PRAGMAS:
        connection.execute(pragma).fetchall()
    return connection
