"""Reading the roster in whole pages: a few searches for thousands of people, never one for each."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from domain.document import Document
from domain.roster import Group, Membership
from storage.port import BY_ID, Order, Store, Where, among

PAGE = 500
"""Documents that one search brings, and ids that one search asks for."""

D = TypeVar("D", bound=Document)


async def every(
    store: Store, kind: type[D], where: Sequence[Where] = (), order: Order = BY_ID
) -> list[D]:
    """All documents that meet the conditions, however many."""
    found: list[D] = []
    page = await store.find(kind, where, order=order, limit=PAGE)
    while page:
        found += page
        full = len(page) == PAGE
        page = (
            await store.find(kind, where, order=order, limit=PAGE, after=page[-1]) if full else []
        )
    return found


async def by_id(store: Store, kind: type[D], ids: Iterable[str]) -> dict[str, D]:
    """The documents of these ids, as far as there are any."""
    found: dict[str, D] = {}
    for some in _portions(ids):
        found |= {each.id: each for each in await store.find(kind, [among("id", some)], limit=PAGE)}
    return found


async def groups(store: Store) -> list[Group]:
    """Every group that has not ended, by name."""
    return [g for g in await every(store, Group, order=Order(("name",))) if not g.ended]


async def of_groups(store: Store, ids: Iterable[str]) -> list[Membership]:
    """Everybody's place in these groups."""
    return [
        m for some in _portions(ids) for m in await every(store, Membership, [among("group", some)])
    ]


async def of_seats(store: Store, ids: Iterable[str]) -> list[Membership]:
    """The places that these seats have in groups."""
    return [
        m for some in _portions(ids) for m in await every(store, Membership, [among("seat", some)])
    ]


def _portions(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    wanted = tuple(dict.fromkeys(ids))
    for start in range(0, len(wanted), PAGE):
        yield wanted[start : start + PAGE]
