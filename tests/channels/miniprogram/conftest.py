"""A mini-program platform on loopback, and both stores for what is counted and kept of it."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.token import MiniprogramToken
from channels.tencent.calls import Calls
from channels.tencent.codes import STALE
from channels.tencent.tokens import AccessToken, Tokens
from domain.reach import Grant
from domain.screening import Screening, Verdict
from services.clock import FixedClock
from storage.port import Store
from tests import offices
from tests.miniprogram_peer import Platform

KINDS = (AccessToken, Grant, Screening, Verdict)
NOW = 1_795_228_200_000
"""Saturday 21 November 2026, 10:30 in Shanghai."""


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(NOW)


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    """The stub platform."""
    one = Platform()
    await one.start()
    yield one
    await one.stop()


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    """Either of them, empty."""
    async with offices.opened(address, offices.a_street(), KINDS) as opened:
        yield opened


@pytest.fixture
def account(platform: Platform) -> MiniprogramAccount:
    """The mini-program before it."""
    return MiniprogramAccount(platform.app_id, platform.secret, platform.base)


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    """What calls go out by."""
    async with ClientSession() as session:
        yield session


@pytest.fixture
def calls(
    account: MiniprogramAccount, http: ClientSession, store: Store, clock: FixedClock
) -> Calls:
    """Calls in its name."""
    tokens = Tokens(MiniprogramToken(account, http), store, clock)
    return Calls(http, tokens, STALE)
