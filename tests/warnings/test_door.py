"""Other systems come with a key, and are told what became of what they brought."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from pytest_aiohttp.plugin import AiohttpClient

from domain.call import Call
from services.office import Office
from services.unit import Unit
from services.warnings.reading import read
from tests.warnings.messages import rain
from tests.warnings.test_writing import SENT
from web import warnings
from web.api.problem import problems

KEY = {"Authorization": "Bearer a-key-of-the-weather-service"}


@pytest.fixture
async def http(
    office: Office, aiohttp_client: AiohttpClient
) -> TestClient[web.Request, web.Application]:
    app = web.Application(middlewares=[problems(office)])
    app.add_routes(warnings.routes(office, {"weather": "a-key-of-the-weather-service"}))
    return await aiohttp_client(app)


async def test_brought_once_and_again(http: TestClient[web.Request, web.Application]) -> None:
    first = await http.post("/cap", data=rain(), headers=KEY)
    assert first.status == 201
    body = await first.json()
    assert body["fate"] in {"told", "late"}
    again = await http.post("/cap", data=rain(), headers=KEY)
    assert (await again.json())["id"] == body["id"]


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer nobody"}, {"Authorization": "Basic x"}, {"Authorization": "Bearer 钥匙"}]
)  # fmt: skip
async def test_without_a_key(
    http: TestClient[web.Request, web.Application], headers: dict[str, str]
) -> None:
    assert (await http.post("/cap", data=rain(), headers=headers)).status == 401
    assert (await http.get("/cap/calls/c1", headers=headers)).status == 401


async def test_what_cannot_be_read_is_told_why(
    http: TestClient[web.Request, web.Application],
) -> None:
    answer = await http.post("/cap", data=b"{}", headers=KEY)
    assert (answer.status, answer.content_type) == (400, "application/problem+json")
    assert "XML" in (await answer.json())["detail"]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "is missing"), ("zh-CN", "缺“status”"), ("zh-TW", "不是能讀的")]
)
async def test_in_the_language_of_whoever_asks(
    http: TestClient[web.Request, web.Application], language: str, said: str
) -> None:
    body = rain(("<status>Actual</status>", ""))
    answer = await http.post("/cap", data=body, headers={**KEY, "Accept-Language": language})
    assert said in (await answer.json())["detail"]
    missing = await http.get("/cap/calls/none", headers={**KEY, "Accept-Language": language})
    assert missing.content_type == "application/problem+json"


async def test_a_call_taken_out(
    http: TestClient[web.Request, web.Application], office: Office
) -> None:
    unit = Unit(office.store)
    unit.insert(SENT)
    await unit.commit()
    answer = await http.get("/cap/calls/c1", headers=KEY)
    assert (answer.status, answer.content_type) == (200, "application/cap+xml")
    assert read(await answer.read()).message == "Alert"
    assert await office.store.get(Call, "c1")
    assert (await http.get("/cap/calls/none", headers=KEY)).status == 404


def test_nothing_without_keys(office: Office) -> None:
    assert warnings.routes(office, {}) == []
