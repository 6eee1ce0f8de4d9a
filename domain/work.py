"""Work with effects outside: taken under a lease, its fate always visible."""

from enum import IntEnum
from typing import ClassVar, Literal

import msgspec
from msgspec.structs import replace

from domain.document import Document, Index
from domain.message import Reply
from domain.people import Address

NEVER = 2**53
"""The moment of work that is over: later than any clock."""

LEASE = 60_000
"""How long one attempt may own its work, ms (contracts.md: a call is cut off after 10 s)."""


class Lane(IntEnum):
    """What goes first. An emergency overtakes everything; replies come before case alerts."""

    emergency = 0
    reply = 1
    case = 2
    reminder = 3
    digest = 4


class Notice(Document, frozen=True, kw_only=True):
    """Something to be said to one person, at least once.

    `visible_at` (ms UTC) is when it may be taken next; `NEVER` once its fate is known. `token`
    is the running attempt's; a lease that ended without a result leaves `uncertain` set, and
    the next attempt is marked 重发 if `repeat` allows one at all.
    `staff` names a seat whose address is looked up when sending, "" where `address` is given.
    `fate`: waiting, sending, sent (the platform took it), failed (our defect or expired),
    unreachable (nobody bound, blocked, unsubscribed).
    """

    collection: ClassVar[str] = "notices"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("lane", "visible_at")),
        Index(("case", "made_at")),
        Index(("fate", "made_at")),
        Index(("expires_at",)),
    )

    lane: int
    reply: Reply | None
    made_at: int
    visible_at: int
    expires_at: int
    address: Address | None = None
    staff: str = ""
    case: str = ""
    repeat: bool = True
    fate: Literal["waiting", "sending", "sent", "failed", "unreachable"] = "waiting"
    attempt: int = 0
    token: str = ""
    uncertain: bool = False
    detail: str = ""
    settled_at: int = 0


class Outcome(msgspec.Struct, frozen=True):
    """What a channel's client says of one attempt.

    `again` asks for a later try, no sooner than `wait` ms from now; `unreachable` means this
    address cannot be used any more; `failed` that trying again cannot help. `detail` is for
    operators and holds no secrets.
    """

    result: Literal["sent", "again", "unreachable", "failed"]
    detail: str = ""
    wait: int = 0


def take(notice: Notice, token: str, now: int) -> Notice:
    """Mark a notice as being sent by the attempt `token` until its lease ends."""
    return replace(
        notice,
        fate="sending",
        attempt=notice.attempt + 1,
        token=token,
        uncertain=notice.uncertain or notice.fate == "sending",
        visible_at=now + LEASE,
    )


def settle(notice: Notice, outcome: Outcome, now: int) -> Notice:
    """Write down how the attempt ended; a notice to be tried again becomes visible later."""
    if outcome.result == "again" and now + outcome.wait < notice.expires_at:
        return replace(
            notice, fate="waiting", token="", detail=outcome.detail, visible_at=now + outcome.wait
        )
    fate = "failed" if outcome.result == "again" else outcome.result
    return replace(
        notice, fate=fate, token="", detail=outcome.detail, visible_at=NEVER, settled_at=now
    )
