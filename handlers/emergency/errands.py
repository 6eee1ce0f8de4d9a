"""What the desk and conveners do by hand for a call: ring people (叫应), paste into chats (已发)."""

import re

from domain.callwork import GroupPost
from domain.errors import NotAllowed, NotPossible
from domain.message import Choice, Reply
from handlers import lost
from handlers.emergency import known
from handlers.turn import Turn
from services.calls import lookup, posting, telephone
from services.people import seats

RESULTS: tuple[tuple[telephone.Result, "re.Pattern[str]"], ...] = (
    ("no_answer", re.compile(r"没人接|沒人接|没接|沒接|无人接|無人接|no answer", re.IGNORECASE)),
    ("no_line", re.compile(r"打不通|空号|空號|停机|停機|关机|關機|not reachable|no line|wrong number", re.IGNORECASE)),
    ("cannot", re.compile(r"不来|不來|来不了|來不了|不能来|去不了|cannot|can't|not coming", re.IGNORECASE)),
    ("coming", re.compile(r"来|來|到|coming|comes|yes", re.IGNORECASE)),
)  # fmt: skip
"""What ringing came to, in the words of whoever rang; the first that fits."""


async def ring(turn: Turn) -> Reply:
    """「叫应 集3」: the next person to ring; 「叫应 集3 没人接」 what it came to, and the next one."""
    found = await known.led(turn, "ring")
    if isinstance(found, Reply):
        return found
    call, seat = found
    office, unit, now = turn.office, turn.unit, turn.now
    words = turn.command.rest.strip() if turn.command else ""
    noted: list[str] = []
    rung = ""
    if words:
        result = next((r for r, pattern in RESULTS if pattern.search(words)), None)
        current = await telephone.ringing(office.store, call, seat)
        if result is None or current is None:
            return turn.reply("ring-how", number=call.number)
        rung = current.seat
        try:
            await telephone.result(office, unit, call, rung, seat, result, now)
        except NotPossible:
            return known.over(turn, call)
        noted.append(turn.say("ring-noted"))
    try:
        taken = await telephone.take(office, unit, call, seat, now)
    except NotAllowed:
        return turn.reply("ring-desk-only")
    if taken is None or taken.recipient.seat == rung:
        return Reply(text="\n".join([*noted, known.told(turn, call, "ring-nobody")]))
    phone = taken.phone or turn.say("ring-no-number")
    line = known.told(turn, call, "ring-next", name=taken.name, phone=phone)
    return Reply(text="\n".join([*noted, line]), choices=_results(turn, call.number))


def _results(turn: Turn, number: str) -> tuple[Choice, ...]:
    found = []
    for result in ("coming", "cannot", "no_answer", "no_line"):
        said = turn.say(f"ring-{result}")
        words = f"{turn.say('call-word-ring', number=number)} {said}"
        found.append(Choice(said, words, words))
    return tuple(found)


async def pasted(turn: Turn) -> Reply:
    """「已发」: the oldest message they were asked to paste stands in its chat now."""
    held = await seats.held_by(turn.office.store, turn.person)
    owed = await posting.owed(turn.office.store, [seat.id for seat in held]) if held else []
    wanted = await _of_call(turn, owed)
    if not wanted:
        return turn.reply("paste-none") if held else await lost.other(turn)
    posting.pasted(turn.unit, wanted[0], turn.now)
    left = len(owed) - 1
    text = turn.say("paste-more", count=left) if left else turn.say("paste-done")
    return Reply(text=text, stamp=turn.say("paste-stamp"))


async def _of_call(turn: Turn, owed: list[GroupPost]) -> list[GroupPost]:
    wanted = turn.command.call if turn.command else 0
    if not wanted:
        return owed
    call = await lookup.by_serial(turn.office.store, wanted)
    return [post for post in owed if call is not None and post.call == call.id]
