"""The call list (叫应): whoever did not answer is rung by the desk, one by one.

A number is shown to one seat at a time, and that it was shown is in the store before it is.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from domain.call import Call, Recipient, recipient_id
from domain.callwork import PhoneLook, Ring, RingResult
from domain.errors import NotAllowed, NotFound
from domain.people import Staff
from domain.roster import LEADING, Member
from services.calls import answering, lookup
from services.calls.rights import EVERYWHERE
from services.ids import new_id
from services.office import Office
from services.roster.lookup import by_id, every
from services.unit import Unit
from storage.port import Order, Store, eq

MINUTE = 60_000
RINGING = 5 * MINUTE
"""So long (ms) nobody else is given a person whom somebody rings."""

AGAIN = 10 * MINUTE
"""After so long (ms) somebody who did not answer the telephone comes up again."""

TRIES = 3
"""So often one person is rung in vain."""

Result = Literal["coming", "cannot", "no_answer", "no_line"]
ANSWERS: Mapping[Result, answering.Said] = {"coming": "coming", "cannot": "cannot"}


class Listed(msgspec.Struct, frozen=True):
    """Somebody to be rung. The number is not here: it is asked for one by one (`take`)."""

    recipient: Recipient
    ring: Ring | None


class Taken(msgspec.Struct, frozen=True):
    """Whom this seat rings now: their name and number, "" where the roster has none."""

    recipient: Recipient
    name: str
    phone: str


async def waiting(store: Store, call: Call, now: int) -> list[Listed]:
    """Who is still to be rung, in this order: never rung, leaders first; then the longest ago."""
    if call.exercise or not call.live:
        return []
    rings = {ring.id: ring for ring in await every(store, Ring, [eq("call", call.id)])}
    silent = [one async for one in lookup.everybody(store, call.id) if one.answer == "none"]
    listed = [Listed(one, rings.get(one.id)) for one in silent]
    due = [each for each in listed if each.ring is None or _due(each.ring, now)]
    return sorted(due, key=_first)


async def take(office: Office, unit: Unit, call: Call, by: Staff, now: int) -> Taken | None:
    """Give this seat the next person to ring; None when nobody is left.

    The unit holds the look and the ringing: show the number only after its commit. Raises
    `NotAllowed` for who is neither desk nor supervisor.
    """
    if by.role not in EVERYWHERE:
        raise NotAllowed("the telephone list is the desk's")
    listed = await waiting(office.store, call, now)
    if not listed:
        return None
    one, ring = listed[0].recipient, listed[0].ring
    seat = await office.store.get(Staff, one.seat)
    member = await office.store.get(Member, one.seat)
    begun = ring or Ring(
        id=one.id, street=call.street, call=call.id, seat=one.seat, by=by.id, at=now
    )
    unit.put(replace(begun, by=by.id, at=now, result=""))
    look = PhoneLook(
        id=new_id(now), street=call.street, call=call.id, of=one.seat, by=by.id, at=now
    )
    unit.insert(look)
    return Taken(one, seat.name if seat else "", member.phone if member else "")


async def result(
    office: Office,
    unit: Unit,
    call: Call,
    seat: str,
    by: Staff,
    said: Result,
    now: int,
    reason: str = "",
) -> None:
    """What ringing this seat came to: 到 and 不来 answer for them, the others are tried again.

    Raises `NotFound` where nobody rang them, `NotPossible` once the call is over.
    """
    id = recipient_id(call.id, seat)
    ring = await office.store.get(Ring, id)
    recipient = await office.store.get(Recipient, id)
    if ring is None or recipient is None:
        raise NotFound(f"nobody rang {seat}")
    if said in ANSWERS:
        answering.answer(unit, call, recipient, ANSWERS[said], "phone", now, reason)
    tries = ring.tries + (said not in ANSWERS)
    unit.put(replace(ring, by=by.id, at=now, result=said, tries=tries))


async def ringing(store: Store, call: Call, by: Staff) -> Ring | None:
    """Whom this seat is ringing: taken last, without a result yet."""
    order = Order(("-at",))
    found = await store.find(Ring, [eq("call", call.id)], order=order, limit=200)
    return next((ring for ring in found if ring.by == by.id and not ring.result), None)


async def names(store: Store, listed: list[Listed]) -> dict[str, str]:
    """Their names by seat, for the desk."""
    seats = await by_id(store, Staff, (each.recipient.seat for each in listed))
    return {id: seat.name for id, seat in seats.items()}


def _due(ring: Ring, now: int) -> bool:
    waits: Mapping[RingResult, int] = {"": RINGING, "no_answer": AGAIN}
    wait = waits.get(ring.result)
    return wait is not None and ring.tries < TRIES and ring.at + wait <= now


def _first(listed: Listed) -> tuple[int, bool, str]:
    rung = listed.ring.at if listed.ring else 0
    return rung, listed.recipient.part not in LEADING, listed.recipient.id
