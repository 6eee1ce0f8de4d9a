"""问: a question to the reporter; the case waits for the answer, and its clock with it."""

from domain.message import Reply
from handlers.staff import telling
from handlers.staff.doing import doing, rest
from handlers.staff.meant import ask_for, meant
from handlers.staff.refusals import REFUSED, refused
from handlers.turn import Turn
from services.cases import by_staff
from services.cases.telling import alerts


async def ask(turn: Turn) -> Reply:
    """「问 7 几号楼?」: what the reporter says next is the answer."""
    found = await meant(turn, "ask", "ask")
    if isinstance(found, Reply):
        return found
    question = rest(turn)
    if not question:
        return ask_for(turn, "ask", found)
    if await alerts.reader_of(turn.office, found.case) is None:
        return turn.reply("ask-unreachable", number=found.number)
    try:
        case = by_staff.ask(*doing(turn, found), question, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    told = await telling.asked(turn, case, question)
    return turn.reply("ask-done" if told else "ask-done-untold", number=found.number)
