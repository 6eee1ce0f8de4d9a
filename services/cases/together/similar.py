"""Cases that may be the same thing: open ones are likely duplicates, closed ones a lesson."""

import asyncio

from domain import geo
from domain.case import Case
from domain.message import Pin
from services.cases import lookup
from services.cases.lookup import NEWEST
from storage.port import Store, Where, among, eq

DAY = 86_400_000
LATELY = 30 * DAY
"""How far back a duplicate may lie, ms (domain.md: in 30 days)."""

BEFORE = 365 * DAY
"""How far back what was done still teaches something, ms."""

NEAR = 250
"""Metres within which the same topic is likely the same thing (domain.md)."""

SHOWN = 5


async def similar(store: Store, case: Case, now: int) -> list[Case]:
    """Open cases of the same topic within 250 m or at the same place, of 30 days; newest first.

    Never for quiet or sealed topics: who seeks help in a crisis is nobody's duplicate, and what
    is kept from people is not hinted at.
    """
    return await _alike(store, case, now - LATELY, opened=True)


async def solved_before(store: Store, case: Case, now: int) -> list[tuple[Case, str]]:
    """相似问题: closed ones of the last year with what was done, newest first."""
    found = [c for c in await _alike(store, case, now - BEFORE, opened=False) if c.handled_by]
    results = await asyncio.gather(*(_result(store, one) for one in found))
    return [(one, said) for one, said in zip(found, results, strict=True) if said]


async def _alike(store: Store, case: Case, since: int, *, opened: bool) -> list[Case]:
    if case.quiet or case.sealed or not case.topic:
        return []
    where = [eq("topic", case.topic), eq("opened", opened), Where("opened_at", ">=", since)]
    ways = []
    if case.place:
        ways.append(
            store.find(Case, [eq("place", case.place), *where], order=NEWEST, limit=SHOWN + 1)
        )
    if case.pin:
        cells = among("cell", geo.cells_around(_point(case.pin)))
        ways.append(store.find(Case, [cells, *where], order=NEWEST, limit=50))
    found = {one.id: one for some in await asyncio.gather(*ways) for one in some}
    alike = [one for one in found.values() if one.id != case.id and _same_thing(one, case)]
    return sorted(alike, key=lambda one: -one.opened_at)[:SHOWN]


def _same_thing(one: Case, case: Case) -> bool:
    if one.quiet or one.sealed:
        return False
    if one.place and one.place == case.place:
        return True
    if one.pin is None or case.pin is None:
        return False
    return geo.metres(_point(one.pin), _point(case.pin)) <= NEAR


def _point(pin: Pin) -> geo.Point:
    return geo.to_wgs84((pin.lat, pin.lng), pin.crs)


async def _result(store: Store, case: Case) -> str:
    """What was done last, in the handler's words; "" where these were erased."""
    said = await lookup.words(store, case)
    return next((one.text for one in reversed(said) if one.part == "result"), "")
