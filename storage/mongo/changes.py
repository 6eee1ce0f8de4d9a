"""A unit of work as one bulk write for each collection."""

from collections.abc import Callable, Sequence
from typing import Any

import pymongo
from pymongo import DeleteOne, InsertOne, ReplaceOne, UpdateOne
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import BulkWriteError

from domain.document import Document
from domain.errors import Conflict, Duplicate
from storage.mongo.connection import Raw
from storage.mongo.shelf import AnyShelf
from storage.port import Change, Guard, Insert, Replace
from storage.units import Unit

DUPLICATE_KEY = 11_000

Operation = InsertOne[Raw] | ReplaceOne[Raw] | UpdateOne | DeleteOne


class Bulk:
    """The operations on one collection, in order, and how many documents they must meet."""

    def __init__(self, collection: str) -> None:
        self.collection = collection
        self.operations: list[Operation] = []
        self.parts: list[Change | Guard] = []

    def add(self, part: Change | Guard, shelf: AnyShelf) -> None:
        """Take in one change or guard."""
        self.parts.append(part)
        self.operations.append(_operation(part, shelf))

    async def write(self, database: AsyncDatabase[Raw], session: AsyncClientSession | None) -> None:
        """Write within the session's transaction; `Duplicate` or `Conflict` if one does not hold."""
        try:
            done = await database[self.collection].bulk_write(self.operations, session=session)
        except BulkWriteError as error:
            raise self._violated(error) from error
        inserts = sum(isinstance(part, Insert) for part in self.parts)
        met = done.inserted_count + done.matched_count + done.deleted_count
        if met != len(self.parts) or done.inserted_count != inserts:
            raise Conflict(collection=self.collection)

    def _violated(self, error: BulkWriteError) -> Exception:
        """Which unique index did not hold: a delivery's is `Duplicate`."""
        first = error.details["writeErrors"][0]
        if first["code"] != DUPLICATE_KEY:
            return error
        part = self.parts[first["index"]]
        wrong = Duplicate if isinstance(part, Insert) and part.delivery else Conflict
        return wrong(collection=self.collection, id=part.doc.id)


def bulks(unit: Unit, shelf_of: Callable[[type[Document]], AnyShelf]) -> list[Bulk]:
    """The unit's bulk writes: deliveries first, then one for each collection, in the unit's order."""
    made: dict[tuple[bool, str], Bulk] = {}
    parts: Sequence[Change | Guard] = [*unit.changes, *unit.guards]
    for part in parts:
        delivery = isinstance(part, Insert) and part.delivery
        name = part.doc.collection
        made.setdefault((delivery, name), Bulk(name)).add(part, shelf_of(type(part.doc)))
    return list(made.values())


async def write(
    made: Sequence[Bulk], database: AsyncDatabase[Raw], session: AsyncClientSession
) -> None:
    """Write all of them, one after the other, as a transaction takes it."""
    for bulk in made:
        await bulk.write(database, session)


async def write_alone(bulk: Bulk, database: AsyncDatabase[Raw], patience: float) -> None:
    """Write a bulk of one operation, which needs no transaction, within `patience` seconds."""
    with pymongo.timeout(patience):
        await bulk.write(database, None)


def _operation(part: Change | Guard, shelf: AnyShelf) -> Operation:
    doc: Any = part.doc
    if isinstance(part, Insert):
        return InsertOne(shelf.encode(doc, 1))
    if isinstance(part, Replace):
        return ReplaceOne(shelf.at(doc), shelf.encode(doc, doc.version + 1))
    if isinstance(part, Guard):
        # A snapshot does not protect what was only read; a write meets every other writer.
        return UpdateOne(shelf.at(doc), {"$inc": {"_guard": 1}})
    return DeleteOne(shelf.at(doc))
