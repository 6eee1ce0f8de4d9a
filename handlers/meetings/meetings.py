"""「会议」: which come next, the agenda of one; moved, cancelled, called besides, held on another day."""

import re

from domain.message import Choice, Reply
from domain.people import Staff
from handlers.meetings import wishes
from handlers.meetings.wishes import Wish
from handlers.turn import Turn
from services import when
from services.meetings import agenda, changing
from services.meetings.coming import Named, coming, grids, named_in, next_of
from services.people import seats
from services.spoken import moment_in

SHOWN = 8
"""Meetings in one list."""

_CANCEL = re.compile(r"取消|停开|停開|不开了|不開了|\bcancel", re.IGNORECASE)
_MOVE = re.compile(
    r"改到|改为|改為|改成|挪到|推到|推迟|推遲|提前|\bmove\b|\bpostpone", re.IGNORECASE
)
_CALL = re.compile(r"加开|加開|召开|召開|开会|開會|\bhold\b", re.IGNORECASE)
_EVERY = re.compile(r"每(?:周|週|月|天|次|两周|兩週)|以后|以後|长期|長期|\bevery\b", re.IGNORECASE)


async def meetings(turn: Turn) -> Reply:
    """A list; with a name the agenda, with 「改到」「取消」「加开」 a change that is read back first."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    asked = turn.command.rest if turn.command else ""
    if not asked:
        return await _listed(turn, mine)
    named = named_in(turn.office, asked, mine)
    if named is None:
        names = "、".join(rule.name for rule in turn.office.street.meetings)
        return turn.reply("meeting-unknown", names=names)
    if named.grid is None:
        return which_grid(turn, named, turn.say("meeting-agenda-say", name=""), named.rest)
    return await _asked(turn, mine, named)


async def _asked(turn: Turn, mine: list[Staff], named: Named) -> Reply:
    """What the words behind a meeting's name want of it."""
    if _MOVE.search(named.rest) and _EVERY.search(named.rest):
        return wishes.ask_rule(turn, mine, named)
    if _CANCEL.search(named.rest) or _MOVE.search(named.rest):
        return await _one(turn, mine, named)
    return _called(turn, mine, named) if _CALL.search(named.rest) else await _agenda(turn, named)


def which_grid(turn: Turn, named: Named, verb: str, rest: str) -> Reply:
    """«Of which grid?»: the answer says the whole word again, with the grid in it."""
    names = [turn.office.grid_name(id) for id in grids(turn.office, named.rule)]
    said = [f"{verb.strip()} {name} {named.rule.name} {rest}".strip() for name in names]
    choices = tuple(Choice(name, say) for name, say in zip(names, said, strict=True))
    turn.ask("menu", choices)
    return Reply(text=turn.say("meeting-which-grid", name=named.rule.name), choices=choices)


async def _listed(turn: Turn, mine: list[Staff]) -> Reply:
    found = await coming(turn.office, mine, turn.now)
    if not found:
        return turn.reply("meetings-none")
    rules = {rule.id: rule for rule in turn.office.street.meetings}
    lines = [turn.say("meetings-head")]
    for one in found[:SHOWN]:
        what = wishes.what(turn, rules[one.rule], one.grid)
        lines.append(turn.say("meetings-line", at=wishes.at(turn, one.at), what=what))
    return Reply(text="\n".join([*lines, turn.say("meetings-tail")]))


async def _agenda(turn: Turn, named: Named) -> Reply:
    """When it is, and what stands on its agenda as the cases are now."""
    rule, grid = named.rule, named.grid or ""
    one = await next_of(turn.office, rule, grid, turn.now)
    what = wishes.what(turn, rule, grid)
    items = await agenda.of(turn.office, rule, grid, turn.now)
    if one is None:
        lines = [turn.say("meeting-not-planned", what=what, name=rule.name)]
    else:
        lines = [turn.say("meeting-next", what=what, at=wishes.at(turn, one.at))]
    if rule.agenda:
        said = agenda.lines(turn.office, items, turn.now, turn.session.language)
        lines += said or [turn.say("agenda-none")]
    return Reply(text="\n".join(lines))


async def _one(turn: Turn, mine: list[Staff], named: Named) -> Reply:
    """The next one is moved or cancelled."""
    rule, grid = named.rule, named.grid or ""
    if not any(changing.may_change(seat, grid, rule=False) for seat in mine):
        return turn.reply("meeting-not-yours")
    one = await next_of(turn.office, rule, grid, turn.now)
    if one is None:
        what = wishes.what(turn, rule, grid)
        return turn.reply("meeting-not-planned", what=what, name=rule.name)
    wish = Wish(act="cancel", rule=rule.id, grid=grid, day=one.day, before=one.at, at=one.at)
    if _CANCEL.search(named.rest):
        return wishes.ask(turn, wish, "meeting-ask-cancel")
    then = moment_in(named.rest, turn.now, turn.office.calendar)
    if then is None:
        return turn.reply("meeting-when", name=rule.name)
    moved = Wish(act="move", rule=rule.id, grid=grid, day=one.day, before=one.at, at=then.at)
    said = when.moment(then.at, turn.now, turn.office.calendar, turn.session.language)
    return wishes.ask(turn, moved, "meeting-ask-move", then=said)


def _called(turn: Turn, mine: list[Staff], named: Named) -> Reply:
    """One is held besides those that the rule names."""
    rule, grid = named.rule, named.grid or ""
    if not any(changing.may_change(seat, grid, rule=False) for seat in mine):
        return turn.reply("meeting-not-yours")
    then = moment_in(named.rest, turn.now, turn.office.calendar)
    if then is None:
        return turn.reply("meeting-when", name=rule.name)
    wish = Wish(act="call", rule=rule.id, grid=grid, before=then.at, at=then.at)
    return wishes.ask(turn, wish, "meeting-ask-call")
