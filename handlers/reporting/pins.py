"""A location pin: the place of a case that waits for one, else the nearest places to rest."""

from domain.case import Case
from domain.message import Reply
from domain.session import Question
from handlers.own.notes import added, note, recent
from handlers.reporting.whereabouts import other_micro, placed
from handlers.street import stations
from handlers.turn import Turn
from services.cases import levels, placing
from services.cases.where import locate

JUST_NOW = 10 * 60_000
"""A pin this soon after a case belongs to it, ms."""


async def pin(turn: Turn) -> Reply:
    """A bare pin; whoever was asked where gets their case placed by it."""
    assert turn.incoming.pin is not None
    question = turn.question
    if question and question.kind == "where":
        placed_case = await told_use(turn, question)
        if placed_case is not None:
            return placed_case
    case = None if question and question.kind == "station_where" else await recent(turn, JUST_NOW)
    if case is not None:
        case = await _pinned(turn, case)
        choices = () if case.urgency == "emergency" else (turn.choice("pin-stations"),)
        turn.remember(pin=turn.incoming.pin, pin_at=turn.now)
        return Reply(text=turn.say("pin-added", number=case.serial), choices=choices)
    turn.remember(pin=turn.incoming.pin, pin_at=turn.now)
    return await stations.near_pin(turn)


async def _pinned(turn: Turn, case: Case) -> Case:
    """The pin goes to the case; in danger it goes to those on their way as well."""
    assert turn.incoming.pin is not None
    near = await levels.nearest(turn.office, case)
    case = placing.pinned(case, locate(turn.office, turn.incoming.pin))
    if case.urgency != "emergency":
        case = note(turn, case, "")
        await other_micro(turn, case, near)
        return case
    return await added(turn, case, turn.say("pin-words"))


async def told_use(turn: Turn, question: Question) -> Reply | None:
    """A pin as the answer to 「在哪里?」."""
    case = await turn.unit.get(Case, question.case)
    if case is None or not case.opened or turn.incoming.pin is None:
        return None
    spot = locate(turn.office, turn.incoming.pin)
    if spot.outside:
        return turn.reply("where-outside", serial=case.serial)
    return await placed(turn, note(turn, case, ""), spot)
