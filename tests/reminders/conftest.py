"""An office over each of the real stores, on a Monday morning, with its people."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.street import Street
from services.clock import FixedClock
from services.office import Office
from tests import offices as those
from tests.offices import Two
from tests.reminders.scene import KINDS, MONDAY, Watch, settled


@pytest.fixture(scope="session")
def template(street: Street) -> Office:
    """What never changes of an office."""
    return those.template(street)


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(MONDAY)


@pytest.fixture
async def office(template: Office, clock: FixedClock, tmp_path: Path) -> AsyncIterator[Office]:
    """The desk over an embedded store."""
    async with those.one(template, clock, tmp_path / "store.db", KINDS) as made:
        await settled(made)
        yield made


@pytest.fixture
async def offices(template: Office, clock: FixedClock, address: str) -> AsyncIterator[Two]:
    """Two workers on one store, whichever it is."""
    async with those.two(template, clock, address, KINDS) as both:
        await settled(both[0])
        yield both


@pytest.fixture
def watch(office: Office, clock: FixedClock) -> Watch:
    """Time over that office."""
    return Watch(office, clock)
