"""One kind of document as one table: its columns, its statements, its bodies."""

# ruff: noqa: S608 — names come from our classes, values travel as parameters
import sqlite3
from typing import Any, Generic

import msgspec

from domain.errors import Conflict, Duplicate, StoreError
from storage.kinds import D, Kind
from storage.shapes import lifted
from storage.sqlite.statement import Statement

COLUMN = {str: "TEXT", int: "INTEGER", bool: "INTEGER"}


class Table(Generic[D]):
    """Statements and codecs for one kind, made once.

    `body` is the document as JSON and holds everything; the generated columns are views of it
    for indexes to stand on, so a new index needs no rewriting of rows.
    """

    def __init__(self, kind: Kind[D]) -> None:
        self.kind = kind
        self.name = name = quoted(kind.collection)
        self._encode = msgspec.json.Encoder().encode
        self._decode = msgspec.json.Decoder(kind.type).decode
        self.get = f"SELECT CAST(body AS BLOB) FROM {name} WHERE street = ? AND id = ?"
        self.insert = self._insert(Conflict)
        self.deliver = self._insert(Duplicate)
        self.replace = Statement(
            kind.collection,
            f"UPDATE {name} SET body = CAST(n.column1 AS TEXT), version = n.column2 FROM (VALUES",
            "(?, ?, ?, ?, ?)",
            f") AS n WHERE {_same('n', 3)}",
        )
        self.delete = Statement(
            kind.collection,
            f"DELETE FROM {name} WHERE (street, id) IN (SELECT street, id FROM (VALUES",
            "(?, ?, ?)",
            f") AS n CROSS JOIN {name} ON {_same('n', 1)})",
        )
        self.guard = Statement(
            kind.collection,
            "SELECT COUNT(*) FROM (VALUES",
            "(?, ?, ?)",
            f") AS n CROSS JOIN {name} ON {_same('n', 1)}",
        )

    def encode(self, doc: D, version: int) -> bytes:
        """The document's JSON as it will stand at `version`."""
        return self._encode(msgspec.structs.replace(doc, version=version))

    def decode(self, body: bytes) -> D:
        """A stored body as today's document, lifted where it was written in an older shape."""
        try:
            doc = self._decode(body)
        except msgspec.ValidationError:
            doc = lifted(self.kind, msgspec.json.decode(body))
        return doc if doc.shape >= self.kind.shape else lifted(self.kind, msgspec.json.decode(body))

    def create(self, connection: sqlite3.Connection) -> None:
        """Bring the table, its generated columns and its indexes to what the class says."""
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS {self.name} (street TEXT NOT NULL, id TEXT NOT NULL,"
            " version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (street, id)) WITHOUT ROWID"
        )
        there = {row[1] for row in connection.execute(f"PRAGMA table_xinfo({self.name})")}
        for field in self.kind.fields.keys() - there:
            connection.execute(
                f"ALTER TABLE {self.name} ADD COLUMN {quoted(field)} {COLUMN[self.kind.fields[field]]}"
                f" GENERATED ALWAYS AS (json_extract(body, '$.{field}')) VIRTUAL"
            )
        self._create_indexes(connection)

    def _insert(self, wrong: type[StoreError]) -> Statement:
        head = f"INSERT INTO {self.name} (body, version, street, id) VALUES"
        return Statement(self.kind.collection, head, "(CAST(? AS TEXT), ?, ?, ?)", wrong=wrong)

    def _create_indexes(self, connection: sqlite3.Connection) -> None:
        """Make the indexes that are missing, drop those of ours that the class names no more."""
        wanted = {}
        for fields, unique in self.kind.indexes:
            name = f"{self.kind.collection}:{','.join(fields)}{'!' if unique else ''}"
            columns = ("street", *fields) if unique else ("street", *fields, "id")
            wanted[name] = f"{'UNIQUE' if unique else ''} INDEX {quoted(name)} ON {self.name}" + (
                f" ({', '.join(quoted(column) for column in columns)})"
            )
        rows = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql != ''",
            (self.kind.collection,),
        )
        there = {row[0] for row in rows}
        for name in there - wanted.keys():
            connection.execute(f"DROP INDEX {quoted(name)}")
        for name in wanted.keys() - there:
            connection.execute(f"CREATE {wanted[name]}")


def _same(given: str, first: int) -> str:
    """Rows whose street, id and version are the given list's columns from `first` on.

    The list is joined, not asked by IN: for a row of three, SQLite would read the whole table.
    """
    names = ("street", "id", "version")
    return " AND ".join(f"{name} = {given}.column{n}" for n, name in enumerate(names, first))


def quoted(name: str) -> str:
    """A name for SQL. Names come from our classes, never from people; this keeps words whole."""
    return '"' + name.replace('"', '""') + '"'


AnyTable = Table[Any]
