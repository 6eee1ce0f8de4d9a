"""A case whose page is looked at, and how it is read."""

import re

from aiohttp import web
from aiohttp.test_utils import TestClient

from domain.case import Case
from domain.people import Address
from services.cases.intake import Report
from services.cases.telling import pages
from services.cases.where import Spot
from services.office import Office

Client = TestClient[web.Request, web.Application]
PHONE = Address("wechat", "wx-1", "o-aunt")
NOISE = Report(
    topic="renovation_noise",
    urgency="normal",
    spot=Spot("yibei", "宜川四村", "12号302室"),
    text="半夜装修,<b>吵</b>,电话13812345678",
)
MINUTE = 60_000


async def path(office: Office, case: Case) -> str:
    """The page's, as it is given in chat now."""
    address = await pages.address(office, case, office.clock.now())
    return address.removeprefix(office.base_url)


async def seen(client: Client, path: str) -> str:
    """The page's text."""
    answer = await client.get(path)
    assert answer.status == 200
    return await answer.text()


def word(page: str) -> str:
    """What the page's form repeats."""
    found = re.search(r'name="word" value="([^"]+)"', page)
    assert found
    return found[1]
