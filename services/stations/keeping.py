"""What the street's people say of stations: proposed, confirmed, looked at, and in every worker's index.

One small document names the edition; an answer reads it and nothing else as long as it is the same.
"""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from msgspec.structs import replace

from domain.people import Staff
from domain.station import FoundShut, StationDoubt, StationEdition, StationRecord
from domain.street import Station
from services.ids import new_id
from services.office import Office
from services.stations.index import Index, street_index
from services.unit import Unit
from storage.port import Order, Store, eq

EDITION = "stations"
SERIES = "station"
"""The running numbers of proposals."""


class Current(NamedTuple):
    """The stations as they are known now, and the ids of those last found closed.

    By one of the street's people, or by enough residents since (doubting.py).
    """

    stations: Index
    shut: frozenset[str]


_known: WeakKeyDictionary[Index, tuple[str, Current]] = WeakKeyDictionary()
"""The last edition that was put together over each pack's own index."""


async def current(office: Office) -> Current:
    """The pack's stations with what people confirmed on the spot laid over them."""
    marker = await office.store.get(StationEdition, EDITION)
    if marker is None:
        return Current(office.stations, frozenset())
    known = _known.get(office.stations)
    if known is None or known[0] != marker.edition:
        known = _known[office.stations] = (marker.edition, await _laid_over(office))
    return known[1]


async def _laid_over(office: Office) -> Current:
    kept = await office.store.find(
        StationRecord, [eq("state", "kept")], order=Order(("made_at",)), limit=10_000
    )
    stations = {one.id: one for one in office.street.stations} | {r.id: r.station for r in kept}
    street = replace(office.street, stations=tuple(stations.values()))
    doubts = await office.store.find(StationDoubt, [eq("flagged", True)], limit=10_000)
    shut = frozenset(r.id for r in kept if r.shut) | frozenset(one.id for one in doubts)
    return Current(street_index(street), shut)


def propose(
    unit: Unit, station: Station, seat: Staff, number: int, said: str, now: int
) -> StationRecord:
    """A new station that waits for the desk's word."""
    unit.guard(seat)
    record = StationRecord(
        id=station.id,
        street=seat.street,
        station=station,
        state="proposed",
        by=seat.id,
        made_at=now,
        number=number,
        said=said,
    )
    unit.insert(record)
    return record


async def proposed(store: Store, number: int) -> StationRecord | None:
    """The proposal of that number that still waits."""
    found = await store.find(StationRecord, [eq("number", number)], limit=1)
    return found[0] if found and found[0].state == "proposed" else None


async def settle(unit: Unit, record: StationRecord, seat: Staff, *, yes: bool, now: int) -> None:
    """The desk's word: from now on it counts in every worker, or never."""
    unit.guard(seat)
    station = replace(record.station, confirmed=yes)
    unit.put(replace(record, station=station, state="kept" if yes else "refused"))
    if yes:
        await edited(unit, now)


async def looked_at(
    unit: Unit, station: Station, seat: Staff, said: str, now: int, *, shut: bool
) -> None:
    """Somebody stood there: what `station` says now counts, and that it was open or shut.

    What people said of it before counts no more.
    """
    unit.guard(seat)
    before = await unit.get(StationRecord, station.id)
    if before is None:
        before = StationRecord(
            id=station.id, street=seat.street, station=station, state="kept", by="", made_at=now
        )
    unit.put(replace(before, station=station, state="kept", by=seat.id, said=said, shut=shut))
    if doubt := await unit.get(StationDoubt, station.id):
        unit.delete(doubt)
    for one in await unit.store.find(FoundShut, [eq("station", station.id)], limit=1_000):
        unit.delete(one)
    await edited(unit, now)


async def edited(unit: Unit, now: int) -> None:
    """Every worker's index is old from this commit on."""
    before = await unit.get(StationEdition, EDITION)
    marker = before or StationEdition(id=EDITION, street=unit.store.street, edition="")
    unit.put(replace(marker, edition=new_id(now)))
