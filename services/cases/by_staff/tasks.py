"""Child tasks of a joint handling (联办): who is asked, who may answer, until when."""

import asyncio
from typing import NamedTuple

from msgspec.structs import replace

from domain import clocks
from domain.case import Case
from domain.clocks import Clock
from domain.people import Role, Staff
from domain.rights import GRID_WORKERS, helper_of, seat_may_help
from domain.task import Task, TaskState
from domain.work import NEVER
from services.office import Office
from services.unit import Unit
from storage.port import Order, Store, among, eq

SHARE = 80
"""Percent of the time the lead still has: who helps is done before the whole has to be."""

MOST = 200
FIRST_ASKED = Order(("asked_at",))


class Asked(NamedTuple):
    """A task with its case, and the seat that may answer it."""

    task: Task
    case: Case
    seat: Staff


def task_id(case: Case, helper: str) -> str:
    """A helper has one task for a case, however often they are asked."""
    return f"{case.id}.{helper}"


async def of_case(store: Store, case: Case) -> list[Task]:
    """All tasks of a case, ended ones too, in the order they were asked."""
    return await store.find(Task, [eq("case", case.id)], order=FIRST_ASKED, limit=MOST)


async def open_of(store: Store, case: Case) -> list[Task]:
    """Those that somebody is still at."""
    return [task for task in await of_case(store, case) if task.open] if case.tasks else []


async def open_for(store: Store, seats: list[Staff]) -> list[Asked]:
    """The open tasks that these seats may answer."""
    helpers = sorted({helper for seat in seats if (helper := helper_of(seat))})
    where = [among("helper", helpers), eq("open", True)]
    found = await store.find(Task, where, order=FIRST_ASKED, limit=MOST) if helpers else []
    cases = await asyncio.gather(*(store.get(Case, task.case) for task in found))
    return [
        Asked(task, case, seat)
        for task, case in zip(found, cases, strict=True)
        if case is not None and case.opened
        for seat in seats
        if task.seat in ("", seat.id) and seat_may_help(seat, task.helper, case.grid)
    ]


async def seats_for(office: Office, helper: str, case: Case) -> list[Staff]:
    """The seats that speak for a helper in the case's grid; none for one outside the program."""
    role: Role = "grid_worker" if helper == GRID_WORKERS else "officer"
    found = await office.store.find(Staff, [eq("role", role), among("grid", ("", case.grid))])
    return [seat for seat in found if seat_may_help(seat, helper, case.grid)]


def clock_for(office: Office, case: Case, now: int) -> Clock | None:
    """A task's own clock, due before the case's answer is; None where nothing runs any more."""
    whole = next((c for n in ("REDO", "RESOLVE") if (c := case.clock(n)) and c.running), None)
    if whole is None:
        return office.timing.start(case, "ACK", now)
    due = now + max(whole.due - now, 0) * SHARE // 100
    if whole.allotment.unit in ("WH", "WD"):
        left = office.calendar.minutes_between(now, whole.due) * SHARE // 100
        due = office.calendar.after_minutes(now, left)
    begun = clocks.start("RESOLVE", whole.allotment, now, office.calendar)
    return replace(begun, due=due, original_due=due, basis="moved")


def alarm_of(office: Office, case: Case, clock: Clock | None) -> int:
    """When somebody has to be told of a task's clock."""
    return office.timing.next_alarm(clock, case.urgency)[0] if clock else NEVER


def ended(task: Task, state: TaskState, now: int) -> Task:
    """A task nobody is at any more."""
    clock = clocks.stop(task.clock, now) if task.clock else None
    return replace(task, state=state, open=False, ended_at=now, clock=clock, alarm_at=NEVER)


async def let_go(unit: Unit, case: Case, now: int) -> list[Task]:
    """The case ended without its helpers: those who were still at it, each let go."""
    found = await open_of(unit.store, case)
    for task in found:
        unit.put(ended(task, "dropped", now))
    if found:
        unit.put(replace(case, tasks=0))
    return found
