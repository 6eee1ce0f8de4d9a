"""A desk over each store, at a Monday morning, that understands the sample street."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from bot.wiring import KINDS
from domain.street import Street
from services.clock import FixedClock
from services.office import Office
from services.understanding import Understanding
from storage.port import Store
from tests import offices
from tests.hotline.sheet import MONDAY


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    """An open store of a street of its own; MongoDB where there is one."""
    async with offices.opened(address, offices.a_street(), KINDS) as opened:
        yield opened


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(MONDAY)


@pytest.fixture(scope="session")
def template(street: Street, understanding: Understanding) -> Office:
    """What never changes of an office."""
    return offices.template(street, understanding=understanding)


@pytest.fixture
def office(template: Office, store: Store, clock: FixedClock) -> Office:
    """The desk over the empty store."""
    street = replace(template.street, id=store.street)
    return replace(template, store=store, clock=clock, street=street)
