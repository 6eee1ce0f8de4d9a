"""Clocks that jump, nights, weekends that are worked, holidays, and days when nothing ticked."""

import pytest

from domain.understanding import Urgency
from domain.work import Notice
from services.cases.telling import alerts
from services.cases.where import Spot
from services.delivery.listing import MOST
from services.escalation.tick import tick
from services.office import Office
from services.unit import Unit
from tests.domain.moments import at
from tests.escalation.scene import (
    DAY,
    HOUR,
    MINUTE,
    MONDAY,
    Watch,
    a_case,
    change,
    escalations,
    firings,
    signed,
)

NIGHT = at("2026-11-24 02:00")


def notice_of(found: list[Notice], seat: str) -> Notice:
    """The only notice for a seat."""
    [notice] = [notice for notice in found if notice.staff == seat]
    return notice


class TestJumps:
    """The clock goes forward and back."""

    async def test_what_was_missed_calls_once_at_the_highest(
        self, office: Office, watch: Watch
    ) -> None:
        case = await a_case(office, "emergency")
        await watch.after(2 * DAY)
        acks = [f for f in await firings(office, case.id) if f.clock == "ACK"]
        assert [(f.threshold, f.told) for f in acks] == [(200, ("boss",))]

    async def test_a_clock_put_back_calls_nobody_a_second_time(
        self, office: Office, watch: Watch
    ) -> None:
        case = await a_case(office, "emergency")
        await watch.after(5 * MINUTE)
        assert await watch.at(MONDAY) == set()
        assert await watch.after(5 * MINUTE) == set()
        assert [f.threshold for f in await firings(office, case.id)] == [100]

    async def test_over_midnight(self, office: Office, watch: Watch) -> None:
        await watch.at(at("2026-11-23 23:58"))
        await a_case(office, "emergency")
        assert await watch.at(at("2026-11-24 00:02") + 59_999) == set()
        assert await watch.after(1) == {"deputy", "phone"}


class TestNights:
    """Who sleeps hears in the morning."""

    @pytest.mark.parametrize("hour", ["22:00", "23:59", "00:00", "06:00"])
    async def test_urgent_the_desk_now_the_chiefs_at_seven(
        self, office: Office, watch: Watch, hour: str
    ) -> None:
        late = hour.startswith("2")
        called = at(f"2026-11-2{3 if late else 4} {hour}")
        await watch.at(called - 23 * MINUTE)
        await a_case(office, "urgent")
        assert await watch.after(23 * MINUTE) == {"chief", "chief2", "desk"}
        found = {n.staff: n.visible_at for n in await office.store.find(Notice)}
        assert found["desk"] == watch.clock.now()
        assert found["chief"] == found["chief2"] == at("2026-11-24 07:00")

    async def test_by_day_the_chiefs_alone(self, office: Office, watch: Watch) -> None:
        await a_case(office, "urgent")
        assert await watch.after(23 * MINUTE) == {"chief", "chief2"}
        assert {n.visible_at for n in await office.store.find(Notice)} == {watch.clock.now()}

    @pytest.mark.parametrize(
        ("urgency", "times"),
        [
            ("emergency", {"chief": 0, "chief2": 0, "desk": 0, "phone": 0}),
            ("urgent", {"chief": 5, "chief2": 5, "desk": 0, "phone": 0}),
            ("normal", {"chief": 0, "chief2": 0}),
        ],
    )
    async def test_the_first_push(
        self, office: Office, watch: Watch, urgency: Urgency, times: dict[str, int]
    ) -> None:
        await watch.at(NIGHT)
        case, unit = await a_case(office, urgency), Unit(office.store)
        await alerts.alert(office, unit, case, "", NIGHT)
        found = {n.staff: n.visible_at for n in unit.made(Notice)}
        assert found == {name: NIGHT + hours * HOUR for name, hours in times.items()}

    async def test_danger_wakes_everybody(self, office: Office, watch: Watch) -> None:
        await watch.at(NIGHT)
        await a_case(office, "emergency")
        await watch.after(5 * MINUTE)
        assert {n.visible_at for n in await office.store.find(Notice)} == {watch.clock.now()}

    async def test_others_wait_for_the_office_to_open(self, office: Office, watch: Watch) -> None:
        await watch.at(at("2026-11-21 10:00"))  # a Saturday
        await a_case(office, "high", spot=Spot())
        await change(office, "desk", away=((0, MONDAY),))
        await change(office, "phone", revoked=True)
        assert await watch.after(2 * HOUR) == {"deputy"}
        assert {n.visible_at for n in await office.store.find(Notice)} == {MONDAY}

    async def test_the_desk_is_awake_on_saturdays(self, office: Office, watch: Watch) -> None:
        await watch.at(at("2026-11-21 10:00"))
        await a_case(office, "high", spot=Spot())
        assert await watch.after(2 * HOUR * 3 // 4) == {"desk"}
        assert {n.visible_at for n in await office.store.find(Notice)} == {watch.clock.now()}


class TestCalendar:
    """Working hours are the street's own."""

    @pytest.mark.parametrize(
        ("start", "due"),
        [
            ("2026-10-10 09:00", "2026-10-10 13:00"),  # a Saturday that is worked (调休)
            ("2026-09-30 16:00", "2026-10-08 12:00"),  # the holidays of October between
            ("2026-11-20 16:00", "2026-11-23 12:00"),  # a weekend between
            ("2026-11-21 10:30", "2026-11-23 13:00"),  # reported on a Saturday
        ],
    )
    async def test_four_working_hours(
        self, office: Office, watch: Watch, start: str, due: str
    ) -> None:
        await watch.at(at(start))
        case = await a_case(office)
        while watch.clock.now() < at(due) - HOUR:
            await watch.after(HOUR // 2)
        await watch.at(at(due) - 1)
        assert ("ACK", 100, "desk") not in await escalations(office, case)
        assert await watch.after(1) >= {"desk"}
        assert ("ACK", 100, "desk") in await escalations(office, case)


class TestStandstill:
    """Nothing ticked for two days."""

    async def test_one_message_a_seat_and_every_call_in_history(
        self, office: Office, watch: Watch
    ) -> None:
        cases = [await a_case(office) for _ in range(12)]
        await watch.after(2 * DAY)
        found = await watch.new() or await office.store.find(Notice)
        reply = notice_of(found, "desk").reply
        assert reply is not None
        lines = reply.text.split("\n")
        assert lines[0] == "系统停过一阵，这期间有12件到期："
        assert len(lines) == MOST + 2
        assert lines[-1] == "还有2件。"
        for case in cases:
            assert {f.clock for f in await firings(office, case.id)} == {"ACK", "FIRST_CONTACT"}

    async def test_a_few_are_told_one_by_one(self, office: Office, watch: Watch) -> None:
        for _ in range(2):
            await a_case(office)
        await watch.after(2 * DAY)
        found = [n for n in await office.store.find(Notice) if n.staff == "desk"]
        assert len(found) == 2

    async def test_emergencies_go_alone(self, office: Office, watch: Watch) -> None:
        for _ in range(7):
            await a_case(office, "emergency")
        await watch.after(2 * DAY)
        found = [n for n in await office.store.find(Notice) if n.staff == "boss"]
        assert all("件到期" not in n.reply.text for n in found if n.reply)
        assert len(found) >= 7

    async def test_what_comes_up_while_the_message_waits_joins_it(
        self, office: Office, watch: Watch
    ) -> None:
        for _ in range(6):
            await signed(office, await a_case(office), "chief")
        await watch.at(at("2026-11-23 17:00"))
        await a_case(office)
        await watch.after(3 * DAY)
        mine = [n for n in await office.store.find(Notice) if n.staff == "chief"]
        crowds = [n for n in mine if n.reply and "件到期" in n.reply.text]
        assert len(crowds) == len(mine)

    async def test_more_than_one_pass_takes(self, office: Office, watch: Watch) -> None:
        for _ in range(9):
            await a_case(office)
        watch.clock.move(2 * DAY)
        tallies = [await tick(office, watch.clock.now(), limit=6)]
        while tallies[-1].more:
            tallies.append(await tick(office, watch.clock.now(), limit=6))
        assert [len(t.fired) for t in tallies] == [12, 6]
        assert len([n for n in await office.store.find(Notice) if n.staff == "desk"]) == 1
