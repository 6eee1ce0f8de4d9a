"""People as the platform delivers them: signed, encrypted, and sent again where nobody answered."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import ClientConnectionError, ClientSession, ClientTimeout, TCPConnector

from tests.wechat_peer import Answer, Fields, Sealed, WechatPeer
from tests.whole.running import ACCOUNT, Server

TRIES, PATIENCE = 3, 5.0
"""The platform asks three times in all, and waits so many seconds each time."""

VILLAGES = "宜川一村 宜川二村 宜川三村 宜川四村 宜川五村 宜川六村 泰山一村 泰山二村".split()
TROUBLES = "楼道堆物 路灯不亮 垃圾桶满出来了 楼上漏水 飞线充电 门禁坏了".split()


def appeal(number: int) -> str:
    """A report like no other: no two of them are about one thing."""
    village, trouble = VILLAGES[number % len(VILLAGES)], TROUBLES[number % len(TROUBLES)]
    return f"{village}{number + 1}号{trouble}"


APPEALS = tuple(map(appeal, range(20)))

PREFIX = "oWhole_"
"""How every sender here begins, so that a log can be searched for them."""

_SERIAL = re.compile(r"编号：(\d+)号（(YC\d{8}-\d{4,})）")


@dataclass
class Told:
    """One message and what its sender was answered in the end, None for nothing."""

    sender: str
    fields: Fields
    tries: int = 0
    answer: Answer | None = None

    @property
    def key(self) -> str:
        """The key of its delivery, as the house has it."""
        return f"wechat:{ACCOUNT.app_id}:{self.fields['MsgId']}"

    @property
    def message(self) -> str:
        """The name of this message in what a case keeps."""
        return f"wechat:{ACCOUNT.app_id}:{self.sender}:{self.fields['MsgId']}"

    @property
    def serial(self) -> int:
        """The running number that the answer names."""
        return int(self._found[1])

    @property
    def number(self) -> str:
        """The whole number that the answer names."""
        return self._found[2]

    @property
    def _found(self) -> "re.Match[str]":
        assert self.answer is not None
        found = _SERIAL.search(self.answer.text)
        assert found, self.answer
        return found


@dataclass
class Traffic:
    """What is going on between the platform and the house; `up` is unset while the house is down."""

    up: asyncio.Event = field(default_factory=asyncio.Event)
    told: list[Told] = field(default_factory=list)
    steps: int = 0
    tried_again: int = 0
    _waiting: list[tuple[int, "asyncio.Future[None]"]] = field(default_factory=list)

    def step(self) -> None:
        """A delivery left, or an answer came."""
        self.steps += 1
        for at, waiter in self._waiting:
            if at <= self.steps and not waiter.done():
                waiter.set_result(None)

    async def more(self, steps: int) -> None:
        """Wait for so many further deliveries and answers."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.append((self.steps + steps, waiter))
        await waiter


@asynccontextmanager
async def line_to(server: Server) -> AsyncIterator[ClientSession]:
    """Connections to a server, a new one for each request."""
    async with ClientSession(
        server.url, connector=TCPConnector(force_close=True, limit=0), timeout=ClientTimeout(30)
    ) as session:
        yield session


def person(line: ClientSession, name: str) -> WechatPeer:
    """Somebody's WeChat in front of the account."""
    return WechatPeer(line, ACCOUNT, f"{PREFIX}{name}")


async def deliver(peer: WechatPeer, fields: Fields, traffic: Traffic) -> Told:
    """One message as the platform delivers it: up to three times, whenever the house is up."""
    told = Told(peer.openid, fields)
    while told.answer is None and told.tries < TRIES:
        await traffic.up.wait()
        told.tries += 1
        traffic.tried_again += told.tries > 1
        told.answer = await _tried(peer, peer.seal(fields), traffic)
    return told


async def said(peer: WechatPeer, fields: Fields | str) -> Answer:
    """What somebody is answered by a house that is up; busy (503) is asked again, as above."""
    sealed = peer.seal(peer.text(fields) if isinstance(fields, str) else fields)
    for _ in range(TRIES):
        answer = await peer.post(sealed)
        if answer.status != 503:
            break
    assert answer.status == 200, answer
    return answer


async def _tried(peer: WechatPeer, sealed: Sealed, traffic: Traffic) -> Answer | None:
    traffic.step()
    try:
        async with asyncio.timeout(PATIENCE):
            answer = await peer.post(sealed)
    except (ClientConnectionError, TimeoutError):
        return None
    traffic.step()
    return answer if answer.status == 200 else None
