"""What a worker does about calls: opens rolls the moment one is sent, says rounds, keeps the schedule."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from domain.errors import StoreError
from services.calls import opening, rounds, timers
from services.delivery.record import tell
from services.office import Office

log = logging.getLogger(__name__)

TICK = 2.0
"""Seconds after which the store is looked at even if nobody rang."""


class Calling:
    """The emergency calls of one process; any number of processes may watch one store.

    `told` rings for delivery once pushes were written.
    """

    def __init__(self, office: Office, told: Callable[[], None]) -> None:
        self._office, self._told = office, told
        self._bell = asyncio.Event()
        self._away = False

    def wake(self) -> None:
        """Something was committed: look for rolls and rounds at once. Any task may call."""
        self._bell.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Watch until `stop` is set. What is half done then, the next worker goes on with."""
        stopping = asyncio.create_task(stop.wait())
        stopping.add_done_callback(lambda _: self._bell.set())
        time = asyncio.get_running_loop().time
        next_look = time()
        try:
            while not stop.is_set():
                self._bell.clear()
                await self._safely(self._fan_out)
                if time() >= next_look:  # however often the bell rings
                    await self._safely(self._clocks)
                    next_look = time() + TICK
                with suppress(TimeoutError):
                    async with asyncio.timeout(max(0.0, next_look - time())):
                        await self._bell.wait()
        finally:
            stopping.cancel()

    async def run_once(self) -> int:
        """One look at everything; how much was done. Raises `Unavailable`."""
        return await self._clocks() + await self._fan_out()

    async def _fan_out(self) -> int:
        """Open rolls and say rounds; delivery is rung after each, so that the first leave at once."""
        done = 0
        for work in (opening.open_rolls, rounds.say_rounds):
            done += await work(self._office, self._office.clock.now(), self._told)
        return done

    async def _clocks(self) -> int:
        changed = await timers.tick(self._office, self._office.clock.now())
        if changed:
            self._told()
            await self._fan_out()
        return changed

    async def _safely(self, work: Callable[[], Awaitable[int]]) -> None:
        """Nothing that goes wrong ends the watch: what was to be done stands in the store."""
        try:
            await work()
        except StoreError as error:
            if not self._away:
                log.warning("calls wait: the store says %s", type(error).__name__)
            self._away = True
        except Exception as error:  # noqa: BLE001  one broken call must not silence all others
            tell("calls", error)
        else:
            self._away = False
