"""Other systems read services and requests, in the shapes of the specification's examples."""

from datetime import datetime
from typing import Any

import pytest

from domain.case import Case
from services.cases.intake import Report
from services.cases.where import Spot
from services.clock import FixedClock
from services.office import Office
from tests.services.desk import DAY, reported
from tests.web.open311.peer import (
    V2,
    Http,
    bearer,
    changed,
    got,
    got_xml,
    number_of,
)

SERVICE = ["service_code", "service_name", "description", "metadata", "type", "keywords", "group"]
REQUEST = [
    "service_request_id", "status", "status_notes", "service_name", "service_code", "description",
    "agency_responsible", "service_notice", "requested_datetime", "updated_datetime",
    "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url",
]  # fmt: skip
"""Fields as the examples of GeoReport v2 have them."""


class TestDiscovery:
    async def test_shape(self, http: Http) -> None:
        answer = await http.get(f"{V2}/discovery.json")  # needs no key: it tells where to get one
        said = await answer.json()
        assert [*said] == ["changeset", "contact", "key_service", "endpoints"]
        (endpoint,) = said["endpoints"]
        assert endpoint == {
            "specification": "http://wiki.open311.org/GeoReport_v2",
            "url": "https://x.test/open311/v2",
            "changeset": said["changeset"],
            "type": "test",
            "formats": ["text/xml", "application/json"],
        }

    async def test_xml(self, http: Http) -> None:
        root = await got_xml(http, "discovery")
        assert root.tag == "discovery"
        formats = root.findall("endpoints/endpoint/formats/format")
        assert [each.text for each in formats] == ["text/xml", "application/json"]


class TestServices:
    async def test_shape(self, http: Http) -> None:
        services = await got(http, "services")
        assert all([*one] == SERVICE for one in services)
        lamp = next(one for one in services if one["service_code"] == "street_lamp")
        assert (lamp["service_name"], lamp["metadata"], lamp["type"]) == (
            "street or stair light",
            True,
            "realtime",
        )
        assert lamp["group"] == "街面与市政设施"
        assert "路灯不亮" in lamp["keywords"].split(", ")

    async def test_xml_says_the_same(self, http: Http) -> None:
        root = await got_xml(http, "services")
        assert (root.tag, {child.tag for child in root}) == ("services", {"service"})
        spelled = [{f.tag: f.text for f in child} for child in root]
        said = await got(http, "services")
        assert spelled == [{**one, "metadata": "true"} for one in said]

    async def test_no_secrets_and_no_emergencies(self, http: Http, office: Office) -> None:
        listed = {one["service_code"] for one in await got(http, "services")}
        hidden = {
            t.id
            for t in office.street.topics
            if t.sealed or t.quiet or t.desk_only or t.urgency == "emergency"
        }
        assert {"food_safety", "self_harm", "petition", "fire_now"} <= hidden
        assert listed == {t.id for t in office.street.topics} - hidden

    async def test_definition(self, http: Http) -> None:
        said = await got(http, "services/street_lamp")
        assert said["service_code"] == "street_lamp"
        (door,) = said["attributes"]
        assert [*door] == [
            "variable", "code", "datatype", "required", "datatype_description", "order",
            "description",
        ]  # fmt: skip
        assert (door["variable"], door["code"], door["required"]) == (True, "door", False)

    async def test_definition_as_xml(self, http: Http) -> None:
        root = await got_xml(http, "services/street_lamp")
        assert (root.tag, root.findtext("service_code")) == ("service_definition", "street_lamp")
        assert root.findtext("attributes/attribute/datatype") == "string"

    @pytest.mark.parametrize("code", ["nothing", "food_safety", "self_harm", "fire_now"])
    async def test_no_such_service(self, http: Http, code: str) -> None:
        (error,) = await got(http, f"services/{code}", expect=404)
        assert error["code"] == 404
        assert code in error["description"]
        assert "119" in error["description"]


class TestRequest:
    async def test_shape(self, http: Http, office: Office) -> None:
        number = await number_of(http, lat="31.2651", long="121.4391")
        (said,) = await got(http, f"requests/{number}")
        assert [*said] == REQUEST
        assert (said["service_request_id"], said["status"]) == (number, "open")
        assert (said["service_code"], said["service_name"]) == (
            "street_lamp",
            "street or stair light",
        )
        assert (said["lat"], said["long"]) == (31.2651, 121.4391)
        assert said["address"] == "宜川四村12号, 宜北网格, 宜川路街道, 上海市"
        assert said["address_id"] == "yichuan-4"
        for name in ("requested", "updated", "expected"):
            assert said[f"{name}_datetime"].endswith("+08:00")
            assert datetime.fromisoformat(said[f"{name}_datetime"]).second == 0

    async def test_xml_says_the_same(self, http: Http) -> None:
        number = await number_of(http)
        (said,) = await got(http, f"requests/{number}", extensions="true")
        root = await got_xml(http, f"requests/{number}", extensions="true")
        assert (root.tag, [child.tag for child in root]) == ("service_requests", ["request"])
        (request,) = root
        assert [field.tag for field in request] == [*REQUEST, "extended_attributes"]
        assert request.findtext("lat") == str(said["lat"])
        assert request.findtext("zipcode") == ""
        clocks = request.findall("extended_attributes/clocks/clock/name")
        assert [c.text for c in clocks] == [
            c["name"] for c in said["extended_attributes"]["clocks"]
        ]

    async def test_extended_attributes(self, http: Http) -> None:
        number = await number_of(http)
        assert "extended_attributes" not in (await got(http, f"requests/{number}"))[0]
        (said,) = await got(http, f"requests/{number}", extensions="true")
        more = said["extended_attributes"]
        assert (more["grid"], more["level"], more["track"]) == ("yibei", "grid", "daily")
        resolve = next(c for c in more["clocks"] if c["name"] == "RESOLVE")
        assert resolve["due_datetime"] == said["expected_datetime"]
        assert resolve["stage"] == "calm"

    async def test_closed_with_its_outcome(self, http: Http, office: Office) -> None:
        number = await number_of(http)
        (case,) = await office.store.find(Case)
        closed = office.clock.now() + DAY
        await changed(
            office, case, state="closed", opened=False, outcome="not_found", closed_at=closed
        )
        (said,) = await got(http, f"requests/{number}")
        assert said["status"] == "closed"
        assert said["status_notes"] == "Closed: nothing was found on site."
        assert datetime.fromisoformat(said["updated_datetime"]).timestamp() * 1000 == closed

    @pytest.mark.parametrize("number", ["YC20200101-0001", "1", "x'--", "%E2%80%A6"])
    async def test_none(self, http: Http, number: str) -> None:
        (error,) = await got(http, f"requests/{number}", expect=404)
        assert error["code"] == 404

    async def test_no_tokens(self, http: Http) -> None:
        root = await got_xml(http, "tokens/123", expect=404)
        assert (root.tag, root.findtext("error/code")) == ("errors", "404")


class TestSearch:
    @pytest.fixture
    async def three(self, office: Office, clock: FixedClock) -> list[str]:
        """One a day: a lamp, a clutter that is over, a lamp."""
        numbers = []
        for topic in ("street_lamp", "corridor_clutter", "street_lamp"):
            case = await reported(office, Report(topic=topic, spot=Spot("yibei", "宜川四村")))
            if topic == "corridor_clutter":
                await changed(office, case, opened=False, state="closed", outcome="solved")
            numbers.append(case.number)
            clock.move(DAY)
        return numbers

    async def ids(self, http: Http, **query: Any) -> list[str]:
        return [one["service_request_id"] for one in await got(http, "requests", **query)]

    async def test_newest_first(self, http: Http, three: list[str]) -> None:
        assert await self.ids(http) == three[::-1]

    async def test_filters(self, http: Http, three: list[str]) -> None:
        first, second, third = three
        assert await self.ids(http, status="open") == [third, first]
        assert await self.ids(http, status="closed") == [second]
        assert await self.ids(http, status="open, closed") == [third, second, first]
        assert await self.ids(http, service_code="corridor_clutter") == [second]
        assert await self.ids(http, service_code="street_lamp,road_damage") == [third, first]
        assert await self.ids(http, service_code="", status="", page="") == [third, second, first]

    async def test_numbers_override_everything(self, http: Http, three: list[str]) -> None:
        wanted = f"{three[1]}, {three[0]},nothing"
        asked: dict[str, Any] = {
            "service_request_id": wanted,
            "status": "open",
            "start_date": "never",
        }
        assert await self.ids(http, **asked) == [three[1], three[0]]

    async def test_pages(self, http: Http, three: list[str]) -> None:
        assert await self.ids(http, page_size="2") == [three[2], three[1]]
        assert await self.ids(http, page_size="2", page="2") == [three[0]]
        assert await self.ids(http, page_size="2", page="3") == []
        assert await self.ids(http, page_size="1", page="2", status="open") == [three[0]]

    async def test_dates(self, http: Http, three: list[str]) -> None:
        noon = "2026-11-22T00:00:00+08:00"
        assert await self.ids(http, start_date=noon) == [three[2], three[1]]
        assert await self.ids(http, end_date=noon) == [three[0]]
        assert await self.ids(http, end_date="2026-11-21T16:00:00Z") == [three[0]]
        both = await self.ids(http, start_date=noon, end_date="2026-11-22T23:00:00+08:00")
        assert both == [three[1]]

    async def test_a_plus_that_nobody_escaped(self, http: Http, three: list[str]) -> None:
        address = f"{V2}/requests.json?start_date=2026-11-22T00:00:00+08:00"
        answer = await http.get(address, headers=bearer())
        assert len(await answer.json()) == 2

    async def test_ninety_days_by_itself(
        self, http: Http, three: list[str], clock: FixedClock
    ) -> None:
        clock.move(86 * DAY)
        assert await self.ids(http) == three[::-1]
        clock.move(DAY + 1)
        assert await self.ids(http) == [three[2], three[1]]

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ({"start_date": "2026-11-22T00:00:00"}, 400),
            ({"start_date": "yesterday"}, 400),
            ({"end_date": "99999-01-01T00:00:00Z"}, 400),
            ({"start_date": "2026-11-22T00:00:00Z", "end_date": "2026-11-21T00:00:00Z"}, 400),
            ({"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-04-02T00:00:00Z"}, 400),
            ({"status": "Open"}, 400),
            ({"page": "0"}, 400),
            ({"page": "-1"}, 400),
            ({"page_size": "1001"}, 400),
            ({"page_size": "٣"}, 400),
            ({"service_request_id": "1," * 1001}, 400),
            ({"service_code": "street_lamp,nothing"}, 404),
            ({"service_code": "self_harm"}, 404),
            ({"jurisdiction_id": "chicago.gov"}, 404),
        ],
    )
    async def test_what_cannot_be_asked(
        self, http: Http, query: dict[str, Any], status: int
    ) -> None:
        (error,) = await got(http, "requests", expect=status, **query)
        assert (error["code"], [*error]) == (status, ["code", "description"])

    async def test_our_own_jurisdiction(self, http: Http, office: Office) -> None:
        assert await self.ids(http, jurisdiction_id=office.street.id) == []
