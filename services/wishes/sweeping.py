"""What is over goes: wishes some time after their end, and that somebody ever wished."""

from contextlib import suppress

from domain.errors import Conflict
from domain.wish import Wish, Wisher
from storage.port import Delete, Order, Store, Where

PAGE = 100


async def sweep(store: Store, now: int) -> None:
    """Delete what expired. Any worker may sweep at any time. Raises `Unavailable`."""
    where, order = [Where("expires_at", "<=", now)], Order(("expires_at",))
    with suppress(Conflict):  # another worker sweeps as well
        for kind in (Wish, Wisher):
            while page := await store.find(kind, where, order=order, limit=PAGE):
                await store.commit([Delete(one) for one in page])
