"""What the street's people hear of an act that concerns them: pushes with the next steps on them."""

from collections.abc import Iterable

from domain.case import Case
from domain.message import Choice, Reply
from domain.people import Role, Staff
from domain.task import Task
from handlers.turn import Turn
from services import when
from services.cases.by_staff import tasks
from services.cases.telling import alerts
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.masking import excerpt


async def push(
    turn: Turn,
    case: Case,
    seats: Iterable[Staff],
    id: str,
    *steps: str,
    more: Iterable[str] = (),
    choices: tuple[Choice, ...] = (),
    **facts: str | int,
) -> None:
    """Say the sentence `id` about a case to some seats, never to whoever just acted.

    It is given the case's number and headline beside its facts; `more` are further lines,
    `steps` the ids of its buttons, before `choices`.
    """
    what = alerts.headline(turn.office, case)
    first = turn.office.texts.say(STAFF_LANGUAGE, id, number=case.serial, what=what, **facts)
    taps = (*(step(turn, case, one) for one in steps), *choices)
    reply = Reply(text="\n".join([first, *more]), choices=taps)
    others = [seat for seat in seats if seat.person != turn.person or not seat.person]
    await alerts.tell_seats(turn.unit, case, others, reply, turn.now)


def step(turn: Turn, case: Case, id: str) -> Choice:
    """A button of a push, and what to type where there are no buttons."""
    say = turn.office.texts.say
    return Choice(
        say(STAFF_LANGUAGE, f"step-{id}"),
        say(STAFF_LANGUAGE, f"step-{id}-say", number=case.number),
        say(STAFF_LANGUAGE, f"step-{id}-say", number=case.serial),
    )


def quoted(turn: Turn, text: str) -> list[str]:
    """Somebody's words as a masked line of a push."""
    line = excerpt(text, 120)
    return [turn.office.texts.say(STAFF_LANGUAGE, "alert-words", words=line)] if line else []


def day(turn: Turn, at: int) -> str:
    """A date as it stands in a push."""
    return when.day(at, turn.now, turn.office.calendar, STAFF_LANGUAGE)


async def lead_of(turn: Turn, case: Case) -> list[Staff]:
    """Who has a case: the seat that signed, else those it was sent to."""
    seat = await turn.office.store.get(Staff, case.handler) if case.handler else None
    return [seat] if seat and not seat.revoked else await alerts.concerned(turn.office, case)


async def above(turn: Turn) -> list[Staff]:
    """The supervisors; the desk where there is none."""
    role: Role = "supervisor"
    return await alerts.seats(turn.office, role) or await alerts.seats(turn.office, "desk")


async def checkers(turn: Turn, case: Case) -> list[Staff]:
    """Who may check what was done: the other chief, else the desk, else the supervisor."""
    did = await turn.office.store.get(Staff, case.handled_by) if case.handled_by else None
    person = did.person if did else turn.person
    chiefs = await alerts.seats(turn.office, "grid_chief", case.grid) if case.grid else []
    desk = await alerts.seats(turn.office, "desk")
    for found in (chiefs, desk, await alerts.seats(turn.office, "supervisor")):
        others = [seat for seat in found if seat.person and seat.person != person]
        if others:
            return others
    return []


async def asked_to_help(turn: Turn, case: Case, asked: list[Task], text: str) -> list[str]:
    """Each helper hears what the lead wrote; returns those who have no seat to be told at.

    Only inside government they hear where and what the case is, and nothing of a sealed one.
    """
    absent = []
    for task in asked:
        found = await tasks.seats_for(turn.office, task.helper, case)
        if not any(seat.person for seat in found):
            absent.append(task.helper)
        due = _due(turn, task)
        for seat in found:
            await alerts.tell_seats(
                turn.unit, case, [seat], _call(turn, case, seat, text, due), turn.now
            )
    return absent


async def helpers_let_go(turn: Turn, case: Case) -> None:
    """The case ended: whoever was still asked to help need not, and hears nothing else of it."""
    text = turn.office.texts.say(STAFF_LANGUAGE, "alert-task-off", number=case.serial)
    for task in await tasks.let_go(turn.unit, case, turn.now):
        found = await tasks.seats_for(turn.office, task.helper, case)
        at_it = [seat for seat in found if task.seat in ("", seat.id)]
        await alerts.tell_seats(turn.unit, case, at_it, Reply(text=text), turn.now)


def _call(turn: Turn, case: Case, seat: Staff, text: str, due: str) -> Reply:
    say = turn.office.texts.say
    lines = [say(STAFF_LANGUAGE, "alert-task", number=case.serial)]
    if not (seat.outside or case.sealed or case.quiet):
        lines.append(alerts.headline(turn.office, case))
    lines += quoted(turn, text)
    if due:
        lines.append(say(STAFF_LANGUAGE, "task-due", due=due))
    choices = (step(turn, case, "sign"), step(turn, case, "return"))
    return Reply(text="\n".join(lines), choices=choices)


def _due(turn: Turn, task: Task) -> str:
    if task.clock is None:
        return ""
    return when.moment(task.clock.due, turn.now, turn.office.calendar, STAFF_LANGUAGE)
