"""The whole house in this process, where a test has to move its clock or spoil its store."""

from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

from aiohttp.test_utils import TestClient, TestServer

from bot.development import with_stand_ins
from bot.miniprogram import unions_of
from bot.server import make_app
from bot.settings import Settings, Wechat
from bot.wiring import KINDS, House, make_house, make_office, subscription_of
from domain.document import Document
from services.clock import FixedClock
from storage.port import Change, Guard, Scalar, Where
from storage.sqlite import SqliteStore
from tests.handlers.desk import HOUR, MONDAY, SECOND
from tests.street import street, understanding
from tests.wechat_peer import WechatPeer
from tests.whole.callers import PREFIX
from tests.whole.running import ACCOUNT

__all__ = ["HOUR", "MONDAY", "SECOND", "Inside", "Moody", "opened"]

NOBODY = "http://127.0.0.1:9"
"""A platform that nobody plays: every call is refused at once."""

Mood = Callable[[], object]


class Moody(SqliteStore):
    """The embedded store in a mood: `draws`, `commits` and `counts` are called first, one a call.

    A mood may move the clock or raise. `drawn` and `tried` count the numbers and the commits
    asked for.
    """

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.draws: deque[Mood] = deque()
        self.commits: deque[Mood] = deque()
        self.counts: deque[Mood] = deque()
        self.drawn = self.tried = 0

    async def next(self, series: str) -> int:
        """A number, after the next mood."""
        self.drawn += 1
        if self.draws:
            self.draws.popleft()()
        return await super().next(series)

    async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
        """A commit, after the next mood."""
        self.tried += 1
        if self.commits:
            self.commits.popleft()()
        await super().commit(changes, guards)

    async def count(
        self, kind: type[Document], where: Sequence[Where] = (), *, by: str = ""
    ) -> Mapping[Scalar, int]:
        """A count, after the next mood."""
        if self.counts:
            self.counts.popleft()()
        return await super().count(kind, where, by=by)


class Inside(NamedTuple):
    """A house, its server and whatever a test may touch of it."""

    house: House
    http: TestClient  # type: ignore[type-arg]
    clock: FixedClock
    store: Moody

    def person(self, name: str) -> WechatPeer:
        """Somebody's WeChat in front of it."""
        return WechatPeer(self.http, ACCOUNT, f"{PREFIX}{name}", clock=self.clock)


@asynccontextmanager
async def opened(
    folder: Path,
    *,
    platform: str = NOBODY,
    now: int = MONDAY,
    subscription: str = "",
    **settings: Any,
) -> AsyncIterator[Inside]:
    """The server as `bot.serving` puts it together, around a store that does what it is told."""
    wechat = Wechat(
        token=ACCOUNT.token,
        app_id=ACCOUNT.app_id,
        app_secret=ACCOUNT.app_secret,
        encoding_aes_key=ACCOUNT.aes_key,
        subscription=subscription,
        api_base=platform,
    )
    given = Settings(wechat=wechat, **settings)
    store, clock = Moody(folder / "xinyi.db", street().id, KINDS), FixedClock(now)
    await store.open()
    try:
        office = make_office(
            store, clock, street(), understanding(), given.base_url,
            subscription=subscription_of(given), unions=unions_of(with_stand_ins(given), given),
        )  # fmt: skip
        async with (
            make_house(with_stand_ins(given), office, clock) as house,
            TestClient(TestServer(make_app(house, given))) as http,
        ):
            yield Inside(house, http, clock, store)
    finally:
        await store.close()
