"""吹哨 and 联办: others are asked to help; the lead goes on when all of them are done."""

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from domain.case import Actor, Case
from domain.errors import NotAllowed, NotPossible
from domain.people import Staff
from domain.rights import seat_may, seat_may_help
from domain.task import Task
from domain.workflow import mark, step
from services.cases.by_staff import tasks
from services.cases.by_staff.acting import stepped
from services.cases.intake import RULE
from services.cases.words import said
from services.office import Office
from services.unit import Unit

Ending = Literal["done", "declined", "dropped"]


def whistle(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    *,
    helpers: Iterable[str],
    known: Iterable[Task],
    text: str,
    now: int,
) -> tuple[Case, list[Task]]:
    """吹哨: a child task for each helper, in the lead's own words; those asked now.

    `known` are the case's tasks so far: who is at it already is not asked again.
    """
    before = {task.helper: task for task in known}
    wanted = [h for h in dict.fromkeys(helpers) if not (h in before and before[h].open)]
    if not wanted:
        raise NotPossible("everybody named is at it already", act="whistle", at_it=True)
    case = stepped(
        office, unit, case, seat, actor, now, "whistle", "whistle",
        lead=case.handler or seat.id, helpers="、".join(wanted), tasks=case.tasks + len(wanted),
    )  # fmt: skip
    words = said(case, actor, now, "task", text)
    unit.insert(words)
    clock = tasks.clock_for(office, case, now)
    asked = []
    for helper in wanted:
        task = Task(
            id=tasks.task_id(case, helper),
            street=case.street,
            case=case.id,
            helper=helper,
            asked_at=now,
            asked_by=seat.id,
            words=words.id,
            clock=clock,
            alarm_at=tasks.alarm_of(office, case, clock),
            version=before[helper].version if helper in before else 0,
        )
        unit.put(task)
        asked.append(task)
    return case, asked


def take_on(unit: Unit, case: Case, task: Task, seat: Staff, actor: Actor, now: int) -> Case:
    """接单 by a helper: this seat does it."""
    _may_help(seat, case, task)
    if task.state != "asked":
        raise NotPossible("taken already", act="task", state=task.state)
    unit.guard(seat)
    unit.put(replace(task, state="taken", seat=seat.id))
    case, event = mark(case, "task_taken", actor, now, helper=task.helper, seat=seat.id)
    unit.insert(event)
    unit.put(case)
    return case


def finish(
    office: Office,
    unit: Unit,
    case: Case,
    task: Task,
    seat: Staff,
    actor: Actor,
    text: str,
    now: int,
) -> Case:
    """办结 by a helper, or by the lead for one who has no seat: their part is done."""
    _answered_by(seat, case, task)
    return _ended(office, unit, case, task, seat, actor, ending="done", text=text, now=now)


def decline(
    office: Office,
    unit: Unit,
    case: Case,
    task: Task,
    seat: Staff,
    actor: Actor,
    text: str,
    now: int,
) -> Case:
    """退单 by a helper: they cannot, and why."""
    _may_help(seat, case, task)
    return _ended(office, unit, case, task, seat, actor, ending="declined", text=text, now=now)


def drop(
    office: Office,
    unit: Unit,
    case: Case,
    task: Task,
    seat: Staff,
    actor: Actor,
    text: str,
    now: int,
) -> Case:
    """The lead does without a helper."""
    if not seat_may(seat, "whistle", case):
        raise NotAllowed("only the lead drops a helper", act="whistle")
    return _ended(office, unit, case, task, seat, actor, ending="dropped", text=text, now=now)


def _answered_by(seat: Staff, case: Case, task: Task) -> None:
    leads = seat_may(seat, "whistle", case) and seat_may(seat, "handle", case)
    if not leads:
        _may_help(seat, case, task)


def _may_help(seat: Staff, case: Case, task: Task) -> None:
    theirs = task.seat in ("", seat.id)
    if not (theirs and seat_may_help(seat, task.helper, case.grid)):
        raise NotAllowed(f"{seat.role} does not help as {task.helper}", act="task")


def _ended(
    office: Office,
    unit: Unit,
    case: Case,
    task: Task,
    seat: Staff,
    actor: Actor,
    *,
    ending: Ending,
    text: str,
    now: int,
) -> Case:
    """The task is over; after the last one the lead goes on by rule, in the same commit."""
    if not task.open:
        raise NotPossible("this task is over", act="task", state=task.state)
    unit.guard(seat)
    unit.put(tasks.ended(task, ending, now))
    case = replace(case, tasks=case.tasks - 1)
    case, event = mark(
        case, f"task_{ending}", actor, now, helper=task.helper, seat=seat.id, left=case.tasks
    )
    unit.insert(event)
    if text:
        unit.insert(said(case, actor, now, "task", f"{task.helper}:{text}"))
    if case.tasks == 0 and case.state == "joint":
        case, event = step(case, "regroup", RULE, "rule", now, office.timing)
        unit.insert(event)
    unit.put(case)
    return case
