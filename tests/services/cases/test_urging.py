"""催办: counted once a day, up in every queue, and no date becomes a later one."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.case import Case
from domain.understanding import URGENCIES, Urgency
from domain.workflow import start_clocks
from services.cases import by_reporter, by_staff, lookup
from services.cases.intake import Report
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.domain.cases import TIMING, a_case
from tests.domain.moments import at
from tests.services.desk import AUNT, DAY, VILLAGE, again, as_actor, reported, seated

NOISE = Report(topic="renovation_noise", urgency="normal", spot=VILLAGE, text="半夜装修太吵")
MONDAY = at("2026-11-23 10:30")


async def urged(office: Office, case: Case) -> by_reporter.Urged:
    """Once more, stored."""
    unit = Unit(office.store)
    done = by_reporter.urge(office, unit, case, AUNT, office.clock.now())
    await unit.commit()
    return by_reporter.Urged(await again(office, case), done.counted)


async def test_once_a_day(office: Office, clock: FixedClock) -> None:
    case = await reported(office, NOISE)
    told = []
    for step in (0, 1, DAY, 1):
        clock.move(step)
        case, counted = await urged(office, case)
        told.append(counted)
    assert (told, case.urged) == ([True, False, True, False], 2)
    assert [e.act for e in await lookup.history(office.store, case)].count("urge") == 2


async def test_it_rises_above_those_who_waited_longer(office: Office, clock: FixedClock) -> None:
    chief, unit = await seated(office, "grid_chief", "yibei", "p-chief"), Unit(office.store)
    clock.move(MONDAY - clock.now())
    cases = []
    for _ in range(2):
        case = await reported(office, NOISE)
        case = by_staff.sign(office, unit, case, chief, as_actor(chief), clock.now())
        clock.move(60_000)
        cases.append(case)
    await unit.commit()
    first, second = cases
    assert [c.id for c in await lookup.of_queues(office.store, ["yibei"])] == [first.id, second.id]
    await urged(office, await again(office, second))
    assert [c.id for c in await lookup.of_queues(office.store, ["yibei"])] == [second.id, first.id]


@settings(max_examples=60)
@given(
    st.sampled_from(URGENCIES),
    st.integers(0, 14 * DAY),
    st.sampled_from(["submitted", "dispatched", "handling", "joint", "reopen_requested"]),
)
def test_no_date_becomes_a_later_one(
    template: Office, urgency: Urgency, later: int, state: str
) -> None:
    office = replace(template, timing=TIMING)
    case = a_case(urgency=urgency, state=state)
    names = ("TRIAGE", "ACK", "FIRST_CONTACT", "UPDATE", "RESOLVE", "REDO", "REVIEW")
    case = start_clocks(case, names, MONDAY, TIMING)
    nothing = Unit(None)  # type: ignore[arg-type]
    after, counted = by_reporter.urge(office, nothing, case, AUNT, MONDAY + later)
    assert counted
    for before, now in zip(case.clocks, after.clocks, strict=True):
        assert now.due <= before.due
        assert now.original_due == before.original_due
    for promised in ("RESOLVE", "REDO"):
        assert after.clock(promised) == case.clock(promised)
    assert after.next_due <= case.next_due
