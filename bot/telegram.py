"""Telegram, fetched late: aiogram costs four seconds and 130 MiB, which nobody pays unasked.

The first update or push imports it in a thread; the server answers everybody else meanwhile.
"""

import asyncio
import importlib
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING

from aiohttp import web

from bot.settings import Telegram
from domain.message import Media
from domain.work import Outcome
from handlers.conversation import Answers
from services.clock import Clock
from services.delivery.port import Letter
from services.maps.drawn import Drawn

if TYPE_CHECKING:
    from channels.telegram.client import TelegramClient
    from channels.telegram.door import TelegramDoor
    from channels.telegram.fetching import TelegramFetcher


log = logging.getLogger(__name__)


class LateTelegram:
    """The door and the client of a bot that is put together when first needed."""

    largest = 1

    def __init__(
        self, settings: Telegram, conversation: Answers, clock: Clock, drawn: Drawn
    ) -> None:
        self._settings, self._conversation, self._clock = settings, conversation, clock
        self._drawn = drawn
        self._one = asyncio.Lock()
        self._parts: tuple[TelegramDoor, TelegramClient, TelegramFetcher] | None = None

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """One update, handed to the real door."""
        return await (await self._ready())[0].receive(request)

    async def send(self, letters: Sequence[Letter]) -> Sequence[Outcome]:
        """See `Sender.send`."""
        return await (await self._ready())[1].send(letters)

    async def fetch(self, media: Media, account: str) -> AsyncGenerator[bytes, None]:
        """See `Fetcher.fetch`."""
        fetcher = (await self._ready())[2]
        async with aclosing(fetcher.fetch(media, account)) as pieces:
            async for piece in pieces:
                yield piece

    async def warm(self, url: str) -> None:
        """Get ready before anybody asks, and tell Telegram where its updates go."""
        trouble = await (await self._ready())[1].register(url)
        if trouble:
            log.warning("telegram: the webhook could not be set: %s", trouble)

    async def close(self) -> None:
        """Hang up, if there ever was a call."""
        if self._parts is not None:
            await self._parts[1].close()

    async def _ready(self) -> "tuple[TelegramDoor, TelegramClient, TelegramFetcher]":
        async with self._one:
            if self._parts is None:
                await asyncio.to_thread(importlib.import_module, "channels.telegram.door")
                self._parts = self._built()
            return self._parts

    def _built(self) -> "tuple[TelegramDoor, TelegramClient, TelegramFetcher]":
        from channels.telegram.account import TelegramAccount
        from channels.telegram.client import TelegramClient
        from channels.telegram.door import TelegramDoor
        from channels.telegram.fetching import TelegramFetcher

        own = self._settings
        account = TelegramAccount(token=own.token, secret=own.secret, api_base=own.api_base)
        client = TelegramClient(account, drawn=self._drawn)
        door = TelegramDoor(account, self._conversation, self._clock, client.release)
        return door, client, TelegramFetcher(client.bot)
