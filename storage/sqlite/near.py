"""Reads on the event loop, as long as they are short."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from domain.errors import Unavailable
from storage.sqlite.connection import impatient

Row = tuple[Any, ...]

LOOK, LOOKS = 250, 4
"""A search is looked at every so many steps of SQLite's machine and given up at the last look:
after a hundred rows, or half a millisecond. A reading thread then makes it anew."""


class Near:
    """A connection of the event loop's own. It waits for nobody, and it never reads for long."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._looks = 0
        impatient(connection)

    def one(self, sql: str, parameters: Sequence[Any]) -> Row | None:
        """The row that a key leads to: a handful of pages. Raises `Unavailable`."""
        try:
            row: Row | None = self._connection.execute(sql, parameters).fetchone()
        except sqlite3.OperationalError as error:
            raise Unavailable(str(error)) from error
        return row

    def few(self, sql: str, parameters: Sequence[Any]) -> list[Row] | None:
        """All rows of a search, None where it takes long or has to wait for somebody."""
        self._looks = 0
        self._connection.set_progress_handler(self._enough, LOOK)
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.OperationalError:
            return None
        finally:
            self._connection.set_progress_handler(None, 0)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _enough(self) -> bool:
        self._looks += 1
        return self._looks > LOOKS
