"""Counted at most once a second, however many look: nothing is decided by what is shown."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from services.clock import Clock

SECOND = 1_000
T = TypeVar("T")


class Fresh(Generic[T]):
    """What was made within the last second, by what it is of. Whoever comes meanwhile waits for it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._made: dict[Hashable, tuple[int, asyncio.Task[T]]] = {}

    async def get(self, of: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """The one that is there, or a new one. Raises what `make` raises, and keeps no failure."""
        now = self._clock.now()
        at, task = self._made.get(of, (0, None))
        if task is None or not 0 <= now - at < SECOND:
            self._made = {key: one for key, one in self._made.items() if now - one[0] < SECOND}
            task = asyncio.ensure_future(_made(make))
            self._made[of] = (now, task)
        try:
            return await asyncio.shield(task)
        except Exception:
            self._made.pop(of, None)
            raise


async def _made(make: Callable[[], Awaitable[T]]) -> T:
    return await make()
