"""The description is the API: whatever is sent to it gets an answer that it names."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from aiohttp import web
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from channels.miniprogram.client import MiniprogramClient
from storage.files.disk import DiskFiles
from tests.api.conftest import TEMPLATE, Http, Phone
from tests.handlers.desk import Desk
from web import call, case
from web.api import calls, v1

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]
MINUTE = 60_000


async def described(http: Http) -> dict[str, Any]:
    told = await Phone(http, "x").ask("GET", "openapi.json")
    assert told.status == 200
    return dict(told.body)


async def fuzzed(http: Http, desk: Desk, examples: int) -> int:
    """Send made-up requests to every operation; how many there were."""
    schema = schemathesis.openapi.from_dict(await described(http))
    base, sent = str(http.make_url("")).rstrip("/"), 0
    headers: dict[str, str] = {}

    def send(request: Any) -> None:
        nonlocal sent
        desk.clock.move(MINUTE)  # nobody is told to wait
        response = request.call(base_url=base, headers=headers)
        request.validate_response(response, checks=CHECKS, headers=headers)
        sent += 1

    for number, found in enumerate(schema.get_all_operations()):
        phone = await Phone(http, "oFuzz").sign_in(union=f"u{number}")
        headers["Authorization"] = f"Bearer {phone.token}"
        operation = found.ok()
        test = given(request=operation.as_strategy())(send)
        run = settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )(test)
        await asyncio.to_thread(run)
    return sent


async def test_made_up_requests_get_answers_that_are_described(http: Http, desk: Desk) -> None:
    operations = sum(len(methods) for methods in (await described(http))["paths"].values())
    assert await fuzzed(http, desk, 4) >= operations


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_many_made_up_requests_do_too(http: Http, desk: Desk) -> None:
    await fuzzed(http, desk, 100)


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
