"""The delivery loop: claims what is due, most urgent first, and sees that its fate is written.

Any number of loops may run on one store. A claim writes the attempt, its token and a lease before
the call; a result is stored under that token only; a lease that ended without one means «may have
arrived», and the next attempt says so.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence

from domain.errors import StoreError
from domain.work import NEVER, Lane, Notice, Outcome, take
from services.clock import Clock
from services.delivery.call import Call, make
from services.delivery.gathering import Gatherer
from services.delivery.limiter import Limiter
from services.delivery.listing import Compose, headlines
from services.delivery.port import Sender
from services.delivery.quiet import Quiet
from services.delivery.record import Record, Wait, tell, until
from services.delivery.results import Results
from services.delivery.rules import RULES, Rule
from services.delivery.sorting import Sorter
from storage.port import Order, Store, Where, eq

log = logging.getLogger(__name__)

TIME_LIMIT = 10.0
"""Seconds that one call may take (contracts.md)."""

TICK = 1.0
"""Seconds after which the store is looked at even if nobody rang (other workers' notices)."""

GRACE = 2.5
"""Seconds that running calls get when the server stops; with what requests get, under five
(contracts.md: stopped within 5)."""

ROOM = 64
"""How many calls run at once, of which the last `SPARE` are kept for emergencies."""

SPARE = 16

CHANCE = secrets.SystemRandom().random
"""Where the spread of waits comes from."""


class Delivery:
    """Hands notices to their channels' senders; see `run_once` and `run`.

    `senders` by channel; a channel without one is off, and its notices wait for it until they
    expire. `compose` makes one message of several alerts, `quiet` is when people sleep.
    `chance` gives numbers from 0 to 1; `wait` is how time passes (both moved by tests).
    """

    def __init__(
        self,
        store: Store,
        senders: Mapping[str, Sender],
        clock: Clock,
        *,
        compose: Compose = headlines,
        quiet: Quiet = Quiet(),  # noqa: B008  frozen
        chance: Callable[[], float] = CHANCE,
        rules: Mapping[str, Sequence[Rule]] = RULES,
        wait: Wait = until,
        time_limit: float = TIME_LIMIT,
        room: int = ROOM,
        spare: int = SPARE,
    ) -> None:
        self._store = store
        self._clock = clock
        limiter, record = Limiter(store, chance, rules), Record(store, wait)
        gatherer = Gatherer(store, chance)
        self._sorter = Sorter(store, senders, record, limiter, gatherer, quiet, compose)
        self._results = Results(store, record, limiter, clock, chance)
        self._wait = wait
        self._time_limit = time_limit
        self._room = room
        self._spare = spare
        self._bell = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something was committed: look at once instead of at the next tick. Any task may call."""
        self._bell.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set; then give running calls `GRACE` seconds.

        A call cut off then has no result: after its lease it counts as uncertain.
        """
        stopping = asyncio.create_task(stop.wait())
        stopping.add_done_callback(lambda _: self._bell.set())
        try:
            while not stop.is_set():
                self._bell.clear()
                pause = await self._pass_safely()
                if pause > 0 and not stop.is_set():
                    await self._wait(self._bell, pause)
            if self._running:
                await asyncio.wait(self._running, timeout=GRACE)
        finally:
            stopping.cancel()
            await self._cut_off()

    async def run_once(self) -> int:
        """Take what is due and there is room for, see it through, and say how many that were.

        Raises `Unavailable`.
        """
        try:
            taken, _ = await self._pass()
            while self._running:
                await asyncio.wait(self._running)
        finally:
            await self._cut_off()
        return taken

    async def _cut_off(self) -> None:
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _pass_safely(self) -> float:
        """One pass; the seconds to rest after it (0: look again at once)."""
        try:
            taken, soonest = await self._pass()
        except StoreError as error:
            log.warning("delivery waits: the store says %s", type(error).__name__)
            return TICK
        except Exception as error:  # noqa: BLE001  one bad notice must not stop all others
            tell("delivery", error)
            return TICK
        if taken:
            return 0
        return min(TICK, max(0.001, (soonest - self._clock.now()) / 1_000))

    async def _pass(self) -> tuple[int, int]:
        """Claim from every lane that has something due; how many, and when the next is due.

        As long as more emergencies wait than one claim takes, nothing else is begun.
        """
        soonest = dict(zip(Lane, await asyncio.gather(*map(self._soonest, Lane)), strict=True))
        taken = 0
        for lane in Lane:
            free = self._free(lane)
            if free > 0 and soonest[lane] <= self._clock.now():
                claimed = await self._claim(lane, free)
                taken += await self._begin(claimed)
                if lane == Lane.emergency and len(claimed) == free:
                    break
        waiting = (at for lane, at in soonest.items() if self._free(lane) > 0)
        return taken, min(waiting, default=NEVER)

    async def _soonest(self, lane: Lane) -> int:
        """When the lane's next notice is due; a plain read, so that idling costs no write."""
        where = [eq("lane", lane), Where("visible_at", "<", NEVER)]
        found = await self._store.find(Notice, where, order=Order(("visible_at",)), limit=1)
        return found[0].visible_at if found else NEVER

    def _free(self, lane: Lane) -> int:
        kept = 0 if lane == Lane.emergency else self._spare
        return self._room - kept - len(self._running)

    async def _claim(self, lane: Lane, limit: int) -> list[Notice]:
        now, token = self._clock.now(), secrets.token_hex(8)
        return await self._store.claim(
            Notice,
            [eq("lane", lane), Where("visible_at", "<=", now)],
            lambda notice: take(notice, token, now),
            order=Order(("visible_at",)),
            limit=limit,
        )

    async def _begin(self, notices: Sequence[Notice]) -> int:
        """Start the calls that may be made now, each as soon as it is filled."""
        now = self._clock.now()
        calls = await self._sorter.calls(notices, now)
        async with asyncio.TaskGroup() as filling:
            for call in calls:
                filling.create_task(self._start(call, now))
        return len(notices)

    async def _start(self, call: Call, now: int) -> None:
        call = await self._sorter.filled(call, now)
        task = asyncio.create_task(self._deliver(call))
        self._running.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        if len(self._running) >= self._room - self._spare:
            self._bell.set()
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            tell("delivery: a result was not written", error)

    async def _deliver(self, call: Call) -> None:
        if self._clock.now() < call.lease - self._time_limit * 1_000:
            outcomes = await make(call, self._time_limit)
        else:
            outcomes = [Outcome("again", "too late in its lease")] * len(call.jobs)
        await self._results.write_all(call.jobs, outcomes)
        if any(outcome.result != "sent" for outcome in outcomes):
            self._bell.set()  # another way may be open at once
