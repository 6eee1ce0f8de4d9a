"""Finding wishes: by their number, those that everybody sees, one's own, those that wait."""

from domain.wish import SHOWN, Wish, WishEvent
from services.people.names import Names, under
from storage.port import Order, Store, among, eq

MOST = 100
SHOWN_FIRST = Order(("-published_at",))


async def by_number(store: Store, number: int) -> Wish | None:
    """The wish that people call so."""
    found = await store.find(Wish, [eq("number", number)], limit=1)
    return found[0] if found else None


async def shown(store: Store, limit: int, after: Wish | None = None) -> list[Wish]:
    """What everybody sees, the newest first, behind `after`. Raises `Unavailable`."""
    where = [among("state", SHOWN)]
    return await store.find(Wish, where, order=SHOWN_FIRST, limit=limit, after=after)


async def to_claim(store: Store, limit: int) -> list[Wish]:
    """Those that wait for somebody, the oldest first."""
    return await store.find(Wish, [eq("state", "open")], order=Order(("made_at",)), limit=limit)


async def to_look_at(store: Store) -> list[Wish]:
    """Those that wait for the desk, the oldest first."""
    return await store.find(Wish, [eq("state", "new")], order=Order(("made_at",)), limit=MOST)


async def made_by(store: Store, names: Names) -> list[Wish]:
    """What they wished for, the newest first."""
    order = Order(("-made_at",))
    return await store.find(Wish, [under("wisher", names)], order=order, limit=MOST)


async def claimed_by(store: Store, names: Names) -> list[Wish]:
    """What they have taken up, the newest first."""
    order = Order(("-made_at",))
    return await store.find(Wish, [under("claimer", names)], order=order, limit=MOST)


async def history(store: Store, wish: Wish) -> list[WishEvent]:
    """What happened to it, in order."""
    return await store.find(WishEvent, [eq("wish", wish.id)], order=Order(("at",)), limit=MOST)
