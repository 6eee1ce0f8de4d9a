"""Finding calls and their people."""

from collections.abc import AsyncIterator

from domain.call import Call, Recipient
from storage.port import Order, Store, Where, eq

PAGE = 500
"""Recipients read, or pushes written, at once."""

MOST = 50
"""Calls that are live at one time."""


async def live(store: Store) -> list[Call]:
    """The calls that people are called by now, the latest first."""
    return await store.find(Call, [eq("state", "sent")], order=Order(("-made_at",)), limit=MOST)


async def by_serial(store: Store, serial: int) -> Call | None:
    """«集3»: the latest call of that number, of whichever year."""
    order = Order(("-made_at",))
    found = await store.find(Call, [eq("serial", serial)], order=order, limit=1)
    return found[0] if found else None


async def recipients(store: Store, call: str, after: str = "") -> list[Recipient]:
    """A page of a call's people in the order of their ids, behind the id `after`."""
    where = [Where("id", ">", after or f"{call}:"), Where("id", "<", f"{call};")]
    return await store.find(Recipient, where, limit=PAGE)


async def everybody(store: Store, call: str) -> AsyncIterator[Recipient]:
    """All people of a call, page by page."""
    after = ""
    while page := await recipients(store, call, after):
        for recipient in page:
            yield recipient
        after = page[-1].id
