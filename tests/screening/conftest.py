"""A desk over either store, the mini-program's platform on loopback, and a case with a photo."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from bot.wiring import KINDS
from channels.miniprogram.checker import MiniprogramChecker
from domain.street import Street
from services.clock import FixedClock
from services.office import Office
from services.screening.loop import Screenings
from tests import offices
from tests.miniprogram_peer import Platform, line
from tests.services.desk import SATURDAY


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(SATURDAY)


@pytest.fixture
async def office(street: Street, address: str, clock: FixedClock) -> AsyncIterator[Office]:
    """The desk over an empty store, of each kind once."""
    own = replace(street, id=offices.a_street())
    template = offices.template(own, clock=clock, base_url="https://street.example")
    async with offices.opened(address, own.id, KINDS) as store:
        yield replace(template, store=store)


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    """The stub platform."""
    async with Platform() as one:
        yield one


@pytest.fixture
async def screenings(office: Office, platform: Platform) -> AsyncIterator[Screenings]:
    """The loop with the real client before the stub, no chance in it."""
    async with line(platform, office.store, office.clock) as (account, _, calls):
        yield Screenings(office, MiniprogramChecker(account, calls), chance=lambda: 1.0)
