"""How it was handled: «fine» closes, «not fine» reopens, and what says neither is asked."""

import re
from typing import Literal

from domain.case import Case
from domain.message import Choice, Reply
from handlers.notes import added
from handlers.own_cases import ask_which
from handlers.turn import Turn
from services import when
from services.cases import alerts, by_reporter, lookup
from services.cases.another import another

Verdict = Literal["fine", "not-fine", ""]

_VERBS: dict[str, Verdict] = {"satisfied": "fine", "unsatisfied": "not-fine"}
_STARS: dict[str, Verdict] = {"5": "fine", "4": "fine", "2": "not-fine", "1": "not-fine"}
_STAR = re.compile(r"^([1-5])\s*(?:星|分|颗星|stars?)?$")
_BAD = re.compile(
    r"[没沒](?!问题|問題|话说)|不(?!错|錯|客气)|未|差|又|还是|還是|仍|白|敷衍|糟|失望|\bnot\b|n't|\bstill\b|\bnever\b|\bbad\b|\bagain\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"满意|滿意|好|赞|讚|谢|謝|棒|解决|解決|可以|行|清爽|\bgood\b|\bgreat\b|\bfine\b|\bfixed\b|\bthank",
    re.IGNORECASE,
)


async def rate(turn: Turn) -> Reply:
    """「行」 closes a handled case, 「没好」 sends it back to work; silence means neither."""
    cases = await lookup.of_reporter(turn.office.store, turn.person)
    handled = [c for c in cases if c.state == "handled"]
    found = lookup.choose(cases, turn.wanted_case) if turn.wanted_case else handled
    said = verdict(turn)
    if len(found) > 1:
        return ask_which(turn, "rate" if said == "fine" else "unrated", found)
    if not found:
        return await _still_open(turn, cases, said)
    if found[0].state != "handled":
        return await _too_early(turn, found[0], said)
    if said == "fine":
        case = by_reporter.confirm(turn.office, turn.unit, found[0], turn.actor(), turn.now)
        turn.settle()
        return turn.reply("rate-thanks", number=case.serial)
    return await _redone(turn, found[0]) if said else ask_fine(turn, found[0])


def verdict(turn: Turn) -> Verdict:
    """What the words say of it, "" where that is not plain; three stars are neither."""
    command = turn.command
    if command is not None and command.verb in _VERBS:
        return _VERBS[command.verb]
    if command is not None and (stars := _STAR.match(command.rest)):
        return _STARS.get(stars[1], "")
    if _BAD.search(turn.words):
        return "not-fine"
    return "fine" if _GOOD.search(turn.words) else ""


def ask_fine(turn: Turn, case: Case) -> Reply:
    """Fine or not? Asked where the words could mean either."""
    say = turn.say
    choices = (
        Choice(say("told-fine"), say("told-fine-say", number=case.number)),
        Choice(say("told-not-fine"), say("told-not-fine-say", number=case.number)),
    )
    turn.ask("which", choices, case=case.id)
    return Reply(text=say("rate-ask", number=case.serial), choices=choices)


async def _still_open(turn: Turn, cases: list[Case], said: Verdict) -> Reply:
    opened = [c for c in cases if c.opened]
    if opened:
        return await _too_early(turn, opened[0], said)
    return turn.reply("rate-again" if said == "not-fine" else "rate-nothing")


async def _too_early(turn: Turn, case: Case, said: Verdict) -> Reply:
    """Rated before it is handled, or after it is over: nothing changes by that."""
    if not case.opened:
        return turn.reply("rate-again" if said == "not-fine" else "rate-nothing")
    if said != "not-fine":
        return turn.reply("rate-early", number=case.serial)
    await added(turn, case, turn.words)
    return turn.reply("rate-unsolved", number=case.serial)


async def _redone(turn: Turn, case: Case) -> Reply:
    reason = turn.command.rest if turn.command else turn.words
    reason = reason or turn.say("told-not-fine")
    owner = await another(turn.office, case)
    case = by_reporter.redo(turn.office, turn.unit, case, turn.actor(), reason, owner, turn.now)
    await alerts.alert(turn.office, turn.unit, case, reason, turn.now)
    turn.keep_case(case)
    turn.ask("reply", case=case.id)
    clock = case.clock("REDO")
    by = when.day(clock.due, turn.now, turn.office.calendar, turn.session.language) if clock else ""
    return turn.reply("rate-redo" if by else "rate-redo-soon", number=case.serial, answer=by)
