"""A desk that understands, with Open311 before it."""

import pytest
from aiohttp import web
from msgspec.structs import replace
from pytest_aiohttp.plugin import AiohttpClient

from services.clock import FixedClock
from services.office import Office
from services.understanding import Understanding
from storage.port import Store
from tests.web.open311.peer import KEYS, Http
from web import open311


@pytest.fixture
def office(
    template: Office, understanding: Understanding, store: Store, clock: FixedClock
) -> Office:
    """The desk over the empty store."""
    known = replace(template, understanding=understanding, base_url="https://x.test")
    return replace(known, store=store, clock=clock)


@pytest.fixture
def woken() -> list[bool]:
    """How often the delivery was told that there is something to send."""
    return []


@pytest.fixture
async def http(office: Office, woken: list[bool], aiohttp_client: AiohttpClient) -> Http:
    """Open311 alone, as another system sees it."""
    app = web.Application()
    app.add_routes(open311.routes(office, KEYS, KEYS, lambda: woken.append(True), production=False))
    return await aiohttp_client(app)
