"""Wishes to be forgotten that had to wait: kept as soon as a case is over, nobody asks twice."""

from contextlib import suppress

from domain.access import Access, Upload
from domain.case import Case
from domain.errors import Conflict
from domain.forgetting import Forgetting
from domain.links import Spent
from domain.screening import Screening, Verdict
from domain.station import FoundShut
from services.cases.intake import RULE
from services.office import Office
from services.people.erasure import blank
from services.unit import Unit
from storage.port import Delete, Order, Store, Where

PAGE = 100

Passing = Spent | Access | Upload | FoundShut | Screening | Verdict
"""What has a time of its own and then goes."""


async def tick(office: Office) -> int:
    """Erase what may be erased by now; how many cases that were. Any worker may tick at any time."""
    done, last = 0, None
    order = Order(("since",))
    while page := await office.store.find(Forgetting, order=order, limit=PAGE, after=last):
        for wish in page:
            with suppress(Conflict):  # somebody is at the case right now: the next tick will do
                done += await _kept(office, wish)
        last = page[-1]
    return done


async def sweep_links(store: Store, now: int) -> None:
    """Forget used links, sign-ins, photos without words, words of stations, checks: all in time."""
    for kind in (Spent, Access, Upload, FoundShut, Screening, Verdict):
        await _swept(store, kind, now)


async def _swept(store: Store, kind: type[Passing], now: int) -> None:
    where = [Where("expires_at", "<=", now)]
    with suppress(Conflict):  # another worker sweeps as well
        while page := await store.find(kind, where, order=Order(("expires_at",)), limit=PAGE):
            await store.commit([Delete(one) for one in page])


async def _kept(office: Office, wish: Forgetting) -> int:
    case = await office.store.get(Case, wish.id)
    if case is not None and case.opened:
        return 0
    unit = Unit(office.store)
    if case is not None:
        await blank(office, unit, case, RULE, office.clock.now())
    unit.delete(wish)
    await unit.commit()
    return 1
