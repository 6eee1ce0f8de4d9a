"""What the platform calls back about photos: late, twice, about none of ours, or before we knew.

A verdict is written down before anything else; who writes down a trace looks for its verdict
afterwards. So whichever comes first, neither is missed.
"""

from domain.errors import Conflict
from domain.screening import FORGOTTEN, Screening, Verdict, judged
from services.office import Office
from services.screening.port import Opinion
from services.screening.telling import tell
from services.unit import Unit
from storage.port import Insert, eq

TRIES = 5
"""Races lost against others at the same case before the platform is asked to send again."""


async def heard(office: Office, trace: str, opinion: Opinion, now: int) -> None:
    """A verdict came. The first one of a trace counts. Raises `StoreError`."""
    verdict = Verdict(
        id=trace, street=office.store.street, opinion=opinion, expires_at=now + FORGOTTEN
    )
    try:
        await office.store.commit([Insert(verdict)])
    except Conflict:
        return
    for one in await office.store.find(Screening, [eq("trace", trace)]):
        await caught_up(office, one.id)


async def caught_up(office: Office, id: str) -> None:
    """What follows from the verdict of this screening's trace, if there is one by now."""
    for _ in range(TRIES - 1):
        try:
            return await _applied(office, id)
        except Conflict:
            continue
    return await _applied(office, id)


async def _applied(office: Office, id: str) -> None:
    unit, now = Unit(office.store), office.clock.now()
    one = await unit.get(Screening, id)
    verdict = await unit.get(Verdict, one.trace) if one and one.trace else None
    if one is None or verdict is None:
        return
    after = judged(one, verdict.opinion, now)
    if after == one:
        return
    unit.put(after)
    if after.fate == "look":
        await tell(office, unit, after, now)
    await unit.commit()
