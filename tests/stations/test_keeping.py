"""Stations told of on the spot: in every worker's index once confirmed, and no question reads them all."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.wiring import make_office
from domain.people import Staff
from domain.street import Station
from services.clock import FixedClock
from services.office import Office
from services.pack import load
from services.stations import keeping, nearest
from services.stations.kinds import KINDS
from services.unit import Unit
from storage.port import Store
from storage.sqlite import SqliteStore

NOON = 1_795_406_400_000
HERE = (31.2629, 121.4427)
SEAT = Staff(id="seat", street="yichuan", name="小周", role="grid_worker")
NEW = Station(
    id="kept-1", name="宜川四村驿站", kind="partner", at=HERE, hours="24/7", source="建站",
    facilities=("shower",), verified_on="2026-11-23",
)  # fmt: skip


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty embedded store with a seat in it."""
    store = SqliteStore(tmp_path / "store.db", "yichuan", (*KINDS, Staff))
    await store.open()
    unit = Unit(store)
    unit.insert(SEAT)
    await unit.commit()
    yield store
    await store.close()


def worker(store: Store) -> Office:
    """One worker's desk: with an index of its own, over the same store."""
    nothing: Any = None
    return make_office(store, FixedClock(NOON), load("yichuan"), nothing, "https://street.example")


async def seat_of(store: Store) -> Staff:
    """The seat as it is stored."""
    seat = await store.get(Staff, SEAT.id)
    assert seat
    return seat


async def proposed(store: Store, yes: bool | None) -> None:
    """A new station, and the desk's word of it."""
    unit, seat = Unit(store), await seat_of(store)
    record = keeping.propose(unit, NEW, seat, 1, "24小时", NOON)
    if yes is not None:
        await keeping.settle(unit, record, seat, yes=yes, now=NOON)
    await unit.commit()


async def names(office: Office) -> set[str]:
    """What a question would find."""
    return {station.name for station in (await keeping.current(office)).stations.stations}


@pytest.mark.parametrize(("yes", "there"), [(True, True), (False, False), (None, False)])
async def test_only_the_desks_yes_puts_it_on_the_map(
    store: Store, yes: bool | None, there: bool
) -> None:
    here, other = worker(store), worker(store)
    assert NEW.name not in await names(other)
    await proposed(store, yes)
    assert (NEW.name in await names(here), NEW.name in await names(other)) == (there, there)


async def test_the_index_is_put_together_once_for_each_change(store: Store) -> None:
    office = worker(store)
    assert (await keeping.current(office)).stations is office.stations
    await proposed(store, yes=True)
    first = (await keeping.current(office)).stations
    assert (await keeping.current(office)).stations is first
    unit = Unit(store)
    await keeping.looked_at(unit, NEW, await seat_of(store), "关门了", NOON + 1, shut=True)
    await unit.commit()
    again = await keeping.current(office)
    assert again.stations is not first
    assert again.shut == {NEW.id}


async def test_a_look_at_one_of_the_packs_own_lies_over_it(store: Store) -> None:
    office = worker(store)
    own = office.street.stations[0]
    unit, seat = Unit(store), await seat_of(store)
    seen = replace(own, hours="08:00-20:00", verified_on="2026-11-23")
    await keeping.looked_at(unit, seen, seat, "在开 8-20点", NOON, shut=False)
    await unit.commit()
    known, shut = await keeping.current(office)
    assert [s for s in known.stations if s.id == own.id] == [seen]
    assert len(known.stations) == len(office.stations.stations)
    assert shut == frozenset()


async def test_what_was_found_shut_is_no_open_place_until_somebody_sees_it_open(
    store: Store,
) -> None:
    office = worker(store)
    await proposed(store, yes=True)
    found = []
    for shut in (True, False):
        unit = Unit(store)
        await keeping.looked_at(unit, NEW, await seat_of(store), "", NOON, shut=shut)
        await unit.commit()
        index, doubted = await keeping.current(office)
        near = nearest(index, HERE, ("shower",), open_only=True, now=NOON, doubted=doubted)
        found.append(NEW.name in {one.station.name for one in near})
    assert found == [False, True]
