"""A desk with a store of its own on disk, and a clock that stands at a Saturday morning."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.wiring import KINDS
from domain.street import Street
from services.clock import FixedClock
from services.office import Office
from storage.port import Store
from tests import offices
from tests.services.desk import SATURDAY


@pytest.fixture(scope="session")
def template(street: Street) -> Office:
    """What never changes of an office; parts that these services have no use for are None."""
    return offices.template(street)


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(SATURDAY)


@pytest.fixture
async def store(tmp_path: Path, street: Street) -> AsyncIterator[Store]:
    """An empty embedded store, a real one."""
    async with offices.opened(str(tmp_path / "store.db"), street.id, KINDS) as opened:
        yield opened


@pytest.fixture
def office(template: Office, store: Store, clock: FixedClock) -> Office:
    """The desk over the empty store."""
    return replace(template, store=store, clock=clock)
