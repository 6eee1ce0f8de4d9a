"""请假 and 销假: while somebody is away their work has another owner, and nobody waits for them."""

import re

from domain.message import Choice, Reply
from domain.people import Staff
from handlers.staff import belonging
from handlers.turn import Turn
from services import spoken, when
from services.cases import lookup
from services.people import leave as leaves
from services.people import seats

DAY = 86_400_000

UP_TO = re.compile(
    r"\s*(?:今天|现在)?(?:起|开始)?[,，\s]*(?:到|至|直到|until|till|to)", re.IGNORECASE
)
"""«到周五»: from now on, not on that day alone."""


async def away(turn: Turn) -> Reply:
    """「请假 25日到27日 交给 李四」: what they have in hand goes to the deputy, and is told to them."""
    everything = await seats.held_by(turn.office.store, turn.person)
    if not everything:
        return turn.reply("staff-only")
    words = turn.command.rest if turn.command else ""
    since, until = _days(turn, words)
    if until <= turn.now:
        return turn.reply("leave-when")
    members = [seat for seat in everything if seat.role == "member"]
    instead = await belonging.away(turn, members, words, (since, until))
    mine = [seat for seat in everything if seat.role != "member"]
    if not mine:
        return _member_away(turn, until, instead)
    told = 0
    deputies = []
    held = len(await lookup.in_hand(turn.office.store, mine))
    for seat in mine:
        deputy = await leaves.deputy_for(turn.office, seat, words, turn.now)
        told += await leaves.begin(
            turn.office, turn.unit, seat, deputy, (since, until), turn.actor(seat.role), turn.now
        )
        deputies.append(deputy)
    day = when.day(until - 1, turn.now, turn.office.calendar, turn.session.language)
    if held and not any(deputies):
        return turn.reply("leave-nobody", until=day, count=held)
    return turn.reply("leave-done", until=day, deputy=_names(turn, deputies), count=told)


async def back(turn: Turn) -> Reply:
    """「销假」: pushes come again; what was handed over stays with who has it."""
    mine = await seats.held_by(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    for seat in mine:
        leaves.end(turn.unit, seat, turn.now)
    if all(seat.role == "member" for seat in mine):
        return turn.reply("leave-back-member")
    choice = turn.choice("leave-todo")
    return Reply(text=turn.say("leave-back"), choices=(Choice(choice.label, choice.say),))


def _member_away(turn: Turn, until: int, instead: list[Staff]) -> Reply:
    day = when.day(until - 1, turn.now, turn.office.calendar, turn.session.language)
    if not instead:
        return turn.reply("leave-done-member", until=day)
    return turn.reply("leave-done-instead", until=day, deputy=_names(turn, [*instead]))


def _days(turn: Turn, words: str) -> tuple[int, int]:
    """From the first day named (now, if that is today) to the end of the last one."""
    calendar = turn.office.calendar
    first = spoken.day_in(words, turn.now, calendar)
    if first is None:
        until = spoken.until_in(words, turn.now, calendar)
        return (turn.now, until.at) if until else (0, 0)
    last = spoken.day_in(first.rest, turn.now, calendar)
    begins = turn.now if UP_TO.match(words) else calendar.moment(first.day, 0)
    since = max(turn.now, begins)
    end = last.day if last and last.day >= first.day else first.day
    return since, calendar.moment(end, 24 * 60)


def _names(turn: Turn, deputies: list[Staff | None]) -> str:
    names = {seat.name if seat else turn.say("desk-name") for seat in deputies}
    return "、".join(sorted(names))
