"""约: agreed, remembered by both, moved, called off; what is over reminds nobody."""

import pytest
from msgspec.structs import replace

from domain.appointment import Appointment
from domain.case import Case
from domain.people import Address, Staff
from domain.work import Notice
from services.cases import appointments, by_staff, lookup
from services.cases.intake import Report
from services.cases.telling import pushes
from services.clock import FixedClock
from services.office import Office
from services.people.accounts import met
from services.unit import Unit
from tests.domain.moments import at
from tests.services.desk import AUNT, VILLAGE, again, as_actor, reported, seated

NOISE = Report(topic="renovation_noise", urgency="normal", spot=VILLAGE, text="半夜装修太吵")
MONDAY = at("2026-11-23 15:00")


@pytest.fixture
async def chief(office: Office) -> Staff:
    """Who comes."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


@pytest.fixture
async def case(office: Office, chief: Staff) -> Case:
    """A case that somebody signed for, of a reporter who can be reached."""
    case, unit, now = await reported(office, NOISE), Unit(office.store), office.clock.now()
    phone = Address("wechat", "wx-1", "o-aunt")
    unit.insert(replace(met(office.street.id, phone, now), person=AUNT.id))
    by_staff.sign(office, unit, case, chief, as_actor(chief), now)
    await unit.commit()
    return await again(office, case)


async def agreed(office: Office, case: Case, chief: Staff, moment: int) -> Appointment:
    """One that its reporter said 行 to."""
    unit, now = Unit(office.store), office.clock.now()
    case, made = await appointments.propose(unit, case, chief.id, as_actor(chief), moment, now)
    await appointments.agree(office, unit, case, made, AUNT, now)
    await unit.commit()
    found = await office.store.get(Appointment, case.id)
    assert found
    return found


async def reminders(office: Office) -> list[tuple[str, int]]:
    """Whom what waits for, and when."""
    found = await office.store.find(Notice)
    return sorted((n.to, n.visible_at) for n in found if n.fate == "waiting")


async def test_both_are_reminded_twice(office: Office, case: Case, chief: Staff) -> None:
    await agreed(office, case, chief, MONDAY)
    evening, hour = at("2026-11-22 18:00"), at("2026-11-23 14:00")
    assert await reminders(office) == [
        ("reporter", evening), ("reporter", hour), ("staff", evening), ("staff", hour),
    ]  # fmt: skip
    first = min(await office.store.find(Notice), key=lambda notice: notice.visible_at)
    assert first.reply
    assert "23日(周一)15:00" in first.reply.text
    assert first.expires_at == MONDAY


async def test_on_the_same_day_once(office: Office, case: Case, chief: Staff) -> None:
    await agreed(office, case, chief, office.clock.now() + 2 * 3_600_000)
    assert len(await reminders(office)) == 2


async def test_within_the_hour_nobody(office: Office, case: Case, chief: Staff) -> None:
    await agreed(office, case, chief, office.clock.now() + 1_800_000)
    assert await reminders(office) == []


@pytest.mark.parametrize("how", ["moved", "asked anew", "cancelled", "handled"])
async def test_what_does_not_take_place_reminds_nobody(
    office: Office, case: Case, chief: Staff, how: str
) -> None:
    made = await agreed(office, case, chief, MONDAY)
    case, unit, now = await again(office, case), Unit(office.store), office.clock.now()
    if how == "moved":
        later = MONDAY + 3_600_000
        await appointments.propose(unit, case, chief.id, as_actor(chief), later, now)
    elif how == "asked anew":
        await appointments.ask_anew(unit, case, made, AUNT, now)
    elif how == "cancelled":
        await appointments.cancel(unit, case, as_actor(chief), now)
    else:
        case = by_staff.handle(office, unit, case, chief, as_actor(chief), "说好了", now)
        await pushes.handled(office, unit, case, "说好了", now)
    await unit.commit()
    assert [to for to, moment in await reminders(office) if moment > now] == []


async def test_what_is_past_is_none(
    office: Office, case: Case, chief: Staff, clock: FixedClock
) -> None:
    await agreed(office, case, chief, MONDAY)
    unit = Unit(office.store)
    assert await appointments.of_case(unit, case, MONDAY - 1)
    assert await appointments.of_case(unit, case, MONDAY) is None
    assert await appointments.cancel(unit, case, AUNT, MONDAY) is case


async def test_its_history_tells(office: Office, case: Case, chief: Staff) -> None:
    await agreed(office, case, chief, MONDAY)
    acts = [event.act for event in await lookup.history(office.store, case)]
    assert acts[-2:] == ["appoint", "appoint_agreed"]
