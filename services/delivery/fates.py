"""What became of notices that did not arrive: for operators, and for whoever takes the telephone."""

from collections.abc import Sequence

from domain.errors import NotFound, NotPossible
from domain.work import Notice, revive
from storage.port import Order, Replace, Store, Where, eq

LOST = ("failed", "unreachable")
"""The fates of what nobody was told."""


async def undelivered(store: Store, limit: int = 100) -> list[Notice]:
    """Notices that ended without having been said, the latest first."""
    found = [
        notice
        for fate in LOST
        for notice in await store.find(
            Notice, [eq("fate", fate)], order=Order(("-made_at",)), limit=limit
        )
    ]
    return sorted(found, key=lambda notice: notice.made_at, reverse=True)[:limit]


async def send_again(store: Store, id: str, now: int) -> Notice:
    """Let a lost notice go once more, by every way and with as much time as at first.

    Raises `NotFound`, `NotPossible` where it was not lost or its words are blank by now (a day
    after it ended), `Conflict` where somebody was quicker.
    """
    notice = await store.get(Notice, id)
    if notice is None:
        raise NotFound(f"no notice {id}")
    if notice.fate not in LOST:
        raise NotPossible(f"notice {id} is {notice.fate}: there is nothing to send again")
    if notice.reply is None:
        raise NotPossible(f"the words of notice {id} were erased")
    revived = revive(notice, now)
    await store.commit([Replace(revived)])
    return revived


async def unreachable_reporters(store: Store, since: int, limit: int = 100) -> Sequence[Notice]:
    """What reporters of cases were not told, ended after `since` (ms UTC), the oldest first.

    No channel is left to them, or the message was lost on its way: somebody has to call.
    """
    found = [
        notice
        for fate in LOST
        for notice in await store.find(
            Notice,
            [eq("to", "reporter"), eq("fate", fate), Where("settled_at", ">", since)],
            order=Order(("settled_at",)),
            limit=limit,
        )
        if notice.case
    ]
    return sorted(found, key=lambda notice: (notice.settled_at, notice.id))[:limit]
