"""A browser before the pages of cases, and a case that its chief reports as done."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace

from domain.case import Case
from domain.people import Staff
from services.cases import by_staff
from services.office import Office
from services.people.accounts import met
from services.unit import Unit
from tests.services.desk import AUNT, again, as_actor, reported, seated
from tests.web.case.scene import NOISE, PHONE, Client
from web.case import routes


@pytest.fixture
def office(office: Office) -> Office:
    """Its links begin with an address."""
    return replace(office, base_url="https://street.example")


@pytest.fixture
def rung() -> list[int]:
    """How often delivery was woken."""
    return []


@pytest.fixture
async def client(office: Office, rung: list[int]) -> AsyncIterator[Client]:
    """A browser that keeps cookies."""
    app = web.Application()
    app.add_routes(routes(replace(office, base_url="http://127.0.0.1"), lambda: rung.append(1)))
    async with TestClient(TestServer(app)) as client:
        yield client


@pytest.fixture
async def chief(office: Office) -> Staff:
    """Who does it."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


@pytest.fixture
async def case(office: Office, chief: Staff) -> Case:
    """A case that its chief reports as done, of a reporter who can be reached."""
    case, now = await reported(office, NOISE), office.clock.now()
    unit = Unit(office.store)
    unit.insert(replace(met(office.street.id, PHONE, now), person=AUNT.id))
    case = by_staff.sign(office, unit, case, chief, as_actor(chief), now)
    by_staff.handle(office, unit, case, chief, as_actor(chief), "跟装修队说好了", now)
    await unit.commit()
    return await again(office, case)
