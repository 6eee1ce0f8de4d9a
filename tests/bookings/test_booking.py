"""Booked, full, in line, cancelled: who has the place, who is told, who is reminded when."""

import pytest

from domain.booking import Booker, Booking, Refused, SlotBook
from domain.message import Reply
from domain.reminder import Reminder
from services.bookings import freeing, lookup
from services.bookings.slots import left
from services.bookings.sweeping import sweep
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.bookings.scene import (
    DAY,
    HAIRCUT,
    HOUR,
    MINUTE,
    MONDAY,
    booked,
    cancelled,
    slots_on,
    states,
    told,
)
from tests.domain.moments import at


async def refused(office: Office, name: str, *more: object, **how: object) -> str:
    """Why it was not booked."""
    with pytest.raises(Refused) as caught:
        await booked(office, name, *more, **how)  # type: ignore[arg-type]
    return caught.value.why


async def test_the_last_place_is_the_last(office: Office) -> None:
    slot = slots_on(office, "2026-11-24")[0]
    for name in ("ann", "bob"):
        assert (await booked(office, name, slot)).state == "booked"
    assert await refused(office, "cat", slot) == "full"
    assert await refused(office, "ann", slot) == "twice"
    assert await states(office, slot) == {"ann": "booked", "bob": "booked"}
    found = next(each for each in await left(office, HAIRCUT, MONDAY) if each.slot == slot)
    assert (found.free, found.waiting) == (0, 0)


async def test_the_line_moves_up_in_its_order(office: Office) -> None:
    slot = slots_on(office, "2026-11-24")[0]
    for name in ("ann", "bob", "cat", "dan", "eve"):
        await booked(office, name, slot, wait=True)
    last = await office.store.get(Booking, f"{slot.id}:p-eve")
    assert last
    assert await lookup.turn_in_line(office.store, last) == 3
    await cancelled(office, "dan", slot)
    assert await lookup.turn_in_line(office.store, last) == 2
    assert await told(office) == []
    await cancelled(office, "ann", slot)
    await cancelled(office, "bob", slot)
    assert await told(office) == ["cat", "eve"]
    assert await states(office, slot) == {
        "ann": "cancelled", "bob": "cancelled", "cat": "booked", "dan": "cancelled", "eve": "booked",
    }  # fmt: skip


async def test_who_cancels_and_comes_again_stands_behind(office: Office) -> None:
    slot = slots_on(office, "2026-11-24")[0]
    for name in ("ann", "bob", "cat", "dan"):
        await booked(office, name, slot, wait=True)
    await cancelled(office, "cat", slot)
    await booked(office, "cat", slot, wait=True)
    assert list(await states(office, slot)) == ["ann", "bob", "dan", "cat"]
    await cancelled(office, "ann", slot)
    assert await told(office) == ["dan"]


async def test_too_late_to_wait(office: Office) -> None:
    """In the last half hour nobody is let in who might not read of it: who asks first has it."""
    slot = slots_on(office, "2026-11-24")[0]
    for name in ("ann", "bob", "cat"):
        await booked(office, name, slot, wait=True)
    late = slot.at - 20 * MINUTE
    assert await refused(office, "dan", slot, wait=True, now=late) == "full"
    await cancelled(office, "ann", slot, late)
    assert await told(office) == []
    assert (await booked(office, "dan", slot, now=late)).state == "booked"
    assert await refused(office, "eve", slot, now=slot.at) == "past"


async def test_three_at_most_at_once(office: Office, clock: FixedClock) -> None:
    several = slots_on(office, "2026-11-24")
    for slot in several[:3]:
        await booked(office, "ann", slot)
    assert await refused(office, "ann", several[3]) == "many"
    await cancelled(office, "ann", several[0])
    await booked(office, "ann", several[3])
    clock.move(2 * DAY)
    assert (await booked(office, "ann", slots_on(office, "2026-11-26")[0])).state == "booked"


def reminded(found: list[Reminder]) -> list[int]:
    """When."""
    return sorted(reminder.due for reminder in found)


async def test_reminded_the_evening_and_the_hour_before(office: Office) -> None:
    slot = slots_on(office, "2026-11-25")[0]
    made = await booked(office, "ann", slot)
    found = await office.store.find(Reminder)
    assert reminded(found) == [at("2026-11-24 18:00"), at("2026-11-25 12:30")]
    assert all(each.expires == slot.at and each.address == made.address for each in found)
    said: Reply = found[0].reply
    assert "25日(周三)13:30" in said.text
    assert str(made.number) in said.text
    await cancelled(office, "ann", slot)
    assert await office.store.find(Reminder) == []


async def test_who_is_let_in_is_reminded_too(office: Office) -> None:
    slot = slots_on(office, "2026-11-25")[0]
    for name in ("ann", "bob", "cat"):
        await booked(office, name, slot, wait=True)
    waits = [each for each in await office.store.find(Reminder) if "p-cat" in each.id]
    assert reminded(waits) == [at("2026-11-25 13:00")], "in vain, if nobody cancels"
    await cancelled(office, "bob", slot, at("2026-11-24 20:00"))
    hour_before = at("2026-11-25 12:30")
    late = [each for each in await office.store.find(Reminder) if "p-cat" in each.id]
    assert reminded(late) == [hour_before]


async def test_nobody_came(office: Office) -> None:
    slot = slots_on(office, "2026-11-24")[0]
    made, unit = await booked(office, "ann", slot), Unit(office.store)
    made = await unit.get(Booking, made.id) or made
    with pytest.raises(Refused, match="early"):
        freeing.missed(unit, made, slot.at - 1)
    with pytest.raises(Refused, match="over"):
        freeing.missed(unit, made, slot.at + 8 * DAY)
    freeing.missed(unit, made, slot.until)
    await unit.commit()
    (noted,) = await lookup.between(office.store, slot.at, slot.until)
    assert noted.state == "missed"
    assert (await booked(office, "ann", slots_on(office, "2026-11-25")[0])).state == "booked"
    with pytest.raises(Refused, match="over"):
        await cancelled(office, "ann", slot, slot.at + HOUR)


async def test_forgotten_people_leave_their_place_to_the_next(office: Office) -> None:
    slot = slots_on(office, "2026-11-24")[0]
    for name in ("ann", "bob", "cat"):
        await booked(office, name, slot, wait=True)
    unit = Unit(office.store)
    await freeing.forget(office, unit, "p-ann", MONDAY)
    await unit.commit()
    assert await states(office, slot) == {"bob": "booked", "cat": "booked"}
    assert await told(office) == ["cat"]
    assert {each.id for each in await office.store.find(Booker)} == {"p-bob", "p-cat"}


async def test_what_is_long_over_goes(office: Office) -> None:
    slot = slots_on(office, "2026-11-24")[0]
    await booked(office, "ann", slot)
    await sweep(office.store, slot.until + 29 * DAY)
    assert await states(office, slot) == {"ann": "booked"}
    await sweep(office.store, slot.until + 30 * DAY)
    for kind in (Booking, SlotBook, Booker):
        assert await office.store.find(kind) == []
