"""The Store port over a MongoDB replica set."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import msgspec
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.asynchronous.database import AsyncDatabase

from domain.document import Document
from domain.errors import Unavailable
from storage import searches, units
from storage.kinds import D, Kinds
from storage.mongo import schema
from storage.mongo.changes import bulks, write, write_alone
from storage.mongo.connection import (
    PATIENCE,
    Client,
    Raw,
    connect,
    patiently,
    refuse_standalone,
    told,
    warn_of_long_locks,
)
from storage.mongo.search import matching, page, sort
from storage.mongo.shelf import AnyShelf, Shelf
from storage.mongo.transaction import transact
from storage.port import BY_ID, Change, Guard, Order, Replace, Scalar, Where
from storage.searches import Search
from storage.units import Unit

T = TypeVar("T")


class MongoStore:
    """Documents in MongoDB: any number of workers, one collection for each kind.

    Transactions that met another are repeated within `patience` seconds. Only a connection lost while
    a commit was on its way leaves open whether it happened (it is `Unavailable`): the delivery
    key tells when the platform sends again.
    """

    def __init__(
        self, uri: str, street: str, kinds: Sequence[type[Document]], *, patience: float = PATIENCE
    ) -> None:
        if "/" in street:
            raise ValueError(f"a street's name holds no '/': {street!r}")
        self.street = street
        self._uri = uri
        self._patience = patience
        self._kinds = Kinds(kinds)
        self._shelves: dict[type[Any], AnyShelf] = {
            kind.type: Shelf(kind, street) for kind in self._kinds.all()
        }
        self._client: Client | None = None
        self._begun: set[asyncio.Task[Any]] = set()

    async def open(self) -> None:
        """Connect, refuse a standalone server or a newer schema, make what is missing."""
        with told():
            self._client = connect(self._uri, self._patience)
            try:
                await refuse_standalone(self._client)
                await warn_of_long_locks(self._client)
                await schema.prepare(self._database, self._shelves.values())
            except BaseException:
                await self.close()
                raise

    async def close(self) -> None:
        """Finish what was begun and let go of all connections."""
        client, self._client = self._client, None
        await asyncio.gather(*self._begun, return_exceptions=True)
        if client is not None:
            await client.close()

    async def ping(self) -> None:
        """Write one record to the majority: without a primary or disk, `Unavailable`."""
        with patiently(self._patience):
            await schema.number(self._database["meta"], "ping", {"$inc": {"value": 1}})

    async def get(self, kind: type[D], id: str) -> D | None:
        """The document with this id, or None."""
        shelf = self._shelf(kind)
        with patiently(self._patience):
            record = await self._database[kind.collection].find_one({"_id": shelf.key(id)})
        return None if record is None else shelf.decode(record)

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
        shelf = self._shelf(kind)
        search = searches.checked(shelf.kind, where, order, after)
        with told():
            return await self._found(self._database, shelf, search, limit)

    async def count(
        self, kind: type[Document], where: Sequence[Where] = (), *, by: str = ""
    ) -> Mapping[Scalar, int]:
        """How many documents for each value of `by`."""
        shelf = self._shelf(kind)
        found = matching(shelf, self.street, searches.counted(shelf.kind, where, by))
        collection = self._database[kind.collection]
        with told():
            if not by:
                return {"": await collection.count_documents(found)}
            group = {"_id": f"${by}", "n": {"$sum": 1}}
            rows = await collection.aggregate([{"$match": found}, {"$group": group}])
            return {row["_id"]: row["n"] async for row in rows}

    async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
        """All changes or none, on the majority's disks on return."""
        unit = units.checked(changes, guards, self.street, self._kinds.of)
        made = bulks(unit, self._shelf)
        if not made:
            return
        database = self._database
        if len(unit.changes) + len(unit.guards) > 1:
            await self._to_its_end(
                transact(database.client, partial(write, made, database), self._patience)
            )
        else:  # one write is atomic by itself, at half the price
            await self._to_its_end(write_alone(made[0], database, self._patience))

    async def claim(
        self,
        kind: type[D],
        where: Sequence[Where],
        change: Callable[[D], D],
        *,
        order: Order,
        limit: int,
    ) -> list[D]:
        """Take matching documents, each for one caller only; `change` may run more than once."""
        shelf = self._shelf(kind)
        search = searches.checked(shelf.kind, where, order, None)
        database = self._database

        async def body(session: AsyncClientSession) -> list[D]:
            found = await self._found(database, shelf, search, limit, session)
            taken = [change(doc) for doc in found]
            made = bulks(Unit([Replace(doc) for doc in taken], []), self._shelf)
            await write(made, database, session)
            return [msgspec.structs.replace(doc, version=doc.version + 1) for doc in taken]

        return await self._to_its_end(transact(database.client, body, self._patience))

    async def next(self, series: str) -> int:
        """The next number of this street's series, on the majority's disks before it is told."""
        key = f"{self.street}/{series}"
        with patiently(self._patience):
            return await schema.number(self._database["series"], key, {"$inc": {"value": 1}})

    async def _to_its_end(self, work: Coroutine[Any, Any, T]) -> T:
        """Write also where the caller is cancelled.

        A transaction left half-way would keep its documents from everybody else for a minute.
        """
        with told():
            task = asyncio.ensure_future(work)
            self._begun.add(task)
            task.add_done_callback(self._begun.discard)
            return await asyncio.shield(task)

    async def _found(
        self,
        database: AsyncDatabase[Raw],
        shelf: Shelf[D],
        search: Search,
        limit: int,
        session: AsyncClientSession | None = None,
    ) -> list[D]:
        if limit < 1:
            return []  # to MongoDB, no limit at all
        cursor = database[shelf.kind.collection].find(
            page(shelf, self.street, search),
            sort=sort(search),
            limit=limit,
            batch_size=limit,
            session=session,
        )
        return [shelf.decode(record) for record in await cursor.to_list()]

    @property
    def _database(self) -> AsyncDatabase[Raw]:
        if self._client is None:
            raise Unavailable("the store is closed")
        return self._client.get_default_database("xinyi")

    def _shelf(self, kind: type[D]) -> Shelf[D]:
        return self._shelves[self._kinds.of(kind).type]
