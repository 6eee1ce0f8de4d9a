"""Files in GridFS, for workers on many machines."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, BinaryIO

from bson import ObjectId
from gridfs.asynchronous import AsyncGridFSBucket
from pymongo.asynchronous.database import AsyncDatabase

from domain.errors import NotFound, Unavailable
from storage.files.port import PIECE, Named, checked, name_of
from storage.mongo.connection import Client, Raw, connect, told

BUCKET = "files"
BEGUN = "files.begun"
"""Uploads that have not ended: GridFS leaves the pieces of a killed worker lying about."""

PAGE = 200


class MongoFiles:
    """One bucket for all streets: whose a file is and when it was put stands in its metadata.

    Two workers that put the same content at once make two of it; both are read alike and swept
    alike.
    """

    def __init__(self, uri: str, street: str) -> None:
        self._uri, self._street = uri, street
        self._client: Client | None = None

    async def open(self) -> None:
        """Connect, and index what is asked for."""
        with told():
            self._client = connect(self._uri)
            await self._files.create_index([("metadata.street", 1), ("filename", 1)])
            await self._database[BEGUN].create_index([("street", 1), ("at", 1)])

    async def close(self) -> None:
        """Let go of all connections."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def ping(self) -> None:
        """`Unavailable` where no server answers; what it can write, the store's own ping tells."""
        with told():
            await self._database.command("ping")

    async def put(self, source: BinaryIO, now: int) -> str:
        """See `Files.put`."""
        name = await asyncio.to_thread(name_of, source)
        with told():
            young = {"$max": {"metadata.at": now}}
            if (await self._files.update_many(self._of(name), young)).matched_count:
                return name
            id = ObjectId()
            await self._database[BEGUN].insert_one({"_id": id, "street": self._street, "at": now})
            source.seek(0)
            await self._bucket.upload_from_stream_with_id(
                id, name, source, metadata={"street": self._street, "at": now}
            )
            await self._database[BEGUN].delete_one({"_id": id})
        return name

    async def size(self, name: str) -> int:
        """See `Files.size`."""
        return int((await self._found(name))["length"])

    async def read(
        self, name: str, start: int = 0, stop: int | None = None
    ) -> AsyncGenerator[bytes, None]:
        """See `Files.read`."""
        found = await self._found(name)
        left = (found["length"] if stop is None else stop) - start
        with told():
            stream = await self._bucket.open_download_stream(found["_id"])
            await stream.seek(start)
            while left > 0 and (piece := await stream.read(min(left, PIECE))):
                yield piece
                left -= len(piece)

    async def sweep(self, before: int, named: Named) -> int:
        """See `Files.sweep`."""
        await self._sweep_begun(before)
        swept, old = 0, {"metadata.street": self._street, "metadata.at": {"$lt": before}}
        with told():
            names = await self._files.distinct("filename", old)
            for page in (names[n : n + PAGE] for n in range(0, len(names), PAGE)):
                kept = await named(page)
                for name in page:
                    swept += name not in kept and await self._drop({**old, "filename": name})
        return swept

    async def _drop(self, which: Raw) -> bool:
        """The record first and only if it is still old, then its pieces."""
        dropped = False
        while (found := await self._files.find_one_and_delete(which)) is not None:
            await self._pieces.delete_many({"files_id": found["_id"]})
            dropped = True
        return dropped

    async def _sweep_begun(self, before: int) -> None:
        """The pieces of uploads that never ended; one that did, a moment before a kill, stays."""
        with told():
            begun = self._database[BEGUN]
            async for one in begun.find({"street": self._street, "at": {"$lt": before}}):
                if await self._files.find_one({"_id": one["_id"]}) is None:
                    await self._pieces.delete_many({"files_id": one["_id"]})
                await begun.delete_one({"_id": one["_id"]})

    async def _found(self, name: str) -> Raw:
        with told():
            found: Raw | None = await self._files.find_one(self._of(checked(name)))
        if found is None:
            raise NotFound("no such file")
        return found

    def _of(self, name: str) -> Raw:
        return {"metadata.street": self._street, "filename": name}

    @property
    def _database(self) -> AsyncDatabase[Raw]:
        if self._client is None:
            raise Unavailable("the files are not open")
        return self._client.get_default_database("xinyi")

    @property
    def _files(self) -> Any:  # noqa: ANN401  a collection of the driver's
        return self._database[BUCKET]["files"]

    @property
    def _pieces(self) -> Any:  # noqa: ANN401
        return self._database[BUCKET]["chunks"]

    @property
    def _bucket(self) -> AsyncGridFSBucket:
        return AsyncGridFSBucket(self._database, BUCKET)
