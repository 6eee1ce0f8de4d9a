"""Both stores, empty, for whatever a test of delivery wants to keep."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from domain.document import Document
from domain.people import Identity, Staff
from domain.session import Delivery as Answered
from domain.session import Session
from services.delivery.kinds import KINDS
from storage.mongo import MongoStore
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.mongod import fresh_database, replica_set

EVERY: tuple[type[Document], ...] = (*KINDS, Identity, Staff, Answered, Session)


@pytest.fixture(params=["sqlite", "mongo"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An open store of the street `yichuan`; MongoDB where there is one."""
    async with _opened(request.param, tmp_path) as opened:
        yield opened


@pytest.fixture
async def embedded(tmp_path: Path) -> AsyncIterator[Store]:
    """The embedded store alone, where the store makes no difference."""
    async with _opened("sqlite", tmp_path) as opened:
        yield opened


@asynccontextmanager
async def _opened(which: str, folder: Path) -> AsyncIterator[Store]:
    store = SqliteStore(folder / "xinyi.db", "yichuan", EVERY) if which == "sqlite" else _mongo()
    await store.open()
    yield store
    await store.close()


def _mongo() -> Store:
    found = replica_set()
    if found.uri is None:
        pytest.skip(found.reason)
    return MongoStore(fresh_database(found.uri), "yichuan", EVERY)
