"""Who is told of a clock, step by step: always somebody else, never somebody who is not there."""

import pytest
from msgspec.structs import replace

from domain.understanding import Urgency
from domain.work import Lane, Notice
from services.escalation.choosing import DEFAULT
from services.office import Office
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
    history,
    left,
    signed,
    stored,
)

CHIEFS = {"chief", "chief2"}


class TestAck:
    """Nobody signs."""

    async def test_an_emergency_reaches_deputy_and_duty_phone_then_the_supervisor(
        self, office: Office, watch: Watch
    ) -> None:
        case = await a_case(office, "emergency")
        assert await watch.after(5 * MINUTE - 1) == set()
        assert await watch.after(1) == {"deputy", "phone"}
        assert await watch.after(5 * MINUTE) == {"boss"}
        assert [f.threshold for f in await firings(office, case.id)] == [100, 200]
        assert {n.lane for n in await office.store.find(Notice)} == {Lane.emergency}

    @pytest.mark.parametrize("urgency", ["high", "normal", "low"])
    async def test_others_go_from_the_chiefs_to_the_desk(
        self, office: Office, watch: Watch, urgency: Urgency
    ) -> None:
        case = await a_case(office, urgency)
        ack = case.clock("ACK")
        assert ack is not None
        hours = ack.allotment.amount
        assert await watch.at(MONDAY + hours * HOUR * 3 // 4) == CHIEFS
        assert await watch.at(MONDAY + hours * HOUR) == {"desk"}
        assert await watch.after(0) == set()

    async def test_three_times_over_is_left_to_the_summary(
        self, office: Office, watch: Watch
    ) -> None:
        case = await a_case(office, "urgent")
        await watch.at(MONDAY + 30 * MINUTE)
        await watch.at(MONDAY + 90 * MINUTE)
        last = [e for e in await history(office, case) if e.facts.get("clock") == "ACK"][-1]
        assert (last.facts["threshold"], last.facts["summary"]) == (300, 1)
        assert "told" not in last.facts

    async def test_what_was_signed_calls_nobody(self, office: Office, watch: Watch) -> None:
        case = await a_case(office, "emergency")
        await signed(office, case, "chief")
        assert "boss" not in await watch.after(9 * MINUTE)
        assert [f.clock for f in await firings(office, case.id)] == []


class TestSkipping:
    """Seats that nobody can be told at are passed over, and history says so."""

    @pytest.mark.parametrize(
        ("fields", "why"),
        [
            ({"revoked": True}, "revoked"),
            ({"person": "", "address": None}, "unbound"),
            ({"away": ((MONDAY, MONDAY + DAY),)}, "away"),
        ],
    )
    async def test_the_next_post_is_told(
        self, office: Office, watch: Watch, fields: dict[str, object], why: str
    ) -> None:
        case = await a_case(office)
        await change(office, "desk", **fields)
        await watch.at(MONDAY + 3 * HOUR)
        assert await watch.at(MONDAY + 4 * HOUR) == {"deputy"}
        assert f"desk:{why}" in str((await history(office, case))[-1].facts["skipped"])

    async def test_nobody_at_the_end_of_a_channel(self, office: Office, watch: Watch) -> None:
        case = await a_case(office)
        await left(office, "desk")
        await watch.at(MONDAY + 3 * HOUR)
        assert await watch.at(MONDAY + 4 * HOUR) == {"deputy"}
        assert (await history(office, case))[-1].facts["skipped"] == "desk:unreachable"

    async def test_one_of_two_chiefs_is_away(self, office: Office, watch: Watch) -> None:
        await a_case(office)
        await change(office, "chief", away=((0, MONDAY + DAY),))
        assert await watch.at(MONDAY + 3 * HOUR) == {"chief2"}

    async def test_who_is_back_is_told_again(self, office: Office, watch: Watch) -> None:
        await a_case(office)
        await change(office, "chief", away=((0, MONDAY + 2 * HOUR),))
        assert await watch.at(MONDAY + 3 * HOUR) == CHIEFS

    async def test_with_nobody_left_it_is_counted_and_stays_red(
        self, office: Office, watch: Watch
    ) -> None:
        case = await a_case(office)
        for name in ("chief", "chief2", "desk", "deputy", "phone"):
            await change(office, name, revoked=True)
        watch.clock.move(3 * HOUR)
        [tally] = await watch.ticked()
        assert [fired.unheard for fired in tally.fired] == [True]
        assert await watch.new() == []
        assert (await stored(office, case)).next_due > watch.clock.now()

    async def test_a_person_with_two_seats_is_one_person(
        self, office: Office, watch: Watch
    ) -> None:
        await change(office, "desk", person="p-chief")
        await a_case(office)
        await watch.at(MONDAY + 3 * HOUR)
        assert await watch.at(MONDAY + 4 * HOUR) == {"deputy"}


class TestDifferentPeople:
    """Nobody hears the same clock twice."""

    async def test_over_all_steps_of_an_answer(self, office: Office, watch: Watch) -> None:
        case = await a_case(office)
        case = await signed(office, case, "chief")
        answer = case.clock("RESOLVE")
        assert answer is not None
        await watch.at(answer.due + 20 * DAY)
        told = [
            name
            for clock, _, names in await escalations(office, case)
            if clock == "RESOLVE"
            for name in str(names).split(",")
        ]
        assert len(told) == len(set(told)) > 0

    async def test_step_by_step(self, office: Office, watch: Watch) -> None:
        case = await a_case(office, "urgent")
        case = await signed(office, case, "chief")
        for hours in range(1, 80):
            await watch.at(MONDAY + hours * HOUR)
        steps = [step for step in await escalations(office, case) if step[0] == "RESOLVE"]
        assert [(step[1], step[2]) for step in steps] == [
            (75, "chief,desk"),  # 3 o'clock at night: the desk is awake
            (100, "chief2"),
            (300, "deputy"),
        ]


class TestSealed:
    """What is kept from people is not told them by a clock either."""

    async def test_a_supervisor_may_not_see_it(self, office: Office, watch: Watch) -> None:
        case = await a_case(office, "emergency", topic="extreme_words")
        await watch.after(40 * MINUTE)
        told = {
            name
            for _, _, names in await escalations(office, case)
            for name in str(names).split(",")
        }
        assert told <= {"desk", "phone", ""}
        skipped = [str(e.facts.get("skipped")) for e in await history(office, case)]
        assert any("boss:sealed" in one for one in skipped)


async def test_without_a_ladder_the_usual_steps(office: Office, watch: Watch) -> None:
    bare = replace(office, timing=replace(office.timing, ladders={}))
    watch.office = bare
    case = await a_case(bare)
    for hours in (3, 4, 12):
        await watch.at(bare.calendar.after_minutes(MONDAY, hours * 60))
    assert [f.threshold for f in await firings(bare, case.id) if f.clock == "ACK"] == [
        rung.at for rung in DEFAULT
    ]
