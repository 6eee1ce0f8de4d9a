"""「纪要 周例会 议定…」: minutes close a meeting."""

import re
from datetime import date

from domain.message import Reply
from domain.session import Question
from handlers.meetings import meetings, verbatim, wishes
from handlers.turn import Turn
from services.meetings import minutes as kept
from services.meetings.coming import attends, named_in
from services.people import seats
from services.spoken import day_in

FOUR_WEEKS = 28 * 86_400_000
"""How far (ms) behind a day that opens the minutes may lie: «20日» is the last 20th."""

_DATE = re.compile(
    r"^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:\d{1,2}月)?\d{1,2}[日号號])(?:开?的|開的|[\s,，:：]+)"
)


async def minutes(turn: Turn) -> Reply:
    """One message: which meeting, perhaps which day, and what it came to."""
    mine = await seats.of_person(turn.office.store, turn.person)
    named = named_in(turn.office, verbatim.rest(turn), mine)
    if named is None:
        return turn.reply("minutes-how")
    if named.grid is None:
        return meetings.which_grid(turn, named, turn.say("minutes-word"), named.rest)
    grid = named.grid
    seat = next((s for s in mine if attends(s, named.rule, grid) or s.role == "desk"), None)
    if seat is None:
        return turn.reply("meeting-not-yours")
    text = named.rest.strip(" ,，:：。")
    if not text:
        asked = f"{turn.say('minutes-word')} {turn.office.grid_name(grid)} {named.rule.name}"
        turn.ask("minutes", words=asked)
        return turn.reply("minutes-more", name=named.rule.name)
    day = _day(turn, text)
    one = await kept.held_lately(turn.office, named.rule, grid, turn.now, day)
    first = await kept.keep(turn.office, turn.unit, one, text, seat.id, turn.now)
    what = wishes.what(turn, named.rule, grid)
    id = "minutes-kept" if first else "minutes-added"
    return turn.reply(id, what=what, at=wishes.at(turn, one.at))


async def told_minutes(turn: Turn, question: Question) -> Reply | None:
    """What was decided, numbers of cases and all, unless they gave another command."""
    turn.settle()
    if turn.command is None and not turn.chosen:
        turn.instead(f"{question.words} {turn.words}")
    return None


def _day(turn: Turn, text: str) -> date | None:
    """The day that the words open with, if it is not still ahead."""
    opening = _DATE.match(text)
    if opening is None:
        return None
    found = day_in(opening[0], turn.now - FOUR_WEEKS, turn.office.calendar)
    today = turn.office.calendar.local(turn.now).date()
    return found.day if found and found.day <= today else None
