"""What had to wait is erased when the case is over, without being asked for again."""

import msgspec
import pytest

from domain.appointment import Appointment
from domain.case import Case
from domain.errors import NotGenuine
from domain.forgetting import Forgetting
from domain.links import Spent
from services import signing
from services.cases import appointments, by_reporter, lookup
from services.cases.intake import Report
from services.cases.telling import pages
from services.clock import FixedClock
from services.office import Office
from services.people import forgetting
from services.people.erasure import erase
from services.unit import Unit
from tests.services.desk import AUNT, DAY, VILLAGE, again, reported

NOISE = Report(
    topic="renovation_noise", urgency="normal", spot=VILLAGE, text="李老伯家,电话13812345678"
)
TRACES = ("李老伯", "13812345678", "12号3楼")


async def left(office: Office) -> Case:
    """An open case whose reporter wants to be forgotten."""
    case, unit = await reported(office, NOISE), Unit(office.store)
    assert await erase(office, unit, (AUNT.id,), AUNT, office.clock.now()) == 1
    await unit.commit()
    return await again(office, case)


async def stored(office: Office, case: Case) -> str:
    """All that is kept of it, as text."""
    kept: list[object] = [await again(office, case), *await lookup.words(office.store, case)]
    return msgspec.json.encode(kept).decode()


async def over(office: Office, case: Case) -> None:
    """It is over."""
    unit = Unit(office.store)
    by_reporter.withdraw(office, unit, await again(office, case), AUNT, office.clock.now())
    await unit.commit()


async def test_it_waits_for_whoever_is_at_work(office: Office) -> None:
    case = await left(office)
    assert await forgetting.tick(office) == 0
    text = await stored(office, case)
    assert all(trace in text for trace in TRACES)


async def test_it_is_done_when_the_case_is_over_and_once(office: Office) -> None:
    case = await left(office)
    await over(office, case)
    assert [await forgetting.tick(office) for _ in range(2)] == [1, 0]
    text = await stored(office, case)
    assert not any(trace in text for trace in TRACES)
    assert await office.store.find(Forgetting) == []
    assert (await lookup.history(office.store, case))[-1].act == "erase"


async def test_asked_for_twice_it_is_one_wish(office: Office) -> None:
    case, unit = await left(office), Unit(office.store)
    await erase(office, unit, (AUNT.id,), AUNT, office.clock.now())
    await unit.commit()
    assert [wish.id for wish in await office.store.find(Forgetting)] == [case.id]


async def test_links_and_appointments_go_as_well(office: Office) -> None:
    case, unit, now = await reported(office, NOISE), Unit(office.store), office.clock.now()
    word = (await pages.address(office, case, now)).rpartition("/")[2]
    await appointments.propose(unit, case, "s-1", AUNT, now + DAY, now)
    await unit.commit()
    await over(office, case)
    unit = Unit(office.store)
    await erase(office, unit, (AUNT.id,), AUNT, now)
    await unit.commit()
    assert await office.store.find(Appointment) == []
    with pytest.raises(NotGenuine):
        await signing.opened(office.store, office.signer, "case", word, now)


async def test_used_links_are_forgotten_in_time(office: Office, clock: FixedClock) -> None:
    case, unit, now = await reported(office, NOISE), Unit(office.store), clock.now()
    word = (await pages.address(office, case, now)).rpartition("/")[2]
    claim = await signing.opened(office.store, office.signer, "case", word, now)
    signing.spend(unit, office.signer, word, claim, now)
    await unit.commit()
    await forgetting.sweep_links(office.store, now)
    assert await signing.spent(office.store, word)
    await forgetting.sweep_links(office.store, now + pages.ACTS)
    assert await office.store.find(Spent) == []
