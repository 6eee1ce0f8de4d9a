"""Writing down what became of an attempt, under its token only."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

from domain.errors import Conflict, Unavailable
from domain.work import Notice, Outcome, divert, hold, settle
from storage.port import Replace, Store

log = logging.getLogger(__name__)

WRITES = 6
"""How often a result is written anew when the store refuses; the waits sum up to 6 s."""

TOGETHER = 200
"""How many results one commit writes."""

Wait = Callable[[asyncio.Event, float], Awaitable[None]]
"""Waits until the bell rings, at most so many seconds."""


async def until(bell: asyncio.Event, seconds: float) -> None:
    """Wait for the bell in real time."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await bell.wait()


class Record:
    """The fates of notices, as the store keeps them.

    Where somebody else holds a notice by now (our lease ended), a result is dropped: theirs
    counts, and the log says that it came too late.
    """

    def __init__(self, store: Store, wait: Wait) -> None:
        self._store = store
        self._wait = wait

    async def hold(self, notice: Notice, at: int, detail: str) -> None:
        """Put a taken notice back until `at` (ms UTC); no call was made."""
        await self._write(notice, lambda fresh: hold(fresh, at, detail))

    async def settle(self, notice: Notice, outcome: Outcome, now: int) -> None:
        """Write how the attempt ended; what was not sent is told to operators."""
        settled = await self._write(notice, lambda fresh: settle(fresh, outcome, now))
        if settled is not None and settled.fate in ("failed", "unreachable"):
            log.warning("notice %s %s: %s", notice.id, settled.fate, settled.detail)

    async def settle_all(
        self, notices: Sequence[Notice], outcomes: Sequence[Outcome], now: int
    ) -> None:
        """Write how attempts ended, many at once; one by one where somebody else holds one of them."""
        pairs = list(zip(notices, outcomes, strict=True))
        for start in range(0, len(pairs), TOGETHER):
            some = pairs[start : start + TOGETHER]
            try:
                await self._store.commit([Replace(settle(*pair, now)) for pair in some])
            except (Conflict, Unavailable):
                await asyncio.gather(*(self.settle(*pair, now) for pair in some))

    async def divert(
        self, notice: Notice, way: str, until: int, outcome: Outcome, now: int
    ) -> None:
        """Let a taken notice go another way: this one is shut until `until` (ms UTC)."""
        await self._write(notice, lambda fresh: divert(fresh, way, until, outcome, now))

    async def _write(self, notice: Notice, change: Callable[[Notice], Notice]) -> Notice | None:
        current: Notice | None = notice
        for attempt in range(WRITES):
            try:
                if attempt:
                    current = await self._store.get(Notice, notice.id)
                if current is None or current.token != notice.token:
                    break
                changed = change(current)
                await self._store.commit([Replace(changed)])
            except Conflict:
                continue
            except Unavailable:
                await self._wait(asyncio.Event(), 0.2 * 2**attempt)
            else:
                return changed
        log.warning("notice %s: the result of attempt %s is lost", notice.id, notice.attempt)
        return None


def tell(what: str, error: BaseException) -> None:
    """Log where a defect is without its message, which may hold words, addresses or a token."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    path = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    log.error("%s: defect %s at %s", what, type(error).__name__, path)
