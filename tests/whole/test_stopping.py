"""SIGTERM: what runs is finished if it can be, and the process is gone within five seconds."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress

import aiohttp
import pytest

from domain.message import Reply
from domain.people import Address
from domain.work import Lane, Notice
from storage.port import Insert
from tests.whole import books
from tests.whole.callers import APPEALS, PREFIX, line_to, person
from tests.whole.mischief import half_a_request, locked, taken
from tests.whole.running import ACCOUNT, Server

FIVE = 5.0
"""Seconds (contracts.md, Processes)."""


@pytest.fixture
async def stopping(house: Server) -> AsyncIterator[Server]:
    """The shared server, started again afterwards."""
    yield house
    await asyncio.to_thread(house.stop)
    await asyncio.to_thread(house.start)


async def nobody_listens(server: Server) -> None:
    """Until the door is shut."""
    with suppress(OSError):
        while True:
            _, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.close()
            await writer.wait_closed()


async def test_a_request_that_runs_is_answered_before_the_end(stopping: Server) -> None:
    async with line_to(stopping) as line:
        peer = person(line, "last-minute")
        with locked(stopping.file) as other:
            said = asyncio.create_task(peer.say(APPEALS[0]))
            await taken(line)
            stopping.ask_to_stop()
            await nobody_listens(stopping)
            assert not said.done()
            other.execute("ROLLBACK")
        assert "记下了" in await said
    code, _ = await asyncio.to_thread(stopping.ended)
    assert code == 0


async def test_whatever_hangs_does_not_hold_the_door_open(stopping: Server) -> None:
    """A platform that does not answer, a body that does not come, a store that is locked."""
    async with line_to(stopping) as line, half_a_request(stopping):
        stopping.platform.hush()
        await _pushed(stopping)
        await stopping.platform.asked()
        peer = person(line, "hanging")
        with locked(stopping.file):
            hanging = asyncio.create_task(peer.post(peer.seal(peer.text(APPEALS[0]))))
            await taken(line)
            began = time.monotonic()
            stopping.ask_to_stop()
            code, _ = await asyncio.to_thread(stopping.ended)
            took = time.monotonic() - began
        stopping.platform.speak()
        (answer,) = await asyncio.gather(hanging, return_exceptions=True)
    assert (code, took < FIVE) == (0, True), took
    assert isinstance(answer, aiohttp.ClientConnectionError) or answer.status == 503, answer
    assert "Traceback" not in stopping.log


async def _pushed(server: Server) -> None:
    """Something to be said to somebody."""
    async with books.store_of(server.file) as store:
        notice = Notice(
            id="pushed-at-the-end",
            street=store.street,
            lane=Lane.reply,
            reply=Reply(text="pushed"),
            made_at=0,
            visible_at=0,
            expires_at=2**52,
            address=Address("wechat", ACCOUNT.app_id, f"{PREFIX}pushed"),
        )
        await store.commit([Insert(notice)])
