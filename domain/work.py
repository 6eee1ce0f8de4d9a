"""Work with effects outside: taken under a lease, its fate always visible."""

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import ClassVar, Literal

import msgspec
from msgspec.structs import replace

from domain.document import Document, Index
from domain.message import Reply
from domain.people import Address
from domain.understanding import Urgency

NEVER = 2**53
"""The moment of work that is over: later than any clock."""

LEASE = 60_000
"""How long one attempt may own its work, ms (contracts.md: a call is cut off after 10 s)."""

WORDS_KEPT = 24 * 3_600_000
"""How long a settled notice keeps its words, ms; afterwards only ids and its fate remain."""

REPEATED = "【重发】"
"""What marks words that may have been said before."""

NOBODY = "nobody bound"
"""What a notice for a seat waits for while nobody sits there."""

GATHERED = "gathered"
"""What a notice waits for that leaves together with the next of its group."""


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
    is the running attempt's, `attempt` how many calls were made; a call without a result leaves
    `uncertain` set, and the next one is marked 重发 if `repeat` allows one at all.
    `staff` names a seat whose address is looked up when sending, "" where `address` is given;
    `to` says whom it is for. `shut` holds the ways that were tried in vain (`Address.key`), and
    until when each is closed. Notices of one `group` (a seat) leave together where `urgency`
    lets them wait (services/delivery/gathering.py), those of an emergency's (a call) in one call
    of their channel's; "" leaves by itself.
    `fate`: waiting (`detail` says for what), sending, sent (the platform took it), failed (our
    defect, given up, uncertain or expired), unreachable (no way is left to them).
    `blank_at` is when a settled notice loses its words.
    """

    collection: ClassVar[str] = "notices"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("lane", "visible_at")),
        Index(("case", "made_at")),
        Index(("fate", "made_at")),
        Index(("to", "fate", "settled_at")),
        Index(("group", "fate", "made_at")),
        Index(("expires_at",)),
        Index(("blank_at",)),
    )

    lane: int
    reply: Reply | None
    made_at: int
    visible_at: int
    expires_at: int
    address: Address | None = None
    staff: str = ""
    to: Literal["staff", "reporter", "group"] = "staff"
    case: str = ""
    urgency: Urgency = "normal"
    group: str = ""
    repeat: bool = True
    fate: Literal["waiting", "sending", "sent", "failed", "unreachable"] = "waiting"
    attempt: int = 0
    token: str = ""
    uncertain: bool = False
    detail: str = ""
    shut: Mapping[str, int] = {}
    settled_at: int = 0
    blank_at: int = NEVER


class Outcome(msgspec.Struct, frozen=True):
    """What a channel's client says of one attempt.

    `again` asks for a later try, no sooner than `wait` ms from now; `unreachable` means that this
    way leads nowhere (the next one is tried); `failed` that trying again cannot help. `detail`
    is for operators and holds no secrets and no words of people.
    `unsure`: the platform may have taken it all the same (a broken line, a time-out).
    `scope` of an `again`: whether only this notice has to wait, or everything for this address,
    or everything from this account; being told to wait counts as no failed try. `scope`
    `address` of an `unreachable`: nobody is there, for any notice, until they speak again.
    """

    result: Literal["sent", "again", "unreachable", "failed"]
    detail: str = ""
    wait: int = 0
    unsure: bool = False
    scope: Literal["notice", "address", "account"] = "notice"


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


def hold(notice: Notice, until: int, detail: str) -> Notice:
    """Put a taken notice back without a call having been made; it comes up again at `until`.

    It comes up at its expiry at the latest, so that its fate is told then.
    """
    return replace(
        notice,
        fate="waiting",
        attempt=max(0, notice.attempt - 1),
        token="",
        detail=detail,
        visible_at=min(until, notice.expires_at),
    )


def divert(notice: Notice, way: str, until: int, outcome: Outcome, now: int) -> Notice:
    """Put a taken notice back, to go another way at once: `way` stays shut until `until`."""
    before = f"{notice.detail}; " if notice.shut and way not in notice.shut else ""
    return replace(
        notice,
        fate="waiting",
        token="",
        uncertain=notice.uncertain or outcome.unsure,
        detail=f"{before}{outcome.detail}",
        shut={**notice.shut, way: until},
        visible_at=now,
    )


def revive(notice: Notice, now: int) -> Notice:
    """A notice whose fate was sealed, to be sent once more with as much time as it had at first."""
    return replace(
        notice,
        fate="waiting",
        attempt=0,
        token="",
        detail="",
        shut={},
        visible_at=now,
        expires_at=now + max(0, notice.expires_at - notice.made_at),
        settled_at=0,
        blank_at=NEVER,
    )


def ruled_out(notice: Notice, now: int) -> Outcome | None:
    """Why a taken notice must not be sent any more, or None where it may."""
    if notice.reply is None:
        return Outcome("failed", "its words were erased")
    if notice.uncertain and not notice.repeat:
        return Outcome("failed", "uncertain: it may have arrived, and is not said twice")
    if now >= notice.expires_at:
        why = f"expired: {notice.detail}" if notice.detail else "expired"
        return Outcome("unreachable" if notice.detail == NOBODY else "failed", why)
    return None


def settle(notice: Notice, outcome: Outcome, now: int) -> Notice:
    """Write down how the attempt ended; a notice to be tried again becomes visible later."""
    uncertain = notice.uncertain or outcome.unsure
    if outcome.result != "again":
        return _over(notice, outcome.result, outcome.detail, uncertain, now)
    if uncertain and not notice.repeat:
        detail = f"uncertain: {outcome.detail}"
        return _over(notice, "failed", detail, uncertain, now)
    if now + outcome.wait >= notice.expires_at:
        return _over(notice, "failed", f"expired: {outcome.detail}", uncertain, now)
    told_to_wait = outcome.scope != "notice"
    return replace(
        notice,
        fate="waiting",
        token="",
        attempt=notice.attempt - told_to_wait,
        uncertain=uncertain,
        detail=outcome.detail,
        visible_at=now + outcome.wait,
    )


def _over(
    notice: Notice,
    fate: Literal["sent", "failed", "unreachable"],
    detail: str,
    uncertain: bool,
    now: int,
) -> Notice:
    return replace(
        notice,
        fate=fate,
        token="",
        detail=detail,
        uncertain=uncertain,
        visible_at=NEVER,
        settled_at=now,
        blank_at=now + WORDS_KEPT,
    )


def repeated(reply: Reply) -> Reply:
    """The same words, marked 重发; the mark stands behind a leading 【演练】, which must stay first."""
    text = re.sub(r"^(【[^】\n]*】)?", rf"\g<1>{REPEATED}", reply.text, count=1)
    return replace(reply, text=text)
