"""A bot of ours, the Bot API on loopback, and a desk that keeps what it hears."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import NamedTuple

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from channels.telegram.account import TelegramAccount
from channels.telegram.client import TelegramClient
from channels.telegram.door import TelegramDoor
from domain.message import Incoming, Render
from domain.people import Address
from services.clock import FixedClock
from tests.telegram_peer import SECRET, TOKEN, BotApi, TelegramPeer

NOON = 1_795_233_600_000
CHAT = Address("telegram", "110201543", "42")


class Session(AiohttpSession):
    """aiogram's session; it closes without the quarter of a second that TLS would need."""

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


class Desk:
    """A conversation that only listens; `fault` is raised instead of an answer."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.fault: Exception | None = None

    async def answer(self, incoming: Incoming, render: Render) -> str:
        """Keep it."""
        if self.fault is not None:
            raise self.fault
        self.heard.append(incoming)
        return ""


class Street(NamedTuple):
    """A door that is open, who stands behind it, and who is before it."""

    desk: Desk
    peer: TelegramPeer
    http: TestClient[web.Request, web.Application]
    tapped: list[str]


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """The Bot API server."""
    async with BotApi() as server:
        yield server


@pytest.fixture
def account(api: BotApi) -> TelegramAccount:
    """Our bot, whose API is the stub."""
    return TelegramAccount(token=TOKEN, secret=SECRET, api_base=api.url)


@pytest.fixture
async def client(account: TelegramAccount) -> AsyncIterator[TelegramClient]:
    """Our way out."""
    opened = TelegramClient(account, Session())
    yield opened
    await opened.close()


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    """Our door, on loopback, with a listening desk."""
    desk, tapped = Desk(), list[str]()
    account = TelegramAccount(token=TOKEN, secret=SECRET)
    door = TelegramDoor(account, desk, FixedClock(NOON), tapped.append)
    app = web.Application()
    app.add_routes(door.routes())
    async with TestClient(TestServer(app)) as http:
        yield Street(desk, TelegramPeer(http), http, tapped)


Hear = Callable[[dict[str, object]], Awaitable[Incoming]]


@pytest.fixture
def hear(street: Street) -> Hear:
    """Post an update, and give what the desk heard of it."""

    async def hear(update: dict[str, object]) -> Incoming:
        assert await street.peer.post(update) == (200, "")
        (heard,) = street.desk.heard
        street.desk.heard.clear()
        return heard

    return hear
