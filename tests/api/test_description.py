"""The description is the API: whatever is sent to it gets an answer that it names."""

from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from channels.miniprogram.client import MiniprogramClient
from storage.files.disk import DiskFiles
from tests import fuzzing
from tests.api.conftest import TEMPLATE, Http, Phone
from tests.handlers.desk import Desk
from web import call, case
from web.api import calls, v1

MINUTE = 60_000


async def described(http: Http) -> dict[str, Any]:
    told = await Phone(http, "x").ask("GET", "openapi.json")
    assert told.status == 200
    return dict(told.body)


class Fuzzer:
    """A new sign-in every minute, so that nobody is told to wait; `seen` are the statuses."""

    def __init__(self, http: Http, desk: Desk) -> None:
        self._http, self._desk = http, desk
        self.base, self.seen = str(http.make_url("")).rstrip("/"), set[int]()
        self._token = ""

    async def sign_in(self) -> "Fuzzer":
        """As somebody who keeps a case."""
        phone = await Phone(self._http, "oFuzz").sign_in()
        self._token = phone.token
        return self

    def headers(self) -> dict[str, str]:
        """What every request carries."""
        self._desk.clock.move(MINUTE)
        return {"Authorization": f"Bearer {self._token}"}

    def see(self, response: Any) -> None:
        """Remember an answer."""
        self.seen.add(response.status_code)


async def document(http: Http) -> dict[str, Any]:
    """The description, without what ends a sign-in: the others would all be 401."""
    found = await described(http)
    for path in ("login", "me"):
        del found["paths"][f"/api/v1/{path}"]["delete"]
    return found


async def test_made_up_requests_get_answers_that_are_described(http: Http, desk: Desk) -> None:
    one = await Fuzzer(http, desk).sign_in()
    await fuzzing.each(await document(http), one.base, one.headers, 2, one.see)
    assert one.seen >= {200, 201, 404, 422}


async def test_chains_of_made_up_requests_do_too(http: Http, desk: Desk) -> None:
    one = await Fuzzer(http, desk).sign_in()
    await fuzzing.chains(await document(http), one.base, one.headers, 4, one.see)
    assert one.seen


@pytest.mark.parametrize("path", ["login", "me"])
async def test_what_ends_a_sign_in_does_so_as_described(http: Http, desk: Desk, path: str) -> None:
    found, one = await described(http), await Fuzzer(http, desk).sign_in()
    found["paths"] = {f"/api/v1/{path}": {"delete": found["paths"][f"/api/v1/{path}"]["delete"]}}
    await fuzzing.each(found, one.base, one.headers, 2, one.see)
    assert one.seen & {200, 204}
    assert 401 in one.seen


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_many_made_up_requests_do_too(http: Http, desk: Desk) -> None:
    one = await Fuzzer(http, desk).sign_in()
    await fuzzing.each(await document(http), one.base, one.headers, 50, one.see)
    await fuzzing.chains(await document(http), one.base, one.headers, 50, one.see)


async def test_every_door_is_described_and_nothing_else(http: Http) -> None:
    described_here = {
        (method.upper(), path)
        for path, methods in (await described(http))["paths"].items()
        for method in methods
    }
    app = http.app
    assert isinstance(app, web.Application)
    doors = {
        (route.method, route.resource.canonical)
        for route in app.router.routes()
        if route.resource is not None and route.method != "HEAD"
    }
    pages = {("GET", "/api/v1/openapi.json"), ("GET", "/api/v1/docs")}
    assert doors == described_here | pages


async def test_it_stands_beside_the_pages_of_the_same_server(
    desk: Desk, client: MiniprogramClient, tmp_path: Path
) -> None:
    files = DiskFiles(tmp_path, desk.office.street.id)
    app = web.Application()
    app.add_routes(v1.routes(desk.office, files, lambda: None, client, TEMPLATE))
    for room in (call.routes(desk.office), case.routes(desk.office, lambda: None)):
        app.add_routes(room)
    app.add_routes(calls.routes(desk.office, {"duty": "k" * 24}, lambda: None))
    assert v1.routes(desk.office, files, lambda: None, None) == []


async def test_the_page_needs_nobody_else(http: Http) -> None:
    answer = await http.get("/api/v1/docs")
    page = await answer.text()
    assert answer.status == 200
    assert "/api/v1/stations" in page
    assert "http://" not in page
    assert "https://" not in page
    assert "<script" not in page
