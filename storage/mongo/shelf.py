"""One kind of document as one collection: its records, its indexes."""

from typing import Any, Generic

import msgspec
from pymongo import ASCENDING, IndexModel

from storage.kinds import D, Kind
from storage.mongo.connection import Raw
from storage.shapes import lifted

OURS = "xinyi:"
"""How the names of our indexes begin; an operator's own are left alone."""


class Shelf(Generic[D]):
    """Turns documents of one kind and one street into records and back.

    A record is the document with `_id` (`street/id`) in the place of `id`: unique across
    streets, and in the same order as the ids within one.
    """

    def __init__(self, kind: Kind[D], street: str) -> None:
        self.kind = kind
        self._prefix = f"{street}/"

    def key(self, id: str) -> str:
        """The record's `_id`."""
        return self._prefix + id

    def at(self, doc: D) -> Raw:
        """The filter for this document as it was read: another version does not match."""
        return {"_id": self.key(doc.id), "version": doc.version}

    def encode(self, doc: D, version: int) -> Raw:
        """The record as it will stand at `version`."""
        raw: Raw = msgspec.to_builtins(doc, str_keys=True)
        return {"_id": self.key(raw.pop("id")), **raw, "version": version}

    def decode(self, record: Raw) -> D:
        """A record as today's document, lifted where it was written in an older shape."""
        record["id"] = record.pop("_id").removeprefix(self._prefix)
        record.pop("_guard", None)
        return lifted(self.kind, record)

    def indexes(self) -> list[IndexModel]:
        """What the class asks for, `street` first and `_id` last where it is not unique."""
        return [
            IndexModel(
                [(name, ASCENDING) for name in ("street", *fields, *(() if unique else ("_id",)))],
                name=f"{OURS}{','.join(fields)}{'!' if unique else ''}",
                unique=unique,
            )
            for fields, unique in self.kind.indexes
        ]


AnyShelf = Shelf[Any]
