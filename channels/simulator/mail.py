"""What goes to a door over the line, and what came back."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Protocol

import aiohttp
import msgspec

from channels.simulator.acts import Sent
from channels.simulator.phones import Chat, Entry

TRIES = 3
PAUSE = 0.3


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """One act to be reported. All of it stays the same when it is sent again.

    `number` is the message's (or update's) id, `at` when it was done (ms UTC), `following`
    whether the owner followed the account before.
    """

    chat: Chat
    act: Sent
    number: int
    at: int
    following: bool


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """One HTTP request to a door; `readable` is what people are shown of it.

    `patience` is how many seconds the platform waits for an answer before it sends again.
    """

    path: str
    body: bytes
    query: Mapping[str, str]
    headers: Mapping[str, str]
    readable: str
    patience: float


class Returned(msgspec.Struct, frozen=True):
    """The door's answer to a parcel; status 0 when there was none."""

    status: int
    body: bytes
    ms: int
    tries: int
    parcel: Parcel


class Mail(Protocol):
    """How one channel writes to its door and reads what the door answers."""

    def parcel(self, errand: Errand, now: int) -> Parcel:
        """The request by which the platform reports this act; a retry asks for it again."""

    def read(self, body: bytes) -> tuple[list[Entry], str]:
        """The lines a passive answer makes, and the answer as people can read it.

        Raises `NotUnderstood` where the platform would call the account out of order.
        """


async def deliver(http: aiohttp.ClientSession, base: str, make: Callable[[], Parcel]) -> Returned:
    """Bring a parcel to its door as the platform does: three times in all."""
    started = time.monotonic()
    returned = Returned(0, b"", 0, 0, make())
    for attempt in range(1, TRIES + 1):
        if attempt > 1:
            await asyncio.sleep(PAUSE * attempt)
        parcel = make()
        status, body = await _post(http, base, parcel)
        ms = round((time.monotonic() - started) * 1000)
        returned = Returned(status, body, ms, attempt, parcel)
        if 0 < status < 500:
            break
    return returned


async def _post(http: aiohttp.ClientSession, base: str, parcel: Parcel) -> tuple[int, bytes]:
    try:
        async with http.post(
            base.rstrip("/") + parcel.path,
            params=parcel.query,
            headers=parcel.headers,
            data=parcel.body,
            timeout=aiohttp.ClientTimeout(total=parcel.patience),
            allow_redirects=False,
        ) as answer:
            return answer.status, await answer.read()
    except (TimeoutError, aiohttp.ClientError):
        return 0, b""
