"""What people do to a case: the first to sign has it, and every act ends in its history."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.errors import Conflict, NotAllowed, NotPossible
from domain.people import Staff
from services.cases import acts, lookup
from services.cases.intake import Report
from services.cases.where import Spot
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.services.desk import (
    AUNT,
    CLUTTER,
    SATURDAY,
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
    acts.sign(office, unit, case, seat, as_actor(seat), office.clock.now())
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
            acts.sign(office, unit, case, seat, as_actor(seat), SATURDAY)
            units.append(unit)
        await units[0].commit()
        with pytest.raises(Conflict):
            await units[1].commit()
        after = await again(office, case)
        assert after.handler == chief.id
        with pytest.raises(NotPossible):
            acts.sign(office, Unit(office.store), after, other, as_actor(other), SATURDAY)

    async def test_the_desk_takes_what_stands_in_its_own_queue(
        self, office: Office, desk: Staff
    ) -> None:
        case = await signed(office, await reported(office, Report(kind="human", text="人工")), desk)
        assert (case.state, case.handler, case.queue) == ("handling", desk.id, "desk")
        assert await history(office, case) == ["submit", "take"]

    async def test_a_chief_cannot_sign_for_another_grid(self, office: Office, chief: Staff) -> None:
        case = await reported(office, replace(CLUTTER, spot=Spot("yinan", "中远两湾城")))
        with pytest.raises(NotAllowed):
            acts.sign(office, Unit(office.store), case, chief, as_actor(chief), SATURDAY)

    async def test_a_chief_cannot_take_the_desks_items(self, office: Office, chief: Staff) -> None:
        case = await reported(office, replace(CLUTTER, topic=""))
        with pytest.raises(NotAllowed):
            acts.sign(office, Unit(office.store), case, chief, as_actor(chief), SATURDAY)


class TestHandling:
    """办结, 行, 没好."""

    async def handled(self, office: Office, seat: Staff) -> Case:
        """A case with its report of what was done."""
        case, unit = await signed(office, await reported(office), seat), Unit(office.store)
        acts.handle(office, unit, case, seat, as_actor(seat), "物业清走了纸箱", SATURDAY + HOUR)
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
            acts.handle(office, Unit(office.store), case, other, as_actor(other), "好了", SATURDAY)
        done = acts.handle(office, Unit(office.store), case, desk, as_actor(desk), "好了", SATURDAY)
        assert done.state == "handled"

    async def test_it_needs_words(self, office: Office, chief: Staff) -> None:
        case = await signed(office, await reported(office), chief)
        with pytest.raises(NotPossible):
            acts.handle(office, Unit(office.store), case, chief, as_actor(chief), "", SATURDAY)

    async def test_a_fine_closes_it(self, office: Office, chief: Staff) -> None:
        case, unit = await self.handled(office, chief), Unit(office.store)
        acts.confirm(office, unit, case, AUNT, SATURDAY + 2 * HOUR)
        await unit.commit()
        case = await again(office, case)
        assert (case.state, case.outcome, case.opened) == ("closed", "solved", False)
        assert case.closed_at == SATURDAY + 2 * HOUR

    async def test_not_fine_sends_it_back(self, office: Office, chief: Staff) -> None:
        case, unit = await self.handled(office, chief), Unit(office.store)
        acts.redo(office, unit, case, AUNT, "还有一只柜子", SATURDAY + 2 * HOUR)
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
            acts.withdraw(office, unit, case, AUNT, SATURDAY + 2 * HOUR)
            await unit.commit()
            after = await again(office, case)
            assert (after.state, after.outcome, after.opened) == ("closed", "withdrawn", False)
            with pytest.raises(NotPossible):
                acts.withdraw(office, Unit(office.store), after, AUNT, SATURDAY + 3 * HOUR)


class TestPlacing:
    """Where it is became known later."""

    async def test_the_place_was_all_it_waited_for(self, office: Office) -> None:
        case, unit = await reported(office, NOWHERE), Unit(office.store)
        acts.place(office, unit, case, VILLAGE, AUNT, SATURDAY + HOUR)
        await unit.commit()
        case = await again(office, case)
        assert (case.state, case.queue, case.place) == ("dispatched", "yibei", "宜川四村")
        assert await history(office, case) == ["submit", "place", "accept", "dispatch"]

    async def test_a_place_without_a_grid_leaves_it_with_the_desk(self, office: Office) -> None:
        case = await reported(office, NOWHERE)
        case = acts.place(office, Unit(office.store), case, Spot(place="沪太路"), AUNT, SATURDAY)
        assert (case.state, case.place, case.grid) == ("submitted", "沪太路", "")

    async def test_what_was_known_stays(self, office: Office) -> None:
        case = acts.place(
            office, Unit(office.store), await reported(office), Spot("yinan"), AUNT, SATURDAY
        )
        assert (case.grid, case.place, case.door) == ("yibei", "宜川四村", "12号3楼")


class TestTransfer:
    """转派 by the desk."""

    async def test_to_a_grid(self, office: Office, desk: Staff) -> None:
        case, unit = await reported(office, NOWHERE), Unit(office.store)
        acts.transfer(office, unit, case, desk, as_actor(desk), "yinan", SATURDAY + HOUR)
        await unit.commit()
        case = await again(office, case)
        assert (case.state, case.queue, case.grid) == ("dispatched", "yinan", "yinan")
        lines = await lookup.history(office.store, case)
        assert [line.actor for line in lines[1:]] == ["p-desk", "p-desk"]

    async def test_not_without_a_topic(self, office: Office, desk: Staff) -> None:
        case, unit = await reported(office, replace(NOWHERE, topic="")), Unit(office.store)
        with pytest.raises(NotPossible):
            acts.transfer(office, unit, case, desk, as_actor(desk), "yinan", SATURDAY)
        assert unit.made(Case) == []

    async def test_not_by_a_chief(self, office: Office, chief: Staff) -> None:
        case = await reported(office, NOWHERE)
        with pytest.raises(NotAllowed):
            acts.transfer(
                office, Unit(office.store), case, chief, as_actor(chief), "yibei", SATURDAY
            )


class TestCounting:
    """催办 and 不急."""

    async def test_urging_is_counted_and_written_down(self, office: Office) -> None:
        case, unit = await reported(office), Unit(office.store)
        acts.urge(unit, acts.urge(unit, case, AUNT, SATURDAY), AUNT, SATURDAY)
        await unit.commit()
        case = await again(office, case)
        assert case.urged == 2
        assert (await history(office, case))[-2:] == ["urge", "urge"]

    async def test_not_urgent_lowers_and_never_closes(self, office: Office) -> None:
        report = replace(CLUTTER, topic="ebike_indoor", urgency="emergency")
        case, unit = await reported(office, report), Unit(office.store)
        assert case.next_due == SATURDAY + 5 * 60_000
        acts.lower(office, unit, case, AUNT, SATURDAY + 60_000)
        await unit.commit()
        case = await again(office, case)
        assert (case.urgency, case.opened, case.state) == ("urgent", True, "dispatched")
        dues = {c.name: c.due - SATURDAY for c in case.clocks if c.running}
        assert dues == {"ACK": HOUR // 2, "FIRST_CONTACT": 2 * HOUR, "RESOLVE": 24 * HOUR}
        assert case.next_due == SATURDAY + HOUR // 2
        last = (await lookup.history(office.store, case))[-1]
        assert (last.act, last.facts) == ("lower", {"before": "emergency"})
