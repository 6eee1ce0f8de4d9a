"""A browser in front of the map, over a desk that knows where its stations are."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace

from services.office import Office
from services.stations import street_index
from tests.services.conftest import clock, office, store, template
from web.map import Tiles, routes

Client = TestClient[web.Request, web.Application]


@pytest.fixture
def placed(office: Office) -> Office:
    """The desk with its stations; links begin with an address."""
    index = street_index(office.street)
    return replace(office, stations=index, base_url="https://street.example")


@pytest.fixture
def rung() -> list[int]:
    """How often delivery was woken."""
    return []


@pytest.fixture
async def client(placed: Office, rung: list[int]) -> AsyncIterator[Client]:
    """A browser."""
    app = web.Application()
    app.add_routes(routes(placed, Tiles(), None, lambda: rung.append(1)))
    async with TestClient(TestServer(app)) as one:
        yield one


__all__ = ["clock", "office", "store", "template"]
