"""What people do to a case: the first to sign has it, and every act ends in its history."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.errors import Conflict, NotAllowed, NotPossible
from domain.people import Staff
from services.cases import by_reporter, by_staff, lookup, placing
from services.cases.intake import Report
from services.cases.results import reopening
from services.cases.where import Spot
from services.clock import FixedClock
from services.office import Office
from services.people import seats
from services.unit import Unit
from tests.services.desk import (
    AUNT,
    CLUTTER,
    SATURDAY,
    SHOWN,
    VILLAGE,
    a_seat,
    again,
    as_actor,
    reported,
    seated,
)

HOUR = 3_600_000
NOWHERE = replace(CLUTTER, spot=Spot())


@pytest.fixture
async def chief(office: Office) -> Staff:
    """A chief of the northern grid."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


@pytest.fixture
async def desk(office: Office) -> Staff:
    """The desk."""
    return await seated(office, "desk", "", "p-desk")


async def signed(office: Office, case: Case, seat: Staff) -> Case:
    """The case after this seat signed for it."""
    unit = Unit(office.store)
    by_staff.sign(office, unit, case, seat, as_actor(seat), office.clock.now())
    await unit.commit()
    return await again(office, case)


async def history(office: Office, case: Case) -> list[str]:
    """The acts so far."""
    return [line.act for line in await lookup.history(office.store, case)]


class TestSigning:
    """签收."""

    async def test_whoever_signs_has_it(
        self, office: Office, clock: FixedClock, chief: Staff
    ) -> None:
        case = await reported(office)
        clock.move(12 * 60_000)
        case = await signed(office, case, chief)
        assert (case.state, case.handler, case.owner) == ("handling", chief.id, chief.id)
        assert case.signed_at == SATURDAY + 12 * 60_000
        ack = case.clock("ACK")
        assert ack
        assert not ack.running

    async def test_of_two_chiefs_one_has_it(self, office: Office, chief: Staff) -> None:
        other = await seated(office, "grid_chief", "yibei", "p-other")
        case = await reported(office)
        units = []
        for seat in (chief, other):
            unit = Unit(office.store)
            by_staff.sign(office, unit, case, seat, as_actor(seat), SATURDAY)
            units.append(unit)
        await units[0].commit()
        with pytest.raises(Conflict):
            await units[1].commit()
        after = await again(office, case)
        assert after.handler == chief.id
        with pytest.raises(NotPossible):
            by_staff.sign(office, Unit(office.store), after, other, as_actor(other), SATURDAY)

    async def test_the_desk_takes_what_stands_in_its_own_queue(
        self, office: Office, desk: Staff
    ) -> None:
        case = await signed(office, await reported(office, Report(kind="human", text="人工")), desk)
        assert (case.state, case.handler, case.queue) == ("handling", desk.id, "desk")
        assert await history(office, case) == ["submit", "take"]

    async def test_a_chief_cannot_sign_for_another_grid(self, office: Office, chief: Staff) -> None:
        case = await reported(office, replace(CLUTTER, spot=Spot("yinan", "中远两湾城")))
        with pytest.raises(NotAllowed):
            by_staff.sign(office, Unit(office.store), case, chief, as_actor(chief), SATURDAY)

    async def test_a_chief_cannot_take_the_desks_items(self, office: Office, chief: Staff) -> None:
        case = await reported(office, replace(CLUTTER, topic=""))
        with pytest.raises(NotAllowed):
            by_staff.sign(office, Unit(office.store), case, chief, as_actor(chief), SATURDAY)


class TestContact:
    """先行联系."""

    async def contacted(self, office: Office, case: Case, seat: Staff, text: str) -> Case:
        """The case after these words to its reporter."""
        unit, now = Unit(office.store), office.clock.now()
        by_staff.contact(office, unit, case, seat, as_actor(seat), text, now)
        await unit.commit()
        return await again(office, case)

    async def test_the_first_one_stops_its_clock_and_promises_news(
        self, office: Office, clock: FixedClock, chief: Staff
    ) -> None:
        case = await signed(office, await reported(office), chief)
        clock.move(HOUR)
        case = await self.contacted(office, case, chief, "明天上午来看")
        assert (case.state, case.contacted_at) == ("handling", SATURDAY + HOUR)
        assert {c.name for c in case.clocks if c.running} == {"RESOLVE", "UPDATE"}
        words = (await lookup.words(office.store, case))[-1]
        assert (words.part, words.text, words.said_by) == ("contact", "明天上午来看", "p-chief")

    async def test_a_second_one_keeps_the_first_moment_and_one_clock(
        self, office: Office, clock: FixedClock, chief: Staff
    ) -> None:
        case = await signed(office, await reported(office), chief)
        for text in ("明天来", "后天来"):
            clock.move(HOUR)
            case = await self.contacted(office, case, chief, text)
        assert case.contacted_at == SATURDAY + HOUR
        [update] = [c for c in case.clocks if c.name == "UPDATE" and c.running]
        assert update.started == SATURDAY + 2 * HOUR

    async def test_only_whoever_has_it_speaks_for_it(self, office: Office, chief: Staff) -> None:
        case = await signed(office, await reported(office), chief)
        other = await seated(office, "grid_chief", "yibei", "p-other")
        with pytest.raises(NotAllowed):
            await self.contacted(office, case, other, "我来")


class TestHandling:
    """办结, 行, 没好."""

    async def handled(self, office: Office, seat: Staff) -> Case:
        """A case with its report of what was done."""
        case, unit = await signed(office, await reported(office), seat), Unit(office.store)
        by_staff.handle(
            office, unit, case, seat, as_actor(seat), "物业清走了纸箱", SATURDAY + HOUR, media=SHOWN
        )
        await unit.commit()
        return await again(office, case)

    async def test_what_was_done_is_kept_for_the_reporter(
        self, office: Office, chief: Staff
    ) -> None:
        case = await self.handled(office, chief)
        assert (case.state, case.handled_at) == ("handled", SATURDAY + HOUR)
        words = (await lookup.words(office.store, case))[-1]
        assert (words.part, words.text, words.said_by) == ("result", "物业清走了纸箱", "p-chief")
        assert [c.name for c in case.clocks if c.running] == ["VERIFY"]

    async def test_only_the_handler_or_the_desk_reports_it_done(
        self, office: Office, chief: Staff, desk: Staff
    ) -> None:
        case = await signed(office, await reported(office), chief)
        other = a_seat(office, "grid_chief", "yibei", "p-other")
        with pytest.raises(NotAllowed):
            by_staff.handle(
                office, Unit(office.store), case, other, as_actor(other), "好了", SATURDAY
            )
        done = by_staff.handle(
            office, Unit(office.store), case, desk, as_actor(desk), "好了", SATURDAY, media=SHOWN
        )
        assert done.state == "handled"

    async def test_a_seat_that_ended_handles_nothing_any_more(
        self, office: Office, chief: Staff
    ) -> None:
        case = await signed(office, await reported(office), chief)
        ended = await seats.revoke(office.store, chief.id)
        for act in (by_staff.handle, by_staff.contact):
            with pytest.raises(NotAllowed):
                act(office, Unit(office.store), case, ended, as_actor(ended), "好了", SATURDAY)

    async def test_it_needs_words(self, office: Office, chief: Staff) -> None:
        case = await signed(office, await reported(office), chief)
        with pytest.raises(NotPossible):
            by_staff.handle(
                office, Unit(office.store), case, chief, as_actor(chief), "", SATURDAY, media=SHOWN
            )

    async def test_a_fine_closes_it(self, office: Office, chief: Staff) -> None:
        case, unit = await self.handled(office, chief), Unit(office.store)
        by_reporter.confirm(office, unit, case, AUNT, SATURDAY + 2 * HOUR)
        await unit.commit()
        case = await again(office, case)
        assert (case.state, case.outcome, case.opened) == ("closed", "solved", False)
        assert case.closed_at == SATURDAY + 2 * HOUR

    async def test_not_fine_sends_it_back(self, office: Office, chief: Staff) -> None:
        case, unit = await self.handled(office, chief), Unit(office.store)
        reopening.reopen(office, unit, case, AUNT, "还有一只柜子", chief.id, SATURDAY + 2 * HOUR)
        await unit.commit()
        case = await again(office, case)
        assert (case.state, case.reopened, case.handler) == ("handling", 1, chief.id)
        assert [c.name for c in case.clocks if c.running] == ["REDO"]
        words = (await lookup.words(office.store, case))[-1]
        assert (words.part, words.text) == ("reason", "还有一只柜子")

    async def test_the_first_word_may_be_taken_back_at_any_time(
        self, office: Office, chief: Staff
    ) -> None:
        cases = [await reported(office), await self.handled(office, chief)]
        for case in cases:
            unit = Unit(office.store)
            by_reporter.withdraw(office, unit, case, AUNT, SATURDAY + 2 * HOUR)
            await unit.commit()
            after = await again(office, case)
            assert (after.state, after.outcome, after.opened) == ("closed", "withdrawn", False)
            with pytest.raises(NotPossible):
                by_reporter.withdraw(office, Unit(office.store), after, AUNT, SATURDAY + 3 * HOUR)


class TestPlacing:
    """Where it is became known later."""

    async def test_the_place_was_all_it_waited_for(self, office: Office) -> None:
        case, unit = await reported(office, NOWHERE), Unit(office.store)
        placing.place(office, unit, case, VILLAGE, AUNT, SATURDAY + HOUR)
        await unit.commit()
        case = await again(office, case)
        assert (case.state, case.queue, case.place) == ("dispatched", "yibei", "宜川四村")
        assert await history(office, case) == ["submit", "place", "accept", "dispatch"]

    async def test_a_place_without_a_grid_leaves_it_with_the_desk(self, office: Office) -> None:
        case = await reported(office, NOWHERE)
        case = placing.place(office, Unit(office.store), case, Spot(place="沪太路"), AUNT, SATURDAY)
        assert (case.state, case.place, case.grid) == ("submitted", "沪太路", "")

    async def test_what_new_words_do_not_say_stays(self, office: Office) -> None:
        case = await reported(office)
        unit = Unit(office.store)
        same = placing.place(office, unit, case, Spot(), AUNT, SATURDAY)
        assert (same.grid, same.place, same.door) == ("yibei", "宜川四村", "12号3楼")
        door = placing.place(office, unit, case, Spot(door="5楼"), AUNT, SATURDAY)
        assert (door.grid, door.place, door.door) == ("yibei", "宜川四村", "5楼")

    async def test_a_place_said_wrongly_moves_what_nobody_signed_for(self, office: Office) -> None:
        case, unit = await reported(office), Unit(office.store)
        placing.place(office, unit, case, Spot("yinan", "中远两湾城"), AUNT, SATURDAY + HOUR)
        await unit.commit()
        case = await again(office, case)
        assert (case.state, case.queue, case.place) == ("dispatched", "yinan", "中远两湾城")
        [ack] = [clock for clock in case.clocks if clock.name == "ACK" and clock.running]
        assert ack.started == SATURDAY + HOUR

    async def test_whoever_signed_for_it_keeps_it(self, office: Office, chief: Staff) -> None:
        waiting = await reported(office)
        mine = await signed(office, await reported(office), chief)
        assert placing.may_move(waiting, Spot("yinan"))
        assert not placing.may_move(mine, Spot("yinan"))
        assert placing.may_move(mine, Spot("yibei", "宜川三村"))
        assert placing.may_move(mine, Spot(door="5楼"))


class TestTransfer:
    """转派 by the desk."""

    def sent(self, office: Office, unit: Unit, case: Case, seat: Staff, **said: str) -> Case:
        """The case sent to the southern grid."""
        topic, what = said.get("topic", case.topic), said.get("what", "")
        now = office.clock.now()
        return by_staff.transfer(
            office, unit, case, seat, as_actor(seat), "yinan", topic, now, what=what
        )

    async def test_to_a_grid(self, office: Office, desk: Staff) -> None:
        case, unit = await reported(office, NOWHERE), Unit(office.store)
        self.sent(office, unit, case, desk)
        await unit.commit()
        case = await again(office, case)
        assert (case.state, case.queue, case.grid) == ("dispatched", "yinan", "yinan")
        lines = await lookup.history(office.store, case)
        assert [line.actor for line in lines[1:]] == ["p-desk", "p-desk"]

    async def test_a_voice_that_the_desk_listened_to(
        self, office: Office, clock: FixedClock, desk: Staff
    ) -> None:
        case = await signed(office, await reported(office, Report(kind="voice")), desk)
        clock.move(HOUR)
        unit = Unit(office.store)
        self.sent(office, unit, case, desk, topic="street_lamp", what="路灯不亮")
        await unit.commit()
        case = await again(office, case)
        assert (case.state, case.topic, case.handler) == ("dispatched", "street_lamp", "")
        assert (await lookup.words(office.store, case))[-1].text == "路灯不亮"
        running = {clock.name for clock in case.clocks if clock.running}
        assert running == {"ACK", "FIRST_CONTACT", "RESOLVE"}

    @pytest.mark.parametrize(
        ("topic", "sealed", "quiet"), [("group_rent", True, False), ("self_harm", False, True)]
    )
    async def test_what_it_turns_out_to_be_says_who_may_know(
        self, office: Office, desk: Staff, topic: str, sealed: bool, quiet: bool
    ) -> None:
        case = await reported(office, Report(kind="voice"))
        case = self.sent(office, Unit(office.store), case, desk, topic=topic)
        assert (case.sealed, case.quiet) == (sealed, quiet)
        assert any(clock.running for clock in case.clocks)

    async def test_not_without_a_topic(self, office: Office, desk: Staff) -> None:
        case, unit = await reported(office, replace(NOWHERE, topic="")), Unit(office.store)
        with pytest.raises(NotPossible):
            self.sent(office, unit, case, desk)
        assert unit.made(Case) == []

    async def test_not_by_a_chief(self, office: Office, chief: Staff) -> None:
        waiting = await reported(office, NOWHERE)
        mine = await signed(office, await reported(office), chief)
        for case in (waiting, mine):
            with pytest.raises(NotAllowed):
                self.sent(office, Unit(office.store), case, chief)


class TestCounting:
    """催办 and 不急."""

    async def test_urging_is_counted_and_written_down(self, office: Office) -> None:
        case, unit = await reported(office), Unit(office.store)
        once = by_reporter.urge(office, unit, case, AUNT, SATURDAY).case
        by_reporter.urge(office, unit, once, AUNT, SATURDAY + 24 * HOUR)
        await unit.commit()
        case = await again(office, case)
        assert case.urged == 2
        assert (await history(office, case))[-2:] == ["urge", "urge"]

    async def test_not_urgent_lowers_and_never_closes(self, office: Office) -> None:
        report = replace(CLUTTER, topic="ebike_indoor", urgency="emergency")
        case, unit = await reported(office, report), Unit(office.store)
        assert case.next_due == SATURDAY + 5 * 60_000
        by_reporter.lower(office, unit, case, AUNT, SATURDAY + 60_000)
        await unit.commit()
        case = await again(office, case)
        assert (case.urgency, case.opened, case.state) == ("urgent", True, "dispatched")
        dues = {c.name: c.due - SATURDAY for c in case.clocks if c.running}
        assert dues == {"ACK": HOUR // 2, "FIRST_CONTACT": 2 * HOUR, "RESOLVE": 24 * HOUR}
        assert case.next_due == SATURDAY + HOUR // 2
        last = (await lookup.history(office.store, case))[-1]
        assert (last.act, last.facts) == ("lower", {"before": "emergency"})
