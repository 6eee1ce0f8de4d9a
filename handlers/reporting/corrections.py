"""「不是四村,是三村」: the place of the case just reported was wrong, and moves."""

import re

from domain.case import Case
from domain.message import Reply
from domain.people import Staff
from domain.session import Question
from handlers.own.notes import added, kept, note, recent
from handlers.reporting.whereabouts import let_go, other_micro
from handlers.turn import Turn
from handlers.wording import promised
from services.cases import levels, lookup, placing
from services.cases.telling import alerts
from services.cases.where import Spot, spot_in

_TAKEN_BACK = re.compile(
    r"不是|不在|不对|不對|错了|錯了|搞错|弄错|说错|讲错|写错|应该是|應該是|应为|更正|改成|改为"
    r"|\bwrong\b|\bI meant?\b|\bshould be\b|\bcorrection\b|\bmistake\b|\bnot\b.+\bbut\b",
    re.IGNORECASE,
)
BARE = 5
"""「说错了」 and no more, characters."""

_DENIED = re.compile(
    r"(?:不是|不在)[^,，。;；、]+?(?:[,，。;；、\s]+|(?=是))|\bnot\b.+?(?:,|\bbut\b)", re.IGNORECASE
)
_SAID = re.compile(
    r"^[\s,，。]*(?:而是|应该是|應該是|应为|是在|是|在|it'?s|it is)?\s*", re.IGNORECASE
)


async def correction(turn: Turn) -> Reply | None:
    """The reply where this message corrects the place of the case they spoke of last."""
    if turn.command or turn.chosen or not _TAKEN_BACK.search(turn.words):
        return None
    case = await recent(turn)
    if case is None or case.kind != "appeal" or _of_another(turn, case) or _numbered(turn, case):
        return None
    spot = corrected(turn, case, turn.words)
    if differs(case, spot):
        return await moved(turn, case, spot, turn.words)
    if len(turn.words) <= BARE:
        return turn.reply("calm-which", number=case.serial)
    return kept(turn, await added(turn, case, turn.words)) if spot.outside else None


async def changed(turn: Turn, case: Case) -> Reply | None:
    """The reply where a message they corrected (Telegram) now names another place."""
    spot = corrected(turn, case, turn.words)
    return await moved(turn, case, spot, turn.words) if differs(case, spot) else None


def corrected(turn: Turn, case: Case, words: str) -> Spot:
    """The place that is right: what stands in the words beside the one they deny."""
    right = _SAID.sub("", _DENIED.sub(" ", words).strip())
    read = turn.office.understanding.place_of
    found = spot_in(read(right))
    if not (found.known or found.place or found.door) and case.place:
        beside = spot_in(read(f"{case.place}{right}"))
        return Spot(door=beside.door) if beside.place == case.place else Spot()
    return found


async def moved(turn: Turn, case: Case, spot: Spot, words: str) -> Reply:
    """Move the case and tell both those who had it and those who get it."""
    if not placing.may_move(case, spot):
        case = await added(turn, case, words)
        return turn.reply("move-asked", number=case.serial)
    before, grid = await alerts.concerned(turn.office, case), case.grid
    near = await levels.nearest(turn.office, case)
    case = note(turn, case, words)
    case = placing.place(turn.office, turn.unit, case, spot, turn.actor(), turn.now)
    turn.settle()
    turn.keep_case(case)
    if case.grid == grid:
        await _tell_place(turn, case, before)
        await other_micro(turn, case, near)
    else:
        await let_go(turn, case, [*before, *near])
        await alerts.alert(turn.office, turn.unit, case, "", turn.now)
    if case.quiet or case.urgency == "emergency":
        return kept(turn, case)
    what = alerts.headline(turn.office, case, turn.session.language)
    lines = [turn.say("case-moved", number=case.serial, what=what)]
    return Reply(text="\n".join([*lines, *(promised(turn, case) if case.grid != grid else [])]))


def ask_move(turn: Turn, case: Case, spot: Spot) -> Reply:
    """A bare place after a case that has one: another thing, or a correction? Never guessed."""
    choices = (turn.choice("move-yes"), turn.choice("move-no"))
    turn.ask("move", choices, case=case.id, words=turn.words)
    asked = turn.say("move-ask", number=case.serial, where=spot.place + spot.door)
    return Reply(text=asked, choices=choices)


async def told_move(turn: Turn, question: Question) -> Reply | None:
    """The answer to «change the place?»."""
    case = await turn.unit.get(Case, question.case)
    if case is None or not case.opened or not turn.chosen.startswith("move-"):
        return None
    turn.settle()
    if turn.chosen == "move-no":
        return turn.reply("move-kept", number=case.serial)
    spot = spot_in(turn.office.understanding.place_of(question.words))
    return await moved(turn, case, spot, question.words)


def _of_another(turn: Turn, case: Case) -> bool:
    """Whether they speak of another problem, and plainly."""
    if turn.heard.intent == "emergency":
        return True
    return turn.heard.intent == "appeal" and turn.sure and turn.heard.topic != case.topic


def _numbered(turn: Turn, case: Case) -> bool:
    """Whether they name another case; in 「不是12号,是13号」 the 12 is a door."""
    named = turn.wanted_case
    return bool(named) and not lookup.matches(case, named) and not _DENIED.search(turn.words)


def differs(case: Case, spot: Spot) -> bool:
    """Whether this says anything new of where a case is."""
    there = (case.grid, case.place, case.door)
    return (spot.grid or case.grid, spot.place or case.place, spot.door or case.door) != there


async def _tell_place(turn: Turn, case: Case, seats: list[Staff]) -> None:
    what = alerts.headline(turn.office, case)
    text = turn.office.texts.say(
        alerts.STAFF_LANGUAGE, "alert-place", number=case.serial, what=what
    )
    await alerts.tell_seats(turn.unit, case, seats, Reply(text=text), turn.now)
