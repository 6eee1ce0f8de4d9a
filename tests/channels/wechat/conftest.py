"""The door on loopback, with a house behind it that writes down what it was asked."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from channels.tencent.pushes import Mode
from channels.wechat.account import WechatAccount
from channels.wechat.door import WechatDoor
from domain.message import Incoming, Render, Reply
from services.clock import FixedClock
from tests.wechat_peer import WechatPeer

NOW = 1_795_228_200_000
"""Saturday 21 November 2026, 10:30 in Shanghai."""

AES_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"


class House:
    """Answers with `reply`, or fails with `fault`; keeps every delivery it was given."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.reply = Reply(text="记下了。")
        self.fault: Exception | None = None

    async def answer(self, incoming: Incoming, render: Render) -> str:
        """As `handlers.conversation.Answers`, without remembering any answer."""
        self.heard.append(incoming)
        if self.fault is not None:
            raise self.fault
        return render(incoming, self.reply).passive

    @property
    def last(self) -> Incoming:
        """The delivery that came last."""
        return self.heard[-1]


def wechat_account(mode: Mode = "safe", **settings: object) -> WechatAccount:
    """An account as a street would have it."""
    known = {
        "token": "xinyi-token",
        "app_id": "wx49f0ab532d5d035a",
        "app_secret": "s3cr3t-of-the-app",
        "aes_key": AES_KEY,
    }
    return WechatAccount(mode=mode, **(known | settings))  # type: ignore[arg-type]


Opener = Callable[[WechatAccount], Awaitable[WechatPeer]]


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

    async def opener(account: WechatAccount) -> WechatPeer:
        application = web.Application()
        application.add_routes(WechatDoor(account, house, clock).routes())
        client = TestClient(TestServer(application))
        await client.start_server()
        clients.append(client)
        return WechatPeer(client, account, openid="oZhang", clock=clock)

    yield opener
    for client in clients:
        await client.close()


@pytest.fixture
async def peer(open_door: Opener) -> WechatPeer:
    """A resident before a door in safe mode."""
    return await open_door(wechat_account())


@pytest.fixture(params=["plain", "compatible", "safe"])
async def any_peer(open_door: Opener, request: pytest.FixtureRequest) -> WechatPeer:
    """The same in each mode the platform offers."""
    return await open_door(wechat_account(request.param))
