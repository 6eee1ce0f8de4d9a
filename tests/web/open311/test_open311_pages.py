"""Page after page: nothing twice, nothing left out, whatever happens between two of them."""

from typing import Any

import pytest

from domain.case import Case
from services.cases.intake import Report
from services.cases.where import Spot
from services.clock import FixedClock
from services.office import Office
from services.open311 import listing, places
from tests.services.desk import reported
from tests.web.open311.peer import OTHER, Http, changed, got

MINUTE = 60_000
TOPICS = ("street_lamp", "corridor_clutter")


@pytest.fixture
async def cases(office: Office, clock: FixedClock) -> list[Case]:
    """Nine, one a minute, of two topics in turn; the newest first."""
    found = []
    for n in range(9):
        clock.move(MINUTE)
        found.append(await one(office, TOPICS[n % 2]))
    return found[::-1]


async def one(office: Office, topic: str = "street_lamp") -> Case:
    return await reported(office, Report(topic=topic, spot=Spot("yibei", "宜川四村")))


async def page(http: Http, number: int, **query: Any) -> list[str]:
    asked = {"page_size": "2", "page": str(number), **query}
    return [one["service_request_id"] for one in await got(http, "requests", **asked)]


def numbers(cases: list[Case]) -> list[str]:
    return [case.number for case in cases]


class TestCopying:
    async def test_what_comes_between_moves_nothing(
        self, http: Http, office: Office, cases: list[Case], clock: FixedClock
    ) -> None:
        read = await page(http, 1)
        clock.move(MINUTE)
        newest = await one(office)
        for number in range(2, 6):
            read += await page(http, number)
        assert read == numbers(cases)
        assert (await page(http, 1))[0] == newest.number

    async def test_what_is_closed_between_leaves_no_gap(
        self, http: Http, office: Office, cases: list[Case]
    ) -> None:
        read = await page(http, 1, status="open")
        await changed(office, cases[0], opened=False, state="closed", outcome="solved")
        assert read + await page(http, 2, status="open") == numbers(cases[:4])

    async def test_a_page_out_of_the_blue_is_counted_off(
        self, http: Http, cases: list[Case], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(listing, "PAGE", 3)
        assert await page(http, 4) == numbers(cases[6:8])
        assert await page(http, 5) == numbers(cases[8:])
        assert await page(http, 6) == []
        assert await page(http, 2) == numbers(cases[2:4])

    async def test_each_question_has_its_own_pages(self, http: Http, cases: list[Case]) -> None:
        lamps = numbers(cases[::2])
        assert await page(http, 1) == numbers(cases[:2])
        assert await page(http, 2, service_code=TOPICS[0]) == lamps[2:4]
        assert await page(http, 2, page_size="3") == numbers(cases[3:6])
        assert await page(http, 2) == numbers(cases[2:4])

    async def test_so_has_each_system(
        self, http: Http, office: Office, cases: list[Case], clock: FixedClock
    ) -> None:
        await page(http, 1)
        clock.move(MINUTE)
        await one(office)
        found = await got(http, "requests", OTHER, page_size="2", page="2")
        assert [one["service_request_id"] for one in found] == numbers(cases[1:3])

    async def test_after_a_while_it_is_counted_off_anew(
        self, http: Http, office: Office, cases: list[Case], clock: FixedClock
    ) -> None:
        await page(http, 1)
        clock.move(places.LIFE)
        await one(office)
        assert await page(http, 2) == numbers(cases[1:3])


class TestPlaces:
    def test_no_more_than_so_many_are_remembered(
        self, cases: list[Case], clock: FixedClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(places, "MOST", 2)
        kept = places.Places(clock)
        for number, case in enumerate(cases[:3], 2):
            kept.keep("q", number, case)
        assert kept.before("q", 2) == (1, None)
        assert kept.before("q", 9) == (4, cases[2])
        assert kept.before("another", 9) == (1, None)


async def test_many_topics_are_left_out_of_all(
    http: Http, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "TOPICS", 1)
    assert await page(http, 1, service_code="street_lamp,road_damage") == numbers(cases[:3:2])
