"""Whom a notice reaches: an address, a seat, a role, or for now nobody."""

import pytest

from domain.people import Identity, Staff
from services.clock import FixedClock
from services.delivery.loop import Delivery
from storage.port import Insert, Replace, Store
from tests.delivery.scene import HOUR, NOON, Mouth, ids, loop, notice, put, seen, somebody


async def test_a_channel_that_is_off_is_waited_for(store: Store) -> None:
    clock, one = FixedClock(NOON), notice(address=somebody(channel="wecom"))
    await put(store, one)
    await loop(store, Mouth(), clock).run_once()

    after = await seen(store, one)
    assert (after.fate, after.detail, after.attempt) == ("waiting", "channel wecom is off", 0)
    assert NOON < after.visible_at < NOON + 60_000

    clock.move(60_000)
    wecom = Mouth()
    await Delivery(store, {"wecom": wecom}, clock).run_once()
    assert ids(wecom.said) == [one.id]


async def test_a_seat_gets_its_notice_once_somebody_sits_there(store: Store) -> None:
    clock, mouth, one = FixedClock(NOON), Mouth(), notice(staff="seat-1")
    seat = Staff(id="seat-1", street="yichuan", name="宜北网格长", role="grid_chief")
    await store.commit([Insert(seat)])
    await put(store, one)
    delivery, waits = loop(store, mouth, clock), []
    for _ in range(5):
        assert await delivery.run_once() == 1
        after = await seen(store, one)
        assert (after.fate, after.detail, after.attempt) == ("waiting", "nobody bound", 0)
        waits.append(after.visible_at - clock.now())
        clock.move(waits[-1] + 60_000)
    assert waits == sorted(waits)
    assert waits[0] < waits[-1]

    bound = Staff(
        id="seat-1", street="yichuan", version=1, name="宜北网格长", role="grid_chief",
        person="p1", address=somebody("oChief"),
    )  # fmt: skip
    await store.commit([Replace(bound)])
    await delivery.run_once()

    assert [s.address for s in mouth.said] == [somebody("oChief")]
    assert (await seen(store, one)).attempt == 1


async def test_a_seat_that_was_left_is_nobodys(embedded: Store) -> None:
    left = Staff(
        id="seat-1", street="yichuan", name="宜北", role="officer", address=somebody("oFormer")
    )
    mouth, one = Mouth(), notice(staff="seat-1")
    await embedded.commit([Insert(left)])
    await put(embedded, one)
    await loop(embedded, mouth, FixedClock(NOON)).run_once()
    assert ((await seen(embedded, one)).detail, mouth.said) == ("nobody bound", [])


async def test_nobody_ever_sat_there(embedded: Store) -> None:
    clock, mouth, one = FixedClock(NOON), Mouth(), notice(staff="seat-1")
    seat = Staff(id="seat-1", street="yichuan", name="宜北网格长", role="grid_chief")
    await embedded.commit([Insert(seat)])
    await put(embedded, one)
    delivery = loop(embedded, mouth, clock)
    await delivery.run_once()
    clock.move(HOUR)
    await delivery.run_once()

    after = await seen(embedded, one)
    assert (after.fate, after.detail) == ("unreachable", "expired: nobody bound")
    assert mouth.said == []


@pytest.mark.parametrize(
    ("seat", "detail"), [("seat-1", "seat revoked"), ("seat-2", "no such seat")]
)
async def test_no_seat_no_push(embedded: Store, seat: str, detail: str) -> None:
    gone = Staff(
        id="seat-1", street="yichuan", name="走了", role="officer", revoked=True, person="p1",
        address=somebody("oGone"),
    )  # fmt: skip
    mouth, one = Mouth(), notice(staff=seat)
    await embedded.commit([Insert(gone)])
    await put(embedded, one)
    await loop(embedded, mouth, FixedClock(NOON)).run_once()

    after = await seen(embedded, one)
    assert (after.fate, after.detail, mouth.said) == ("unreachable", detail, [])


async def test_a_role_without_a_seat_of_its_own(embedded: Store) -> None:
    clock, mouth, one = FixedClock(NOON), Mouth(), notice(staff="role:desk")
    await put(embedded, one)
    delivery = loop(embedded, mouth, clock)
    await delivery.run_once()
    assert (await seen(embedded, one)).detail == "nobody bound"

    def desk(id: str, grid: str, *, revoked: bool = False) -> Staff:
        return Staff(
            id=id, street="yichuan", name="值班", role="desk", grid=grid, person=f"p-{id}",
            address=somebody(id), revoked=revoked,
        )  # fmt: skip

    await embedded.commit([Insert(desk("oGone", "", revoked=True)), Insert(desk("oDesk", "g1"))])
    clock.move(HOUR - 1)
    await delivery.run_once()
    assert [s.address.external for s in mouth.said] == ["oDesk"]


async def test_who_unsubscribed_is_left_alone(store: Store) -> None:
    left = somebody("oLeft")
    gone = Identity(id=left.key, street="yichuan", person="p1", address=left, following=False)
    mouth, one = Mouth(), notice(address=left)
    await store.commit([Insert(gone)])
    await put(store, one)
    await loop(store, mouth, FixedClock(NOON)).run_once()

    after = await seen(store, one)
    assert (after.fate, after.detail, mouth.said) == ("unreachable", "unsubscribed", [])
