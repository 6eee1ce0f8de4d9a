"""The month itself: the next thing that happens, by a clock that stands still in between."""

import heapq
import itertools
import random
from collections.abc import Mapping

from benchmarks.month.acting import Acting
from benchmarks.month.channels import Faulty
from benchmarks.month.street import DAY, office_of, reports, settle_in
from domain.case import Case
from domain.work import NEVER, Lane, Notice
from services.cases.intake import Report
from services.clock import FixedClock
from services.delivery.listing import listing
from services.delivery.loop import Delivery
from services.delivery.quiet import quiet_hours
from services.escalation.teller import Fired
from services.escalation.tick import Tally
from services.escalation.watching import Watching
from storage.port import Order, Store, Where, eq

MINUTE, HOUR = 60_000, 3_600_000
START = 1_789_574_400_000
"""Thursday 17 September 2026, 00:00 in Shanghai: Sunday the 20th is worked, the 25th and the
first week of October are free, Saturday 10 October is worked."""

DAYS = 31
STANDSTILL = (START + 27 * DAY, START + 29 * DAY)
"""Two days in which nothing runs at all."""

END = START + (DAYS + 30) * DAY
"""The clocks run on after the last report, so that every window ends."""


class Month:
    """A month of `count` cases over a store. `step` (ms) is how fine time is looked at."""

    def __init__(
        self, store: Store, count: int, *, step: int = 5 * MINUTE, seed: int = 1690
    ) -> None:
        chance = random.Random(seed)
        self.clock = FixedClock(START)
        self.office = office_of(store, self.clock)
        self.fired: list[Fired] = []
        self.senders: Mapping[str, Faulty] = {
            "wecom": Faulty(self.clock.now, chance, gone=0.005),
            "wechat": Faulty(self.clock.now, chance, gone=0.03),
        }
        self._store, self._step = store, step
        self._acting = Acting(self.office, chance)
        self._watching = Watching(self.office, lambda: None, self._called)
        self._delivery = Delivery(
            store,
            self.senders,
            self.clock,
            compose=listing(self.office.texts),
            quiet=quiet_hours(self.office.street),
            chance=chance.random,
        )
        self._number = itertools.count()
        self._coming: list[tuple[int, int, str | tuple[str, Report]]] = []
        for at, who, report in reports(self.office.street, chance, count, START, DAYS):
            self._plan(at, (who, report))

    async def play(self) -> None:
        """All of it, every window that it opened, and the last push."""
        await settle_in(self._store, START)
        looked = START
        while (moment := await self._next()) < END:
            if STANDSTILL[0] <= moment < STANDSTILL[1]:
                moment = STANDSTILL[1]
            self.clock.move(moment - self.clock.now())
            await self._watching.clocks()
            if moment >= min(looked + HOUR, self._summary(looked)):
                looked = moment
                await self._watching.desk()
            await self._happen()
            await self._delivered()
        self.clock.move(END - self.clock.now())
        await self._watching.clocks()
        while (moment := await self._notice()) < NEVER:
            self.clock.move(max(MINUTE, moment - self.clock.now()))
            await self._delivered()

    async def _delivered(self) -> None:
        while await self._notice() <= self.clock.now():
            await self._delivery.run_once()

    def _called(self, tally: Tally) -> None:
        if tally.broken or tally.lost:
            raise AssertionError(f"one worker, and yet: {tally.broken} broken, {tally.lost} lost")
        self.fired += tally.fired

    async def _next(self) -> int:
        """When the next thing happens, a step from now at the soonest."""
        now = self.clock.now()
        summary = self._summary(now)
        planned = self._coming[0][0] if self._coming else NEVER
        moments = (planned, summary, await self._alarm(), await self._notice())
        return max(now + self._step, min(moments))

    def _summary(self, now: int) -> int:
        """The next 17:00."""
        calendar = self.office.calendar
        today = calendar.moment(calendar.local(now).date(), 17 * 60)
        return today if today > now else today + DAY

    async def _alarm(self) -> int:
        where, order = [Where("alarm_at", "<", NEVER)], Order(("alarm_at",))
        found = await self._store.find(Case, where, order=order, limit=1)
        return found[0].alarm_at if found else NEVER

    async def _notice(self) -> int:
        """When the next push is due."""
        return min([await self._first(lane) for lane in Lane])

    async def _first(self, lane: Lane) -> int:
        where = [eq("lane", lane), Where("visible_at", "<", NEVER)]
        found = await self._store.find(Notice, where, order=Order(("visible_at",)), limit=1)
        return found[0].visible_at if found else NEVER

    async def _happen(self) -> None:
        """Everything that people do until now."""
        now = self.clock.now()
        while self._coming and self._coming[0][0] <= now:
            what = heapq.heappop(self._coming)[2]
            if isinstance(what, str):
                case = await self._store.get(Case, what)
                assert case is not None
                await self._acting.act(case, now)
            else:
                case = await self._acting.report(*what, now)
            stands = await self._store.get(Case, case.id)
            if stands is not None and (stands.opened or stands.state == "closed"):
                self._plan(now + self._acting.next_in(stands), case.id)

    def _plan(self, at: int, what: "str | tuple[str, Report]") -> None:
        heapq.heappush(self._coming, (at, next(self._number), what))
