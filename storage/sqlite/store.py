"""The Store port over one SQLite file."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from domain.document import Document
from domain.errors import Unavailable
from storage import searches, units
from storage.kinds import D, Kinds
from storage.port import BY_ID, Change, Guard, Order, Replace, Scalar, Where
from storage.sqlite import schema
from storage.sqlite.changes import writing
from storage.sqlite.connection import connect, impatient
from storage.sqlite.lane import CLOSED, Lane, read_each
from storage.sqlite.lock import FileLock
from storage.sqlite.near import Near
from storage.sqlite.search import select, tally
from storage.sqlite.table import AnyTable, Table
from storage.sqlite.writer import Writer
from storage.units import Unit


class SqliteStore:
    """Documents in one file: one writer with group commit, and readers beside it.

    `exclusive` is for `serve` and `migrate`: it holds the file's lock, so a second server is
    refused with `StoreInUse`. Commands open it without and write beside the server.
    Reads see every commit that has returned. They are made where they are called, for a hop to a
    thread and back costs more than most of them; a search that turns out to be a long one goes to
    a thread (see `near`). Counting has a thread of its own, so that a statistic over a year keeps
    no message waiting.
    """

    def __init__(
        self,
        path: str | Path,
        street: str,
        kinds: Sequence[type[Document]],
        *,
        exclusive: bool = False,
    ) -> None:
        self.street = street
        self._path = Path(path)
        self._lock = FileLock(self._path.with_name(self._path.name + ".lock"))
        self._exclusive = exclusive
        self._kinds = Kinds(kinds)
        self._tables: dict[type[Any], AnyTable] = {
            kind.type: Table(kind) for kind in self._kinds.all()
        }
        self._near: Near | None = None
        self._writer = Writer(self._prepared)
        self._reader = Lane("store-reader", self._connected, read_each)
        self._counter = Lane("store-counter", self._connected, read_each)

    async def open(self) -> None:
        """Make the folder, the file, tables and indexes; `StoreInUse`, or `Unavailable`."""
        if self._exclusive:
            self._lock.acquire()
        try:
            for lane in (self._writer, self._reader, self._counter):
                await lane.start()
            self._near = Near(self._connected())
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Finish what was queued and let go of file and lock."""
        for lane in (self._writer, self._reader, self._counter):
            await lane.stop()
        near, self._near = self._near, None
        if near is not None:
            near.close()
        self._lock.release()

    async def ping(self) -> None:
        """Write one row and read one: a full disk or a lost file is `Unavailable`."""
        await self._writer.run(schema.touch)
        await self._reader.run(lambda connection: connection.execute("SELECT 1").fetchone())

    async def get(self, kind: type[D], id: str) -> D | None:
        """The document with this id, or None."""
        table = self._table(kind)
        row = self._reading().one(table.get, (self.street, id))
        return None if row is None else table.decode(row[0])

    async def find(
        self,
        kind: type[D],
        where: Sequence[Where] = (),
        *,
        order: Order = BY_ID,
        limit: int = 100,
        after: D | None = None,
    ) -> list[D]:
        """Documents that meet every condition, in order; the port says the rest."""
        table, sql, parameters = self._search(kind, where, order, limit, after)
        rows = self._reading().few(sql, parameters)
        if rows is None:
            return await self._reader.run(_finding(table, sql, parameters))
        return [table.decode(row[0]) for row in rows]

    async def count(
        self, kind: type[Document], where: Sequence[Where] = (), *, by: str = ""
    ) -> Mapping[Scalar, int]:
        """How many documents for each value of `by`."""
        described = self._kinds.of(kind)
        conditions = searches.counted(described, where, by)
        sql, parameters = tally(self._table(kind), self.street, conditions, by)
        rows = await self._counter.run(lambda each: each.execute(sql, parameters).fetchall())
        to = described.fields[by] if by else str
        return {to(value): n for value, n in rows}

    async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
        """All changes or none, durable on return."""
        unit = units.checked(changes, guards, self.street, self._kinds.of)
        if unit.changes or unit.guards:
            work = writing(unit, self._table)
            await self._writer.run(work, len(work.steps))

    async def claim(
        self,
        kind: type[D],
        where: Sequence[Where],
        change: Callable[[D], D],
        *,
        order: Order,
        limit: int,
    ) -> list[D]:
        """Take matching documents, each for one caller only; `change` runs in the writer."""
        search = _finding(*self._search(kind, where, order, limit, None))

        def work(connection: sqlite3.Connection) -> list[D]:
            taken = [change(doc) for doc in search(connection)]
            writing(Unit([Replace(doc) for doc in taken], []), self._table)(connection)
            return [msgspec.structs.replace(doc, version=doc.version + 1) for doc in taken]

        return await self._writer.run(work, limit)

    async def next(self, series: str) -> int:
        """The next number of this street's series, durable before it is told."""
        return await self._writer.run(partial(schema.draw, street=self.street, series=series), 1)

    def _search(
        self, kind: type[D], where: Sequence[Where], order: Order, limit: int, after: D | None
    ) -> tuple[Table[D], str, Sequence[Any]]:
        table = self._table(kind)
        search = searches.checked(table.kind, where, order, after)
        return table, *select(table, self.street, search, limit)

    def _reading(self) -> Near:
        if self._near is None:
            raise Unavailable(CLOSED)
        return self._near

    def _table(self, kind: type[D]) -> Table[D]:
        return self._tables[self._kinds.of(kind).type]

    def _connected(self) -> sqlite3.Connection:
        try:
            return connect(self._path)
        except (sqlite3.Error, OSError) as error:
            raise Unavailable(f"{self._path}: {error}") from error

    def _prepared(self) -> sqlite3.Connection:
        connection = self._connected()
        try:
            schema.prepare(connection, self._kinds.all())
            impatient(connection)
        except BaseException as error:
            connection.close()
            if isinstance(error, sqlite3.Error):
                raise Unavailable(f"{self._path}: {error}") from error
            raise
        return connection


def _finding(
    table: Table[D], sql: str, parameters: Sequence[Any]
) -> Callable[[sqlite3.Connection], list[D]]:
    def find(connection: sqlite3.Connection) -> list[D]:
        rows = connection.execute(sql, parameters).fetchall()
        return [table.decode(row[0]) for row in rows]

    return find
