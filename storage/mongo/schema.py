"""Collections, indexes and the schema number, made at the first start."""

import asyncio
from collections.abc import Iterable

from pymongo import ReturnDocument
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import CollectionInvalid, OperationFailure

from storage.mongo.connection import Raw
from storage.mongo.shelf import OURS, AnyShelf
from storage.schema import SCHEMA, refuse_newer

NAMESPACE_EXISTS = 48


async def prepare(database: AsyncDatabase[Raw], shelves: Iterable[AnyShelf]) -> None:
    """Make what is missing; refuse a store that a newer program wrote."""
    refuse_newer(await number(database["meta"], "schema", {"$max": {"value": SCHEMA}}))
    there = set(await database.list_collection_names())
    await asyncio.gather(
        *(_shelf(database, shelf, shelf.kind.collection in there) for shelf in shelves),
        _collection(database, "series", "series" in there),
    )


async def number(collection: AsyncCollection[Raw], key: str, update: Raw) -> int:
    """Change the `value` under `key`, from nothing if need be; what it is then."""
    record = await collection.find_one_and_update(
        {"_id": key}, update, upsert=True, return_document=ReturnDocument.AFTER
    )
    return int(record["value"]) if record else 0


async def _shelf(database: AsyncDatabase[Raw], shelf: AnyShelf, there: bool) -> None:
    name = shelf.kind.collection
    await _collection(database, name, there)
    wanted = {model.document["name"]: model for model in shelf.indexes()}
    found = set(await database[name].index_information())
    for old in found - wanted.keys():
        if old.startswith(OURS):
            await database[name].drop_index(old)
    if missing := [wanted[each] for each in wanted.keys() - found]:
        await database[name].create_indexes(missing)


async def _collection(database: AsyncDatabase[Raw], name: str, there: bool) -> None:
    """Made beforehand: two transactions that both create one get in each other's way."""
    if there:
        return
    try:
        await database.create_collection(name)
    except CollectionInvalid:
        return
    except OperationFailure as error:
        if error.code != NAMESPACE_EXISTS:  # another worker was quicker
            raise
