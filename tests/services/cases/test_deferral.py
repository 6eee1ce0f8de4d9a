"""延期, 挂账, 问: when a later date may be had, from whom, and what stands still meanwhile."""

import pytest

from domain.case import Case
from domain.errors import NotAllowed, NotPossible
from domain.people import Staff
from domain.workflow import given_due
from services.cases import by_staff
from services.cases.by_staff import deferral
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.services.desk import DAY, SHOWN, as_actor, reported, seated

WEEKS = 14 * DAY


@pytest.fixture
async def chief(office: Office) -> Staff:
    """Who has the case."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


@pytest.fixture
async def desk(office: Office) -> Staff:
    """The desk."""
    return await seated(office, "desk", "", "p-desk")


@pytest.fixture
async def case(office: Office, chief: Staff) -> Case:
    """A case that the chief signed for."""
    unit, one = Unit(office.store), await reported(office)
    return by_staff.sign(office, unit, one, chief, as_actor(chief), office.clock.now())


async def test_nothing_moves_before_the_desk_agreed(
    office: Office, case: Case, chief: Staff, desk: Staff
) -> None:
    unit, now = Unit(office.store), office.clock.now()
    asked = by_staff.request_deferral(
        office, unit, case, chief, as_actor(chief), now + WEEKS, "等配件", now
    )
    assert asked.clock("RESOLVE") == case.clock("RESOLVE")
    with pytest.raises(NotAllowed):
        by_staff.defer(office, unit, asked, chief, as_actor(chief), now + WEEKS, "等配件", now)
    put_off = by_staff.defer(office, unit, asked, desk, as_actor(desk), now + WEEKS, "等配件", now)
    clock, before = put_off.clock("RESOLVE"), case.clock("RESOLVE")
    assert clock
    assert before
    assert (put_off.state, clock.due) == ("deferred", now + WEEKS)
    assert clock.original_due == before.original_due


async def test_a_refusal_leaves_no_wish_behind(
    office: Office, case: Case, chief: Staff, desk: Staff
) -> None:
    unit, now = Unit(office.store), office.clock.now()
    asked = by_staff.request_deferral(
        office, unit, case, chief, as_actor(chief), now + WEEKS, "等配件", now
    )
    kept = by_staff.refuse_deferral(office, unit, asked, desk, as_actor(desk), "有货", now)
    assert (kept.state, kept.until) == ("handling", 0)


async def test_shelving_is_the_supervisors(
    office: Office, case: Case, chief: Staff, desk: Staff
) -> None:
    unit, now = Unit(office.store), office.clock.now()
    for seat in (chief, desk):
        with pytest.raises(NotAllowed):
            by_staff.shelve(office, unit, case, seat, as_actor(seat), now + 9 * WEEKS, "排期", now)
    above = await seated(office, "supervisor", "", "p-super")
    case = by_staff.shelve(office, unit, case, above, as_actor(above), now + 9 * WEEKS, "排期", now)
    case = by_staff.resume(office, unit, case, chief, as_actor(chief), now)
    assert (case.state, case.until) == ("handling", 0)


@pytest.mark.parametrize(
    ("days", "capped", "fault"),
    [
        (-1, True, "past"),
        (1, True, "earlier"),
        (14, True, ""),
        (90, True, "later"),
        (90, False, ""),
    ],
)
async def test_what_a_later_date_has_to_be(
    office: Office, case: Case, days: int, capped: bool, fault: str
) -> None:
    now = office.clock.now()
    assert deferral.fault(office, case, now + days * DAY, now, capped=capped) == fault


async def test_what_12345_set_is_not_ours_to_move(office: Office, case: Case) -> None:
    now = office.clock.now()
    ordered = given_due(case, "RESOLVE", now + 3 * DAY, office.timing)
    assert deferral.fault(office, ordered, now + WEEKS, now, capped=False) == "given"


async def test_while_a_question_waits_its_answers_clock_stands_still(
    office: Office, case: Case, chief: Staff, clock: FixedClock
) -> None:
    unit, now = Unit(office.store), office.clock.now()
    due = case.clock("RESOLVE")
    case = by_staff.ask(office, unit, case, chief, as_actor(chief), "几号楼?", now)
    assert {c.name for c in case.clocks if c.counting} == {"FIRST_CONTACT", "WAITING"}
    clock.move(4 * DAY)
    case = by_staff.resume(office, unit, case, chief, as_actor(chief), clock.now())
    after = case.clock("RESOLVE")
    assert due
    assert after
    assert (case.state, after.due > due.due) == ("handling", True)


@pytest.mark.parametrize("waiting", ["deferred", "waiting_resident"])
async def test_done_at_last_the_step_between_is_done_with_it(
    office: Office, case: Case, chief: Staff, desk: Staff, waiting: str
) -> None:
    unit, now = Unit(office.store), office.clock.now()
    if waiting == "deferred":
        case = by_staff.defer(office, unit, case, desk, as_actor(desk), now + WEEKS, "等配件", now)
    else:
        case = by_staff.ask(office, unit, case, chief, as_actor(chief), "几号楼?", now)
    assert case.state == waiting
    done = by_staff.handle(office, unit, case, chief, as_actor(chief), "好了", now, media=SHOWN)
    assert (done.state, done.steps) == ("handled", case.steps + 2)
    assert {c.name for c in done.clocks if c.running} <= {"VERIFY"}


async def test_proof_is_asked_for_what_was_solved_only(
    office: Office, case: Case, chief: Staff
) -> None:
    unit, now, me = Unit(office.store), office.clock.now(), as_actor(chief)
    with pytest.raises(NotPossible) as refused:
        by_staff.handle(office, unit, case, chief, me, "好了", now)
    assert refused.value.facts["unmet"] == ("proof_where_asked",)
    done = by_staff.handle(office, unit, case, chief, me, "要大修", now, outcome="cannot")
    assert (done.state, done.outcome, done.check) == ("handled", "cannot", True)
