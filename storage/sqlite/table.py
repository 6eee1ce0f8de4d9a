"""One kind of document as one table: its columns, its statements, its bodies."""

# ruff: noqa: S608 — names come from our classes, values travel as parameters
import sqlite3
from typing import Any, Generic

import msgspec

from storage.kinds import D, Kind
from storage.shapes import lifted

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
        key = "WHERE street = ? AND id = ?"
        self.get = f"SELECT CAST(body AS BLOB) FROM {name} {key}"
        self.insert = (
            f"INSERT INTO {name} (body, version, street, id) VALUES (CAST(? AS TEXT), ?, ?, ?)"
        )
        self.replace = (
            f"UPDATE {name} SET body = CAST(? AS TEXT), version = ? {key} AND version = ?"
        )
        self.delete = f"DELETE FROM {name} {key} AND version = ?"
        self.guard = f"SELECT 1 FROM {name} {key} AND version = ?"

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


def quoted(name: str) -> str:
    """A name for SQL. Names come from our classes, never from people; this keeps words whole."""
    return '"' + name.replace('"', '""') + '"'


AnyTable = Table[Any]
