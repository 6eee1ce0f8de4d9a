"""A desk with a store of its own on disk, and a clock that stands at a Saturday morning."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.wiring import KINDS, make_office
from domain.street import Street
from services.clock import FixedClock
from services.office import Office
from services.pack import load
from services.understanding import Understanding, load_lexicon
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.services.desk import SATURDAY


@pytest.fixture(scope="session")
def street() -> Street:
    """The sample street, read once."""
    return load("yichuan")


@pytest.fixture(scope="session")
def template(street: Street, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with everything that never changes, put together once as a server does."""
    nowhere = SqliteStore(tmp_path_factory.mktemp("none") / "store.db", street.id, KINDS)
    understanding = Understanding(street, load_lexicon())
    return make_office(nowhere, FixedClock(SATURDAY), street, understanding)


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(SATURDAY)


@pytest.fixture
async def store(tmp_path: Path, street: Street) -> AsyncIterator[Store]:
    """An empty embedded store, a real one."""
    store = SqliteStore(tmp_path / "store.db", street.id, KINDS)
    await store.open()
    yield store
    await store.close()


@pytest.fixture
def office(template: Office, store: Store, clock: FixedClock) -> Office:
    """The desk over the empty store."""
    return replace(template, store=store, clock=clock)
