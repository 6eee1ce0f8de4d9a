"""What all doors have in common: a body that stays small and comes quickly, and plain refusals."""

import asyncio
import logging
import traceback

from aiohttp import ClientError, web
from aiohttp.http import HttpProcessingError

from domain.errors import NotGenuine, NotUnderstood, XinyiError

log = logging.getLogger(__name__)


class TooLarge(NotUnderstood):
    """正文太大。The body is too large."""


class TooSlow(NotUnderstood):
    """正文没有发完。The body did not arrive in time."""


async def body(request: web.Request, largest: int, patience: float) -> bytes:
    """The body of at most `largest` bytes, if it is in within `patience` seconds.

    Raises `TooLarge`, `TooSlow`, or `NotUnderstood` where it cannot be decoded.
    """
    try:
        async with asyncio.timeout(patience):
            return await _read(request, largest)
    except TimeoutError as fault:
        raise TooSlow from fault
    except (ClientError, HttpProcessingError, web.RequestPayloadError) as fault:
        raise NotUnderstood("正文读不出来。The body could not be decoded.") from fault


def where(fault: BaseException) -> str:
    """Type and place of a failure; its message could hold what somebody wrote."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    return f"{type(fault).__name__} at {place}"


def text(words: str, status: int = 200) -> web.Response:
    """Plain words, never to be taken for a page."""
    headers = {"X-Content-Type-Options": "nosniff"}
    return web.Response(text=words, status=status, headers=headers)


def again() -> web.Response:
    """Nothing could be stored: the platform shall send it once more."""
    return text("正忙,请再发一次。Busy, please send again.", 503)


def refused(channel: str, refusal: XinyiError) -> web.Response:
    """A 4xx with one sentence of what is wrong."""
    log.info("%s: refused, %s", channel, refusal)
    return text(str(refusal), _status(refusal))


async def _read(request: web.Request, largest: int) -> bytes:
    read = bytearray()
    async for chunk in request.content.iter_any():
        read += chunk
        if len(read) > largest:
            raise TooLarge
    return bytes(read)


def _status(refusal: XinyiError) -> int:
    match refusal:
        case NotGenuine():
            return 403
        case TooLarge():
            return 413
        case TooSlow():
            return 408
        case _:
            return 400
