"""吹哨: a task for each helper, done before the whole; the lead goes on after the last one."""

from typing import Any

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.errors import Conflict, NotAllowed, NotPossible
from domain.people import Staff
from domain.task import Task
from services.cases import by_staff, lookup
from services.cases.by_staff import tasks
from services.cases.where import Spot
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.services.desk import CLUTTER, SHOWN, a_seat, again, as_actor, reported, seated

HOUR = 3_600_000


@pytest.fixture
async def lead(office: Office) -> Staff:
    """The chief who has the case."""
    return await seated(office, "grid_chief", "yibei", "p-lead")


async def an_officer(office: Office, role: str, grid: str = "", *, outside: bool = False) -> Staff:
    """A bound seat that speaks for an office."""
    seat = replace(a_seat(office, "officer", grid, f"p-{role}{grid}"), office=role, outside=outside)
    unit = Unit(office.store)
    unit.insert(seat)
    await unit.commit()
    stored = await office.store.get(Staff, seat.id)
    assert stored is not None
    return stored


async def joined(office: Office, lead: Staff, *helpers: str) -> Case:
    """A signed case with these helpers asked."""
    case, unit, now = await reported(office), Unit(office.store), office.clock.now()
    case = by_staff.sign(office, unit, case, lead, as_actor(lead), now)
    by_staff.whistle(
        office,
        unit,
        case,
        lead,
        as_actor(lead),
        helpers=helpers,
        known=[],
        text="一起清理",
        now=now,
    )
    await unit.commit()
    return await again(office, case)


async def the_task(office: Office, case: Case, helper: str) -> Task:
    """One helper's task as it is stored."""
    task = await office.store.get(Task, tasks.task_id(case, helper))
    assert task is not None
    return task


async def ended(office: Office, case: Case, helper: str, seat: Staff, text: str = "好了") -> Case:
    """The case after a helper's part was done."""
    unit, now, task = Unit(office.store), office.clock.now(), await the_task(office, case, helper)
    by_staff.finish(office, unit, case, task, seat, as_actor(seat), text, now)
    await unit.commit()
    return await again(office, case)


async def test_a_task_each_due_before_the_whole(office: Office, lead: Staff) -> None:
    case = await joined(office, lead, "城管", "物业", "城管")
    assert (case.state, case.tasks) == ("joint", 2)
    whole = case.clock("RESOLVE")
    for helper in ("城管", "物业"):
        task = await the_task(office, case, helper)
        assert task.clock
        assert whole
        assert office.clock.now() < task.alarm_at < task.clock.due < whole.due
        assert (task.state, task.seat) == ("asked", "")


async def test_who_is_at_it_is_not_asked_twice_and_who_was_done_may_be(
    office: Office, lead: Staff
) -> None:
    officer = await an_officer(office, "城管")
    case = await joined(office, lead, "城管", "物业")
    known = await tasks.of_case(office.store, case)
    again_asked: dict[str, Any] = {"helpers": ["城管"], "text": "再来", "now": office.clock.now()}
    with pytest.raises(NotPossible):
        by_staff.whistle(
            office, Unit(office.store), case, lead, as_actor(lead), known=known, **again_asked
        )
    case = await ended(office, case, "城管", officer)
    unit, known = Unit(office.store), await tasks.of_case(office.store, case)
    by_staff.whistle(office, unit, case, lead, as_actor(lead), known=known, **again_asked)
    await unit.commit()
    assert (await again(office, case)).tasks == 2
    assert (await the_task(office, case, "城管")).state == "asked"


async def test_the_whole_is_not_done_before_its_parts(office: Office, lead: Staff) -> None:
    case, now = await joined(office, lead, "城管"), office.clock.now()
    with pytest.raises(NotPossible) as refused:
        by_staff.handle(
            office, Unit(office.store), case, lead, as_actor(lead), "好了", now, media=SHOWN
        )
    assert refused.value.facts["unmet"] == ("no_open_task",)


async def test_after_the_last_one_the_lead_goes_on(office: Office, lead: Staff) -> None:
    officer = await an_officer(office, "城管")
    case = await joined(office, lead, "城管", "物业")
    case = await ended(office, case, "城管", officer)
    assert (case.state, case.tasks) == ("joint", 1)
    case = await ended(office, case, "物业", lead)
    assert (case.state, case.tasks) == ("handling", 0)
    acts = [line.act for line in await lookup.history(office.store, case)]
    assert acts[-4:] == ["whistle", "task_done", "task_done", "regroup"]
    assert not (await the_task(office, case, "物业")).open
    with pytest.raises(NotPossible):
        await ended(office, case, "物业", lead)


async def test_two_who_end_the_last_parts_at_once_leave_none_open(
    office: Office, lead: Staff
) -> None:
    pair = [await an_officer(office, "城管"), await an_officer(office, "公安")]
    case, now = await joined(office, lead, "城管", "公安"), office.clock.now()
    units = [Unit(office.store), Unit(office.store)]
    for unit, seat in zip(units, pair, strict=True):
        task = await the_task(office, case, seat.office)
        by_staff.finish(office, unit, case, task, seat, as_actor(seat), "好了", now)
    await units[0].commit()
    with pytest.raises(Conflict):
        await units[1].commit()
    case = await ended(office, await again(office, case), "公安", pair[1])
    assert (case.state, case.tasks) == ("handling", 0)


async def test_only_the_office_that_was_asked_answers(office: Office, lead: Staff) -> None:
    case, now = await joined(office, lead, "城管"), office.clock.now()
    task = await the_task(office, case, "城管")
    strangers = (
        await an_officer(office, "公安"),
        await an_officer(office, "城管", "yinan"),
        await seated(office, "grid_worker", "yibei", "p-worker"),
    )
    for seat in strangers:
        with pytest.raises(NotAllowed):
            by_staff.take_on(Unit(office.store), case, task, seat, as_actor(seat), now)
        with pytest.raises(NotAllowed):
            by_staff.finish(
                office, Unit(office.store), case, task, seat, as_actor(seat), "好了", now
            )


async def test_who_took_it_has_it(office: Office, lead: Staff) -> None:
    one, other = await an_officer(office, "城管"), await an_officer(office, "城管", "yibei")
    case, unit, now = await joined(office, lead, "城管"), Unit(office.store), office.clock.now()
    by_staff.take_on(unit, case, await the_task(office, case, "城管"), one, as_actor(one), now)
    await unit.commit()
    task = await the_task(office, case, "城管")
    assert (task.state, task.seat) == ("taken", one.id)
    with pytest.raises(NotAllowed):
        by_staff.decline(office, unit, case, task, other, as_actor(other), "忙", now)
    assert [found.seat.id for found in await tasks.open_for(office.store, [one, other])] == [one.id]


async def test_late_work_leaves_helpers_no_time_of_their_own(
    office: Office, lead: Staff, clock: FixedClock
) -> None:
    case = await reported(office, replace(CLUTTER, spot=Spot("yibei", "宜川四村")))
    clock.move(60 * 24 * HOUR)
    task_clock = tasks.clock_for(office, case, clock.now())
    assert task_clock
    assert task_clock.due <= office.calendar.next_open(clock.now())


async def test_an_outside_helper_sees_no_case(office: Office, lead: Staff) -> None:
    helper = await an_officer(office, "物业", outside=True)
    case = await joined(office, lead, "物业")
    assert lookup.seen_by([helper], [case]) == []
    assert lookup.queues_of(helper) == []
    assert [found.case.id for found in await tasks.open_for(office.store, [helper])] == [case.id]
