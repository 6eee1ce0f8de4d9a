"""日清日毕: the day's list, once for each chief, on working days only."""

import asyncio

from msgspec.structs import replace

from domain.people import Staff
from domain.work import Lane, Notice
from services.cases import evening
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.domain.moments import at
from tests.services.desk import reported, seated


async def lists(office: Office) -> list[Notice]:
    """What was written for the evening."""
    found = await office.store.find(Notice)
    return [notice for notice in found if notice.lane == Lane.digest]


def text(notice: Notice) -> str:
    """What it says."""
    assert notice.reply is not None
    return notice.reply.text


async def a_monday(office: Office, clock: FixedClock) -> Staff:
    """A chief, and two cases of a Monday morning."""
    clock.move(at("2026-11-23 09:00") - clock.now())
    await reported(office)
    await reported(office)
    return await seated(office, "grid_chief", "yibei", "p-chief")


async def test_each_chief_has_it_once_in_the_evening(office: Office, clock: FixedClock) -> None:
    chief = await a_monday(office, clock)
    assert await evening.evening(office, clock.now()) == 0
    clock.move(at("2026-11-23 17:30") - clock.now())
    made = await asyncio.gather(*(evening.evening(office, clock.now()) for _ in range(3)))
    assert sum(made) == 1
    [notice] = await lists(office)
    assert notice.staff == chief.id
    assert "新来2件，办了0件" in text(notice)
    assert "超期2件" in text(notice)  # nobody signed within two working hours
    assert await evening.evening(office, clock.now()) == 0


async def test_a_holiday_has_none(office: Office, clock: FixedClock) -> None:
    await a_monday(office, clock)
    clock.move(at("2026-11-28 18:00") - clock.now())
    assert await evening.evening(office, clock.now()) == 0
    assert await lists(office) == []


async def test_a_day_without_anything_is_not_talked_about(
    office: Office, clock: FixedClock
) -> None:
    await seated(office, "grid_chief", "yinan", "p-south")
    clock.move(at("2026-11-23 18:00") - clock.now())
    assert await evening.evening(office, clock.now()) == 1
    assert await lists(office) == []


async def test_who_is_on_leave_is_left_in_peace(office: Office, clock: FixedClock) -> None:
    chief = await a_monday(office, clock)
    unit = Unit(office.store)
    unit.put(replace(chief, away=((clock.now(), at("2026-11-30 00:00")),)))
    await unit.commit()
    clock.move(at("2026-11-23 18:00") - clock.now())
    assert await evening.evening(office, clock.now()) == 0
