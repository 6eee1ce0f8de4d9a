"""The street's people in chat: bind a seat, see the queue."""

from domain.case import Case
from domain.errors import NotAllowed
from domain.message import Reply
from handlers import appeals, emergencies
from handlers.turn import Turn
from services import when
from services.cases import alerts, lookup
from services.people import seats

SHOWN = 8
"""Cases in one 待办 list; the rest is counted."""


async def bind(turn: Turn) -> Reply:
    """「绑定 码」: take the seat that a one-time code opens."""
    if not seats.may_try(turn.session, turn.now):
        return turn.reply("bind-too-often")
    try:
        seat = await seats.taken(
            turn.office.store,
            turn.command.rest if turn.command else "",
            turn.person,
            turn.identity.address,
            turn.now,
        )
    except NotAllowed:
        turn.session = seats.tried(turn.session, turn.now)
        return turn.reply("bind-wrong")
    turn.unit.put(seat)
    turn.remember(bind_tries=0)
    where = turn.office.grid_name(seat.grid) or turn.office.street.name
    return turn.reply(
        "bind-done",
        name=seat.name,
        role=turn.say(f"role-{seat.role.replace('_', '-')}"),
        where=where,
    )


async def todo(turn: Turn) -> Reply:
    """「待办」: the open cases of my queues, the clock that ends first on top."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    queues = sorted({queue for seat in mine for queue in lookup.queues_of(seat)})
    cases = await lookup.of_queues(turn.office.store, queues, 500)
    todo = [case for case in cases if case.state != "handled"]
    lines = [_todo_line(turn, case, cases) for case in todo[:SHOWN]]
    if len(todo) > SHOWN:
        lines.append(turn.say("todo-more", count=len(todo) - SHOWN))
    head = turn.say("todo-head", count=len(todo)) if todo else turn.say("todo-none")
    if len(cases) > len(todo):
        lines.append(turn.say("todo-handled", count=len(cases) - len(todo)))
    tail = [turn.say("todo-tail")] if todo else []
    return Reply(text="\n".join([head, *lines, *tail]))


async def report(turn: Turn) -> Reply:
    """「上报 …」: a chief tells of something as anybody would; it takes the same way."""
    if not await seats.of_person(turn.office.store, turn.person):
        return turn.reply("staff-only")
    turn.instead(turn.command.rest if turn.command else "")
    if turn.heard.intent == "emergency":
        return await emergencies.emergency(turn)
    return await appeals.appeal(turn)


async def no_call(turn: Turn) -> Reply:
    """收到, 到岗, 我的岗位 while no call is on; a resident's 「收到」 is a nod."""
    mine = await seats.of_person(turn.office.store, turn.person)
    return turn.reply("no-call" if mine else "nod")


async def unknown(turn: Turn) -> Reply:
    """A staff word that is not in use here: say which ones are."""
    mine = await seats.of_person(turn.office.store, turn.person)
    return turn.reply("staff-words" if mine else "staff-only")


def _todo_line(turn: Turn, case: Case, cases: list[Case]) -> str:
    return turn.say(
        "todo-line",
        number=lookup.short(case, cases),
        what=alerts.headline(turn.office, case),
        state=turn.say(f"state-{case.state.replace('_', '-')}"),
        due=_next_due(turn, case),
    )


def _next_due(turn: Turn, case: Case) -> str:
    running = [c for c in case.clocks if c.running]
    if not running:
        return turn.say("no-clock")
    due = min(c.due for c in running)
    said = when.moment(due, turn.now, turn.office.calendar, turn.session.language)
    return turn.say("due-over", due=said) if due < turn.now else turn.say("due-by", due=said)
