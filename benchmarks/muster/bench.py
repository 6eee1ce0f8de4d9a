"""The measured server, the store beneath it, and the platforms around it."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import msgspec
from aiohttp import ClientSession

from benchmarks import peers
from benchmarks.muster import street
from benchmarks.muster.accounts import WECOM, settings
from benchmarks.muster.wire import Counted, Numbers
from bot.settings import Settings
from bot.wiring import make_store
from storage.port import Store
from tests.wecom_peer import WecomPeer

PATIENCE_S = 90
"""What has not happened then never will."""


class Bench:
    """All three, for whoever measures."""

    def __init__(self, store: Store, server: ClientSession, platforms: ClientSession) -> None:
        self.store, self.server, self.platforms = store, server, platforms

    async def counted(self) -> Counted:
        """The platforms' books."""
        async with self.platforms.get("/counted") as answer:
            return msgspec.json.decode(await answer.read(), type=Counted)

    async def numbers(self) -> Numbers:
        """The platforms' books at a glance."""
        async with self.platforms.get("/numbers") as answer:
            return msgspec.json.decode(await answer.read(), type=Numbers)

    async def tell(self, path: str, what: msgspec.Struct) -> None:
        """Prepare the platforms."""
        async with self.platforms.post(path, data=msgspec.json.encode(what)) as answer:
            answer.raise_for_status()

    async def say(self, desk: str, words: str) -> str:
        """A desk speaks."""
        return await WecomPeer(self.server, WECOM, desk).say(words)


@asynccontextmanager
async def running(uri: str) -> AsyncIterator[Bench]:
    """A street of 5,000 in the store at `uri`, its server, and the stub platforms."""
    store = make_store(Settings(store=uri), "yichuan")
    await store.open()
    try:
        await street.fill(store, round(time.time() * 1_000))
        with _stubs() as platforms, _server(uri, platforms) as server:
            async with ClientSession(server) as doors, ClientSession(platforms) as books:
                bench = Bench(store, doors, books)
                await bench.tell("/stage", street.stage())
                yield bench
    finally:
        await store.close()


@contextmanager
def _stubs() -> Iterator[str]:
    port = peers.free_port()
    command = [sys.executable, "-m", "benchmarks.muster.platforms", str(port)]
    with peers.serving(command, port, {}):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _server(uri: str, platforms: str) -> Iterator[str]:
    listen = f"127.0.0.1:{(port := peers.free_port())}"
    own = {"XINYI_LISTEN": listen, "XINYI_STORE": uri, **settings(platforms)}
    with peers.serving([sys.executable, "-m", "bot", "serve"], port, own):
        yield f"http://{listen}"


async def until(reached: Callable[[], Awaitable[bool]], pause: float = 0.1) -> None:
    """Look again and again; TimeoutError after `PATIENCE_S`."""
    async with asyncio.timeout(PATIENCE_S):
        while not await reached():  # noqa: ASYNC110  the others are processes of their own
            await asyncio.sleep(pause)
