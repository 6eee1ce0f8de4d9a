"""The page with the platform's dialog: it says nothing of anybody, and works without a script."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace

from services.delivery.consenting import Signed
from services.office import Office
from web.tell_me import Sign, routes

Client = TestClient[web.Request, web.Application]


@asynccontextmanager
async def browser(office: Office, sign: Sign | None) -> AsyncIterator[Client]:
    """A browser in front of the page."""
    app = web.Application()
    app.add_routes(routes(replace(office, base_url="https://street.example"), sign))
    async with TestClient(TestServer(app)) as client:
        yield client


class Platform:
    """Signs, and remembers for which addresses; or has no ticket."""

    def __init__(self, *, able: bool = True) -> None:
        self.able, self.asked = able, list[str]()

    async def signed(self, url: str) -> Signed | None:
        """As channels.wechat.offering."""
        self.asked.append(url)
        return Signed("wx-1", "tmpl-1", "n0nce", 1795228200, "s1gn") if self.able else None


async def test_it_is_signed_for_the_address_that_the_phone_opened(office: Office) -> None:
    platform = Platform()
    async with browser(office, platform.signed) as client:
        page = await (await client.get("/tell-me?lang=en&from=singlemessage")).text()
    assert platform.asked == ["https://street.example/tell-me?lang=en&from=singlemessage"]
    for part in ('template="tmpl-1"', '"wx-1"', '"n0nce"', "1795228200", '"s1gn"', "One tap"):
        assert part in page


async def test_without_a_ticket_it_says_what_else_there_is(office: Office) -> None:
    async with browser(office, Platform(able=False).signed) as client:
        page = await (await client.get("/tell-me")).text()
    assert "<script" not in page
    assert "留个电话" in page


async def test_it_is_kept_by_nobody_and_told_to_nobody(office: Office) -> None:
    async with browser(office, Platform().signed) as client:
        answer = await client.get("/tell-me?lang=%3Cscript%3E")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer.headers["Cache-Control"]
        assert "进展发微信通知我" in await answer.text()


async def test_an_endless_address_is_not_signed(office: Office) -> None:
    platform = Platform()
    async with browser(office, platform.signed) as client:
        assert (await client.get(f"/tell-me?x={'x' * 600}")).status == 200
    assert platform.asked == []


async def test_an_account_without_notices_has_no_such_page(office: Office) -> None:
    async with browser(office, None) as client:
        assert (await client.get("/tell-me")).status == 404
