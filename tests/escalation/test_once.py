"""However many workers look, and wherever one of them dies: every call once, and with all it needs."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from domain.case import Case, Event
from domain.errors import Unavailable
from domain.firing import Firing
from domain.work import Notice
from services.clock import FixedClock
from services.escalation import daily
from services.escalation.tick import tick
from services.office import Office
from storage.port import Change, Guard, Where, eq
from tests.domain.moments import at
from tests.escalation.scene import DAY, HOUR, MINUTE, a_case, change, firings, stored

Two = tuple[Office, Office]


async def settled(offices: Two, now: int) -> None:
    """Both look at once, until neither finds anything."""
    for _ in range(50):
        await asyncio.gather(*(tick(office, now) for office in offices))
        if not await offices[0].store.find(Case, [Where("alarm_at", "<=", now)]):
            return
    raise AssertionError("something is due for ever")


async def test_two_workers_make_every_call_once(offices: Two, clock: FixedClock) -> None:
    here = offices[0]
    cases = [await a_case(here, "emergency") for _ in range(8)]
    for _ in range(4):
        clock.move(5 * MINUTE)
        await settled(offices, clock.now())
    calls = await here.store.find(Firing, limit=1000)
    assert len({(f.of, f.clock, f.run, f.threshold) for f in calls}) == len(calls)
    assert {(c.id, p) for c in cases for p in (100, 200)} <= {
        (f.of, f.threshold) for f in calls if f.clock == "ACK"
    }
    told = Counter((n.case, n.staff) for n in await here.store.find(Notice, limit=1000))
    wanted = Counter((f.of, name) for f in calls for name in f.told)
    assert told == wanted
    events = await here.store.find(Event, limit=1000)
    assert sum(event.act == "escalate" for event in events) == len(calls)


async def test_a_flood_and_two_workers_are_one_message_a_seat(
    offices: Two, clock: FixedClock
) -> None:
    here = offices[0]
    for _ in range(12):
        await a_case(here)
    clock.move(2 * DAY)
    await settled(offices, clock.now())
    notices = [n for n in await here.store.find(Notice, limit=1000) if n.staff == "desk"]
    assert sum(_named(notice) for notice in notices) == 12
    assert len(notices) <= 2


def _named(notice: Notice) -> int:
    """How many calls a message tells of."""
    assert notice.reply is not None
    head, *_ = notice.reply.text.split("\n")
    return int("".join(filter(str.isdigit, head))) if "件到期" in head else 1


async def test_one_summary_a_day(offices: Two, clock: FixedClock) -> None:
    await a_case(offices[0], "urgent")
    clock.move(at("2026-11-24 17:00") - clock.now())
    made = await asyncio.gather(*(daily.summarise(o, clock.now()) for o in offices * 3))
    assert sum(made) == 1
    found = await offices[0].store.find(Notice, [eq("lane", 4)])
    assert [notice.staff for notice in found] == ["boss"]


class Dying:
    """A store whose next commit fails: before anything of it is written, or right after."""

    def __init__(self, store: Any, *, written: bool) -> None:
        self._store, self._written, self.dead = store, written, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
        """Die once."""
        if self.dead:
            await self._store.commit(changes, guards)
            return
        self.dead = True
        if self._written:
            await self._store.commit(changes, guards)
        raise Unavailable


@pytest.mark.parametrize("written", [False, True])
async def test_a_worker_that_dies_in_the_middle(
    office: Office, clock: FixedClock, *, written: bool
) -> None:
    case = await a_case(office, "emergency")
    clock.move(5 * MINUTE)
    dying: Any = Dying(office.store, written=written)
    with pytest.raises(Unavailable):
        await tick(replace(office, store=dying), clock.now())
    assert len(await firings(office, case.id)) == written
    await tick(office, clock.now())
    assert [f.threshold for f in await firings(office, case.id)] == [100]
    assert len(await office.store.find(Notice, [eq("case", case.id)])) == 2


async def test_a_seat_that_leaves_between_reading_and_writing_is_not_told(
    office: Office, clock: FixedClock
) -> None:
    case = await a_case(office, "emergency")
    clock.move(5 * MINUTE)

    class Leaving(Dying):
        async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
            if not self.dead:
                self.dead = True
                await change(office, "deputy", revoked=True)
            await self._store.commit(changes, guards)

    leaving: Any = Leaving(office.store, written=False)
    await tick(replace(office, store=leaving), clock.now())
    [firing] = await firings(office, case.id)
    assert firing.told == ("phone",)


async def test_nothing_due_writes_nothing(office: Office, clock: FixedClock) -> None:
    case = await a_case(office)
    version = (await stored(office, case)).version
    clock.move(HOUR)
    assert await tick(office, clock.now()) == (await tick(office, clock.now()))
    assert (await stored(office, case)).version == version
