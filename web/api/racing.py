"""Races for the same small thing: whoever loses reads again, and in one process nobody has to race."""

import asyncio
import random
import weakref
from collections.abc import Awaitable, Callable
from typing import TypeVar

from domain.errors import Conflict
from services.unit import Unit
from storage.port import Store

R = TypeVar("R")

TRIES = 5

PAUSE = 0.06
"""Seconds. Who lost waits up to so long, by chance, and once more as long after each loss: two
workers that go on in step would else lose to each other every time."""


async def again(work: Callable[[], Awaitable[R]]) -> R:
    """Do it on fresh reads while somebody else wins the race. Raises `Conflict` in the end."""
    for lost in range(1, TRIES):
        try:
            return await work()
        except Conflict:
            await asyncio.sleep(random.uniform(0, PAUSE * lost))  # noqa: S311  no secret
    return await work()


async def committed(store: Store, work: Callable[[Unit], Awaitable[R]]) -> R:
    """The same for what one unit collects, which is committed when the work is done."""

    async def done() -> R:
        unit = Unit(store)
        answer = await work(unit)
        await unit.commit()
        return answer

    return await again(done)


class OneByOne:
    """A queue for each thing, in this process: whoever came first is answered first.

    The store decides in any case. But of fifty that want one slot at one moment forty-nine would
    lose, and some of them again and again.
    """

    def __init__(self) -> None:
        self._locks: weakref.WeakValueDictionary[str, asyncio.Lock] = weakref.WeakValueDictionary()

    def queue(self, thing: str) -> asyncio.Lock:
        """What to hold while something is done to `thing`."""
        return self._locks.setdefault(thing, asyncio.Lock())
