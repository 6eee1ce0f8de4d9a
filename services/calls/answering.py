"""What people answer to a call; each answer writes only the one document of its person."""

from collections.abc import Mapping
from typing import Literal

from msgspec.structs import replace

from domain.call import Answer, By, Call, Recipient, recipient_id
from domain.errors import NotPossible
from services.people import seats
from services.unit import Unit
from storage.port import Store, eq

Said = Literal["received", "coming", "arrived", "cannot"]

RANK: Mapping[Answer, int] = {"none": 0, "cannot": 0, "received": 1, "coming": 2, "arrived": 3}
"""Nobody goes back from 到岗 to 收到 by pressing an old button; 来不了 may be said at any time."""


async def live_for(store: Store, person: str) -> list[tuple[Call, Recipient]]:
    """The live calls that expect an answer of this person, from whichever seats they hold now.

    The latest call comes first. Nothing for a stranger.
    """
    found = []
    for seat in await seats.held_by(store, person):
        for recipient in await store.find(Recipient, [eq("seat", seat.id), eq("live", True)]):
            call = await store.get(Call, recipient.call)
            if call is not None and call.live:
                found.append((call, recipient))
    return sorted(found, key=lambda pair: (pair[0].made_at, pair[0].id), reverse=True)


async def expected(store: Store, call: Call, person: str) -> Recipient | None:
    """This person's place in a call, whether it is over or not; None for a stranger."""
    for seat in await seats.held_by(store, person):
        recipient = await store.get(Recipient, recipient_id(call.id, seat.id))
        if recipient is not None:
            return recipient
    return None


def answer(
    unit: Unit,
    call: Call,
    recipient: Recipient,
    said: Said,
    how: By,
    now: int,
    reason: str = "",
) -> Recipient:
    """Write down what somebody said. The same thing twice, or a step back, changes nothing.

    Whoever calls has made sure who it is (`live_for`, `expected`). Raises `NotPossible` once the
    call is over: a late answer is answered kindly and counts nothing.
    """
    if not (call.live and recipient.live and recipient.call == call.id):
        raise NotPossible(f"call {call.number} is over", state=call.state)
    if said == recipient.answer and (not reason or reason == recipient.reason):
        return recipient
    if said != "cannot" and RANK[said] <= RANK[recipient.answer]:
        return recipient
    answered = replace(
        recipient,
        answer=said,
        answered_at=recipient.answered_at or now,
        arrived_at=now if said == "arrived" else recipient.arrived_at,
        how=how,
        reason=reason if said == "cannot" else "",
    )
    unit.put(answered)
    return answered
