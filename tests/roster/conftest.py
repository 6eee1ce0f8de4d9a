"""An office over each of the real stores, with an empty roster."""

import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pymongo import MongoClient

from bot.wiring import KINDS
from domain.street import Street
from services import holidays
from services.clock import FixedClock
from services.office import Office, timing_of
from services.pack import load
from services.texts import Texts
from storage.mongo import MongoStore
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.mongod import fresh_database, replica_set
from tests.roster.scene import MONDAY


@pytest.fixture(scope="session")
def street() -> Street:
    """The sample street, read once."""
    return load("yichuan")


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(MONDAY)


@pytest.fixture(scope="session")
def mongo_uri() -> Iterator[str]:
    """One database for all these tests; each has a street of its own in it."""
    mongo = replica_set()
    if mongo.uri is None:
        pytest.skip(mongo.reason)
    uri = fresh_database(mongo.uri)
    yield uri
    with MongoClient[dict[str, object]](uri) as client:
        client.drop_database(client.get_default_database())


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty embedded store."""
    opened = SqliteStore(tmp_path / "store.db", "yichuan", KINDS)
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture(params=["sqlite", "mongo"])
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store, once of each kind."""
    name = f"street-{uuid.uuid4().hex}"
    opened: Store = (
        SqliteStore(tmp_path / "either.db", name, KINDS)
        if request.param == "sqlite"
        else MongoStore(request.getfixturevalue("mongo_uri"), name, KINDS)
    )
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
def office(store: Store, street: Street, clock: FixedClock) -> Office:
    """The desk over the embedded store; parts that the roster has no use for are None."""
    parts: dict[str, Any] = dict.fromkeys(Office.__struct_fields__)
    parts |= {
        "street": street,
        "timing": timing_of(street, *holidays.of_years(range(2025, 2029))),
        "texts": Texts(),
        "topics": {},
    }
    return replace(Office(**parts), store=store, clock=clock)
