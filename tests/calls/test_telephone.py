"""叫应: who did not answer is rung one by one; a number that was shown was written down before."""

import pytest

from domain.call import Call
from domain.callwork import PhoneLook
from domain.errors import NotAllowed, NotFound
from domain.people import Staff
from services.calls import telephone
from services.calls.telephone import AGAIN, RINGING, TRIES, Result, Taken
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from storage.port import eq
from tests.calls.scene import answers, drill, says, sent, stored


async def seat_of(office: Office, name: str) -> Staff:
    """A seat as it stands."""
    found = await office.store.get(Staff, name)
    assert found is not None
    return found


async def taken(office: Office, call: Call, by: str = "desk") -> Taken | None:
    """The next one to ring."""
    unit = Unit(office.store)
    seat = await seat_of(office, by)
    found = await telephone.take(office, unit, await stored(office, call), seat, office.clock.now())
    await unit.commit()
    return found


async def came_to(office: Office, call: Call, seat: str, said: Result) -> None:
    """What ringing them came to."""
    unit, desk = Unit(office.store), await seat_of(office, "desk")
    fresh, now = await stored(office, call), office.clock.now()
    await telephone.result(office, unit, fresh, seat, desk, said, now)
    await unit.commit()


class TestTaking:
    """One at a time, leaders first."""

    async def test_in_order_and_written_down(self, office: Office) -> None:
        call = await sent(office)
        await says(office, call, "m2", "coming")
        first = await taken(office, call)
        assert first is not None
        assert (first.recipient.seat, first.phone) == ("lead", "13800000000")
        second = await taken(office, call, "desk2")
        assert second is not None
        assert second.recipient.seat == "m1"
        looks = await office.store.find(PhoneLook, [eq("call", call.id)])
        assert {(look.of, look.by) for look in looks} == {("lead", "desk"), ("m1", "desk2")}

    async def test_nobody_is_left(self, office: Office) -> None:
        call = await sent(office)
        for name in ("lead", "m1", "m2", "m3"):
            await says(office, call, name, "received")
        assert await taken(office, call) is None

    async def test_who_was_left_hanging_comes_up_again(
        self, office: Office, clock: FixedClock
    ) -> None:
        call = await sent(office)
        rung = [await taken(office, call) for _ in range(4)]
        assert all(rung)
        assert await taken(office, call) is None
        clock.move(RINGING)
        again = await taken(office, call)
        assert again is not None

    async def test_only_the_desk(self, office: Office) -> None:
        call = await sent(office)
        with pytest.raises(NotAllowed):
            await taken(office, call, "lead")

    async def test_never_in_an_exercise(self, office: Office) -> None:
        assert await taken(office, await drill(office)) is None


class TestResults:
    """到, 不来, 没人接, 打不通."""

    @pytest.mark.parametrize("said", ["coming", "cannot"])
    async def test_an_answer_is_theirs(self, office: Office, said: Result) -> None:
        call = await sent(office)
        await taken(office, call)
        await came_to(office, call, "lead", said)
        assert (await answers(office, call))["lead"] == said

    async def test_nobody_answered_the_telephone(self, office: Office, clock: FixedClock) -> None:
        call = await sent(office)
        for name in ("m1", "m2", "m3"):
            await says(office, call, name, "received")
        for _ in range(TRIES):
            assert await taken(office, call) is not None
            await came_to(office, call, "lead", "no_answer")
            assert await taken(office, call) is None
            clock.move(AGAIN)
        assert await taken(office, call) is None

    async def test_no_line_is_not_tried_again(self, office: Office, clock: FixedClock) -> None:
        call = await sent(office)
        await taken(office, call)
        await came_to(office, call, "lead", "no_line")
        clock.move(10 * AGAIN)
        listed = await telephone.waiting(office.store, await stored(office, call), clock.now())
        assert [each.recipient.seat for each in listed] == ["m1", "m2", "m3"]

    async def test_of_somebody_nobody_rang(self, office: Office) -> None:
        call = await sent(office)
        with pytest.raises(NotFound):
            await came_to(office, call, "m1", "coming")
