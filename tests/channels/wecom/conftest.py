"""The door on loopback before a house that writes down what it was asked; a platform to speak to."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer

from channels.tencent.calls import Calls
from channels.tencent.tokens import AccessToken, Tokens
from channels.wecom.account import WecomAccount
from channels.wecom.client import WecomClient
from channels.wecom.codes import STALE
from channels.wecom.corp_token import CorpToken
from channels.wecom.door import WecomDoor
from domain.message import Incoming, Render, Rendered, Reply
from services.clock import FixedClock
from storage.sqlite import SqliteStore
from tests.channels.wecom.account import wecom_account
from tests.channels.wecom.platform import Platform
from tests.wecom_peer import WecomPeer

NOW = 1_795_228_200_000
"""Saturday 21 November 2026, 10:30 in Shanghai."""


class House:
    """Answers with `reply`, or fails with `fault`; keeps what it was given and what it rendered."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.rendered: list[Rendered] = []
        self.reply = Reply(text="1号归您了。")
        self.fault: Exception | None = None

    async def answer(self, incoming: Incoming, render: Render) -> str:
        """As `handlers.conversation.Answers`, without remembering any answer."""
        self.heard.append(incoming)
        if self.fault is not None:
            raise self.fault
        self.rendered.append(render(incoming, self.reply))
        return self.rendered[-1].passive

    @property
    def last(self) -> Incoming:
        """The delivery that came last."""
        return self.heard[-1]


Opener = Callable[[WecomAccount], Awaitable[WecomPeer]]


@pytest.fixture
def clock() -> FixedClock:
    """Stands still until it is moved."""
    return FixedClock(NOW)


@pytest.fixture
def house() -> House:
    """Who answers behind the door."""
    return House()


@pytest.fixture
async def open_door(house: House, clock: FixedClock) -> AsyncIterator[Opener]:
    """Opens a door for an account and gives the peer that stands before it."""
    clients: list[TestClient] = []

    async def opener(account: WecomAccount) -> WecomPeer:
        application = web.Application()
        application.add_routes(WecomDoor(account, house, clock).routes())
        client = TestClient(TestServer(application))
        await client.start_server()
        clients.append(client)
        return WecomPeer(client, account, clock=clock)

    yield opener
    for client in clients:
        await client.close()


@pytest.fixture
async def peer(open_door: Opener) -> WecomPeer:
    """A grid chief before the door."""
    return await open_door(wecom_account())


@pytest.fixture
async def platform(clock: FixedClock) -> AsyncIterator[Platform]:
    """A WeCom on loopback that behaves as the real one, well and badly."""
    running = Platform(clock)
    yield running
    await running.stop()


Clients = Callable[[float], WecomClient]


@pytest.fixture
async def clients(clock: FixedClock, platform: Platform, tmp_path: Path) -> AsyncIterator[Clients]:
    """Makes clients of that platform, who wait so many seconds for an answer."""
    account = wecom_account(api_base=await platform.start())
    store = SqliteStore(tmp_path / "x.db", "yichuan", [AccessToken])
    await store.open()
    async with ClientSession() as session:
        tokens = Tokens(CorpToken(account, session), store, clock)
        yield lambda patience: WecomClient(account, Calls(session, tokens, STALE, patience))
    await store.close()


@pytest.fixture
def client(clients: Clients) -> WecomClient:
    """One who waits, however busy the machine is."""
    return clients(30)


@pytest.fixture
def hasty(clients: Clients) -> WecomClient:
    """One for a platform that does not answer at all."""
    return clients(0.2)
