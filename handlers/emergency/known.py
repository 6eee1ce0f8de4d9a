"""Which call somebody means, and what calls are named by."""

from collections.abc import Sequence

from domain.call import Call
from domain.message import Choice, Reply
from domain.people import Staff
from handlers import lost
from handlers.turn import Turn
from services import when
from services.calls import drafting, lookup, wording
from services.calls.rights import may_start
from services.people import seats

Leads = tuple[Call, Staff]


async def led(turn: Turn, verb: str) -> Leads | Reply:
    """The live call that this person leads and means, and the seat they lead it from.

    By its number; without one the only live call of theirs, and where there are several, which.
    """
    store = turn.office.store
    if turn.command and turn.command.call:
        return await mine(turn)
    found = [
        (c, s) for c in await lookup.live(store) if (s := await may_start(store, turn.person, c))
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        return await none(turn)
    return which(turn, verb, [call for call, _ in found])


async def none(turn: Turn) -> Reply:
    """No call of theirs is on; who has no seat did not speak of calls at all."""
    held = await seats.held_by(turn.office.store, turn.person)
    return turn.reply("call-none") if held else await lost.other(turn)


async def mine(turn: Turn) -> Leads | Reply:
    """The call they named, if it is theirs to lead, and the seat they lead it from."""
    call = await named(turn)
    if isinstance(call, Reply):
        return call
    seat = await may_start(turn.office.store, turn.person, call)
    return (call, seat) if seat else turn.reply("call-not-yours", number=call.number)


async def named(turn: Turn) -> Call | Reply:
    """The call whose number they named, in whatever state."""
    wanted = turn.command.call if turn.command else 0
    return await lookup.by_serial(turn.office.store, wanted) or unknown(turn, wanted)


async def sent(turn: Turn, wanted: int) -> Call | Reply:
    """The call of that number, as far as people have heard of it."""
    call = await lookup.by_serial(turn.office.store, wanted)
    return unknown(turn, wanted) if call is None or not call.sent_at else call


def unknown(turn: Turn, wanted: int) -> Reply:
    """There is no call of that number, or none that they can know of."""
    return turn.reply("call-unknown", number=drafting.number(wanted))


def which(turn: Turn, verb: str, calls: Sequence[Call]) -> Reply:
    """«Which one?»: each call with what it is about, and the words that name it."""
    choices = []
    lines = [turn.say("call-which")]
    for call in calls:
        words = turn.say(f"call-word-{verb}", number=call.number)
        choices.append(Choice(words, words))
        lines.append(line(turn, call))
    return Reply(text="\n".join(lines), choices=tuple(choices))


def line(turn: Turn, call: Call) -> str:
    """A call on one line: number, what, where and by when."""
    where = wording.whereabouts(turn.office, call, turn.session.language)
    said = turn.say(
        "call-line", number=call.number, what=wording.what(turn.office, call), where=where
    )
    return wording.marked(call, said)


def told(turn: Turn, call: Call, id: str, **facts: str | int) -> str:
    """A sentence about a call; of an exercise it begins 【演练】."""
    return wording.marked(call, turn.say(id, number=call.number, **facts))


def moment(turn: Turn, at: int) -> str:
    """A moment as people say it, «now» for 0."""
    if not at:
        return turn.say("call-now")
    return when.moment(at, turn.now, turn.office.calendar, turn.session.language)


def state(call: Call) -> str:
    """The state as it stands in message ids."""
    return call.state.replace("_", "-")


def over(turn: Turn, call: Call) -> Reply:
    """That nothing can be done to a call any more, or not yet: where it stands."""
    return Reply(
        text=told(turn, call, f"call-over-{state(call)}"), stamp=turn.say("call-stamp-settled")
    )
