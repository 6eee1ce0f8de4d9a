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
from services.media.port import Unfetched

PIECE = 64 * 1024
WORDS = 64 * 1024
"""Bytes that an answer in words may have; it begins with a brace, as no picture or sound does."""

TIMEOUT = ClientTimeout(total=None, sock_connect=10, sock_read=15)
"""Seconds; how long all of it may take is the caller's business."""

GONE = frozenset({40004, 40006, 40007, 41006})
"""There is no such media, or none any more: asking again cannot help."""


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
        *,
        stale: Container[int | None],
        meaning: Callable[[int | None], Outcome],
    ) -> None:
        self._url, self._session, self._tokens = url, session, tokens
        self._stale, self._meaning = stale, meaning

    async def fetch(self, media: Media, account: str) -> AsyncGenerator[bytes, None]:
        """See `Fetcher.fetch`. Asks twice at most: once more where the token was turned down."""
        token, said = await self._token(), Said()
        for tries_left in (1, 0):
            query = {"access_token": token, "media_id": media.ref}
            async with self._opened(self._url, query) as answer:
                first = await answer.content.readany()
                if not first.startswith(b"{"):
                    async for piece in _pieces(first, answer):
                        yield piece
                    return
                said = await _said(first, answer)
            if not (tries_left and said.errcode in self._stale):
                break
            token = await self._token(refused=token)
        if not (said.video_url and media.kind == "video"):
            raise self._no(said.errcode)
        async with self._opened(said.video_url, {}) as answer:
            async for piece in _pieces(await answer.content.readany(), answer):
                yield piece

    async def _token(self, refused: str = "") -> str:
        try:
            return await self._tokens.current(refused)
        except NoToken as fault:
            outcome = fault.outcome
            raise Unfetched(outcome.detail, again=True, wait=outcome.wait) from None
        except StoreError:
            raise Unfetched("the store with the token does not answer", again=True) from None

    @asynccontextmanager
    async def _opened(self, url: str, query: Mapping[str, str]) -> AsyncIterator[ClientResponse]:
        """An answer that can be read. Errors of aiohttp carry the address, with the token: they end
        here; and redirects are not followed, for they would take it along.
        """
        try:
            async with self._session.get(
                url, params=query, timeout=TIMEOUT, allow_redirects=False
            ) as answer:
                if answer.status != 200:
                    raise Unfetched(f"HTTP {answer.status}", again=True)
                yield answer
        except TimeoutError:
            raise Unfetched("no answer in time", again=True) from None
        except (ClientError, ValueError) as fault:
            raise Unfetched(f"broken connection ({type(fault).__name__})", again=True) from None

    def _no(self, code: int | None) -> Unfetched:
        """A wrong setting may be mended within the three days; a wrong media id never is."""
        wait = self._meaning(code).wait
        return Unfetched(f"errcode {code}", again=code not in GONE, wait=wait)


async def _pieces(first: bytes, answer: ClientResponse) -> AsyncIterator[bytes]:
    if not first:
        raise Unfetched("an empty answer", again=True)
    yield first
    async for piece in answer.content.iter_chunked(PIECE):
        yield piece


async def _said(first: bytes, answer: ClientResponse) -> Said:
    """The words in a file's place. Where a film is, only the platform itself may say: what
    somebody sent comes as an attachment, and could be words as well.
    """
    body = bytearray(first)
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > WORDS:
            raise Unfetched("no media, and too many words", again=False)
    try:
        said = msgspec.json.decode(body, type=Said)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise Unfetched("no media, and not the platform's JSON", again=False) from None
    if said.video_url and "Content-Disposition" in answer.headers:
        raise Unfetched("no media, but somebody's words", again=False)
    return said
