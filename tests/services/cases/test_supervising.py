"""督办: every time counts, the next step is due soon, and only the desk and supervisors may."""

import pytest

from domain.case import Case
from domain.errors import NotAllowed, NotPossible
from domain.people import Staff
from services.cases import by_reporter, by_staff, lookup
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.domain.moments import at
from tests.services.desk import AUNT, again, as_actor, reported, seated


async def supervised(office: Office, case: Case, seat: Staff, text: str = "") -> Case:
    """Once more, stored."""
    unit, now = Unit(office.store), office.clock.now()
    by_staff.supervise(office, unit, case, seat, as_actor(seat), text, now)
    await unit.commit()
    return await again(office, case)


async def test_each_time_counts_and_the_words_are_kept(office: Office, clock: FixedClock) -> None:
    desk, above = await seated(office, "desk"), await seated(office, "supervisor")
    case = await supervised(office, await reported(office), desk, "今天去看")
    clock.move(1)
    case = await supervised(office, case, above)
    assert case.supervised == 2
    told = [e for e in await lookup.history(office.store, case) if e.act == "supervise"]
    assert [(e.role, e.facts["count"]) for e in told] == [("desk", 1), ("supervisor", 2)]
    assert "今天去看" in [w.text for w in await lookup.words(office.store, case)]


async def test_the_next_step_is_owed_in_two_working_hours(
    office: Office, clock: FixedClock
) -> None:
    clock.move(at("2026-11-23 10:30") - clock.now())
    chief, desk = await seated(office, "grid_chief", "yibei"), await seated(office, "desk")
    case, unit = await reported(office), Unit(office.store)
    case = by_staff.sign(office, unit, case, chief, as_actor(chief), clock.now())
    await unit.commit()
    before = await again(office, case)
    after = await supervised(office, before, desk)
    assert after.next_due == at("2026-11-23 12:30") < before.next_due
    answer, promised = after.clock("RESOLVE"), before.clock("RESOLVE")
    assert answer
    assert promised
    assert answer.due == promised.due


async def test_a_chief_may_not_and_what_is_over_stays_over(
    office: Office, clock: FixedClock
) -> None:
    chief, desk = await seated(office, "grid_chief", "yibei"), await seated(office, "desk")
    case = await reported(office)
    with pytest.raises(NotAllowed):
        await supervised(office, case, chief)
    unit = Unit(office.store)
    by_reporter.withdraw(office, unit, case, AUNT, clock.now())
    await unit.commit()
    with pytest.raises(NotPossible):
        await supervised(office, await again(office, case), desk)
