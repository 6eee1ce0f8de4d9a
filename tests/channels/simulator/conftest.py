"""A simulator served on loopback beside strict doors that answer by a script."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from channels.simulator import Simulator, TelegramKeys, WechatKeys, routes
from channels.simulator.acts import Act, Follow
from channels.simulator.keys import Channel
from channels.simulator.phones import Chat
from domain.people import Role
from domain.roster import Part
from domain.street import Grid, Place, Station, Street, WorkHours
from services.clock import FixedClock
from tests.channels.simulator.doors import MINI, TELEGRAM, WECHAT, WECOM, Doors

NOW = 1_795_228_200_000
"""Saturday 21 November 2026, 10:30 in Shanghai."""


def street() -> Street:
    """Two grids, three places, one station."""
    fact: dict[str, Any] = {"source": "composed"}
    return Street(
        id="test",
        name="测试街道",
        prefix="TS",
        bot_name="新宜",
        city="上海市",
        zone="Asia/Shanghai",
        centre_point=(31.26, 121.436),
        divider="铁路",
        railway=((31.2502, 121.4535), (31.2645, 121.3967)),
        outline=((31.25, 121.43), (31.267, 121.43), (31.267, 121.444)),
        grids=(
            Grid(id="north", name="北网格", hint="铁路北边", **fact),
            Grid(id="south", name="南网格", hint="铁路南边", **fact),
        ),
        places=(
            Place(id="p0", name="别街新村", kind="village", outside="别街道", **fact),
            Place(id="p1", name="没坐标新村", kind="village", grid="south", **fact),
            Place(id="p2", name="一村", kind="village", grid="north", at=(31.263, 121.435), **fact),
        ),
        topics=(),
        guidance=(),
        stations=(Station(id="s1", name="路边驿站", kind="rest", at=(31.262, 121.437), **fact),),
        centre=None,
        hotlines=(),
        clocks={},
        hours=WorkHours(),
        facilities={},
    )


class Stage:
    """The simulator, its doors, and an HTTP client on the same server."""

    def __init__(self, keys: WechatKeys, telegram: TelegramKeys) -> None:
        self.clock = FixedClock(NOW)
        self.doors = Doors(keys, telegram)
        self.seats: list[tuple[Role, str]] = []
        self.sim = Simulator(
            wechat=keys,
            telegram=telegram,
            wecom=WECOM,
            miniprogram=MINI,
            base_url=lambda: str(self.server.make_url("")),
            street=street(),
            new_binding_code=self._code,
            clock=self.clock,
        )
        app = self.doors.app()
        app.add_routes(routes(self.sim))
        app.on_shutdown.append(self.sim.close)
        self.server = TestServer(app)
        self.http = TestClient(self.server)

    async def _code(self, role: Role, grid: str, part: Part | None) -> str:
        self.seats.append((role, grid))
        return "482913"

    def chat(self, channel: Channel = "wechat", phone: str = "resident-1") -> Chat:
        return self.sim.phones.chat(channel, phone)

    async def do(self, act: Act, channel: Channel = "wechat", phone: str = "resident-1") -> Chat:
        """Perform an act on a phone that follows."""
        chat = self.chat(channel, phone)
        if not isinstance(act, Follow):
            chat.following = True
        await self.sim.perform(chat, act)
        return chat

    def wait(self, **time: float) -> None:
        self.clock.move(int(timedelta(**time).total_seconds() * 1000))


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """One stage in safe mode."""
    one = Stage(WECHAT, TELEGRAM)
    async with one.http:
        yield one


Staged = Callable[[WechatKeys], Awaitable[Stage]]


@pytest.fixture
async def staged() -> AsyncIterator[Staged]:
    """Stages with keys of one's own."""
    opened: list[Stage] = []

    async def make(keys: WechatKeys) -> Stage:
        one = Stage(keys, TELEGRAM)
        await one.http.start_server()
        opened.append(one)
        return one

    yield make
    for one in opened:
        await one.http.close()
