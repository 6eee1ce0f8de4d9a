"""Answers against the examples of GeoReport v2: their fields in their order, of their types, and
JSON that is the XML by the convention that the specification names.
"""

from typing import Any, Literal
from xml.etree.ElementTree import Element

import msgspec
import pytest

from domain.case import Case
from services.office import Office
from tests.web.open311.peer import KEY, V2, Http, bearer, changed, got, got_xml, posted

Datatype = Literal["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    """What is named here has to be there, and nothing else."""


class Endpoint(Shape):
    specification: str
    url: str
    changeset: str
    type: Literal["production", "test"]
    formats: list[str]


class Discovery(Shape):
    changeset: str
    contact: str
    key_service: str
    endpoints: list[Endpoint]


class Service(Shape):
    service_code: str
    service_name: str
    description: str
    metadata: bool
    type: Literal["realtime", "batch", "blackbox"]
    keywords: str
    group: str


class Attribute(Shape):
    variable: bool
    code: str
    datatype: Datatype
    required: bool
    datatype_description: str | None
    order: int
    description: str


class Definition(Shape):
    service_code: str
    attributes: list[Attribute]


class Taken(Shape):
    service_request_id: str
    service_notice: str | None
    account_id: str | None


class Request(Shape):
    service_request_id: str
    status: Literal["open", "closed"]
    status_notes: str | None
    service_name: str
    service_code: str
    description: str | None
    agency_responsible: str | None
    service_notice: str | None
    requested_datetime: str
    updated_datetime: str
    expected_datetime: str | None
    address: str | None
    address_id: str | None
    zipcode: str | None
    lat: float | None
    long: float | None
    media_url: str | None


class Refusal(Shape):
    code: int
    description: str


EXAMPLE: dict[str, Any] = {
    "api_key": KEY,
    "jurisdiction_id": "yichuan",
    "service_code": "street_lamp",
    "lat": "31.2651",
    "long": "121.4391",
    "address_string": "宜川四村12号",
    "email": "smit333@example.org",
    "device_id": "tt222111",
    "account_id": "123456",
    "first_name": "三",
    "last_name": "张",
    "phone": "13812345678",
    "description": "门口有一个大坑\n路灯也不亮",
    "media_url": "http://farm3.example.org/2002/2212426634.jpg",
    "attribute[door]": "12号3楼",
}
"""All arguments that the specification has for a report."""


def spark(element: Element) -> Any:
    """An element as JSON by the Spark convention: children of one kind are a list, others a record."""
    if len(element) == 0:
        return element.text
    tags = {child.tag for child in element}
    if len(tags) == 1:
        return [spark(child) for child in element]
    return {child.tag: spark(child) for child in element}


def spelled(value: Any) -> Any:
    """JSON as XML can say it: all is text, and a list of nothing is nothing."""
    if isinstance(value, dict):
        return {name: spelled(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [spelled(inner) for inner in value] or None
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value in (None, "") else str(value)


@pytest.fixture
async def number(http: Http, office: Office) -> str:
    """That of a request which is over; there is an open one besides."""
    await posted(http, **EXAMPLE)
    over, _ = await office.store.find(Case), await posted(http, **EXAMPLE)
    case = await changed(
        office, over[0], opened=False, state="closed", outcome="solved", closed_at=1
    )
    return case.number


@pytest.mark.parametrize(
    ("path", "kind", "root"),
    [
        ("discovery", Discovery, "discovery"),
        ("services", list[Service], "services"),
        ("services/street_lamp", Definition, "service_definition"),
        ("requests", list[Request], "service_requests"),
        ("requests/{number}", list[Request], "service_requests"),
    ],
)
async def test_what_is_read(http: Http, number: str, path: str, kind: Any, root: str) -> None:
    address = path.format(number=number)
    said = await got(http, address)
    assert said
    read = msgspec.convert(said, kind)  # types as they are: no number as a text, nothing besides
    assert msgspec.json.encode(read) == msgspec.json.encode(said)  # and in this order
    xml = await got_xml(http, address)
    assert xml.tag == root
    assert spark(xml) == spelled(said)


@pytest.mark.parametrize("ending", ["json", "xml"])
async def test_what_is_posted(http: Http, ending: str) -> None:
    """As the example posts it: with its charset, and every argument there is."""
    form = "application/x-www-form-urlencoded; charset=utf-8"
    address, headers = f"{V2}/requests.{ending}", {"Content-Type": form}
    answer = await http.post(address, data=EXAMPLE, headers=headers)
    assert answer.status == 200
    body = await answer.text()
    if ending == "json":
        (taken,) = msgspec.json.decode(body, type=list[Taken])
        number = taken.service_request_id
    else:
        assert "<account_id />" in body
        number = body.partition("<service_request_id>")[2].partition("<")[0]
        assert "<token>" not in body
    (request,) = msgspec.convert(await got(http, f"requests/{number}"), list[Request])
    assert (request.lat, request.long) == (31.2651, 121.4391)
    assert request.description == EXAMPLE["description"]


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("services", {"jurisdiction_id": "city.gov"}, 404),
        ("services/001", {}, 404),
        ("tokens/12345", {}, 404),
        ("requests", {"status": "new"}, 400),
        ("requests", {"start_date": "2010-05-24"}, 400),
        ("requests/638344", {}, 404),
    ],
)
async def test_errors(http: Http, path: str, query: dict[str, str], status: int) -> None:
    (said,) = msgspec.convert(await got(http, path, expect=status, **query), list[Refusal])
    assert said.code == status
    xml = await got_xml(http, path, expect=status, **query)
    assert (xml.tag, [child.tag for child in xml]) == ("errors", ["error"])
    assert {field.tag: field.text for field in xml[0]} == spelled(msgspec.to_builtins(said))


async def test_no_key(http: Http) -> None:
    for ending in ("json", "xml"):
        answer = await http.post(f"{V2}/requests.{ending}", data={**EXAMPLE, "api_key": "xyz"})
        assert answer.status == 403
        assert "403" in await answer.text()


async def test_a_filter_may_be_said_more_than_once(http: Http, number: str) -> None:
    """«Can be declared multiple times, comma delimited»: both are done."""

    async def found(query: str) -> int:
        answer = await http.get(f"{V2}/requests.json?{query}", headers=bearer())
        return len(await answer.json())

    assert await found("status=open") == 1
    assert await found("status=open&status=closed") == 2
    assert await found("service_code=road_damage&service_code=street_lamp") == 2
    assert await found(f"service_request_id=1&service_request_id={number}") == 1
