"""An office over each of the real stores, with an empty roster."""

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
from tests.roster.scene import MONDAY


@pytest.fixture(scope="session")
def template(street: Street) -> Office:
    """What never changes of an office."""
    return offices.template(street)


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(MONDAY)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty embedded store."""
    async with offices.opened(str(tmp_path / "yichuan.db"), "yichuan", KINDS) as opened:
        yield opened


@pytest.fixture
async def either(address: str) -> AsyncIterator[Store]:
    """An empty store, once of each kind."""
    async with offices.opened(address, offices.a_street(), KINDS) as opened:
        yield opened


@pytest.fixture
def office(template: Office, store: Store, clock: FixedClock) -> Office:
    """The desk over the embedded store."""
    return replace(template, store=store, clock=clock)
