"""Whose an account is, asked of its platform in the background; what it says joins accounts.

Any number of workers may tick on one store: each question is one worker's for the time of its
lease. Killed at any point it comes up again; asked twice, the answer is the same and so is what
follows from it.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Protocol

from domain.errors import Conflict
from domain.people import Address, Identity
from domain.unionwork import UnionWork, later, take
from domain.work import Outcome
from services.clock import Clock
from services.people import unions
from services.unit import Unit
from storage.port import Delete, Order, Replace, Store, Where

log = logging.getLogger(__name__)

ROOM = 8
"""How many are asked for at once."""

FIRST, LONGEST = 15_000, 3_600_000
"""The first wait after a failed try and the longest one, ms."""

TRIES = 5
"""Races lost against others at work with the same people before it comes up again."""


class Knows(Protocol):
    """A platform that knows whose its accounts are."""

    async def union(self, address: Address) -> str | Outcome:
        """The unionid of an account; "" for one that has none, or that left.

        `Outcome` where it cannot be told: `again` after its `wait` (ms), or never.
        """


class Asking:
    """Asks each account's platform once; `platforms` by channel."""

    def __init__(self, store: Store, clock: Clock, platforms: Mapping[str, Knows]) -> None:
        self._store, self._clock, self._platforms = store, clock, platforms

    async def tick(self) -> int:
        """Ask what is due; how many that were. Raises `Unavailable`."""
        asked = 0
        while taken := await self._taken():
            await asyncio.gather(*(self._ask(work) for work in taken))
            asked += len(taken)
        return asked

    async def _taken(self) -> list[UnionWork]:
        """Looked for first, since a claim writes."""
        now = self._clock.now()
        due, soonest = [Where("visible_at", "<=", now)], Order(("visible_at",))
        if not await self._store.find(UnionWork, due, order=soonest, limit=1):
            return []
        return await self._store.claim(
            UnionWork, due, lambda work: take(work, now), order=soonest, limit=ROOM
        )

    async def _ask(self, work: UnionWork) -> None:
        account = await self._store.get(Identity, work.account)
        platform = self._platforms.get(account.address.channel) if account else None
        if account is None or platform is None:
            await self._over(work)
            return
        said = await platform.union(account.address)
        if isinstance(said, Outcome):
            await self._unheard(work, said)
        elif not said:
            await self._over(work)
        else:
            await self._heard(work, said)

    async def _unheard(self, work: UnionWork, no: Outcome) -> None:
        wait = no.wait or min(LONGEST, FIRST << min(work.attempt - 1, 20))
        if no.result != "again" or self._clock.now() + wait >= work.expires_at:
            log.warning("whose an account is was not told: %s", no.detail)
            await self._over(work)
            return
        with suppress(Conflict):  # whoever erased it wants no more asked
            await self._store.commit([Replace(later(work, wait, self._clock.now()))])

    async def _over(self, work: UnionWork) -> None:
        with suppress(Conflict):
            await self._store.commit([Delete(work)])

    async def _heard(self, work: UnionWork, unionid: str) -> None:
        for _ in range(TRIES):
            with suppress(Conflict):
                return await self._join(work, unionid)
        log.info("an account could not be joined for all the others at work: later")
        return None

    async def _join(self, work: UnionWork, unionid: str) -> None:
        """On fresh reads. Work that is gone was done by somebody else, or is wanted no more."""
        unit, now = Unit(self._store), self._clock.now()
        account = await self._store.get(Identity, work.account)
        if account is None or await self._store.get(UnionWork, work.id) is None:
            return
        told = await unions.told(unit, account, unionid, now)
        if told != account:
            unit.put(told)
        else:
            unit.guard(account)
        unit.delete(work)
        await unit.commit()
