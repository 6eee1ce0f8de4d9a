"""Work that anybody may take: claimed in the store under a lease, a few at a time, seen through.

Any number of such loops may run on one store. Killed at any point nothing is lost: what was taken
comes up again after its lease.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Generic, TypeVar

from domain.errors import Conflict, StoreError, Unavailable
from domain.fetch import Fetch
from domain.screening import Screening
from services.delivery.record import WRITES, Wait, tell
from services.office import Office
from services.unit import Unit
from storage.port import Order, Where

log = logging.getLogger(__name__)

Work = TypeVar("Work", Fetch, Screening)

TICK = 2.0
"""Seconds after which the store is looked at even if nothing here is due (other workers' work)."""

GRACE = 1.0
"""Seconds that what is being done gets when the server stops."""

BY_MOMENT = Order(("visible_at",))


class Claiming(Generic[Work]):
    """Takes what is due of one kind of document, by its `visible_at`; see `run` and `run_once`.

    `take` marks one for the attempt with this token at this moment (ms UTC), `work` does it,
    whatever comes of it; `room` is how many at once. `wait` is how time passes (moved by tests).
    """

    def __init__(
        self,
        office: Office,
        kind: type[Work],
        take: Callable[[Work, str, int], Work],
        work: Callable[[Work], Coroutine[None, None, None]],
        *,
        room: int,
        wait: Wait,
    ) -> None:
        self._office = office
        self._kind: type[Work] = kind
        self._take: Callable[[Work, str, int], Work] = take
        self._work: Callable[[Work], Coroutine[None, None, None]] = work
        self._room, self._wait = room, wait
        self._bell = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something was asked for: look at once instead of at the next tick."""
        self._bell.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what is half-way then comes up again after its lease."""
        stopping = asyncio.create_task(stop.wait())
        stopping.add_done_callback(lambda _: self._bell.set())
        try:
            while not stop.is_set():
                self._bell.clear()
                if not await self._begin_safely() and not stop.is_set():
                    await self._wait(self._bell, TICK)
            if self._running:
                await asyncio.wait(self._running, timeout=GRACE)
        finally:
            stopping.cancel()
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, stopping, return_exceptions=True)

    async def run_once(self) -> int:
        """Take what is due, see it through, and say how many that were. Raises `Unavailable`."""
        taken = 0
        while count := await self._begin():
            taken += count
            await asyncio.gather(*self._running)
        return taken

    async def _begin_safely(self) -> int:
        try:
            return await self._begin()
        except StoreError as error:
            log.warning("%s wait: the store says %s", self._kind.collection, type(error).__name__)
        except Exception as error:  # noqa: BLE001  one bad document must not stop all others
            tell(self._kind.collection, error)
        return 0

    async def _begin(self) -> int:
        """Start as many as there is room for. What is due is asked first, since a claim writes."""
        room, now = self._room - len(self._running), self._office.clock.now()
        due, store = [Where("visible_at", "<=", now)], self._office.store
        if room <= 0 or not await store.find(self._kind, due, order=BY_MOMENT, limit=1):
            return 0
        token = secrets.token_hex(8)
        taken = await store.claim(
            self._kind,
            due,
            lambda one: self._take(one, token, now),
            order=BY_MOMENT,
            limit=room,
        )
        for one in taken:
            task = asyncio.create_task(self._work(one))
            self._running.add(task)
            task.add_done_callback(self._done)
        return len(taken)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._bell.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            tell(self._kind.collection, error)


async def write_down(
    office: Office, wait: Wait, one: Work, change: Callable[[Unit, Work], Awaitable[None]]
) -> None:
    """What became of an attempt, in one commit; dropped where somebody else holds it by now."""
    for attempt in range(WRITES):
        try:
            unit = Unit(office.store)
            fresh = await unit.get(type(one), one.id)
            if fresh is None or fresh.token != one.token:
                break
            await change(unit, fresh)
            await unit.commit()
        except Conflict:
            continue
        except Unavailable:
            await wait(asyncio.Event(), 0.2 * 2**attempt)
        else:
            return
    log.warning("%s: the result of %s, attempt %s, is lost", one.collection, one.id, one.attempt)
