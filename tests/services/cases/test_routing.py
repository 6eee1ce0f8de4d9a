"""退单, 转派, 换人, 不受理, 转出: a case goes to where it belongs, and its dates with it."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.errors import Conflict, NotAllowed, NotPossible
from domain.people import Staff
from services.cases import by_staff, lookup
from services.cases.intake import Report
from services.office import Office
from services.people import seats
from services.unit import Unit
from tests.services.desk import CLUTTER, again, as_actor, reported, seated


@pytest.fixture
async def north(office: Office) -> Staff:
    """A chief of the northern grid."""
    return await seated(office, "grid_chief", "yibei", "p-north")


@pytest.fixture
async def south(office: Office) -> Staff:
    """A chief of the southern grid."""
    return await seated(office, "grid_chief", "yinan", "p-south")


@pytest.fixture
async def desk(office: Office) -> Staff:
    """The desk."""
    return await seated(office, "desk", "", "p-desk")


@pytest.fixture
async def supervisor(office: Office) -> Staff:
    """The supervisor."""
    return await seated(office, "supervisor", "", "p-super")


async def returned(office: Office, case: Case, seat: Staff, why: str = "不归我们") -> Case:
    """The case after this seat gave it back."""
    unit = Unit(office.store)
    by_staff.give_back(office, unit, case, seat, as_actor(seat), why, office.clock.now())
    await unit.commit()
    return await again(office, case)


async def sent(office: Office, case: Case, seat: Staff, grid: str) -> Case:
    """The case after this seat sent it to a grid."""
    unit, now = Unit(office.store), office.clock.now()
    by_staff.transfer(office, unit, case, seat, as_actor(seat), grid, case.topic, now, what="路名")
    await unit.commit()
    return await again(office, case)


def running(case: Case) -> set[str]:
    """The clocks that run."""
    return {clock.name for clock in case.clocks if clock.running}


class TestReturns:
    """退单 goes to the desk, to the supervisor, and then nowhere."""

    async def test_the_first_is_the_desks_and_its_answer_runs_on(
        self, office: Office, north: Staff
    ) -> None:
        case = await reported(office)
        due = case.clock("RESOLVE")
        case = await returned(office, case, north)
        assert (case.state, case.queue, case.owner) == ("accepted", "desk", "role:desk")
        assert (case.returned, case.handler) == (1, "")
        assert running(case) == {"TRIAGE", "FIRST_CONTACT", "RESOLVE"}
        assert case.clock("RESOLVE") == due
        [words] = [w for w in await lookup.words(office.store, case) if w.part == "reason"]
        assert words.text == "不归我们"

    async def test_the_second_is_the_supervisors(
        self, office: Office, north: Staff, south: Staff, desk: Staff
    ) -> None:
        case = await returned(office, await reported(office), north)
        case = await returned(office, await sent(office, case, desk, "yinan"), south)
        assert (case.state, case.owner, case.returned) == ("accepted", "role:supervisor", 2)
        assert "REVIEW" in running(case)
        with pytest.raises(NotAllowed):
            await sent(office, case, desk, "yibei")

    async def test_there_is_no_third(
        self, office: Office, north: Staff, south: Staff, desk: Staff, supervisor: Staff
    ) -> None:
        case = await returned(office, await reported(office), north)
        case = await returned(office, await sent(office, case, desk, "yinan"), south)
        case = await sent(office, case, supervisor, "yinan")
        assert (case.state, case.queue) == ("dispatched", "yinan")
        assert running(case) == {"ACK", "FIRST_CONTACT", "RESOLVE"}
        with pytest.raises(NotPossible) as refused:
            await returned(office, case, south)
        assert refused.value.facts["unmet"] == ("returned_once",)

    async def test_a_sealed_one_stays_with_the_desk_that_may_see_it(
        self, office: Office, north: Staff, south: Staff, desk: Staff
    ) -> None:
        sealed = replace(CLUTTER, topic="group_rent")
        case = await returned(office, await reported(office, sealed), north)
        case = await returned(office, await sent(office, case, desk, "yinan"), south)
        assert (case.owner, case.returned) == ("role:desk", 2)
        case = await sent(office, case, desk, "yibei")
        assert (case.state, case.queue) == ("dispatched", "yibei")

    async def test_not_without_a_reason_nor_by_another_grid(
        self, office: Office, north: Staff, south: Staff
    ) -> None:
        case = await reported(office)
        with pytest.raises(NotPossible):
            await returned(office, case, north, "")
        with pytest.raises(NotAllowed):
            await returned(office, case, south)


class TestSendingOn:
    """转派 between grids."""

    async def test_a_chief_passes_on_once_whatever_he_has_signed(
        self, office: Office, north: Staff, south: Staff
    ) -> None:
        case, unit, now = await reported(office), Unit(office.store), office.clock.now()
        case = by_staff.sign(office, unit, case, north, as_actor(north), now)
        me = as_actor(north)
        case = by_staff.pass_on(office, unit, case, north, me, "yinan", "在两湾城", now)
        assert (case.queue, case.grid, case.handler, case.signed_at) == ("yinan", "yinan", "", 0)
        assert (case.owner, case.returned) == ("role:grid_chief", 1)
        with pytest.raises(NotPossible):
            by_staff.pass_on(office, unit, case, south, as_actor(south), "yibei", "还你", now)

    async def test_a_seat_that_ended_meanwhile_changes_nothing(
        self, office: Office, north: Staff
    ) -> None:
        case, unit, now = await reported(office), Unit(office.store), office.clock.now()
        by_staff.give_back(office, unit, case, north, as_actor(north), "不归我们", now)
        await seats.revoke(office.store, north.id)
        with pytest.raises(Conflict):
            await unit.commit()
        assert (await again(office, case)).state == "dispatched"

    async def test_another_seat_takes_over(self, office: Office, north: Staff, desk: Staff) -> None:
        other = await seated(office, "grid_chief", "yibei", "p-other")
        case, unit, now = await reported(office), Unit(office.store), office.clock.now()
        waiting = by_staff.reassign(office, unit, case, desk, as_actor(desk), other, now)
        assert (waiting.owner, waiting.handler) == (other.id, "")
        case = by_staff.sign(office, unit, case, north, as_actor(north), now)
        case = by_staff.reassign(office, unit, case, desk, as_actor(desk), other, now)
        assert (case.state, case.owner, case.handler) == ("handling", other.id, other.id)


class TestTurnedAway:
    """不受理 and 转出 say where to turn."""

    async def test_only_the_desk_and_only_what_nobody_has_yet(
        self, office: Office, north: Staff, desk: Staff
    ) -> None:
        item = await reported(office, Report(kind="human", text="人工"))
        case, now = await reported(office), office.clock.now()
        for seat, one in ((north, item), (north, case)):
            with pytest.raises(NotAllowed):
                by_staff.reject(
                    office, Unit(office.store), one, seat, as_actor(seat), "不归", "12345", now
                )
        with pytest.raises(NotPossible):
            by_staff.reject(
                office, Unit(office.store), case, desk, as_actor(desk), "不归", "12345", now
            )
        unit = Unit(office.store)
        by_staff.reject(office, unit, item, desk, as_actor(desk), "不归街道", "12345", now)
        await unit.commit()
        item = await again(office, item)
        assert (item.state, item.opened, item.closed_at) == ("rejected", False, now)
        assert any("12345" in words.text for words in await lookup.words(office.store, item))
        assert running(item) == set()

    async def test_what_is_somebody_elses_after_all_is_closed_as_such(
        self, office: Office, north: Staff, desk: Staff
    ) -> None:
        case, unit, now = await reported(office), Unit(office.store), office.clock.now()
        me = as_actor(desk)
        with pytest.raises(NotPossible):
            by_staff.divert(office, unit, case, desk, me, "市管", "12345", now)
        case = by_staff.sign(office, unit, case, north, as_actor(north), now)
        case = by_staff.divert(office, unit, case, desk, me, "市管", "12345", now)
        assert (case.state, case.outcome, case.opened) == ("closed", "diverted", False)

    async def test_it_has_to_be_said_where_to_turn(self, office: Office, desk: Staff) -> None:
        item = await reported(office, replace(CLUTTER, topic=""))
        for reason, turn_to in (("", "12345"), ("不归街道", "")):
            with pytest.raises(NotPossible):
                by_staff.reject(
                    office, Unit(office.store), item, desk, as_actor(desk), reason, turn_to, 1
                )
