"""Rolls are opened here: their people become recipients, and each gets the first push.

A roll is one commit, by whichever worker comes first. A worker that dies in the middle leaves the
roll closed, and the next one opens it; what is open cannot be opened again.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from domain.call import Call, Called, Recipient, Roll, recipient_id
from domain.errors import Conflict
from domain.people import Staff
from domain.roster import LEADING
from services.calls import pushes
from services.calls.cards import Asked, cards
from services.office import Office
from services.roster.lookup import by_id
from storage.port import Change, Guard, Insert, Replace, eq

AT_ONCE = 100
"""Closed rolls that one look finds."""

TRIES = 5


async def open_rolls(office: Office, now: int, told: Callable[[], None] = lambda: None) -> int:
    """Open every roll that waits, the first parts first; how many this worker opened.

    `told` is called after each.
    """
    waiting = await office.store.find(Roll, [eq("opened", False)], limit=AT_ONCE)
    opened = 0
    for roll in waiting:
        if await open_roll(office, roll, now):
            opened += 1
            told()
    return opened


async def open_roll(office: Office, roll: Roll, now: int) -> bool:
    """Open one; False where somebody else did."""
    known: Mapping[str, Recipient] = {}
    for _ in range(TRIES):
        fresh = await office.store.get(Roll, roll.id)
        call = await office.store.get(Call, roll.call)
        if fresh is None or fresh.opened or call is None:
            return False
        changes = await _opened(office, call, fresh, known, now) if call.live else []
        try:
            await office.store.commit(
                [*changes, Replace(replace(fresh, opened=True))], [Guard(call)]
            )
        except Conflict:  # opened by another, the call changed, or somebody is on it already
            ids = [recipient_id(call.id, one.seat) for one in fresh.people]
            known = await by_id(office.store, Recipient, ids)
        else:
            return True
    return False


async def _opened(
    office: Office, call: Call, roll: Roll, known: Mapping[str, Recipient], now: int
) -> list[Change]:
    people = [one for one in roll.people if recipient_id(call.id, one.seat) not in known]
    seats = await by_id(office.store, Staff, (one.seat for one in people))
    recipients = [_recipient(call, one, seats.get(one.seat)) for one in people]
    asked = [Asked(one.seat, one.post) for one in people]
    replies = await cards(office, call, asked, seats, now)
    changes: list[Change] = [Insert(recipient) for recipient in recipients]
    for one, (reply, alike) in zip(people, replies, strict=True):
        after = 0 if one.part in LEADING else 1
        changes.append(
            Insert(pushes.push(call, one.seat, pushes.FIRST, reply, now, alike=alike, after=after))
        )
    return changes


def _recipient(call: Call, one: Called, seat: Staff | None) -> Recipient:
    return Recipient(
        id=recipient_id(call.id, one.seat),
        street=call.street,
        call=call.id,
        seat=one.seat,
        group=one.group,
        part=one.part,
        post=one.post,
        person=seat.person if seat else "",
    )
