"""Why something cannot be done to a case now, and what can be done instead."""

from msgspec.structs import replace

from domain.errors import NotAllowed, NotPossible
from domain.message import Reply
from domain.people import Staff
from domain.task import Task
from handlers.staff.doing import Meant
from handlers.turn import Turn
from services import when
from services.cases.by_staff import tasks
from services.cases.by_staff.taking import OWNER_SUPERVISOR

REFUSED = (NotPossible, NotAllowed)


async def refused(turn: Turn, found: Meant, error: NotPossible | NotAllowed) -> Reply:
    """The table or the rights say no: whose it is, what is missing, or where it stands."""
    case, number = found.case, found.number
    unmet = error.facts.get("unmet", ())
    if isinstance(unmet, tuple) and unmet:
        return await _unmet(turn, found, str(unmet[0]))
    if error.facts.get("at_it"):
        return turn.reply("whistle-at-it", number=number)
    if isinstance(error, NotAllowed) and case.owner == OWNER_SUPERVISOR:
        return turn.reply("staff-supervisor-rules", number=number)
    if isinstance(error, NotAllowed) or error.facts.get("act") == "sign":
        seat = await turn.office.store.get(Staff, case.handler) if case.handler else None
        if seat is not None and case.signed_at and seat.person != turn.person:
            return _taken(turn, found, seat)
    state = turn.say(f"state-{case.state.replace('_', '-')}")
    instead = turn.say(f"instead-{case.state.replace('_', '-')}", number=number)
    return Reply(text="\n".join([turn.say("step-not-now", number=number, state=state), instead]))


def still_at_it(turn: Turn, found: list[Task]) -> str:
    """Who of the helpers is not done yet, by name."""
    names = (f"{task.helper}({turn.say(f'helper-{task.state}')})" for task in found if task.open)
    return "、".join(names)


def _taken(turn: Turn, found: Meant, seat: Staff) -> Reply:
    signed_at = found.case.signed_at
    at = when.moment(signed_at, turn.now, turn.office.calendar, turn.session.language)
    said = turn.reply("sign-taken", number=found.number, name=seat.name, at=at)
    return replace(said, stamp=turn.say("stamp-signed", name=seat.name))


async def _unmet(turn: Turn, found: Meant, condition: str) -> Reply:
    if condition == "no_open_task":
        open_ones = await tasks.open_of(turn.office.store, found.case)
        who = still_at_it(turn, open_ones)
        return turn.reply("whistle-still", number=found.number, who=who)
    return turn.reply(f"unless-{condition.replace('_', '-')}", number=found.number)
