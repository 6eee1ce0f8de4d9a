"""What somebody sent lies with the platform for three days (临时素材): brought from there.

WeChat and WeCom alike: GET /cgi-bin/media/get. Source: 公众号 › 获取临时素材; 企业微信 › 获取临时素材.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Container, Mapping
from contextlib import asynccontextmanager

import msgspec
from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from channels.tencent.api import Answer
from channels.tencent.tokens import NoToken, Tokens
from domain.errors import StoreError
from domain.message import Media
from domain.work import Outcome
from services.clock import Clock
from services.media.port import Unfetched

PIECE = 64 * 1024
WORDS = 64 * 1024
"""Bytes that an answer in words may have; it begins with a brace, as no picture or sound does."""

TIMEOUT = ClientTimeout(total=None, sock_connect=10, sock_read=15)
"""Seconds; how long all of it may take is the caller's."""

GONE = frozenset({40004, 40006, 40007, 41006})
"""No such media, or none any more: asking again cannot help."""


class Said(Answer, frozen=True):
    """An answer in words: what is wrong, or where a film is to be had."""

    video_url: str = ""


class MediaFetcher:
    """One account's `Fetcher`. `url` is its media/get; `stale` and `meaning` are its codes."""

    def __init__(
        self,
        url: str,
        session: ClientSession,
        tokens: Tokens,
        clock: Clock,
        *,
        stale: Container[int | None],
        meaning: Callable[[int | None, int], Outcome],
    ) -> None:
        self._url, self._session, self._tokens, self._clock = url, session, tokens, clock
        self._stale, self._meaning = stale, meaning

    async def fetch(self, media: Media, account: str) -> AsyncGenerator[bytes, None]:
        """See `Fetcher.fetch`. Asks twice at most: once more where the token was turned down."""
        token = await self._token()
        async with self._asked(token, media) as (said, response):
            if said is None:
                async for piece in _pieces(response):
                    yield piece
                return
        if said.errcode in self._stale:
            token = await self._token(refused=token)
        ...
