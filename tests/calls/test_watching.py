"""A worker's watch: what is sent is opened when the bell rings, and time goes on however often it does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from domain.errors import Unavailable
from services.calls import opening, watching
from services.calls.watching import Calling
from services.clock import FixedClock
from services.office import Office
from tests.calls.scene import (
    EVERYBODY,
    answers,
    confirmed,
    delivered,
    drafted,
    open_work,
    sent,
    stored,
)


@asynccontextmanager
async def watched(office: Office, told: Callable[[], None]) -> AsyncIterator[Calling]:
    """A worker that watches until the test is done with it."""
    stop, calling = asyncio.Event(), Calling(office, told)
    running = asyncio.create_task(calling.run(stop))
    try:
        yield calling
    finally:
        stop.set()
        await running


async def test_the_bell_opens_what_was_sent(office: Office) -> None:
    told = asyncio.Event()
    async with watched(office, told.set) as calling:
        call = await drafted(office)
        await confirmed(office, call)
        calling.wake()
        await told.wait()
        assert set(await answers(office, call)) == set(EVERYBODY)


async def test_time_goes_on_while_the_bell_rings(
    office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "TICK", 0.01)
    call = await sent(office)
    await delivered(office)
    clock.move(3 * 60_000)
    async with watched(office, lambda: None) as calling:
        while (await stored(office, call)).step == 0:
            calling.wake()
            await asyncio.sleep(0)
        while await open_work(office):
            calling.wake()
            await asyncio.sleep(0)


async def test_a_store_that_was_away_is_looked_at_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, tried = asyncio.Event(), asyncio.Event()
    call = await drafted(office)
    await confirmed(office, call)

    async def away(*_: object) -> int:
        tried.set()
        raise Unavailable

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(opening, "open_rolls", away)
        running = watched(office, told.set)
        calling = await running.__aenter__()
        await tried.wait()
    calling.wake()
    await told.wait()
    await running.__aexit__(None, None, None)
    assert set(await answers(office, call)) == set(EVERYBODY)
