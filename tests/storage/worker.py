"""A worker in a process of its own, for tests that kill it: `python -m tests.storage.worker`.

It commits pairs of documents, eight units at a time, and prints a unit's id when the store has
said that it is durable. With a third argument `half` it stops for ever inside its first
transaction (MongoDB only), having written one document of two.
"""

import asyncio
import itertools
import sys
import uuid

from domain.document import Document
from storage.mongo import MongoStore
from storage.mongo.changes import Bulk
from storage.port import Insert, Store
from storage.sqlite import SqliteStore
from tests.offices import PATIENCE
from tests.storage.documents import KINDS, card, plain


def store_of(where: str, street: str) -> Store:
    """The store that `where` names: a MongoDB URI or a file."""
    kinds: tuple[type[Document], ...] = KINDS
    if where.startswith("mongodb"):
        return MongoStore(where, street, kinds, patience=PATIENCE)
    return SqliteStore(where, street, kinds, exclusive=True)


async def run(store: Store, mine: str) -> None:
    """Commit pairs until somebody kills this process."""
    await store.open()
    numbers = itertools.count()

    async def loop() -> None:
        for n in numbers:
            unit = f"{mine}-{n}"
            await store.commit([Insert(card(store, unit)), Insert(plain(store, unit))])
            sys.stdout.write(unit + "\n")
            sys.stdout.flush()

    await asyncio.gather(*(loop() for _ in range(8)))


async def stop_half_way(store: Store) -> None:
    """Write the first half of a unit and stop there."""
    await store.open()
    whole = Bulk.write

    async def half(*args: object) -> None:
        await whole(*args)  # type: ignore[arg-type]
        sys.stdout.write("half\n")
        sys.stdout.flush()
        await asyncio.Event().wait()

    Bulk.write = half  # type: ignore[assignment, method-assign]
    await store.commit([Insert(card(store, "torn")), Insert(plain(store, "torn"))])


if __name__ == "__main__":
    here = store_of(sys.argv[1], sys.argv[2])
    asyncio.run(stop_half_way(here) if sys.argv[3:] else run(here, uuid.uuid4().hex))
