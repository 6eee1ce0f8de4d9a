"""Asking a platform whose account it is: work outside, under a lease, done long after the answer.

Official accounts' messages carry no unionid (contracts.md, People and rights).
"""

from typing import ClassVar

from msgspec.structs import replace

from domain.document import Document, Index
from domain.people import Identity
from domain.work import LEASE

LIFE = 72 * 3_600_000
"""How long it is asked for again and again, ms; whoever follows anew is asked for anew."""


class UnionWork(Document, frozen=True, kw_only=True):
    """That the unionid of `account` (an identity's id) is to be asked for.

    `visible_at` (ms UTC) is when it may be taken next, `attempt` counts the calls that were made.
    """

    collection: ClassVar[str] = "union_works"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("visible_at",)), Index(("account",)))

    account: str
    visible_at: int
    expires_at: int
    attempt: int = 0


def wanted(account: Identity, now: int) -> UnionWork:
    """The work for an account that was just heard of."""
    return UnionWork(
        id=f"{account.id}@{now}",
        street=account.street,
        account=account.id,
        visible_at=now,
        expires_at=now + LIFE,
    )


def take(work: UnionWork, now: int) -> UnionWork:
    """Mark it as being asked until its lease ends; then it comes up again."""
    return replace(work, attempt=work.attempt + 1, visible_at=now + LEASE)


def later(work: UnionWork, wait: int, now: int) -> UnionWork:
    """No answer: it comes up again after `wait` ms."""
    return replace(work, visible_at=now + wait)
