"""A desk over each store, at a Monday morning, that understands the sample street."""

import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pymongo import MongoClient

from bot.wiring import KINDS
from services import holidays
from services.clock import FixedClock
from services.office import Office, timing_of
from services.pack import load
from services.texts import Texts
from services.understanding import Understanding, load_lexicon
from storage.mongo import MongoStore
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.hotline.sheet import MONDAY
from tests.mongod import fresh_database, replica_set


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    """Pure and slow to build, so made once."""
    return Understanding(load("yichuan"), load_lexicon())


@pytest.fixture(scope="session")
def mongo_uri() -> Iterator[str]:
    """One database for all these tests: its indexes take a second to make."""
    found = replica_set()
    if found.uri is None:
        pytest.skip(found.reason)
    uri = fresh_database(found.uri)
    yield uri
    with MongoClient[dict[str, object]](uri) as client:
        client.drop_database(client.get_default_database())


@pytest.fixture(params=["sqlite", "mongo"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An open store of a street of its own; MongoDB where there is one."""
    street = f"street-{uuid.uuid4().hex}"
    opened: Store
    if request.param == "sqlite":
        opened = SqliteStore(tmp_path / "xinyi.db", street, KINDS)
    else:
        opened = MongoStore(request.getfixturevalue("mongo_uri"), street, KINDS)
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(MONDAY)


@pytest.fixture(scope="session")
def template(understanding: Understanding) -> Office:
    """What never changes of an office; parts that no order touches are None."""
    street = load("yichuan")
    parts: dict[str, Any] = dict.fromkeys(Office.__struct_fields__)
    parts |= {
        "street": street,
        "timing": timing_of(street, *holidays.of_years(range(2026, 2028))),
        "texts": Texts(),
        "understanding": understanding,
        "topics": {topic.id: topic for topic in street.topics},
    }
    return Office(**parts)


@pytest.fixture
def office(template: Office, store: Store, clock: FixedClock) -> Office:
    """The desk over the empty store."""
    street = replace(template.street, id=store.street)
    return replace(template, store=store, clock=clock, street=street)
