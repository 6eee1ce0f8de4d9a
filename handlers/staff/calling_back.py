"""回访: somebody else than who did it telephones, and writes down what the reporter says."""

import re

from domain.message import Reply
from handlers.own.verdicts import read
from handlers.staff.checking import anothers
from handlers.staff.doing import Meant, doing, rest
from handlers.staff.meant import ask_for
from handlers.staff.refusals import REFUSED, refused
from handlers.turn import Turn
from services.cases import by_staff
from services.cases.results import judging, reopening
from services.cases.telling import promise

NOBODY = re.compile(
    r"^(?:电话|電話)?(?:[没沒](?:有)?人?接|无人接|無人接|不接|打不通|[没沒]打通|关机|關機|空号|空號|停机|停機"
    r"|no answer|nobody answered|unreachable|did not answer)",
    re.IGNORECASE,
)
"""How somebody writes that nobody was spoken to."""


async def called_back(turn: Turn) -> Reply:
    """「回访 7 说修好了」: written down as said; 「还没好」 on the telephone counts like written."""
    found = await anothers(turn, "callback", "call_back")
    if isinstance(found, Reply):
        return found
    words = rest(turn)
    if not words:
        return ask_for(turn, "callback", found)
    if NOBODY.match(words):
        return turn.reply("callback-nobody", number=found.number)
    return await _spoken(turn, found, words)


async def _spoken(turn: Turn, found: Meant, words: str) -> Reply:
    said = read(words)
    try:
        case = by_staff.call_back(*doing(turn, found), said, words, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    if not said.bad or reopening.way(case, turn.now) not in ("reopen", "review"):
        return turn.reply("callback-done", number=found.number)
    again = await judging.not_fine_by_phone(
        turn.office, turn.unit, case, turn.actor(found.seat.role), words, turn.now
    )
    answer = promise.answer_by(turn.office, again.case, turn.session.language)
    id = "callback-review" if again.way == "review" else "callback-redo"
    return turn.reply(id, number=found.number, answer=answer or turn.say("no-clock"))
