"""Any rule, any way of the clock, any number of workers: each firing is told once."""

import asyncio
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.firing import Firing
from services.clock import FixedClock
from services.office import Office
from services.reminders.firings import due_between
from services.reminders.occurrences import Changes
from services.reminders.tick import tick
from storage.sqlite import SqliteStore
from tests.reminders.scene import (
    DAY,
    HOUR,
    KINDS,
    MONDAY,
    a_meeting,
    a_rule,
    heard,
    rounds,
    said,
    settled,
    with_rules,
)
from tests.reminders.test_recurrence import RULES

JUMPS = st.lists(
    st.integers(-3 * 24, 9 * 24).map(lambda hours: hours * HOUR), min_size=1, max_size=5
)


def test_any_rule_and_any_way_of_the_clock(template: Office) -> None:
    @settings(max_examples=12)
    @given(RULES, st.sampled_from(["none", "next", "previous", "only"]), JUMPS)
    @example("FREQ=MONTHLY;BYMONTHDAY=-1", "previous", [10 * DAY, -2 * DAY, 30 * DAY])
    def once(rule: str, shift: str, jumps: list[int]) -> None:
        asyncio.run(_wander(template, rule, shift, jumps))

    once()


async def _wander(template: Office, rule: str, shift: str, jumps: list[int]) -> None:
    """Every firing that the clock passed on its way is written, and told, just once."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "store.db", template.street.id, KINDS)
        await store.open()
        clock = FixedClock(MONDAY)
        made = replace(template, store=store, clock=clock)
        office = with_rules(made, a_rule(rule=rule, shift=shift))
        await settled(office)
        await tick(office, MONDAY)
        due: set[str] = set()
        for jump in jumps:
            before = clock.now()
            clock.move(jump)
            await tick(office, clock.now())
            passed = due_between(office.street, office.calendar, Changes(), before, clock.now())
            due |= {one.id for one in passed}
        fired = [f.id for f in await store.find(Firing, limit=1000)]
        assert sorted(fired) == sorted(due)
        assert len(await heard(office)) == 2 * len(due), "both chiefs, once each"
        await store.close()


async def test_two_workers_tell_it_once(offices: tuple[Office, Office]) -> None:
    pair = [with_rules(office, a_rule(), a_meeting()) for office in offices]
    now = MONDAY
    await asyncio.gather(*(tick(office, now) for office in pair))
    for _ in range(14):
        now += 12 * HOUR
        await asyncio.gather(*(tick(office, now) for office in pair))
    first = pair[0]
    due = due_between(first.street, first.calendar, Changes(), MONDAY, now)
    assert len(await first.store.find(Firing, limit=1000)) == len(due)
    told = await said(first)
    assert len(told) == len(set(told)), told
    assert not [one for one in await rounds(first) if one.open]


async def test_a_calendar_that_is_published_later_tells_nothing_twice(
    office: Office, clock: FixedClock
) -> None:
    """The day names a firing as the rule has it, wherever the calendar moves it to."""
    mine = with_rules(office, a_rule(rule="FREQ=MONTHLY;BYMONTHDAY=5", shift="previous"))
    await tick(mine, clock.now())
    clock.move(11 * DAY + HOUR)  # the 5th of December is a Saturday: it comes on Friday
    await tick(mine, clock.now())
    assert await heard(mine) == ["north", "south"]
    worked = replace(mine.timing.calendar, workdays=frozenset({date(2026, 12, 5)}))
    moved = replace(mine, timing=replace(mine.timing, calendar=worked))
    clock.move(DAY)
    await tick(moved, clock.now())
    assert await heard(mine) == ["north", "south"]
