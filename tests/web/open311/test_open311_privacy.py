"""What another system never reads: secrets, and what people said to others."""

import pytest
from aiohttp import web
from msgspec.structs import replace
from pytest_aiohttp.plugin import AiohttpClient

from domain.case import Case, Words
from domain.message import Pin
from services.cases.intake import Report
from services.office import Office
from services.unit import Unit
from tests.services.desk import CLUTTER, VILLAGE, reported
from tests.web.open311.peer import (
    KEYS,
    OTHER,
    REPORT,
    Http,
    changed,
    got,
    number_of,
)
from web import open311


class TestPrivacy:
    async def test_who_brought_it_reads_their_words_others_the_headline(self, http: Http) -> None:
        number = await number_of(http, lat="31.2651", long="121.4391", phone="13812345678")
        (own,) = await got(http, f"requests/{number}")
        (other,) = await got(http, f"requests/{number}", OTHER)
        assert own["description"] == REPORT["description"]
        assert other["description"] == "street or stair light, 宜川四村"
        assert "12号" not in other["address"]
        assert (other["lat"], other["long"]) == (31.265, 121.439)  # the estate's, not the point
        assert "138" not in str(own) + str(other)

    async def test_residents_words_are_nobodys(self, http: Http, office: Office) -> None:
        report = replace(CLUTTER, pin=Pin(31.2652, 121.4392), text="我家12号3楼门口 13812345678")
        await reported(office, report)
        (said,) = await got(http, "requests")
        assert said["description"] == "cluttered corridor, 宜川四村"
        assert not any(word in str(said) for word in ("3楼", "138", "31.2652"))

    async def test_a_name_that_begins_like_another(
        self, office: Office, aiohttp_client: AiohttpClient
    ) -> None:
        keys = {"a:b": KEYS["district"], "a": OTHER}
        app = web.Application()
        app.add_routes(open311.routes(office, keys, keys, lambda: None, production=False))
        http = await aiohttp_client(app)
        number = await number_of(http)
        (other,) = await got(http, f"requests/{number}", OTHER)
        assert other["description"] == "street or stair light, 宜川四村"

    @pytest.mark.parametrize(
        "report",
        [
            Report(topic="food_safety", spot=VILLAGE, text="吃坏了"),
            Report(topic="self_harm", urgency="emergency", spot=VILLAGE, text="…"),
            Report(topic="petition", text="…"),
            Report(topic="fire_now", urgency="emergency", spot=VILLAGE, text="着火"),
            Report(kind="human", text="人工"),
            Report(topic="", text="不知道是什么"),
        ],
    )
    async def test_never_listed(self, http: Http, office: Office, report: Report) -> None:
        case = await reported(office, report)
        assert await got(http, "requests") == []
        assert await got(http, "requests", service_request_id=case.number) == []
        await got(http, f"requests/{case.number}", expect=404)

    async def test_one_that_was_sealed_later(self, http: Http, office: Office) -> None:
        number = await number_of(http)
        (case,) = await office.store.find(Case)
        await changed(office, case, sealed=True)
        await got(http, f"requests/{number}", expect=404)

    async def test_what_was_erased_is_a_headline(self, http: Http, office: Office) -> None:
        number = await number_of(http)
        unit = Unit(office.store)
        for words in await office.store.find(Words):
            unit.put(replace(words, text=""))
        await unit.commit()
        (own,) = await got(http, f"requests/{number}")
        assert own["description"] == "street or stair light, 宜川四村"
