"""What holds for every operation: problems in the caller's language, limits, catalogues, no other pages."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from domain.errors import Unavailable
from services.people import access
from tests.api.conftest import Http, Phone, Told
from tests.api.test_cases import HEAP, report
from tests.handlers.desk import Desk
from web.api.asking import BODY

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
JSON = {"Content-Type": "application/json"}
Asks = Callable[[Phone], Awaitable[Told]]


def ask(method: str, path: str, **more: Any) -> Asks:
    return lambda phone: phone.ask(method, path, **more)


PROBLEMS: dict[str, tuple[int, Asks]] = {
    "no JSON": (400, ask("POST", "login", data=b"{", headers=JSON)),
    "a code that is none": (400, ask("POST", "login", json={"code": "x"})),
    "no key": (400, ask("POST", "cases", json={"text": HEAP})),
    "no session": (401, ask("GET", "me", headers={"Authorization": "Bearer nobody"})),
    "for staff": (403, ask("GET", "queue")),
    "no such address": (404, ask("GET", "nowhere")),
    "no such case": (404, ask("GET", "cases/YC20261123-9999")),
    "no such method": (405, ask("PUT", "me")),
    "too long": (413, ask("POST", "login", data=b" " * (BODY + 1), headers=JSON)),
    "no form": (415, ask("POST", "media", json={})),
    "no JSON type": (415, ask("POST", "login", data=b"{}", headers={"Content-Type": "text/x"})),
    "a field": (422, ask("POST", "login", json={"code": 1})),
    "a query": (422, ask("GET", "stations?limit=0")),
}


@pytest.mark.parametrize("which", PROBLEMS)
async def test_what_is_refused_is_told_in_three_languages(zhang: Phone, which: str) -> None:
    status, asks = PROBLEMS[which]
    said = set()
    for language in LANGUAGES:
        zhang.language = language
        told = await asks(zhang)
        assert (told.status, told.body["status"]) == (status, status)
        assert told.headers["Content-Type"].startswith("application/problem+json")
        assert told.headers["Content-Language"] == language
        said.add(told.body["detail"])
        assert bool(re.search(r"[\u4e00-\u9fff]", told.body["detail"])) == (language != "en")
    assert len(said) == len(LANGUAGES)


async def test_a_store_that_cannot_write_is_told_so(zhang: Phone, desk: Desk) -> None:
    async def commit(*_: object) -> None:
        raise Unavailable("the disk is full")

    desk.store.commit = commit  # type: ignore[method-assign]
    told = await report(zhang)
    assert (told.status, told.headers["Retry-After"]) == (503, "1")
    assert told.headers["Content-Type"].startswith("application/problem+json")


async def test_our_own_defect_is_told_without_a_word_of_it(
    zhang: Phone, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("宜川四村12号")

    monkeypatch.setattr(access, "known", broken)
    told = await zhang.ask("GET", "me")
    assert told.status == 500
    assert told.headers["Content-Type"].startswith("application/problem+json")
    assert "宜川四村" not in caplog.text + str(told.body)


async def test_a_key_is_good_for_one_body_of_one_person(zhang: Phone, http: Http) -> None:
    assert (await report(zhang)).status == 201
    again = await report(zhang, text="路灯不亮")
    assert (again.status, again.headers["Content-Type"]) == (422, "application/problem+json")
    li = await Phone(http, "oLi").sign_in()
    assert (await report(li, text="路灯不亮")).status == 201, "another's key is another key"


async def test_every_catalogue_has_a_tag_for_each_language(http: Http) -> None:
    document = (await Phone(http, "x").ask("GET", "openapi.json")).body
    catalogues = [
        path.removeprefix("/api/v1/")
        for path, methods in document["paths"].items()
        if "304" in methods.get("get", {}).get("responses", {})
    ]
    assert {"stations", "stations.geojson", "centre", "centre/services"} <= set(catalogues)
    for path in catalogues:
        phone = Phone(http, "x")
        first = await phone.ask("GET", path)
        assert "Accept-Language" in first.headers["Vary"]
        same = await phone.ask(
            "GET", path, headers={"If-None-Match": f'W/"x", {first.headers["ETag"]}'}
        )
        assert (same.status, same.body, same.headers["ETag"]) == (304, None, first.headers["ETag"])


async def test_what_is_somebodys_own_is_kept_nowhere(zhang: Phone) -> None:
    for path in ("me", "cases", "calls/mine"):
        assert (await zhang.ask("GET", path)).headers["Cache-Control"] == "no-store"


async def test_no_page_of_somebody_else_may_ask(http: Http) -> None:
    headers = {
        "Origin": "https://evil.test",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    async with http.options("/api/v1/cases", headers=headers) as answer:
        assert answer.status == 405
        assert not [n for n in answer.headers if n.lower().startswith("access-control")]


async def test_who_asks_too_often_waits(zhang: Phone, desk: Desk) -> None:
    statuses = [(await zhang.ask("GET", "calls/mine")).status for _ in range(130)]
    assert (statuses[0], statuses[-1]) == (200, 429)
    told = await zhang.ask("GET", "calls/mine")
    assert int(told.headers["Retry-After"]) >= 1
    desk.clock.move(60_000)
    assert (await zhang.ask("GET", "calls/mine")).status == 200
