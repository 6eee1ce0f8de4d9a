"""What the description promises, for JSON and XML: made-up requests get answers that it names."""

import asyncio
from typing import Any

import pytest
import schemathesis
from aiohttp import web
from defusedxml.ElementTree import fromstring

from services.office import Office
from tests import fuzzing
from tests.web.open311.peer import KEY, REPORT, V2, Http, bearer, got

HEADERS = {"Authorization": f"Bearer {KEY}"}


async def described(http: Http) -> dict[str, Any]:
    answer = await http.get(f"{V2}/openapi.json")
    assert answer.status == 200, "open to everybody, as discovery is"
    return dict(await answer.json())


async def with_known(http: Http) -> dict[str, Any]:
    """The description, with codes that are taken: a fuzzer guesses none.

    And without `service_request_id`, which overrides whatever else is wrong.
    """
    document = await described(http)
    codes = [one["service_code"] for one in await got(http, "services")][:3]
    path = document["paths"][f"{V2}/requests.{{format}}"]
    form = path["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
    asked = path["get"]["parameters"]
    path["get"]["parameters"] = [p for p in asked if p["name"] != "service_request_id"]
    form["properties"]["service_code"]["enum"] = codes
    return document


async def fuzzed(http: Http, examples: int) -> set[tuple[str, int]]:
    """Send made-up requests to every operation; which answers there were, by the format."""
    seen, base = set[tuple[str, int]](), str(http.make_url("")).rstrip("/")

    def see(response: Any) -> None:
        kind = response.headers["content-type"][0].partition(";")[0]
        if kind == "text/xml":
            fromstring(response.content)
        seen.add((kind, response.status_code))

    await fuzzing.each(await with_known(http), base, lambda: HEADERS, examples, see)
    return seen


async def test_made_up_requests_get_answers_that_are_described(http: Http) -> None:
    seen = await fuzzed(http, 5)
    assert {kind for kind, _ in seen} == {"application/json", "text/xml"}
    assert {status for _, status in seen} >= {200, 400, 404}


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_many_made_up_requests_do_too(http: Http) -> None:
    await fuzzed(http, 100)


async def test_what_is_kept_is_told_as_described(http: Http, office: Office) -> None:
    """Lists are empty to a fuzzer: reports are checked once each by hand."""
    schema = schemathesis.openapi.from_dict(await described(http))
    form = {**REPORT, "api_key": KEY}
    await http.post(f"{V2}/requests.json", data=form, headers=bearer())
    operation = schema[f"{V2}/requests.{{format}}"]["GET"]
    case = operation.Case(path_parameters={"format": "json"}, query={"extensions": "true"})
    base = str(http.make_url("")).rstrip("/")

    def asked() -> Any:
        response = case.call(base_url=base, headers=HEADERS)
        case.validate_response(response, checks=fuzzing.CHECKS, headers=HEADERS)
        return response.json()

    (told,) = await asyncio.to_thread(asked)
    assert told["extended_attributes"]["clocks"]


async def test_every_door_is_described_and_nothing_else(http: Http) -> None:
    said = {
        (method.upper(), path.replace(".{format}", ""))
        for path, methods in (await described(http))["paths"].items()
        for method in methods
    }
    app = http.app
    assert isinstance(app, web.Application)
    doors = {
        (route.method, route.resource.canonical.replace(".{format}", ""))
        for route in app.router.routes()
        if route.resource is not None and route.method not in ("HEAD", "*")
    }
    assert doors - said == {("GET", f"{V2}/openapi.json"), ("GET", f"{V2}/tokens/{{id}}")}
    assert said <= doors
