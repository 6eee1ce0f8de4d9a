"""The street's people in chat: bind a seat, tell of something, learn which words there are."""

from domain.errors import NotAllowed
from domain.message import Reply
from handlers.reporting import appeals, emergencies
from handlers.staff import belonging
from handlers.turn import Turn
from services.people import joining, seats


async def bind(turn: Turn) -> Reply:
    """「绑定 码」: take the seat that a one-time code opens."""
    if not seats.may_try(turn.session, turn.now):
        return turn.reply("bind-too-often")
    try:
        seat = await seats.taken(
            turn.office.store,
            turn.command.rest if turn.command else "",
            turn.names,
            turn.identity.address,
            turn.now,
        )
    except NotAllowed:
        turn.session = seats.tried(turn.session, turn.now)
        return turn.reply("bind-wrong")
    if turn.identity.version:
        turn.unit.guard(turn.identity)  # who they are must not change while they take it
    if seat.person != turn.person:
        turn.identity = await joining.brought(turn.unit, turn.identity, seat.person, turn.now)
        turn.unit.put(turn.identity)
    turn.unit.put(seat)
    turn.remember(bind_tries=0)
    if seat.role == "member":
        return await belonging.bound(turn, seat)
    where = turn.office.grid_name(seat.grid) or turn.office.street.name
    return turn.reply(
        "bind-done",
        name=seat.name,
        role=turn.say(f"role-{seat.role.replace('_', '-')}"),
        where=where,
    )


async def report(turn: Turn) -> Reply:
    """「上报 …」: a chief tells of something as anybody would; it takes the same way."""
    if not await seats.of_person(turn.office.store, turn.person):
        return turn.reply("staff-only")
    turn.instead(turn.command.rest if turn.command else "")
    if turn.heard.intent == "emergency":
        return await emergencies.emergency(turn)
    return await appeals.appeal(turn)


async def no_call(turn: Turn) -> Reply:
    """收到, 到岗, 我的岗位 while no call is on; a resident's 「收到」 is a nod."""
    mine = await seats.held_by(turn.office.store, turn.person)
    return turn.reply("no-call" if mine else "nod")


async def unknown(turn: Turn) -> Reply:
    """A staff word that is not in use here: say which ones are."""
    mine = await seats.of_person(turn.office.store, turn.person)
    return turn.reply("staff-words" if mine else "staff-only")
