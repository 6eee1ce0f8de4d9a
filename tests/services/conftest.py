"""A desk with a store of its own on disk, and a clock that stands at a Saturday morning."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.wiring import KINDS
from domain.street import Street
from services import holidays
from services.clock import FixedClock
from services.office import Office, timing_of
from services.pack import load
from services.signing import Signer
from services.texts import Texts
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.services.desk import SATURDAY


@pytest.fixture(scope="session")
def street() -> Street:
    """The sample street, read once."""
    return load("yichuan")


@pytest.fixture(scope="session")
def template(street: Street) -> Office:
    """What never changes of an office; parts that these services have no use for are None."""
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
