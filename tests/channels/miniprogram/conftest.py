"""A mini-program platform on loopback, and both stores for what is counted and kept of it."""

from collections.abc import AsyncIterator

import pytest

from channels.miniprogram.account import MiniprogramAccount
from channels.tencent.calls import Calls
from channels.tencent.tokens import AccessToken
from domain.reach import Grant
from domain.screening import Screening, Verdict
from services.clock import FixedClock
from storage.port import Store
from tests import offices
from tests.miniprogram_peer import Line, Platform, line

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
    async with Platform() as one:
        yield one


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    """Either of them, empty."""
    async with offices.opened(address, offices.a_street(), KINDS) as opened:
        yield opened


@pytest.fixture
async def way(platform: Platform, store: Store, clock: FixedClock) -> AsyncIterator[Line]:
    """The mini-program before it."""
    async with line(platform, store, clock) as one:
        yield one


@pytest.fixture
def account(way: Line) -> MiniprogramAccount:
    """Its account there."""
    return way.account


@pytest.fixture
def calls(way: Line) -> Calls:
    """Calls in its name."""
    return way.calls
