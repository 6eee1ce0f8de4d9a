"""「没好」: twice to somebody else, then to a supervisor; after the window a new case."""

import pytest
from msgspec.structs import replace

from domain.case import Actor, Case
from domain.errors import NotPossible
from domain.people import Staff
from domain.workflow import step
from services.cases import by_reporter, by_staff, lookup
from services.cases.by_reporter import Verdict
from services.cases.intake import Report
from services.cases.results import reopening
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.services.desk import AUNT, DAY, VILLAGE, again, as_actor, reported, seated

NOISE = Report(topic="renovation_noise", urgency="normal", spot=VILLAGE, text="半夜装修太吵")
HOUR = 3_600_000


@pytest.fixture
async def chief(office: Office) -> Staff:
    """The chief who did it."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


@pytest.fixture
async def other(office: Office) -> Staff:
    """The one who does it again."""
    return await seated(office, "grid_chief", "yibei", "p-other")


async def handled(office: Office, chief: Staff, case: Case | None = None) -> Case:
    """A case that its chief reports as done."""
    case, unit = case or await reported(office, NOISE), Unit(office.store)
    if case.state == "dispatched":
        case = by_staff.sign(office, unit, case, chief, as_actor(chief), office.clock.now())
    by_staff.handle(office, unit, case, chief, as_actor(chief), "说好了", office.clock.now())
    await unit.commit()
    return await again(office, case)


async def closed(office: Office, chief: Staff) -> Case:
    """The same, found fine."""
    unit = Unit(office.store)
    case = by_reporter.confirm(office, unit, await handled(office, chief), AUNT, office.clock.now())
    await unit.commit()
    return await again(office, case)


async def reopened(office: Office, case: Case, owner: str) -> Case:
    """Its reporter said 「没好」."""
    unit = Unit(office.store)
    reopening.reopen(office, unit, case, AUNT, "还在敲", owner, office.clock.now())
    await unit.commit()
    return await again(office, case)


async def test_a_closed_one_is_asked_for_and_granted_at_once(
    office: Office, chief: Staff, other: Staff
) -> None:
    case = await reopened(office, await closed(office, chief), other.id)
    assert (case.state, case.opened, case.handler, case.reopened) == ("handling", True, other.id, 1)
    assert case.closed_at == 0
    assert sorted(c.name for c in case.clocks if c.running) == ["REDO"]
    acts = [(e.act, e.role) for e in await lookup.history(office.store, case)]
    assert acts[-2:] == [("reopen", "resident"), ("grant", "rule")]


async def test_the_third_time_is_a_supervisors(office: Office, chief: Staff, other: Staff) -> None:
    case = await handled(office, chief)
    for owner in (other, chief):
        assert reopening.way(case, office.clock.now()) == "redo"
        case = await handled(office, owner, await reopened(office, case, owner.id))
    assert reopening.way(case, office.clock.now()) == "review"
    case = await reopened(office, case, other.id)
    assert (case.state, case.owner) == ("reopen_requested", "role:supervisor")
    assert [c.name for c in case.clocks if c.running] == ["REVIEW"]


async def test_after_fourteen_days_a_new_case_takes_it_up(
    office: Office, chief: Staff, clock: FixedClock
) -> None:
    old = await closed(office, chief)
    clock.move(14 * DAY)
    assert reopening.way(old, clock.now()) == "reopen"
    clock.move(1)
    assert reopening.way(old, clock.now()) == "anew"
    with pytest.raises(NotPossible):
        reopening.reopen(office, Unit(office.store), old, AUNT, "吵", chief.id, clock.now())
    unit = Unit(office.store)
    new = reopening.take_up(office, unit, old, AUNT, "又吵了", 8, clock.now())
    await unit.commit()
    new = await again(office, new)
    assert (new.follows, new.topic, new.place, new.door) == (
        old.id, old.topic, old.place, old.door,
    )  # fmt: skip
    assert new.state == "dispatched"


@pytest.mark.parametrize("state", ["reviewed", "rejected"])
async def test_what_is_over_is_taken_up_anew(office: Office, chief: Staff, state: str) -> None:
    case = replace(await closed(office, chief), state=state)
    assert reopening.way(case, office.clock.now()) == "anew"


async def test_what_was_taken_back_is_taken_up_anew(office: Office) -> None:
    case, unit = await reported(office, NOISE), Unit(office.store)
    case = by_reporter.withdraw(office, unit, case, AUNT, office.clock.now())
    assert reopening.way(case, office.clock.now()) == "anew"


async def test_at_work_there_is_nothing_to_reopen(office: Office) -> None:
    assert reopening.way(await reported(office, NOISE), office.clock.now()) == "early"


async def test_solved_and_satisfied_are_recorded_apart(office: Office, chief: Staff) -> None:
    case, unit = await handled(office, chief), Unit(office.store)
    slow = Verdict(solved="yes", satisfied="no")
    case = by_reporter.rate(office, unit, case, AUNT, slow, "解决了但太慢", office.clock.now())
    by_reporter.confirm(office, unit, case, AUNT, office.clock.now())
    await unit.commit()
    case = await again(office, case)
    assert (case.state, case.solved, case.satisfied) == ("closed", "yes", "no")
    assert "解决了但太慢" in {words.text for words in await lookup.words(office.store, case)}


async def test_silence_says_nothing(office: Office, chief: Staff) -> None:
    case = await handled(office, chief)
    assert (case.solved, case.satisfied, case.stars) == ("", "", 0)


async def test_a_rating_ends_the_call_back(office: Office, chief: Staff) -> None:
    case = await handled(office, chief)
    unit, now = Unit(office.store), office.clock.now()

    case, _ = step(
        replace(case, check=False), "close", Actor("rule", "rule", "system"), "rule", now,
        office.timing, outcome="solved", closed_at=now,
    )  # fmt: skip
    running = {c.name for c in case.clocks if c.running}
    assert running == {"CALLBACK", "RATING"}
    case = by_reporter.rate(office, unit, case, AUNT, Verdict(stars=3), "", now + HOUR)
    assert {c.name for c in case.clocks if c.running} == {"RATING"}
    assert case.stars == 3
