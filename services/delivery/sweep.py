"""Forgetting in time: words of settled notices and stored answers, then the records themselves.

No store deletes by itself (contracts.md, Time): a tick calls `sweep` with the clock's now.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

import msgspec
from msgspec.structs import replace

from domain.document import Document
from domain.errors import Conflict
from domain.idempotency import KeyUsed
from domain.reach import Ledger
from domain.session import Delivery
from domain.uploads import Upload
from domain.work import NEVER, WORDS_KEPT, Notice
from services.delivery.gathering import Gathering
from services.delivery.limiter import Window
from storage.port import Change, Delete, Insert, Order, Replace, Store, Where

DAY = 86_400_000

KEPT = 30 * DAY
"""How long the delivery log shows a notice after it expired, ms, unless the pack says otherwise."""

ANSWERS_KEPT = 7 * DAY
"""How long a delivery key is kept, ms (contracts.md); its answer only `WORDS_KEPT`."""

PAGE = 200
D = TypeVar("D", bound=Document)


class Swept(Document, frozen=True, kw_only=True):
    """Up to which `expires_at` the stored answers are blank already."""

    collection: ClassVar[str] = "swept"

    upto: int = 0


class Tally(msgspec.Struct, frozen=True):
    """What one sweep did."""

    blanked: int
    deleted: int


async def sweep(store: Store, now: int, *, kept: int = KEPT) -> Tally:
    """Blank what was said and answered 24 h ago; delete what is past its time.

    A notice goes `kept` ms after its expiry and only once its fate is known. What somebody else
    changes meanwhile is left for the next sweep. Raises `Unavailable`.
    """
    blanked = await _each(store, Notice, "blank_at", 0, now, _blank)
    blanked += await _blank_answers(store, now)
    deleted = await _each(store, Delivery, "expires_at", 0, now, Delete)
    deleted += await _each(store, Window, "expires_at", 0, now, Delete)
    deleted += await _each(store, Gathering, "expires_at", 0, now, Delete)
    deleted += await _each(store, Ledger, "expires_at", 0, now, Delete)
    deleted += await _each(store, KeyUsed, "expires_at", 0, now, Delete)
    deleted += await _each(store, Upload, "expires_at", 0, now, Delete)
    deleted += await _each(store, Notice, "expires_at", 0, now - kept, _over)
    return Tally(blanked, deleted)


def _blank(notice: Notice) -> Change:
    return Replace(replace(notice, reply=None, blank_at=NEVER))


def _over(notice: Notice) -> Change | None:
    return Delete(notice) if notice.visible_at == NEVER else None


async def _blank_answers(store: Store, now: int) -> int:
    """Blank the answers behind delivery keys, beginning where the last sweep ended."""
    mark = await store.get(Swept, "answers") or Swept(id="answers", street=store.street)
    upto = now + ANSWERS_KEPT - WORDS_KEPT
    blanked = await _each(store, Delivery, "expires_at", mark.upto, upto, _unsaid)
    mark = replace(mark, upto=upto + 1)
    await _together(store, [Replace(mark) if mark.version else Insert(mark)])
    return blanked


def _unsaid(delivery: Delivery) -> Change | None:
    return Replace(replace(delivery, passive="")) if delivery.passive else None


async def _each(
    store: Store,
    kind: type[D],
    field: str,
    since: int,
    upto: int,
    change: Callable[[D], Change | None],
) -> int:
    """Change every document whose `field` lies from `since` to `upto`, a page at a time."""
    where = [Where(field, ">=", since), Where(field, "<=", upto)]
    order, done, last = Order((field,)), 0, None
    while page := await store.find(kind, where, order=order, limit=PAGE, after=last):
        changes = [made for doc in page if (made := change(doc)) is not None]
        done += await _together(store, changes)
        last = page[-1]
    return done


async def _together(store: Store, changes: Sequence[Change]) -> int:
    """Commit all, or where one of them was changed by somebody else, all the others."""
    if not changes:
        return 0
    try:
        await store.commit(changes)
    except Conflict:
        if len(changes) == 1:
            return 0
        return sum([await _together(store, [change]) for change in changes])
    return len(changes)
