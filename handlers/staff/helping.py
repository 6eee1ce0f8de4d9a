"""联办 from a helper's side: what is asked of them, taken on, done, or declined; nothing else."""

from domain.case import Words
from domain.message import Reply
from domain.rights import helper_of
from handlers.staff.asked import ask_item
from handlers.staff.refusals import REFUSED
from handlers.staff.telling_staff import lead_of, push, quoted
from handlers.turn import Turn
from services import when
from services.cases import by_staff, lookup
from services.cases.by_staff import tasks
from services.cases.by_staff.tasks import Asked
from services.people import seats


async def asked_of(turn: Turn) -> Asked | None:
    """The open task that a helper's words are about: the named case's, else the only one."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not any(helper_of(seat) for seat in mine):
        return None
    found = await tasks.open_for(turn.office.store, mine)
    wanted = turn.wanted_case
    named = [one for one in found if not wanted or lookup.matches(one.case, wanted)]
    return named[0] if named and (wanted or len(named) == 1) else None


async def taken_on(turn: Turn, asked: Asked) -> Reply:
    """「接单 7」: this seat does it, and the lead knows who."""
    task, case, seat = asked
    number = case.serial
    try:
        case = by_staff.take_on(turn.unit, case, task, seat, turn.actor(seat.role), turn.now)
    except REFUSED:
        return turn.reply("task-taken-already", number=number)
    lead = await lead_of(turn, case)
    await push(turn, case, lead, "alert-task-taken", who=task.helper, name=seat.name)
    return turn.reply("task-taken-on", number=number, due=_due(turn, asked))


async def finished(turn: Turn, asked: Asked, text: str) -> Reply:
    """「办结 7 已拆除」: their part is done; after the last one the lead goes on."""
    task, case, seat = asked
    if not text:
        return _ask(turn, asked, "handled", "task-done-how")
    case = by_staff.finish(
        turn.office, turn.unit, case, task, seat, turn.actor(seat.role), text, turn.now
    )
    id = "alert-task-done" if case.tasks else "alert-task-done-last"
    await push(turn, case, await lead_of(turn, case), id, more=quoted(turn, text), who=task.helper)
    return turn.reply("task-done", number=case.serial)


async def declined(turn: Turn, asked: Asked) -> Reply:
    """「退单 7 理由」: they cannot; the lead hears why."""
    task, case, seat = asked
    reason = turn.command.rest.strip() if turn.command else ""
    if not reason:
        return _ask(turn, asked, "return", "task-decline-how")
    case = by_staff.decline(
        turn.office, turn.unit, case, task, seat, turn.actor(seat.role), reason, turn.now
    )
    lead = await lead_of(turn, case)
    await push(turn, case, lead, "alert-task-declined", more=quoted(turn, reason), who=task.helper)
    return turn.reply("task-declined", number=case.serial)


async def shown(turn: Turn, asked: Asked) -> Reply:
    """What is asked of them, in the lead's words, and until when."""
    words = await turn.office.store.get(Words, asked.task.words)
    text = words.text if words else ""
    return turn.reply("task-shown", number=asked.case.serial, words=text, due=_due(turn, asked))


def _ask(turn: Turn, asked: Asked, verb: str, id: str) -> Reply:
    ask_item(turn, asked.case, turn.say(f"step-{verb}-say", number=asked.case.number))
    return turn.reply(id, number=asked.case.serial)


def _due(turn: Turn, asked: Asked) -> str:
    clock = asked.task.clock
    if clock is None:
        return turn.say("no-clock")
    return when.moment(clock.due, turn.now, turn.office.calendar, turn.session.language)
