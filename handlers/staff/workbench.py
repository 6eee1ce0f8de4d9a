"""工作台: 「待办」 with what changed since the last look, by queue and by filter; who is on duty."""

from collections.abc import Callable

from domain.case import Case
from domain.message import Reply
from domain.people import Staff
from domain.rights import TABLE
from handlers.emergency import mode
from handlers.staff import awaited
from handlers.turn import Turn
from services import when
from services.cases import lookup, queues
from services.cases.by_staff import tasks
from services.cases.telling import alerts
from services.cases.waiting import Waiting
from services.people import seats

SHOWN = 8
"""Cases in one 待办 list; the rest is counted."""

Wanted = Callable[[Case], bool]


async def todo(turn: Turn) -> Reply:
    """「待办」: the open cases of my queues, the clock that ends first on top; 「待办 超期」 filters."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    asked = turn.command.rest if turn.command else ""
    chosen = queues.chosen(turn.office, mine, asked, turn.now)
    if chosen is None:
        return turn.reply("todo-filters", asked=asked)
    cases = await _waiting(turn, mine, chosen.queues)
    beside = [] if asked else await awaited.found(turn, mine)
    elsewhere = {one.case.id for one in beside if one.kind in awaited.NO_WORK}
    shown = [case for case in cases if chosen.wanted(case) and case.id not in elsewhere]
    todo = [case for case in shown if queues.waits_for_us(case)]
    lines = [line for line in (await mode.line(turn),) if line]
    lines += _news(turn, cases, beside)
    lines += awaited.lines(turn, beside)
    if todo or not beside:
        lines.append(turn.say("todo-head", count=len(todo)) if todo else turn.say("todo-none"))
    lines += [_line(turn, case, cases) for case in todo[:SHOWN]]
    if len(todo) > SHOWN:
        lines.append(turn.say("todo-more", count=len(todo) - SHOWN))
    if len(shown) > len(todo):
        lines.append(turn.say("todo-handled", count=len(shown) - len(todo)))
    if todo:
        signs = any("sign" in TABLE[seat.role] for seat in mine)
        lines.append(turn.say("todo-tail" if signs else "todo-tail-note"))
    helping = await tasks.open_for(turn.office.store, mine)
    lines += [_task_line(turn, one) for one in helping]
    turn.remember(looked_at=turn.now)
    return Reply(text="\n".join(lines))


async def _waiting(turn: Turn, mine: list[Staff], queues: list[str]) -> list[Case]:
    """What stands in these queues as far as they may see it, and before a supervisor's ruling."""
    cases = await lookup.of_queues(turn.office.store, queues, 500)
    if any(seat.role == "supervisor" for seat in mine):
        known = {case.id for case in cases}
        ruled = await lookup.before_supervisors(turn.office.store)
        cases = [*(case for case in ruled if case.id not in known), *cases]
    return lookup.seen_by(mine, cases)


def _task_line(turn: Turn, asked: tasks.Asked) -> str:
    """What a helper is asked, without the case it is for."""
    clock, language = asked.task.clock, turn.session.language
    due = turn.say("no-clock")
    if clock is not None:
        due = when.moment(clock.due, turn.now, turn.office.calendar, language)
    state = turn.say(f"helper-{asked.task.state}")
    return turn.say("todo-task", number=asked.case.serial, state=state, due=due)


def _news(turn: Turn, cases: list[Case], beside: list[Waiting]) -> list[str]:
    """What happened since they last looked, nothing the first time."""
    since = turn.session.looked_at
    if not since:
        return []
    counts = {
        "new": sum(case.opened_at > since for case in cases),
        "over": sum(since < case.next_due <= turn.now for case in cases),
        "moved": sum(case.changed_at > since >= case.opened_at for case in cases),
        "waits": sum(one.since > since for one in beside),
    }
    said = [turn.say(f"todo-news-{what}", count=n) for what, n in counts.items() if n]
    if not said:
        return []
    at = when.moment(since, turn.now, turn.office.calendar, turn.session.language)
    return [turn.say("todo-news", at=at, news=turn.say("todo-news-and").join(said))]


def _line(turn: Turn, case: Case, cases: list[Case]) -> str:
    what = alerts.headline(turn.office, case)
    return turn.say(
        "todo-line",
        number=lookup.short(case, cases),
        what=turn.say("todo-supervised", what=what) if case.supervised else what,
        state=turn.say(f"state-{case.state.replace('_', '-')}"),
        due=_due(turn, case),
    )


def _due(turn: Turn, case: Case) -> str:
    counting = [clock.due for clock in case.clocks if clock.counting]
    if not counting:
        return turn.say("no-clock")
    due = min(counting)
    said = when.moment(due, turn.now, turn.office.calendar, turn.session.language)
    return turn.say("due-over", due=said) if due < turn.now else turn.say("due-by", due=said)
