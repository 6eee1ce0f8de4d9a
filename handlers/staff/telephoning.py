"""「电话 7 …」: the desk has telephoned a reporter whom no message reaches."""

from domain.message import Reply
from handlers.staff import calling_back
from handlers.staff.asked import ask_item
from handlers.staff.doing import rest
from handlers.turn import Turn
from services.cases import by_staff, waiting
from services.escalation import telephone
from services.people import seats


async def telephoned(turn: Turn) -> Reply:
    """What was said is kept, and the call is no longer owed; where nobody answered it still is."""
    mine = await seats.of_person(turn.office.store, turn.person)
    owed = await waiting.call_owed(turn.office.store, mine, turn.wanted_case)
    if owed is None:
        return turn.reply("phone-none", number=turn.wanted_case)
    task, case, seat = owed
    if task.why == "callback":
        return await calling_back.called_back(turn)
    words = rest(turn)
    if not words:
        ask_item(turn, case, turn.say("step-phone-say", number=case.number))
        return turn.reply("phone-how", number=case.serial)
    actor = turn.actor(seat.role)
    if calling_back.NOBODY.match(words):
        by_staff.note(turn.unit, case, seat, actor, words, turn.now)
        return turn.reply("phone-nobody", number=case.serial)
    telephone.made(turn.office, turn.unit, task, case, seat, actor, words, turn.now)
    return turn.reply("phone-done", number=case.serial)
