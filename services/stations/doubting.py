"""«关着»: enough people who found a station closed take it out of what is open (product.md, 3)."""

from domain.station import FoundShut, StationDoubt, found_shut_id
from domain.street import Station
from services.stations import keeping
from services.unit import Unit
from storage.port import Where, eq

ENOUGH = 3
"""So many people flag a station."""

COUNTS = 7 * 86_400_000
"""How long (ms) a word counts: what was closed for an inventory last week is open again."""

MOST = 1_000


async def found_shut(unit: Unit, station: Station, person: str, now: int) -> bool:
    """Write down that `person` ("" for nobody we know) found it closed; whether that flags it.

    Once it is flagged, it stays so until one of the street's people has stood there.
    """
    id, street, store = found_shut_id(station.id, person), unit.store.street, unit.store
    doubt = await unit.get(StationDoubt, station.id)
    doubt = doubt or StationDoubt(id=station.id, street=street, flagged=False, at=now)
    said = await unit.get(FoundShut, id)
    unit.put(
        FoundShut(
            id=id,
            street=street,
            version=said.version if said else 0,
            station=station.id,
            person=person,
            expires_at=now + COUNTS,
        )
    )
    where = [eq("station", station.id), Where("expires_at", ">", now)]
    people = {one.person for one in await store.find(FoundShut, where, limit=ENOUGH)}
    flags = not doubt.flagged and len(people | {person}) >= ENOUGH
    unit.put(
        StationDoubt(
            id=doubt.id,
            street=street,
            version=doubt.version,
            flagged=doubt.flagged or flags,
            at=now,
        )
    )
    if flags:
        await keeping.edited(unit, now)
    return flags


async def forget(unit: Unit, person: str) -> None:
    """Who is forgotten found nothing closed; a station that they helped to flag stays flagged."""
    for one in await unit.store.find(FoundShut, [eq("person", person)], limit=MOST):
        unit.delete(one)
