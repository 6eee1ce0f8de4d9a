"""Statements that take many rows at once.

Every call into SQLite lets go of the interpreter and has to wait for it again beside a busy event
loop; for most of our statements that costs more than the work. So rows travel together.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from domain.errors import Conflict, StoreError

ROWS = 64
"""Most rows of one statement; far below SQLite's limit of parameters."""

Row = tuple[Any, ...]


class Statement:
    """A statement around a list of rows, of which each has to meet one stored row.

    `wrong` is what it means if one does not: a version changed, a document is missing, a unique
    index is violated. `guards` is true where the statement only looks (a SELECT that counts).
    """

    def __init__(
        self,
        collection: str,
        head: str,
        row: str,
        tail: str = "",
        wrong: type[StoreError] = Conflict,
    ) -> None:
        self.guards = head.startswith("SELECT")
        self._collection = collection
        self._parts = (head, row, tail)
        self._wrong = wrong
        self._written: dict[int, str] = {}

    def run(self, connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
        """Run for all rows; `wrong` where one of them does not hold."""
        for some in _in_twos(rows):
            try:
                cursor = connection.execute(self._sql(len(some)), tuple(chain.from_iterable(some)))
            except sqlite3.IntegrityError:
                raise self._wrong(collection=self._collection) from None
            met = cursor.fetchone()[0] if self.guards else cursor.rowcount
            if met != len(some):
                raise self._wrong(collection=self._collection)

    def _sql(self, n: int) -> str:
        if n not in self._written:
            head, row, tail = self._parts
            self._written[n] = f"{head} {', '.join([row] * n)} {tail}"
        return self._written[n]


def _in_twos(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Pieces of 64, 32, … 1 rows, so that few different texts are ever prepared."""
    done = 0
    while done < len(rows):
        size = min(ROWS, 1 << ((len(rows) - done).bit_length() - 1))
        yield rows[done : done + size]
        done += size
