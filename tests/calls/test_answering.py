"""Answers: only of those who are expected, only while the call is on, each counted once."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import pytest
from msgspec.structs import replace

from domain.call import Call, Called, Recipient
from domain.errors import Conflict, NotPossible, Unavailable
from domain.people import Staff
from services.calls import answering, counting, ending
from services.calls.answering import Said, expected, live_for
from services.office import Office
from services.unit import Unit
from storage.port import Insert, Replace
from tests.calls.scene import (
    EVERYBODY,
    a_seat,
    delivered,
    fanned_out,
    place,
    says,
    sent,
    stored,
)

CROWD = 200


class TestWho:
    """Whoever sits on a seat of the call."""

    async def test_the_one_who_was_called(self, office: Office) -> None:
        call = await sent(office)
        ((live, recipient),) = await live_for(office.store, "p-m1")
        assert (live.id, recipient.seat) == (call.id, "m1")

    @pytest.mark.parametrize("who", ["stranger", "desk", "nobody"])
    async def test_a_stranger(self, office: Office, who: str) -> None:
        call = await sent(office)
        assert await live_for(office.store, f"p-{who}") == []
        assert await expected(office.store, call, f"p-{who}") is None

    async def test_who_sits_there_now(self, office: Office) -> None:
        call = await sent(office)
        seat = await office.store.get(Staff, "m1")
        assert seat is not None
        await office.store.commit([Replace(replace(seat, person="p-new"))])
        recipient = await expected(office.store, call, "p-new")
        assert recipient is not None
        assert recipient.seat == "m1"
        assert await expected(office.store, call, "p-m1") is None

    async def test_a_call_that_is_over(self, office: Office) -> None:
        call = await sent(office)
        await _over(office, call)
        assert await live_for(office.store, "p-m1") == []
        assert await expected(office.store, call, "p-m1") is not None


class TestWhat:
    """What counts, and what changes nothing."""

    async def test_on_the_way_and_there(self, office: Office) -> None:
        call = await sent(office)
        assert (await says(office, call, "m1", "coming")).answer == "coming"
        there = await says(office, call, "m1", "arrived")
        assert (there.answer, there.how) == ("arrived", "chat")
        assert there.answered_at == there.arrived_at == office.clock.now()

    @pytest.mark.parametrize("old", ["received", "coming", "arrived"])
    async def test_an_old_button_takes_nobody_back(self, office: Office, old: Said) -> None:
        call = await sent(office)
        await says(office, call, "m1", "arrived")
        assert (await says(office, call, "m1", old)).answer == "arrived"

    async def test_cannot_may_be_said_at_any_time_and_taken_back(self, office: Office) -> None:
        call = await sent(office)
        await says(office, call, "m1", "coming")
        cannot = await says(office, call, "m1", "cannot", "孩子发烧")
        assert (cannot.answer, cannot.reason) == ("cannot", "孩子发烧")
        again = await says(office, call, "m1", "coming")
        assert (again.answer, again.reason) == ("coming", "")

    async def test_late(self, office: Office) -> None:
        call = await sent(office)
        await _over(office, call)
        with pytest.raises(NotPossible):
            await says(office, call, "m1", "coming")

    async def test_of_another_call(self, office: Office) -> None:
        first, second = await sent(office), await sent(office)
        recipient = await place(office, first, "m1")
        with pytest.raises(NotPossible):
            answering.answer(Unit(office.store), second, recipient, "coming", "chat", 1)


async def test_two_hundred_at_once_are_counted_once(offices: tuple[Office, Office]) -> None:
    here, there = offices
    call = await _crowded(here)
    await asyncio.gather(
        *(_pressed(each, call, f"c{n:03}") for n in range(CROWD) for each in (here, there, here))
    )
    tally = await counting.tally(there.store, await stored(there, call))
    assert (tally.total.received, tally.total.none) == (CROWD, len(EVERYBODY))
    assert tally.group("team").received == CROWD
    assert (await stored(here, call)).version == call.version


async def _crowded(office: Office) -> Call:
    """A call to the team and `CROWD` people more."""
    names = [f"c{n:03}" for n in range(CROWD)]
    await office.store.commit([Insert(a_seat(office, name)) for name in names])
    call = await sent(office)
    await _added(office, call, [Called(name, "team", "member", "") for name in names])
    return await stored(office, call)


async def _added(office: Office, call: Call, people: Sequence[Called]) -> None:
    unit = Unit(office.store)
    await ending.add(office, unit, await stored(office, call), people)
    await unit.commit()
    await fanned_out(office)


async def _pressed(office: Office, call: Call, seat: str) -> None:
    """Somebody presses. A lost race is run again, and a busy store is asked again, as platforms do."""
    for _ in range(50):
        unit = Unit(office.store)
        with suppress(Conflict, Unavailable):
            recipient = await office.store.get(Recipient, f"{call.id}:{seat}")
            assert recipient is not None
            answering.answer(unit, call, recipient, "received", "button", office.clock.now())
            await unit.commit()
            return
    raise AssertionError


async def _over(office: Office, call: Call) -> None:
    await delivered(office)
    unit, seat = Unit(office.store), await office.store.get(Staff, "desk")
    assert seat is not None
    await ending.cancel(office, unit, await stored(office, call), seat, office.clock.now())
    await unit.commit()
    await fanned_out(office)
