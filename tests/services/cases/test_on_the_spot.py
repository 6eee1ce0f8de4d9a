"""自办: opened, signed for and handled in one commit; checked by others, and nobody is called back."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.errors import NotAllowed
from domain.message import Media
from domain.people import Staff
from services.cases import by_staff, lookup
from services.cases.intake import Report, series
from services.cases.results import checking
from services.cases.telling import pushes
from services.cases.where import Spot
from services.clock import FixedClock
from services.escalation import telephone
from services.office import Office
from services.unit import Unit
from tests.services.desk import CLUTTER, DAY, SHOWN, VILLAGE, again, as_actor, seated

QUIET_TOPIC = Report(topic="renovation_noise", spot=VILLAGE, text="半夜装修太吵")


async def done(
    office: Office, seat: Staff, report: Report = CLUTTER, media: tuple[Media, ...] = SHOWN
) -> Case:
    """One thing done on the spot, stored."""
    unit, now = Unit(office.store), office.clock.now()
    serial = await office.store.next(series(office, now))
    actor = as_actor(seat)
    case = by_staff.self_done(office, unit, report, seat, actor, serial, "已清走", now, media=media)
    await unit.commit()
    return await again(office, case)


async def test_a_worker_does_what_they_may_not_do_to_others_cases(office: Office) -> None:
    worker = await seated(office, "grid_worker", "yibei", "p-worker")
    case = await done(office, worker)
    assert (case.state, case.check, case.reporter) == ("handled", True, "")
    acts = [e.act for e in await lookup.history(office.store, case)]
    assert acts == ["submit", "accept", "dispatch", "sign", "handle"]
    said = await lookup.words(office.store, case)
    assert [(w.part, w.said_by) for w in said] == [("report", "p-worker"), ("result", "p-worker")]
    assert said[1].media == SHOWN


@pytest.mark.parametrize(
    "report",
    [
        replace(CLUTTER, spot=Spot("yinan", "中远两湾城")),
        replace(CLUTTER, spot=Spot()),
        replace(CLUTTER, topic="", spot=VILLAGE),
    ],
)
async def test_only_in_their_own_grid_and_where_it_is_known(office: Office, report: Report) -> None:
    worker = await seated(office, "grid_worker", "yibei", "p-worker")
    with pytest.raises(NotAllowed):
        await done(office, worker, report)


@pytest.mark.parametrize("role", ["desk", "officer", "supervisor"])
async def test_nobody_else_has_a_grid_to_do_it_in(office: Office, role: str) -> None:
    seat = await seated(office, role)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        await done(office, seat)


def test_a_photo_is_asked_for_where_the_topic_wants_one(office: Office) -> None:
    assert by_staff.wants_photo(office, "corridor_clutter", ())
    assert not by_staff.wants_photo(office, "corridor_clutter", SHOWN)
    assert not by_staff.wants_photo(office, "renovation_noise", ())


async def test_who_did_it_does_not_check_it(office: Office, clock: FixedClock) -> None:
    chief = await seated(office, "grid_chief", "yibei", "p-chief")
    other = await seated(office, "grid_chief", "yibei", "p-other")
    case = await done(office, chief)
    with pytest.raises(Exception, match="another"):
        by_staff.verify(office, Unit(office.store), case, chief, as_actor(chief), clock.now())
    unit = Unit(office.store)
    case = by_staff.verify(office, unit, case, other, as_actor(other), clock.now())
    assert case.state == "closed"


async def test_nobody_is_told_and_nobody_is_called_back(
    office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "SAMPLE", 2**33)
    worker = await seated(office, "grid_worker", "yibei", "p-worker")
    case, unit = await done(office, worker, QUIET_TOPIC, ()), Unit(office.store)
    assert not case.check
    pushed = await pushes.failed(office, unit, case, clock.now())
    assert not pushed.told
    clock.move(DAY)
    closed = checking.close_by_rule(office, unit, case, clock.now())
    unit.put(closed)
    await unit.commit()
    assert closed.clock("CALLBACK") is None
    assert closed.clock("RATING")
    assert await telephone.waiting(office.store) == []
