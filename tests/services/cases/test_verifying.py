"""核查, 重办, 复盘: always by somebody else than who did it."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.errors import NotAllowed, NotPossible
from domain.people import Staff
from services.cases import by_reporter, by_staff, lookup
from services.office import Office
from services.unit import Unit
from tests.services.desk import AUNT, SHOWN, again, as_actor, reported, seated


@pytest.fixture
async def chief(office: Office) -> Staff:
    """Who did it."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


@pytest.fixture
async def other(office: Office) -> Staff:
    """The other chief of the grid."""
    return await seated(office, "grid_chief", "yibei", "p-other")


@pytest.fixture
async def case(office: Office, chief: Staff) -> Case:
    """A case of high urgency, handled: somebody has to look at it."""
    unit, one, now = Unit(office.store), await reported(office), office.clock.now()
    one = by_staff.sign(office, unit, one, chief, as_actor(chief), now)
    by_staff.handle(office, unit, one, chief, as_actor(chief), "清掉了", now, media=SHOWN)
    await unit.commit()
    return await again(office, one)


async def test_who_did_it_cannot_say_that_it_is_fine(
    office: Office, case: Case, chief: Staff
) -> None:
    unit, now = Unit(office.store), office.clock.now()
    for check in (
        lambda: by_staff.verify(office, unit, case, chief, as_actor(chief), now),
        lambda: by_staff.fail(office, unit, case, chief, as_actor(chief), "没清", now),
    ):
        with pytest.raises(NotPossible) as refused:
            check()
        assert refused.value.facts["unmet"] == ("another",)


@pytest.mark.parametrize("role", ["grid_chief", "desk", "supervisor"])
async def test_anybody_else_in_charge_can(office: Office, case: Case, role: str) -> None:
    grid = "yibei" if role == "grid_chief" else ""
    seat = await seated(office, role, grid, "p-else")  # type: ignore[arg-type]  # parametrized
    closed = by_staff.verify(
        office, Unit(office.store), case, seat, as_actor(seat), office.clock.now()
    )
    assert (closed.state, closed.outcome, closed.opened) == ("closed", "solved", False)
    assert {c.name for c in closed.clocks if c.running} == {"CALLBACK", "RATING"}


async def test_what_did_not_pass_goes_back_to_who_has_it(
    office: Office, case: Case, chief: Staff, other: Staff
) -> None:
    unit, now = Unit(office.store), office.clock.now()
    with pytest.raises(NotPossible):
        by_staff.fail(office, unit, case, other, as_actor(other), "", now)
    back = by_staff.fail(office, unit, case, other, as_actor(other), "二楼还有", now)
    assert (back.state, back.handler, back.reopened) == ("handling", chief.id, 0)
    assert {c.name for c in back.clocks if c.running} == {"REDO"}
    await unit.commit()
    [words] = [w for w in await lookup.words(office.store, case) if w.part == "reason"]
    assert words.text == "二楼还有"


async def test_a_wish_to_have_it_done_again_is_ruled_by_somebody_else(
    office: Office, case: Case, chief: Staff, other: Staff
) -> None:
    unit, now = Unit(office.store), office.clock.now()
    asked = replace(case, state="reopen_requested", owner="role:supervisor")
    me = as_actor(other)
    with pytest.raises(NotPossible):
        by_staff.order(office, unit, asked, chief, as_actor(chief), other.id, "重办", now)
    again_ordered = by_staff.order(office, unit, asked, other, me, other.id, "重办", now)
    assert (again_ordered.state, again_ordered.handler, again_ordered.reopened) == (
        "handling",
        other.id,
        1,
    )
    with pytest.raises(NotPossible):
        by_staff.refuse(office, unit, asked, other, me, "", now)
    kept = by_staff.refuse(office, unit, asked, other, me, "已到位", now)
    assert (kept.state, kept.outcome) == ("closed", "solved")


async def test_learned_from_only_once_it_is_over(office: Office, case: Case, other: Staff) -> None:
    unit, now, me = Unit(office.store), office.clock.now(), as_actor(other)
    with pytest.raises(NotPossible):
        by_staff.review(office, unit, case, other, me, "每周看", now)
    closed = by_reporter.confirm(office, unit, case, AUNT, now)
    desk = await seated(office, "desk", "", "p-desk")
    with pytest.raises(NotAllowed):
        by_staff.review(office, unit, closed, desk, as_actor(desk), "每周看", now)
    reviewed = by_staff.review(office, unit, closed, other, me, "每周看", now)
    assert reviewed.state == "reviewed"
    assert not any(c.running for c in reviewed.clocks)
