"""How often a platform still lets us write to a person: what it grants, and what was used of it."""

from typing import ClassVar

import msgspec
from msgspec.structs import replace

from domain.document import Document, Index


class Allowance(msgspec.Struct, frozen=True):
    """So many messages within `span` ms after something that the person did."""

    count: int
    span: int


WROTE = Allowance(5, 48 * 3_600_000)
"""After a message of theirs (公众号 › 客服消息)."""

ACTED = Allowance(3, 60_000)
"""After a menu press, a scan or a follow."""


class Ledger(Document, frozen=True, kw_only=True):
    """What was used of an account's allowances; its id is the `Address.key`.

    `wrote_used` counts for the message at `wrote_at` only, `acted_used` for the act at `acted_at`
    (ms UTC): the next one of its kind opens a new allowance, and nobody has to reset anything.
    """

    collection: ClassVar[str] = "ledgers"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    wrote_at: int = 0
    wrote_used: int = 0
    acted_at: int = 0
    acted_used: int = 0
    expires_at: int = 0


def current(ledger: Ledger, wrote_at: int, acted_at: int) -> Ledger:
    """The ledger as it stands after what the person did last, at these moments (0: never)."""
    if wrote_at > ledger.wrote_at:
        ledger = replace(ledger, wrote_at=wrote_at, wrote_used=0)
    if acted_at > ledger.acted_at:
        ledger = replace(ledger, acted_at=acted_at, acted_used=0)
    last = max(ledger.wrote_at + WROTE.span, ledger.acted_at + ACTED.span)
    return replace(ledger, expires_at=last)


def left(ledger: Ledger, now: int) -> int:
    """How many messages may still be sent."""
    return sum(_left(ledger, now))


def spend(ledger: Ledger, count: int, now: int) -> Ledger | None:
    """The ledger after `count` messages, or None where there is no room for all of them.

    What ends first is used first.
    """
    acted, wrote = _left(ledger, now)
    if acted + wrote < count:
        return None
    first = min(acted, count)
    return replace(
        ledger,
        acted_used=ledger.acted_used + first,
        wrote_used=ledger.wrote_used + count - first,
    )


def give_back(ledger: Ledger, count: int) -> Ledger:
    """The ledger after `count` messages were surely not taken."""
    wrote = min(count, ledger.wrote_used)
    return replace(
        ledger,
        wrote_used=ledger.wrote_used - wrote,
        acted_used=max(0, ledger.acted_used - (count - wrote)),
    )


def drained(ledger: Ledger) -> Ledger:
    """The platform itself says that nothing is left."""
    return replace(ledger, wrote_used=WROTE.count, acted_used=ACTED.count)


def _left(ledger: Ledger, now: int) -> tuple[int, int]:
    acted = ACTED.count - ledger.acted_used if now < ledger.acted_at + ACTED.span else 0
    wrote = WROTE.count - ledger.wrote_used if now < ledger.wrote_at + WROTE.span else 0
    return max(0, acted), max(0, wrote)


class Grant(Document, frozen=True, kw_only=True):
    """How many notices of one template a person still wants: one tap, one notice (订阅通知).

    Its id is the `Address.key` and the template's id; see `grant_id`.
    """

    collection: ClassVar[str] = "grants"

    left: int = 0


def grant_id(address: str, template: str) -> str:
    """The id of the `Grant` of one address (its key) for one template."""
    return f"{address}/{template}"
