"""五办, 书记领办, 模糊点 and 高频 in chat."""

from collections.abc import Callable

from domain.case import Case
from domain.errors import NotAllowed
from domain.message import Reply
from domain.people import Staff
from domain.rights import seat_may
from handlers.turn import Turn
from services.cases import five, labels, lookup, queues
from services.cases.together import frequent
from services.masking import excerpt
from services.people import seats

Label = Callable[[Case, Staff], Case]


async def mode(turn: Turn) -> Reply:
    """「五办 7 联合办」: how it is to be handled, whatever the rule says."""
    name = (turn.command.rest if turn.command else "").strip()
    chosen = five.NAMES.get(name)
    if chosen is None:
        return turn.reply("mode-which")
    return await _labelled(
        turn,
        lambda case, seat: labels.handling_mode(
            turn.unit, case, seat, turn.actor(seat.role), chosen, turn.now
        ),
    )


async def secretary(turn: Turn) -> Reply:
    """「书记领办 7」: led by the party secretary."""
    return await _labelled(
        turn,
        lambda case, seat: labels.led_by_secretary(
            turn.unit, case, seat, turn.actor(seat.role), turn.now
        ),
    )


async def ambiguous(turn: Turn) -> Reply:
    """「模糊点 7」: whose it is shall be settled by the next joint meeting."""
    return await _labelled(
        turn,
        lambda case, seat: labels.ambiguous(turn.unit, case, seat, turn.actor(seat.role), turn.now),
    )


async def often(turn: Turn) -> Reply:
    """「高频」: what came up most in the last 30 days, and what was done."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    everywhere = any(not seat.grid for seat in mine)
    queue = "" if everywhere else queues.of_seats(mine)[0]
    found = await frequent.frequent(turn.office, queue, turn.now)
    if not found:
        return turn.reply("often-none")
    return Reply(text="\n".join([turn.say("often-head"), *(_line(turn, one) for one in found)]))


async def _labelled(turn: Turn, label: Label) -> Reply:
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    everywhere = any(not seat.grid for seat in mine)
    where = lookup.every_queue(turn.office) if everywhere else queues.of_seats(mine)
    cases = await lookup.of_queues(turn.office.store, where, 500)
    named = [c for c in cases if turn.wanted_case and lookup.matches(c, turn.wanted_case)]
    if len(named) != 1:
        return turn.reply("staff-case-unknown", number=turn.wanted_case or "?")
    seat = next((s for s in mine if seat_may(s, "label", named[0])), mine[0])
    try:
        case = label(named[0], seat)
    except NotAllowed:
        return turn.reply("staff-not-allowed", number=named[0].serial)
    return turn.reply("label-done", number=case.serial, labels=labels_of(turn, case))


def labels_of(turn: Turn, case: Case) -> str:
    """A case's labels in words: 「联合办、书记领办」."""
    said = [turn.say(f"mode-{five.mode_of(case)}")]
    said += [turn.say("label-secretary")] if case.secretary else []
    said += [turn.say("label-ambiguous")] if case.ambiguous else []
    return "、".join(said)


def _line(turn: Turn, one: frequent.Frequent) -> str:
    topic = turn.office.topic(one.topic)
    what = turn.say("headline", where=one.place, what=topic.name if topic else one.topic)
    line = turn.say("often-line", what=what, count=one.count, open=one.open)
    return line + (turn.say("often-done", result=excerpt(one.result)) if one.result else "")
