"""「放行 7」「隐去 7」: what somebody sent from the mini-program, and the platform had doubts about."""

from domain.message import Reply
from handlers.staff.doing import doing
from handlers.staff.meant import meant
from handlers.staff.refusals import REFUSED, refused
from handlers.turn import Turn
from services.screening.deciding import decide


async def release(turn: Turn) -> Reply:
    """「放行 7」: it may be seen by whoever sees the case."""
    return await _decided(turn, "release", show=True)


async def withhold(turn: Turn) -> Reply:
    """「隐去 7」: it stays with the street's people."""
    return await _decided(turn, "withhold", show=False)


async def _decided(turn: Turn, verb: str, *, show: bool) -> Reply:
    found = await meant(turn, verb, "screen")
    if isinstance(found, Reply):
        return found
    try:
        count = await decide(*doing(turn, found), turn.now, show=show)
    except REFUSED as error:
        return await refused(turn, found, error)
    return turn.reply(f"screening-{verb}" if count else "screening-nothing", number=found.number)
