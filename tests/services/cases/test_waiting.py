"""What waits for a word beside the queue: whose it is, and when it is over."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.people import Role, Staff
from domain.telephone import TelephoneTask
from services.cases import by_staff, waiting
from services.cases.waiting import Waiting
from services.escalation import telephone
from services.office import Office
from services.unit import Unit
from storage.port import Insert
from tests.services.desk import DAY, a_seat, again, as_actor, reported, seated


@pytest.fixture
async def chief(office: Office) -> Staff:
    """The chief of 宜北 who has the cases."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


async def held(office: Office, chief: Staff) -> Case:
    """A case that this chief signed for."""
    case, unit = await reported(office), Unit(office.store)
    by_staff.sign(office, unit, case, chief, as_actor(chief), office.clock.now())
    await unit.commit()
    return await again(office, case)


async def kinds(office: Office, *mine: Staff) -> list[str]:
    """What waits for somebody with these seats."""
    return [one.kind for one in await waiting.for_seats(office, mine)]


async def owed(office: Office, case: Case, not_by: str = "") -> TelephoneTask:
    """A call that the desk owes the reporter."""
    task = TelephoneTask(
        id=f"unreached:{case.id}", street=case.street, case=case.id, why="unreached",
        made_at=office.clock.now(), not_by=not_by,
    )  # fmt: skip
    await office.store.commit([Insert(task)])
    stored = await office.store.get(TelephoneTask, task.id)
    assert stored is not None
    return stored


class TestCalls:
    """The desk telephones whom no message reaches."""

    async def test_the_desk_sees_it_and_nobody_else(self, office: Office, chief: Staff) -> None:
        await owed(office, await held(office, chief))
        assert await kinds(office, a_seat(office, "desk")) == ["call"]
        for role in ("supervisor", "officer"):
            assert await kinds(office, a_seat(office, role)) == []
        assert await kinds(office, chief) == []

    async def test_whoever_did_the_work_does_not_call(self, office: Office, chief: Staff) -> None:
        await owed(office, await held(office, chief), not_by=chief.id)
        assert await kinds(office, a_seat(office, "desk"), chief) == []

    async def test_no_number_is_said_beforehand(self, office: Office, chief: Staff) -> None:
        await owed(office, await held(office, chief))
        [one] = await waiting.for_seats(office, [a_seat(office, "desk")])
        assert not one.reachable

    @pytest.mark.parametrize("signed", [True, False])
    async def test_it_is_over_once_somebody_spoke(
        self, office: Office, chief: Staff, *, signed: bool
    ) -> None:
        case = await held(office, chief) if signed else await reported(office)
        task, desk = await owed(office, case), await seated(office, "desk", "", "p-desk")
        found = await waiting.call_owed(office.store, [desk], str(case.serial))
        assert found is not None
        unit, now = Unit(office.store), office.clock.now() + 1
        telephone.made(office, unit, task, case, desk, as_actor(desk), "说过了", now)
        await unit.commit()
        assert await kinds(office, desk) == []
        assert await waiting.call_owed(office.store, [desk], str(case.serial)) is None
        clock = (await again(office, case)).clock("FIRST_CONTACT")
        assert clock is not None
        assert clock.running is not signed


class TestDates:
    """A later date that a chief asks for is the desk's to grant."""

    async def asked(self, office: Office, chief: Staff) -> Case:
        """The chief's case after 「延期」."""
        case, unit, now = await held(office, chief), Unit(office.store), office.clock.now()
        until = now + 9 * DAY
        by_staff.request_deferral(
            office, unit, case, chief, as_actor(chief), until, "等配件", now + 1
        )
        await unit.commit()
        return await again(office, case)

    @pytest.mark.parametrize(
        ("role", "found"),
        [("desk", ["deferral"]), ("supervisor", ["deferral"]), ("officer", [])],
    )
    async def test_who_decides_sees_it(
        self, office: Office, chief: Staff, role: Role, found: list[str]
    ) -> None:
        await self.asked(office, chief)
        assert await kinds(office, a_seat(office, role)) == found
        assert await kinds(office, chief) == []

    async def test_an_answer_ends_it(self, office: Office, chief: Staff) -> None:
        case, desk = await self.asked(office, chief), await seated(office, "desk", "", "p-desk")
        unit, now = Unit(office.store), office.clock.now()
        by_staff.refuse_deferral(office, unit, case, desk, as_actor(desk), "仓库里有", now + 2)
        await unit.commit()
        assert await kinds(office, desk) == []

    async def test_a_date_that_has_passed_asks_for_nothing(
        self, office: Office, chief: Staff
    ) -> None:
        case, desk = await self.asked(office, chief), await seated(office, "desk", "", "p-desk")
        unit, now = Unit(office.store), office.clock.now()
        case = by_staff.defer(
            office, unit, case, desk, as_actor(desk), case.until, "等配件", now + 2, asked=True
        )
        await unit.commit()
        unit = Unit(office.store)
        unit.put(replace(await again(office, case), state="handling"))  # gone on by rule
        await unit.commit()
        assert await kinds(office, desk) == []


class TestChecks:
    """What was done is checked by somebody else, who has it on the list."""

    async def test_the_other_chief_then_the_desk(self, office: Office, chief: Staff) -> None:
        case, unit, now = await held(office, chief), Unit(office.store), office.clock.now()
        unit.put(
            replace(
                case,
                state="handled",
                check=True,
                handled_by=chief.id,
                handled_at=now,
                owner=chief.id,
            )
        )
        await unit.commit()
        desk = await seated(office, "desk", "", "p-desk")
        assert await kinds(office, chief) == []
        assert await kinds(office, desk) == ["check"]
        other = await seated(office, "grid_chief", "yibei", "p-other")
        assert await kinds(office, other) == ["check"]
        assert await kinds(office, desk) == []


async def test_the_oldest_of_a_kind_comes_first(office: Office, chief: Staff) -> None:
    cases = [await held(office, chief) for _ in range(3)]
    for case, ago in zip(cases, (2, 3, 1), strict=True):
        unit = Unit(office.store)
        unit.insert(
            TelephoneTask(
                id=f"unreached:{case.id}", street=case.street, case=case.id, why="unreached",
                made_at=office.clock.now() - ago + 10,
            )
        )  # fmt: skip
        await unit.commit()
    found: list[Waiting] = await waiting.for_seats(office, [a_seat(office, "desk")])
    assert [one.case.id for one in found] == [cases[1].id, cases[0].id, cases[2].id]
