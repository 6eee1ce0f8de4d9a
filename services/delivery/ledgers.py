"""The ledgers in the store: shared by all workers, written before the call they pay for."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar
from weakref import WeakValueDictionary

from msgspec.structs import replace

from domain.document import Document
from domain.errors import Conflict
from domain.people import Address
from domain.reach import Grant, Ledger, current, drained, give_back, grant_id, spend
from domain.session import Session
from storage.port import Insert, Replace, Store, Where

D = TypeVar("D", bound=Document)

TRIES = 5
"""How often a change is tried anew when other workers change the same ledger."""


class Books:
    """Documents that everybody changes: one change at a time here, by version among workers."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def change(self, blank: D, change: Callable[[D], D | None]) -> bool:
        """Change a document, `blank` where there is none yet; False where `change` refuses.

        Raises `Conflict` after losing `TRIES` races, `Unavailable`.
        """
        lock = self._locks.setdefault(blank.id, asyncio.Lock())
        async with lock:
            for _ in range(TRIES - 1):
                with suppress(Conflict):
                    return await self._once(blank, change)
            return await self._once(blank, change)

    async def _once(self, blank: D, change: Callable[[D], D | None]) -> bool:
        found = await self._store.get(type(blank), blank.id)
        new = change(found or blank)
        if new is not None:
            await self._store.commit([Replace(new) if found else Insert(new)])
        return new is not None


class Ledgers:
    """Customer-service messages to one account: 5 in 48 h, 3 in a minute (`domain.reach`)."""

    def __init__(self, store: Store) -> None:
        self._store, self._books = store, Books(store)

    async def spend(self, address: Address, count: int, now: int) -> bool:
        """Take `count` messages; False where that many are not allowed any more.

        Of somebody whose last message nobody wrote down the platform knows more than we do: then
        it is asked. Raises `StoreError`.
        """
        session = await self._store.get(Session, address.key)
        if session is None or not (session.wrote_at or session.acted_at):
            return True
        wrote_at, acted_at = session.wrote_at, session.acted_at
        return await self._change(
            address, lambda ledger: spend(current(ledger, wrote_at, acted_at), count, now)
        )

    async def give_back(self, address: Address, count: int) -> None:
        """They were surely not taken."""
        await self._change(address, lambda ledger: give_back(ledger, count))

    async def drain(self, address: Address) -> None:
        """The platform says that nothing is left."""
        await self._change(address, drained)

    async def _change(self, address: Address, change: Callable[[Ledger], Ledger | None]) -> bool:
        blank = Ledger(id=address.key, street=self._store.street)
        return await self._books.change(blank, change)


class Grants:
    """Subscription notices: what people consented to, template by template."""

    def __init__(self, store: Store) -> None:
        self._store, self._books = store, Books(store)

    async def add(self, address: Address, template: str, count: int = 1) -> None:
        """The person tapped «allow» `count` times."""
        await self._change(address, template, lambda g: replace(g, left=g.left + count))

    async def spend(self, address: Address, template: str) -> bool:
        """Take one; False where none is left. Raises `StoreError`."""
        return await self._change(
            address, template, lambda g: replace(g, left=g.left - 1) if g.left > 0 else None
        )

    async def clear(self, address: Address, template: str) -> None:
        """The person took it back, or the platform knows of none (43101)."""
        await self._change(address, template, lambda g: replace(g, left=0) if g.left else None)

    async def _change(
        self, address: Address, template: str, change: Callable[[Grant], Grant | None]
    ) -> bool:
        blank = Grant(id=grant_id(address.key, template), street=self._store.street)
        return await self._books.change(blank, change)


def grants_of(address: str) -> list[Where]:
    """What finds all grants of one address (its key), whatever their templates."""
    return [Where("id", ">=", grant_id(address, "")), Where("id", "<", f"{address}0")]
