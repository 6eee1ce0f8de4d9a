"""「加人 集3 宜北防汛」: more people for a call that is out."""

from msgspec.structs import replace

from domain.call import Call
from domain.errors import NotAllowed, NotPossible
from domain.message import Reply
from handlers.emergency import calls, known
from handlers.turn import Turn
from services.calls.widening import widen
from services.calls.wishing import wish_of


async def more(turn: Turn) -> Reply:
    """Whom it names is called as well; whoever was called before hears nothing of it."""
    found = await known.mine(turn)
    if isinstance(found, Reply):
        return found
    call, _ = found
    said = await calls.heard(turn, turn.command.rest if turn.command else "")
    if not (said.whole or said.grids or said.groups or said.teams):
        return turn.reply("call-more-who", number=call.number)
    wish = wish_of(said)
    grids = wish.grids or (() if said.whole or said.groups else call.grids)
    meant = replace(call, level=wish.level, grids=grids, teams=wish.teams, groups=wish.groups)
    return await _widened(turn, call, meant)


async def _widened(turn: Turn, call: Call, meant: Call) -> Reply:
    try:
        _, count = await widen(turn.office, turn.unit, call, meant, turn.person, turn.now)
    except NotAllowed:
        return turn.reply("call-more-not-yours")
    except NotPossible as error:
        why = error.facts["why"]
        if why == "state":
            return known.over(turn, call)
        return Reply(text=known.told(turn, call, f"call-more-{why}"))
    said = "call-more-done" if count else "call-more-none"
    return Reply(text=known.told(turn, call, said, count=count))
