"""The pages of a call over the office and the roster of `tests.calls`."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from domain.call import Call
from services.office import Office
from tests.calls.conftest import clock, office, template
from tests.calls.scene import sent
from web.call import routes

__all__ = ["clock", "office", "template"]

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client(office: Office) -> AsyncIterator[Client]:
    """A browser without wishes."""
    app = web.Application()
    app.add_routes(routes(office))
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.fixture
async def call(office: Office) -> Call:
    """Four people of the south are called to the crossing."""
    return await sent(office, kind="flood")
