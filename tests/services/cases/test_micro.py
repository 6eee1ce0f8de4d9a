"""Micro-grids: which one a pin or a place lies in, who hears of a small case, and how it rises."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.message import Pin
from domain.microgrids import micro_at, micro_of
from domain.people import Staff
from domain.rights import seat_may
from domain.street import MicroGrid
from domain.work import Notice
from services.cases import by_staff, placing, queues
from services.cases.intake import Report
from services.cases.telling import alerts
from services.cases.where import Spot, locate, merged
from services.office import Office
from services.unit import Unit
from storage.port import Insert, eq
from tests.services.desk import AUNT, a_seat, again, as_actor, reported

WEST, MIDDLE, EAST = 121.4350, 121.4370, 121.4390
LOW, HIGH = 31.2620, 31.2640
LISTED = MicroGrid(id="four", name="四村微网格", grid="yibei", places=("yichuan-4",), source="made")


def outlined(id: str, west: float, east: float, grid: str = "yibei") -> MicroGrid:
    """One that lies between two meridians."""
    outline = ((LOW, west), (HIGH, west), (HIGH, east), (LOW, east))
    return MicroGrid(id=id, name=f"{id}微网格", grid=grid, outline=outline, source="made")


@pytest.fixture
def office(office: Office) -> Office:
    """The street with three made-up micro-grids, two of them side by side."""
    made = (LISTED, outlined("left", WEST, MIDDLE), outlined("right", MIDDLE, EAST))
    return replace(office, street=replace(office.street, microgrids=made))


@pytest.fixture
async def worker(office: Office) -> Staff:
    """Who looks after the micro-grid of 宜川四村."""
    return await worker_of(office, "four", "p-chen")


async def worker_of(office: Office, micro: str, person: str) -> Staff:
    """A bound worker's seat of a micro-grid."""
    seat = replace(a_seat(office, "grid_worker", "yibei", person), micro=micro)
    await office.store.commit([Insert(seat)])
    stored = await office.store.get(Staff, seat.id)
    assert stored is not None
    return stored


LAMP = Report(topic="street_lamp", spot=Spot("yibei", "宜川四村", "12号"), text="路灯不亮")


async def told(office: Office, report: Report = LAMP) -> tuple[Case, set[str]]:
    """The case after everybody was told, and the seats that were."""
    case = await reported(office, report)
    unit = Unit(office.store)
    await alerts.alert(office, unit, case, report.text, office.clock.now())
    await unit.commit()
    notices = await office.store.find(Notice, [eq("case", case.id)])
    return await again(office, case), {notice.staff for notice in notices}


class TestWhere:
    """A pin inside an outline decides, else the place."""

    @pytest.mark.parametrize(
        ("lng", "micro"),
        [
            (WEST - 1e-9, ""),
            (WEST + 1e-9, "left"),
            (MIDDLE - 1e-9, "left"),
            (MIDDLE + 1e-9, "right"),
            (EAST - 1e-9, "right"),
            (EAST + 1e-9, ""),
        ],
    )
    def test_the_outline_decides_to_the_edge(self, office: Office, lng: float, micro: str) -> None:
        assert micro_at(office.street, "yibei", (31.2630, lng)) == micro

    def test_the_edge_that_two_share_is_in_one_of_them(self, office: Office) -> None:
        left, right = office.street.microgrids[1:]
        on_it = {
            micro_at(replace(office.street, microgrids=order), "yibei", (31.2630, MIDDLE))
            for order in ((left, right), (right, left))
        }
        assert len(on_it) == 1
        assert on_it <= {"left", "right"}

    def test_another_grids_outline_does_not_count(self, office: Office) -> None:
        assert micro_at(office.street, "yinan", (31.2630, 121.4360)) == ""

    def test_a_pin_decides_before_the_words(self, office: Office) -> None:
        pin = locate(office, Pin(31.2630, 121.4360, "wgs84"))
        assert (pin.grid, pin.micro) == ("yibei", "left")
        assert merged(LAMP.spot, pin).micro == "left"

    def test_a_pin_that_leaves_the_grid_open_leaves_the_micro_grid_open(
        self, office: Office
    ) -> None:
        on_the_railway = (31.2576, 121.4372)
        wide = replace(
            outlined("wide", WEST, EAST), outline=((31.25, WEST), (31.27, WEST), (31.26, EAST))
        )
        office = replace(office, street=replace(office.street, microgrids=(wide,)))
        assert locate(office, Pin(*on_the_railway, "wgs84")).micro == ""

    def test_a_place_is_where_a_list_or_a_confirmed_position_says(self, office: Office) -> None:
        street = office.street
        assert micro_of(street, "yibei", "宜川四村") == "four"
        assert micro_of(street, "yinan", "宜川四村") == ""
        sure = replace(street.places[0], id="x", name="某里", at=(31.2630, 121.4360))
        for confirmed, micro in ((True, "left"), (False, "")):
            places = (replace(sure, confirmed=confirmed),)
            assert micro_of(replace(street, places=places), "yibei", "某里") == micro


class TestPlacing:
    """A case keeps the micro-grid of where it is."""

    async def moved(self, office: Office, spot: Spot) -> Case:
        """A case of 宜川四村 after somebody said where it really is."""
        case, unit = await reported(office, LAMP), Unit(office.store)
        assert case.micro == "four"
        placing.place(office, unit, case, spot, AUNT, office.clock.now())
        await unit.commit()
        return await again(office, case)

    @pytest.mark.parametrize(
        ("spot", "micro"),
        [
            (Spot(door="13号"), "four"),
            (Spot("yibei"), "four"),
            (Spot("yibei", micro="right"), "right"),
            (Spot("yibei", "宜川二村"), ""),
            (Spot("yinan"), ""),
        ],
    )
    async def test_it_follows_the_place(self, office: Office, spot: Spot, micro: str) -> None:
        assert (await self.moved(office, spot)).micro == micro

    async def test_a_later_pin_says_which_part_of_the_grid(self, office: Office) -> None:
        case = await reported(office, LAMP)
        assert placing.pinned(case, Spot("yibei", micro="left")).micro == "left"
        assert placing.pinned(case, Spot("yinan", micro="left")).micro == "four"
        assert placing.pinned(case, Spot("yibei")).micro == "four"


class TestLevel:
    """Small cases begin with their micro-grid's worker, and only rise."""

    async def test_the_worker_is_told_besides_the_chiefs(
        self, office: Office, worker: Staff
    ) -> None:
        other = await worker_of(office, "left", "p-shen")
        chief = a_seat(office, "grid_chief", "yibei", "p-chief")
        await office.store.commit([Insert(chief)])
        case, seats = await told(office)
        assert (case.level, case.queue, case.owner) == ("micro", "yibei", "role:grid_chief")
        assert seats == {worker.id, chief.id}
        assert other.id not in seats

    @pytest.mark.parametrize(
        "report",
        [
            replace(LAMP, urgency="high"),
            replace(LAMP, urgency="emergency"),
            replace(LAMP, topic="group_rental"),
            replace(LAMP, spot=Spot("yibei", "宜川二村")),
        ],
    )
    async def test_what_is_not_small_starts_with_the_grid(
        self, office: Office, worker: Staff, report: Report
    ) -> None:
        case, seats = await told(office, report)
        assert case.level == "grid"
        assert worker.id not in seats

    async def test_nobody_there_is_nobody_told(self, office: Office, worker: Staff) -> None:
        now = office.clock.now()
        away = replace(worker, away=((now - 1, now + 1),))
        unit = Unit(office.store)
        unit.put(away)
        await unit.commit()
        case, seats = await told(office)
        assert (case.level, worker.id in seats) == ("grid", False)

    async def test_a_whistle_makes_it_the_grids(self, office: Office, worker: Staff) -> None:
        chief = a_seat(office, "grid_chief", "yibei", "p-chief")
        await office.store.commit([Insert(chief)])
        case, _ = await told(office)
        unit, now = Unit(office.store), office.clock.now()
        stored = await office.store.get(Staff, chief.id)
        assert stored is not None
        case = by_staff.sign(office, unit, case, stored, as_actor(chief), now)
        assert case.level == "micro"
        case, _ = by_staff.whistle(
            office, unit, case, stored, as_actor(chief),
            helpers=["城管"], known=[], text="一起看", now=now,
        )  # fmt: skip
        assert case.level == "grid"


class TestSeats:
    """A worker's seat sees its micro-grid's cases and no others."""

    async def test_see_and_note_end_at_the_micro_grid(self, office: Office, worker: Staff) -> None:
        here = await reported(office, LAMP)
        there = await reported(office, replace(LAMP, spot=Spot("yibei", "宜川二村")))
        assert [seat_may(worker, act, here) for act in ("see", "note", "sign")] == [
            True,
            True,
            False,
        ]
        assert not seat_may(worker, "see", there)
        assert seat_may(replace(worker, micro=""), "see", there)

    async def test_a_micro_grid_is_a_filter(self, office: Office, worker: Staff) -> None:
        now = office.clock.now()
        here = await reported(office, LAMP)
        there = await reported(office, replace(LAMP, spot=Spot("yibei", "宜川二村")))
        desk, south = a_seat(office, "desk"), a_seat(office, "grid_chief", "yinan")
        for mine in ([worker], [desk]):
            found = queues.chosen(office, mine, "四村微网格", now)
            assert found is not None
            assert found.queues == ["yibei"]
            assert [found.wanted(case) for case in (here, there)] == [True, False]
        assert queues.chosen(office, [south], "四村微网格", now) is None
