"""What is said to one kind's table, and how its bodies are read."""

# ruff: noqa: S608 — names come from our classes, values travel as parameters
from typing import Any, Generic

import msgspec

from domain.errors import Conflict, Duplicate, StoreError
from storage.kinds import D, Kind
from storage.shapes import lifted
from storage.sqlite.names import quoted
from storage.sqlite.statement import Statement


class Table(Generic[D]):
    """Statements and codecs for one kind, made once."""

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

    def _insert(self, wrong: type[StoreError]) -> Statement:
        head = f"INSERT INTO {self.name} (body, version, street, id) VALUES"
        return Statement(self.kind.collection, head, "(CAST(? AS TEXT), ?, ?, ?)", wrong=wrong)


def _same(given: str, first: int) -> str:
    """Rows whose street, id and version are the given list's columns from `first` on.

    The list is joined, not asked by IN: for a row of three, SQLite would read the whole table.
    """
    names = ("street", "id", "version")
    return " AND ".join(f"{name} = {given}.column{n}" for n, name in enumerate(names, first))


AnyTable = Table[Any]
