"""Forgetting files that no words name any more, and fetches whose fate is long known."""

from collections.abc import Collection, Sequence

import msgspec

from domain.errors import Conflict
from domain.fetch import Fetch, FileUse
from domain.work import NEVER
from storage.files.port import ORPHANED, Files
from storage.port import Delete, Order, Store, Where, among

LOG_KEPT = 30 * 86_400_000
"""How long a fetch can be looked up after it expired, ms: as long as the delivery log."""

PAGE = 200


class Tally(msgspec.Struct, frozen=True):
    """What one sweep threw away."""

    files: int
    fetches: int


async def sweep(store: Store, files: Files, now: int) -> Tally:
    """Throw away files that nobody named within 24 h, and old records. Raises `Unavailable`."""

    async def named(names: Sequence[str]) -> Collection[str]:
        found: set[str] = set()
        for page in (names[n : n + PAGE] for n in range(0, len(names), PAGE)):
            found |= {str(n) for n in await store.count(FileUse, [among("file", page)], by="file")}
        return found

    swept = await files.sweep(now - ORPHANED, named)
    return Tally(swept, await _old_fetches(store, now - LOG_KEPT))


async def _old_fetches(store: Store, before: int) -> int:
    where = [Where("expires_at", "<", before), Where("visible_at", "=", NEVER)]
    old = await store.find(Fetch, where, order=Order(("expires_at",)), limit=PAGE)
    for fetch in old:
        try:
            await store.commit([Delete(fetch)])
        except Conflict:
            continue
    return len(old)
