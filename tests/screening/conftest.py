"""A desk over either store, the mini-program's platform on loopback, and a case with a photo."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from msgspec.structs import replace

from bot.wiring import KINDS
from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.checker import MiniprogramChecker
from channels.miniprogram.token import MiniprogramToken
from channels.tencent.calls import Calls
from channels.tencent.codes import STALE
from channels.tencent.tokens import Tokens
from domain.street import Street
from services.clock import FixedClock
from services.office import Office
from services.screening.loop import Screenings
from tests import offices
from tests.miniprogram_peer import Platform
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
    one = Platform()
    await one.start()
    yield one
    await one.stop()


@pytest.fixture
async def screenings(office: Office, platform: Platform) -> AsyncIterator[Screenings]:
    """The loop with the real client before the stub, no chance in it."""
    account = MiniprogramAccount(platform.app_id, platform.secret, platform.base)
    async with ClientSession() as http:
        tokens = Tokens(MiniprogramToken(account, http), office.store, office.clock)
        checker = MiniprogramChecker(account, Calls(http, tokens, STALE, timeout_s=0.5))
        yield Screenings(office, checker, chance=lambda: 1.0)
