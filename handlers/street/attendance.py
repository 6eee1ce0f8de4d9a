"""The centre's desk: who is expected, who did not come, whose card gets a code, a card shown."""

from datetime import timedelta

from domain.booking import Refused
from domain.errors import NotAllowed
from domain.message import Reply
from domain.people import Staff
from domain.rights import TABLE
from handlers.street.bookings import NOT, number_in
from handlers.turn import Turn
from services import when
from services.bookings import cards, freeing, lookup, slots
from services.people import seats
from services.spoken import day_in

CENTRE = "党群中心"
"""The role of the pack whose officers keep the centre, beside the street's desk."""


async def expected(turn: Turn) -> Reply:
    """「预约名单 明天」: times, services and numbers; who comes says the number."""
    if await keeper(turn) is None:
        return turn.reply("centre-not-yours")
    calendar = turn.office.calendar
    named = day_in(turn.command.rest if turn.command else "", turn.now, calendar)
    day = named.day if named else calendar.local(turn.now).date()
    since, until = calendar.moment(day, 0), calendar.moment(day + timedelta(days=1), 0)
    found = await lookup.between(turn.office.store, since, until)
    said = when.day(since, turn.now, calendar, turn.session.language)
    if not found:
        return turn.reply("book-list-none", day=said)
    lines = [turn.say("book-list", day=said, count=len(found))]
    for one in found:
        service = slots.service_of(turn.office, one.service)
        name = service.name if service else one.service
        line = f"{when.clock(one.at, calendar)} {name} {one.number}"
        lines.append(turn.say("book-list-missed", line=line) if one.state == "missed" else line)
    return Reply(text="\n".join(lines))


async def absent(turn: Turn) -> Reply:
    """「没来 12」: noted, and nothing follows from it."""
    if await keeper(turn) is None:
        return turn.reply("centre-not-yours")
    number = number_in(turn.command.rest if turn.command else "")
    found = await lookup.by_number(turn.office.store, number) if number else None
    if found is None:
        return turn.reply("book-absent-which")
    try:
        freeing.missed(turn.unit, found, turn.now)
    except Refused as error:
        id = "book-absent-early" if error.why == "early" else NOT[error.why]
        return turn.reply(id)
    return turn.reply("book-absent", number=found.number)


async def card_code(turn: Turn) -> Reply:
    """「发卡码 卡号」: what the holder sends to bind it."""
    if await keeper(turn) is None:
        return turn.reply("centre-not-yours")
    code = await cards.hand_out(turn.unit, turn.command.rest if turn.command else "", turn.now)
    return turn.reply("card-code", code=code) if code else turn.reply("card-unknown")


async def card_used(turn: Turn) -> Reply:
    """「用卡 卡号」: counted, not whose and not for what."""
    if await keeper(turn) is None:
        return turn.reply("centre-not-yours")
    rest = turn.command.rest if turn.command else ""
    count = await cards.used(turn.office, turn.unit, rest, turn.now)
    return turn.reply("card-used", count=count) if count else turn.reply("card-unknown")


async def card_bind(turn: Turn) -> Reply:
    """「绑卡 码」, by whoever holds the card."""
    if not seats.may_try(turn.session, turn.now):
        return turn.reply("bind-too-often")
    rest = turn.command.rest if turn.command else ""
    try:
        await cards.bind(turn.unit, rest, turn.own, turn.now)
    except NotAllowed:
        turn.session = seats.tried(turn.session, turn.now)
        return turn.reply("card-bind-wrong")
    turn.remember(bind_tries=0)
    return turn.reply("card-bound")


async def keeper(turn: Turn) -> Staff | None:
    """The seat from which they keep the centre, None where they do not."""
    mine = await seats.of_person(turn.office.store, turn.person)
    return next((seat for seat in mine if _may(seat)), None)


def _may(seat: Staff) -> bool:
    able = "keep_centre" in TABLE[seat.role] and not seat.outside
    return able and (seat.role == "desk" or seat.office == CENTRE)
