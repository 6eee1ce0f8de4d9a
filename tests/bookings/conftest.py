"""An office over each of the real stores, on a Monday morning, whose street takes bookings."""

import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pymongo import MongoClient

from services import holidays
from services.clock import FixedClock
from services.office import Office, timing_of
from services.pack import load
from services.signing import Signer
from services.texts import Texts
from storage.mongo import MongoStore
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.bookings.scene import KINDS, MONDAY, OFFERED
from tests.mongod import fresh_database, replica_set


@pytest.fixture(scope="session")
def template() -> Office:
    """What never changes of an office; parts that no booking needs are None."""
    street = replace(load("yichuan"), slots=OFFERED)
    parts: dict[str, Any] = {
        "street": street,
        "timing": timing_of(street, *holidays.of_years(range(2025, 2029))),
        "texts": Texts(),
        "signer": Signer("a key of the tests"),
        "topics": {topic.id: topic for topic in street.topics},
    }
    parts |= {name: None for name in Office.__struct_fields__ if name not in parts}
    return Office(**parts)


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(MONDAY)


@pytest.fixture
async def office(template: Office, clock: FixedClock, tmp_path: Path) -> AsyncIterator[Office]:
    """The desk over an embedded store."""
    store = SqliteStore(tmp_path / "store.db", template.street.id, KINDS)
    await store.open()
    yield replace(template, store=store, clock=clock)
    await store.close()


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


@pytest.fixture(params=["sqlite", "mongo"])
async def offices(
    request: pytest.FixtureRequest, template: Office, clock: FixedClock, tmp_path: Path
) -> AsyncIterator[tuple[Office, Office]]:
    """Two workers on one store, whichever it is."""
    name = f"yichuan-{uuid.uuid4().hex}"
    if request.param == "mongo":
        uri = request.getfixturevalue("mongo_uri")
        stores: list[Store] = [MongoStore(uri, name, KINDS) for _ in range(2)]
    else:
        stores = [SqliteStore(tmp_path / "both.db", name, KINDS) for _ in range(2)]
    street = replace(template.street, id=name)
    for each in stores:
        await each.open()
    one, two = (replace(template, store=each, clock=clock, street=street) for each in stores)
    yield one, two
    for each in stores:
        await each.close()
