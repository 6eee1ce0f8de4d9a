"""The pushes of a call: their ids say whom and what, so that none can be written twice."""

from typing import Literal

from msgspec.structs import replace

from domain.call import Call
from domain.message import Reply
from domain.people import Address
from domain.work import Lane, Notice

HOUR = 3_600_000
KEPT = 6 * HOUR
"""How long (ms) a push of a call is tried for; whoever is told later comes too late."""

FIRST = "0"
"""The name of the push that calls; the others have the names of their rounds."""


def push(
    call: Call,
    seat: str,
    name: str,
    reply: Reply,
    now: int,
    *,
    alike: str = "",
    after: int = 0,
    kept: int = KEPT,
) -> Notice:
    """A push to a seat. `alike` names those who read the same words: a channel's call carries them all.

    `after` (ms) puts it behind others that are written at the same moment.
    """
    group = f"call-{call.id}-{name}-{alike}" if alike else ""
    return _notice(call, f"{call.id}:{seat}:{name}", reply, now + after, kept, "staff", seat, group)


def post(
    call: Call, group: str, name: str, reply: Reply, address: Address, now: int, kept: int = KEPT
) -> Notice:
    """A post into a group's chat."""
    notice = _notice(call, f"{call.id}:{group}:{name}", reply, now, kept, "group", "", "")
    return replace(notice, address=address)


def _notice(
    call: Call,
    id: str,
    reply: Reply,
    at: int,
    kept: int,
    to: Literal["staff", "group"],
    seat: str,
    group: str,
) -> Notice:
    return Notice(
        id=id,
        street=call.street,
        lane=Lane.emergency,
        reply=reply,
        made_at=at,
        visible_at=at,
        expires_at=at + kept,
        staff=seat,
        to=to,
        case=call.id,
        urgency="emergency",
        group=group,
    )
