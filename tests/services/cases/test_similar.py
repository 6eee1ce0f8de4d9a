"""What may be the same thing: likely duplicates, and what was done about it before."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.message import Pin
from services.cases import by_reporter, by_staff
from services.cases.together import similar
from services.cases.where import Spot
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.services.desk import AUNT, CLUTTER, DAY, SHOWN, again, as_actor, reported, seated

HERE = Pin(31.2600, 121.4360)


def ids(cases: list[Case]) -> list[str]:
    """Which ones, in short."""
    return [case.id for case in cases]


class TestSimilar:
    """Open cases of the same topic at the same place, of the last thirty days."""

    async def test_the_neighbours_case_is_found_and_not_ones_own(self, office: Office) -> None:
        first = await reported(office)
        second = await reported(office)
        assert ids(await similar.similar(office.store, second, office.clock.now())) == [first.id]

    @pytest.mark.parametrize(
        "other",
        [
            replace(CLUTTER, topic="street_lamp"),
            replace(CLUTTER, spot=Spot("yibei", "宜川三村")),
            replace(CLUTTER, spot=Spot("yibei")),
        ],
        ids=["topic", "place", "no-place"],
    )
    async def test_another_topic_or_place_is_not_similar(
        self, office: Office, other: object
    ) -> None:
        await reported(office, other)  # type: ignore[arg-type]
        case = await reported(office)
        assert await similar.similar(office.store, case, office.clock.now()) == []

    async def test_after_thirty_days_it_is_an_old_story(
        self, office: Office, clock: FixedClock
    ) -> None:
        first = await reported(office)
        clock.move(30 * DAY)
        assert ids(await similar.similar(office.store, await reported(office), clock.now())) == [
            first.id
        ]
        clock.move(1)
        latest = await reported(office)
        found = ids(await similar.similar(office.store, latest, clock.now()))
        assert first.id not in found

    async def test_many_closed_ones_do_not_hide_an_open_one(
        self, office: Office, clock: FixedClock
    ) -> None:
        waiting = await reported(office)
        for _ in range(8):
            clock.move(1000)
            case = await reported(office)
            unit = Unit(office.store)
            by_reporter.withdraw(office, unit, case, AUNT, clock.now())
            await unit.commit()
        case = await reported(office)
        assert ids(await similar.similar(office.store, case, clock.now())) == [waiting.id]

    async def test_a_crisis_is_nobodys_duplicate(self, office: Office) -> None:
        report = replace(CLUTTER, topic="domestic_violence", urgency="emergency")
        await reported(office, report)
        case = await reported(office, report)
        assert await similar.similar(office.store, case, office.clock.now()) == []

    async def test_a_case_that_is_not_stored_yet_finds_the_others(self, office: Office) -> None:
        first = await reported(office)
        fresh = replace(first, id="not-yet", version=0)
        assert ids(await similar.similar(office.store, fresh, office.clock.now())) == [first.id]

    @pytest.mark.parametrize(
        ("there", "near"),
        [
            (Pin(31.2600, 121.4360), True),
            (Pin(31.2620, 121.4360), True),  # 222 m
            (Pin(31.2600, 121.4385), True),  # 238 m, another square
            (Pin(31.2624, 121.4360), False),  # 267 m
            (Pin(31.2600, 121.4400), False),
        ],
    )
    async def test_a_pin_within_250_metres_is_near(
        self, office: Office, there: Pin, near: bool
    ) -> None:
        on_the_road = replace(CLUTTER, spot=Spot("yibei"), pin=HERE)
        first = await reported(office, on_the_road)
        case = await reported(office, replace(on_the_road, pin=there))
        found = ids(await similar.similar(office.store, case, office.clock.now()))
        assert found == ([first.id] if near else [])

    async def test_the_same_pin_in_another_system_is_the_same_place(self, office: Office) -> None:
        on_the_road = replace(CLUTTER, spot=Spot("yibei"), pin=HERE)
        first = await reported(office, on_the_road)
        moved = replace(on_the_road, pin=Pin(31.2580, 121.4405, "gcj02"))
        case = await reported(office, moved)
        assert ids(await similar.similar(office.store, case, office.clock.now())) == [first.id]

    async def test_what_is_kept_from_people_is_not_hinted_at(self, office: Office) -> None:
        sealed = replace(CLUTTER, topic="group_rent")
        await reported(office, sealed)
        case = await reported(office, sealed)
        assert case.sealed
        assert await similar.similar(office.store, case, office.clock.now()) == []


class TestSolvedBefore:
    """相似问题: what was done the last time."""

    async def test_it_is_told_with_what_was_done(self, office: Office, clock: FixedClock) -> None:
        chief = await seated(office, "grid_chief", "yibei", "p-chief")
        first, unit = await reported(office), Unit(office.store)
        me = as_actor(chief)
        case = by_staff.sign(office, unit, first, chief, me, clock.now())
        case = by_staff.handle(
            office, unit, case, chief, me, "物业清走了纸箱", clock.now(), media=SHOWN
        )
        by_reporter.confirm(office, unit, case, AUNT, clock.now())
        await unit.commit()
        clock.move(60 * DAY)
        case = await reported(office)
        [(old, done)] = await similar.solved_before(office.store, case, clock.now())
        assert (old.id, done) == (first.id, "物业清走了纸箱")

    async def test_what_was_only_taken_back_teaches_nothing(self, office: Office) -> None:
        case, unit = await reported(office), Unit(office.store)
        by_reporter.withdraw(office, unit, case, AUNT, office.clock.now())
        await unit.commit()
        assert not (await again(office, case)).opened
        case = await reported(office)
        assert await similar.solved_before(office.store, case, office.clock.now()) == []
