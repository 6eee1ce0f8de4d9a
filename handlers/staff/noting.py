"""「补充 7 …」 from a seat: what somebody saw there, for whoever has the case."""

from domain.message import Reply
from handlers.own import own_cases
from handlers.staff.doing import doing, rest
from handlers.staff.meant import ask_for, meant
from handlers.staff.telling_staff import push, quoted
from handlers.turn import Turn
from services.cases import by_staff, lookup
from services.cases.telling import alerts
from services.people import seats


async def note(turn: Turn) -> Reply:
    """Somebody without a seat, or with a case of their own of that number, adds to that one."""
    own = await lookup.of_reporter(turn.office.store, turn.names)
    if lookup.choose(own, turn.wanted_case) or not await _seated(turn):
        return await own_cases.add(turn)
    found = await meant(turn, "note", "note")
    if isinstance(found, Reply):
        return found
    text = rest(turn)
    if not text:
        return ask_for(turn, "note", found)
    case = by_staff.note(*doing(turn, found)[1:], text, turn.now)
    told = await alerts.concerned(turn.office, case)
    more = quoted(turn, text)
    await push(turn, case, told, "alert-note", "detail", more=more, name=found.seat.name)
    return turn.reply("note-done", number=found.number)


async def _seated(turn: Turn) -> bool:
    return bool(turn.wanted_case and await seats.of_person(turn.office.store, turn.person))
