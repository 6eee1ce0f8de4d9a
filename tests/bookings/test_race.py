"""At the same instant, from two workers, on both stores."""

import asyncio

import pytest

from domain.booking import Refused
from services.office import Office
from tests.bookings.scene import booked, cancelled, slots_on, states, told

MANY = 50


async def outcome(office: Office, name: str, *more: object, **how: object) -> str:
    """What became of it, in a word."""
    try:
        return (await booked(office, name, *more, **how)).state  # type: ignore[arg-type]
    except Refused as refused:
        return refused.why


async def test_fifty_want_the_last_place(offices: tuple[Office, Office]) -> None:
    slot = slots_on(offices[0], "2026-11-24")[0]
    await booked(offices[0], "first", slot)
    wanted = (outcome(offices[n % 2], f"n{n}", slot) for n in range(MANY))
    ended = sorted(await asyncio.gather(*wanted))
    assert ended == ["booked", *["full"] * (MANY - 1)]
    assert sorted((await states(offices[1], slot)).values()) == ["booked", "booked"]


async def test_one_person_in_many_windows(offices: tuple[Office, Office]) -> None:
    """Never more than three, and never the same twice."""
    several = slots_on(offices[0], "2026-11-24")
    wanted = (outcome(offices[n % 2], "ann", several[n // 2]) for n in range(12))
    ended = await asyncio.gather(*wanted)
    assert ended.count("booked") == 3


async def test_all_cancel_at_once(offices: tuple[Office, Office]) -> None:
    slot = slots_on(offices[0], "2026-11-24")[0]
    for name in ("ann", "bob", "cat", "dan", "eve"):
        await booked(offices[0], name, slot, wait=True)
    await asyncio.gather(
        *(cancelled(offices[n % 2], name, slot) for n, name in enumerate(("ann", "bob", "cat")))
    )
    found = await states(offices[0], slot)
    assert (found["dan"], found["eve"]) == ("booked", "booked")
    assert {"dan", "eve"} <= set(await told(offices[0])) <= {"cat", "dan", "eve"}
    assert len(await told(offices[0])) == len(set(await told(offices[0])))


async def test_a_place_comes_free_while_somebody_asks(offices: tuple[Office, Office]) -> None:
    """Whoever waits comes first, however the two messages meet."""
    for slot in slots_on(offices[0], "2026-11-24")[:3]:
        for name in ("ann", "bob", "cat"):
            await booked(offices[0], f"{name}{slot.at}", slot, wait=True)
        ended = await asyncio.gather(
            cancelled(offices[0], f"ann{slot.at}", slot), outcome(offices[1], f"dan{slot.at}", slot)
        )
        assert ended[1] == "full"
        assert (await states(offices[0], slot))[f"cat{slot.at}"] == "booked"


@pytest.mark.parametrize("waiters", [1, 4])
async def test_cancelling_twice_lets_one_in(offices: tuple[Office, Office], waiters: int) -> None:
    slot = slots_on(offices[0], "2026-11-24")[0]
    for name in ("ann", "bob", *(f"w{n}" for n in range(waiters))):
        await booked(offices[0], name, slot, wait=True)
    ended = await asyncio.gather(
        *(cancelled(each, "ann", slot) for each in offices), return_exceptions=True
    )
    assert sum(isinstance(each, Refused) for each in ended) == 1
    assert await told(offices[0]) == ["w0"]
