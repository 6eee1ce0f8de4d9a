"""Reading for a thousand notices at once: a few searches instead of thousands of single reads."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from domain.document import Document
from domain.people import Identity, Staff
from domain.work import Notice
from storage.port import BY_ID, Order, Store, Where, among

D = TypeVar("D", bound=Document)

FEW, PAGE = 8, 200
"""So few are read one by one; so many one search brings."""


class Reader(Protocol):
    """What finding the way to a person asks of a store (`storage.port.Store`)."""

    async def get(self, kind: type[D], id: str) -> D | None:
        """The document with this id, or None."""

    async def find(
        self,
        kind: type[D],
        where: Sequence[Where] = (),
        *,
        order: Order = BY_ID,
        limit: int = 100,
    ) -> list[D]:
        """Documents that meet every condition."""


class Known:
    """A store's reader that answers from what it has learnt; for one pass, no longer."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._learnt: dict[tuple[type[Document], str], Document | None] = {}

    async def learn(self, kind: type[Document], ids: Iterable[str]) -> None:
        """Read all of these ahead, where they are many. Raises `Unavailable`."""
        wanted = list(dict.fromkeys(ids))
        if len(wanted) <= FEW:
            return
        for start in range(0, len(wanted), PAGE):
            some = wanted[start : start + PAGE]
            found = await self._store.find(kind, [among("id", some)], limit=PAGE)
            self._learnt |= {(kind, id): None for id in some}
            self._learnt |= {(kind, one.id): one for one in found}

    async def get(self, kind: type[D], id: str) -> D | None:
        """See `Reader`."""
        if (kind, id) in self._learnt:
            return self._learnt[kind, id]  # type: ignore[return-value]
        return await self._store.get(kind, id)

    async def find(
        self,
        kind: type[D],
        where: Sequence[Where] = (),
        *,
        order: Order = BY_ID,
        limit: int = 100,
    ) -> list[D]:
        """See `Reader`."""
        return await self._store.find(kind, where, order=order, limit=limit)


async def known_for(store: Store, notices: Sequence[Notice]) -> Known:
    """A reader that knows the seats and accounts these notices are for."""
    known = Known(store)
    await known.learn(Staff, (one.staff for one in notices if one.staff))
    seats = [await known.get(Staff, one.staff) for one in notices if len(notices) > FEW]
    addresses = [one.address for one in notices] + [seat.address for seat in seats if seat]
    await known.learn(Identity, (address.key for address in addresses if address))
    return known
