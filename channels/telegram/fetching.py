"""What somebody sent to the bot, brought from Telegram (getFile, at most 20 MB)."""

from collections.abc import AsyncGenerator

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramRetryAfter
from aiohttp import ClientError

from channels.telegram.client import TIMEOUT, verdict
from domain.message import Media
from services.media.port import Unfetched

PIECE = 64 * 1024
SILENCE = 60
"""Seconds that a file may take: the caller's own limit is shorter."""


class TelegramFetcher:
    """The `Fetcher` for one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, media: Media, account: str) -> AsyncGenerator[bytes, None]:
        """See `Fetcher.fetch`."""
        url = self._bot.session.api.file_url(self._bot.token, await self._path(media.ref))
        pieces = self._bot.session.stream_content(
            url, timeout=SILENCE, chunk_size=PIECE, raise_for_status=True
        )
        try:
            async for piece in pieces:
                yield piece
        except (ClientError, TimeoutError) as fault:  # they carry the address, with the token
            raise Unfetched(f"broken connection ({type(fault).__name__})", again=True) from None

    async def _path(self, ref: str) -> str:
        """Where the file lies for the next hour."""
        try:
            file = await self._bot.get_file(ref, request_timeout=TIMEOUT)
        except TelegramRetryAfter as fault:
            raise Unfetched("429", again=True, wait=fault.retry_after * 1_000) from None
        except (AiogramError, TypeError) as fault:  # TypeError: a 5xx without a description
            wrong = isinstance(fault, TelegramBadRequest)  # no such file, or too big
            outcome = verdict(fault)
            raise Unfetched(outcome.detail, again=not wrong, wait=outcome.wait) from None
        if not file.file_path:
            raise Unfetched("no path", again=True)
        return file.file_path
