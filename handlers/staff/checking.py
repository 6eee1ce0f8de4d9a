"""通过, 不通过, 同意重办, 不重办, 复盘: somebody else than who did it looks at it."""

from domain.message import Reply
from domain.people import Staff
from domain.rights import Act
from handlers.staff import telling
from handlers.staff.doing import Meant, doing, rest
from handlers.staff.meant import ask_for, meant
from handlers.staff.refusals import REFUSED, refused
from handlers.staff.telling_staff import lead_of, push, quoted
from handlers.turn import Turn
from services.cases import by_staff
from services.cases.results.another import another
from services.cases.telling import alerts


async def passed(turn: Turn) -> Reply:
    """「通过 7」: checked and closed."""
    found = await anothers(turn, "pass", "verify")
    if isinstance(found, Reply):
        return found
    try:
        case = by_staff.verify(*doing(turn, found), turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    await push(turn, case, await lead_of(turn, case), "alert-passed", name=found.seat.name)
    return turn.reply("pass-done", number=found.number)


async def failed(turn: Turn) -> Reply:
    """「不通过 7 理由」: back to work; who did it hears why, the reporter that it goes on."""
    found = await anothers(turn, "fail", "verify")
    if isinstance(found, Reply):
        return found
    reason = rest(turn)
    if not reason:
        return ask_for(turn, "fail", found)
    try:
        case = by_staff.fail(*doing(turn, found), reason, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    lead = await lead_of(turn, case)
    await push(turn, case, lead, "alert-failed", "detail", more=quoted(turn, reason))
    await telling.failed(turn, case)
    return turn.reply("fail-done", number=found.number)


async def order(turn: Turn) -> Reply:
    """「同意重办 7」: done once more, by somebody else."""
    found = await anothers(turn, "order", "decide")
    if isinstance(found, Reply):
        return found
    owner = await another(turn.office, found.case)
    reason = rest(turn) or turn.say("order-reason")
    try:
        case = by_staff.order(*doing(turn, found), owner, reason, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    await alerts.alert(turn.office, turn.unit, case, reason, turn.now)
    await telling.ordered(turn, case)
    seat = await turn.office.store.get(Staff, owner)
    return turn.reply("order-done", number=found.number, name=seat.name if seat else "")


async def refuse(turn: Turn) -> Reply:
    """「不重办 7 理由」: it stays closed; the reporter reads why."""
    found = await anothers(turn, "refuse", "decide")
    if isinstance(found, Reply):
        return found
    reason = rest(turn)
    if not reason:
        return ask_for(turn, "refuse", found)
    try:
        case = by_staff.refuse(*doing(turn, found), reason, turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    told = await telling.refused(turn, case, reason)
    return turn.reply("refuse-done" if told else "refuse-done-untold", number=found.number)


async def review(turn: Turn) -> Reply:
    """「复盘 7 下次…」: what is to be learned from it."""
    found = await meant(turn, "review", "review")
    if isinstance(found, Reply):
        return found
    try:
        by_staff.review(*doing(turn, found), rest(turn), turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    return turn.reply("review-done", number=found.number)


async def anothers(turn: Turn, verb: str, right: Act) -> Meant | Reply:
    """The case that is meant, where somebody else did it; or what to say where nothing can be done."""
    found = await meant(turn, verb, right)
    if isinstance(found, Meant) and _own_work(found):
        return turn.reply("unless-another", number=found.number)
    return found


def _own_work(found: Meant) -> bool:
    """Whether the same person did it, from whichever of their seats."""
    return found.case.handled_by in {seat.id for seat in found.mine}
