"""Another system at the door of Open311, as far as its tests have it say the same things."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from aiohttp import web
from aiohttp.test_utils import TestClient
from defusedxml.ElementTree import fromstring
from msgspec.structs import replace

from domain.case import Case
from services.office import Office
from services.unit import Unit
from tests.services.desk import again

Http = TestClient[web.Request, web.Application]

KEY, OTHER = "a-key-of-the-district-app", "a-key-of-somebody-else-"
KEYS = {"district": KEY, "other": OTHER}
V2 = "/open311/v2"

REPORT = {
    "service_code": "street_lamp",
    "address_string": "宜川四村12号",
    "description": "门口路灯不亮,走路要摔跤",
    "account_id": "u-17",
}


def bearer(key: str = KEY, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}", "Accept-Language": "en", **more}


async def got(http: Http, path: str, key: str = KEY, *, expect: int = 200, **query: Any) -> Any:
    """The JSON answer to a question."""
    answer = await http.get(f"{V2}/{path}.json", params=query, headers=bearer(key))
    assert (answer.status, answer.content_type) == (expect, "application/json")
    assert answer.charset == "utf-8"
    return await answer.json()


async def got_xml(http: Http, path: str, *, expect: int = 200, **query: Any) -> Element:
    """The XML answer to a question."""
    answer = await http.get(f"{V2}/{path}.xml", params=query, headers=bearer())
    assert (answer.status, answer.content_type) == (expect, "text/xml")
    assert answer.charset == "utf-8"
    text = await answer.read()
    assert b"encoding='utf-8'" in text.splitlines()[0].lower()
    return fromstring(text)


async def posted(
    http: Http,
    key: str = KEY,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Any:
    """The JSON answer to a report; a field set to "" is not said."""
    form = {name: value for name, value in {**REPORT, "api_key": key, **more}.items() if value}
    sent = {"Accept-Language": "en", **(headers or {})}
    answer = await http.post(f"{V2}/requests.json", data=form, headers=sent)
    assert answer.status == status, await answer.text()
    return await answer.json()


async def number_of(http: Http, key: str = KEY, **more: Any) -> str:
    """The number that a report got."""
    (said,) = await posted(http, key, **more)
    return str(said["service_request_id"])


async def changed(office: Office, case: Case, **fields: object) -> Case:
    """The case with other fields, stored."""
    unit = Unit(office.store)
    unit.put(replace(await again(office, case), **fields))
    await unit.commit()
    return await again(office, case)
