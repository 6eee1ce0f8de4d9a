"""Two desks as two workers on one store, whichever it is."""

from collections.abc import AsyncIterator, Sequence

import pytest

from bot.wiring import KINDS
from services.clock import FixedClock
from tests import offices
from tests.handlers.desk import MONDAY, Desk


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(MONDAY)


@pytest.fixture
async def desks(address: str, clock: FixedClock) -> AsyncIterator[Sequence[Desk]]:
    """The same street's desk in two workers."""
    street = offices.a_street()
    async with (
        offices.opened(address, street, KINDS) as one,
        offices.opened(address, street, KINDS) as other,
    ):
        yield [Desk(store, clock) for store in (one, other)]
