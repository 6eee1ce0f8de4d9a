"""The door on loopback, with a house behind it that writes down what it was asked."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from channels.wecom.account import WecomAccount
from channels.wecom.door import WecomDoor
from domain.message import Incoming, Render, Rendered, Reply
from services.clock import FixedClock
from tests.wecom_peer import WecomPeer

NOW = 1_795_228_200_000
"""Saturday 21 November 2026, 10:30 in Shanghai."""

AES_KEY = "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt"
SECRET = "s3cr3t-of-the-application"


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


def wecom_account(**settings: object) -> WecomAccount:
    """An application as a street would have it."""
    known = {
        "corp_id": "ww5d1af4e6b1ca4f4c",
        "agent_id": "1000002",
        "secret": SECRET,
        "token": "hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo",
        "aes_key": AES_KEY,
    }
    return WecomAccount(**(known | settings))  # type: ignore[arg-type]


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
