"""A change of a meeting is read back, and made once somebody says yes."""

from typing import Literal

import msgspec

from domain.meeting import MeetingRule
from domain.message import Reply
from domain.people import Staff
from domain.reminder import Occurrence
from domain.session import Question
from handlers.turn import Turn
from services import when
from services.meetings import changing
from services.meetings.coming import Named, next_of
from services.people import seats


class Wish(msgspec.Struct, frozen=True):
    """What is to be changed: the occurrence `day` of a meeting, from `before` to `at` (ms UTC)."""

    act: Literal["move", "cancel", "call", "rule"]
    rule: str
    grid: str
    day: str = ""
    before: int = 0
    at: int = 0
    words: str = ""


def ask(turn: Turn, wish: Wish, id: str, **facts: str) -> Reply:
    """Say what it would do, and wait for a yes."""
    rule = _rule(turn, wish)
    choices = (turn.choice("meeting-yes"), turn.choice("meeting-no"))
    turn.ask("meeting", choices, words=msgspec.json.encode(wish).decode())
    if wish.act == "rule":
        text = turn.say(id, name=rule.name, words=wish.words)
    else:
        text = turn.say(id, what=what(turn, rule, wish.grid), at=at(turn, wish.before), **facts)
    return Reply(text=text, choices=choices)


def ask_rule(turn: Turn, mine: list[Staff], named: Named) -> Reply:
    """「每周改到 周四15:00」: every one that comes."""
    if not any(changing.may_change(seat, "", rule=True) for seat in mine):
        return turn.reply("meeting-rule-not-yours")
    wish = Wish(act="rule", rule=named.rule.id, grid=named.grid or "", words=named.rest)
    return ask(turn, wish, "meeting-ask-rule")


async def told_meeting(turn: Turn, question: Question) -> Reply | None:
    """Yes or no; anything else lets it be."""
    turn.settle()
    if turn.chosen == "meeting-no":
        return turn.reply("meeting-left")
    if turn.chosen != "meeting-yes":
        return None
    wish = msgspec.json.decode(question.words, type=Wish)
    mine = await seats.of_person(turn.office.store, turn.person)
    whole = wish.act == "rule"
    seat = next((s for s in mine if changing.may_change(s, wish.grid, rule=whole)), None)
    if seat is None:
        return turn.reply("meeting-not-yours")
    return await _made(turn, wish, seat)


async def _made(turn: Turn, wish: Wish, seat: Staff) -> Reply:
    office, unit, rule, now = turn.office, turn.unit, _rule(turn, wish), turn.now
    one = Occurrence(wish.rule, wish.grid, wish.day, wish.before)
    named = what(turn, rule, wish.grid)
    match wish.act:
        case "cancel":
            await changing.cancel(office, unit, one, seat, now)
            return turn.reply("meeting-done-cancel", what=named, at=at(turn, wish.at))
        case "move":
            await changing.move(office, unit, one, wish.at, seat, now)
        case "call":
            await changing.call(office, unit, rule, wish.grid, wish.at, seat, now)
        case "rule":
            return await _rewritten(turn, rule, wish, seat)
    return turn.reply("meeting-done", what=named, at=at(turn, wish.at))


async def _rewritten(turn: Turn, rule: MeetingRule, wish: Wish, seat: Staff) -> Reply:
    office = turn.office
    try:
        change = await changing.rewrite(office, turn.unit, rule, wish.words, seat, turn.now)
    except changing.NoSuchRule as error:
        return turn.reply(error.id, name=rule.name)
    one = await next_of(office, rule, _some_grid(turn, rule), turn.now, change)
    said = at(turn, one.at) if one else ""
    return turn.reply("meeting-done-rule", name=rule.name, at=said)


def _some_grid(turn: Turn, rule: MeetingRule) -> str:
    return turn.office.street.grids[0].id if rule.each else ""


def what(turn: Turn, rule: MeetingRule, grid: str) -> str:
    """«周例会（宜北网格）»."""
    if not grid:
        return rule.name
    return turn.say("remind-of-grid", name=rule.name, grid=turn.office.grid_name(grid))


def at(turn: Turn, moment: int) -> str:
    """A moment in the speaker's words."""
    return when.moment(moment, turn.now, turn.office.calendar, turn.session.language)


def _rule(turn: Turn, wish: Wish) -> MeetingRule:
    return next(rule for rule in turn.office.street.meetings if rule.id == wish.rule)
