"""Both stores, real, for every test that asks for `opened` or `store`."""

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from domain.document import Document
from storage.mongo import MongoStore
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.offices import PATIENCE
from tests.storage.documents import KINDS

Make = Callable[[str, Sequence[type[Document]]], Store]
Opened = Callable[..., Awaitable[Store]]


@pytest.fixture(params=["sqlite", "mongo"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """Makes stores over one and the same database, so that two of them are two workers."""
    if request.param == "sqlite":
        return lambda street, kinds: SqliteStore(tmp_path / "store.db", street, kinds)
    uri = request.getfixturevalue("mongo_uri")
    test = uuid.uuid4().hex
    return lambda street, kinds: MongoStore(uri, f"{street}-{test}", kinds, patience=PATIENCE)


@pytest.fixture
async def opened(make: Make) -> AsyncIterator[Opened]:
    """Opens a store of a street; all are closed after the test."""
    async with AsyncExitStack() as stack:

        async def open_one(
            street: str = "yichuan", kinds: Sequence[type[Document]] = KINDS
        ) -> Store:
            store = make(street, kinds)
            await store.open()
            stack.push_async_callback(store.close)
            return store

        yield open_one


@pytest.fixture
async def store(opened: Opened) -> Store:
    """One store, as most tests need it."""
    return await opened()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in folders that are not there yet."""
    return tmp_path / "var" / "street" / "xinyi.db"


@pytest.fixture
async def embedded(path: Path) -> AsyncIterator[SqliteStore]:
    """The embedded store as the only server on its file has it."""
    made = SqliteStore(path, "yichuan", KINDS, exclusive=True)
    await made.open()
    yield made
    await made.close()
