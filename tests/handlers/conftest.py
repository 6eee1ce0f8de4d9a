"""A desk for whoever needs one."""

from collections.abc import AsyncIterator

import pytest

from tests.handlers.desk import Desk, opened


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """An empty desk on a Monday morning."""
    async with opened() as one:
        yield one
