"""The console's rooms that need no sign-in: the whole table of a case, in the reader's language."""

import re
from collections.abc import AsyncIterator
from html import unescape
from typing import get_args

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from domain.case import State
from domain.session import Language
from domain.workflow import OPEN, TABLE, Row
from services.cases.named import Names
from services.office import Office
from services.texts import LANGUAGES
from web.console import routes
from web.look.language import language_of

Client = TestClient[web.Request, web.Application]
ROOMS = ("/console/", "/console/workflow")


@pytest.fixture
async def client(office: Office) -> AsyncIterator[Client]:
    """A browser without wishes."""
    app = web.Application()
    app.add_routes(routes(office))
    async with TestClient(TestServer(app)) as client:
        yield client


async def seen(client: Client, path: str, accepted: str = "") -> str:
    """A page's text."""
    answer = await client.get(path, headers={"Accept-Language": accepted})
    assert answer.status == 200
    return unescape(await answer.text())


def part(page: str, id: str) -> str:
    """What stands under one heading."""
    found = re.search(rf'<section id="{id}".*?</section>', page, re.DOTALL)
    assert found, id
    return found[0]


class TestWorkflow:
    """`/console/workflow`."""

    @pytest.mark.parametrize("language", LANGUAGES)
    async def test_every_row_stands_under_each_state_it_leads_out_of(
        self, office: Office, client: Client, language: Language
    ) -> None:
        page = await seen(client, f"/console/workflow?lang={language}")
        names = Names(office.texts, language)
        for state in get_args(State):
            own = [row for row in TABLE if row.sources != OPEN and state in row.sources]
            said = part(page, state.replace("_", "-"))
            assert re.findall(r"<code>(.*?)</code>", said) == [row.act for row in own]
            assert names.state(state) in said
        always = [row.act for row in TABLE if row.sources == OPEN]
        assert re.findall(r"<code>(.*?)</code>", part(page, "always")) == always

    @pytest.mark.parametrize("row", TABLE, ids=lambda row: row.act)
    async def test_a_row_says_all_there_is(self, office: Office, client: Client, row: Row) -> None:
        page = await seen(client, "/console/workflow?lang=en")
        place = "always" if row.sources == OPEN else row.sources[0].replace("_", "-")
        lines = part(page, place).split('<li class="row">')
        (line,) = (each for each in lines if f"<code>{row.act}</code>" in each)
        names = Names(office.texts, "en")
        clocks = (*row.start, *row.pause, *row.resume, *row.revive, *row.move)
        stopped = () if row.stop == "all" else row.stop
        told = [
            names.act(row.act),
            names.state(row.target) if row.target else "stays as it is",
            *map(names.part, row.who),
            *map(names.fact, row.must),
            *map(names.condition, row.only),
            *(f"<b>{names.clock(clock)}</b>" for clock in (*clocks, *stopped)),
        ]
        assert [words for words in told if words not in line] == []
        assert ("stops <b>all</b>" in line) == (row.stop == "all")

    async def test_every_chip_leads_somewhere(self, client: Client) -> None:
        page = await seen(client, "/console/workflow")
        led = set(re.findall(r'href="#(.*?)"', page))
        assert led - set(re.findall(r'id="(.*?)"', page)) == set()
        assert len(led) == len(get_args(State)) + 2


@pytest.mark.parametrize("path", ROOMS)
class TestEveryRoom:
    """What holds for all of them."""

    async def test_nobody_else_is_asked_for_anything(self, client: Client, path: str) -> None:
        answer = await client.get(path)
        page = await answer.text()
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Vary"] == "Accept-Language, Accept-Encoding"
        assert answer.headers["Content-Encoding"] in ("gzip", "deflate")
        assert "<script" not in page
        assert "http" not in page

    async def test_it_is_for_reading(self, client: Client, path: str) -> None:
        for method in ("POST", "PUT", "DELETE"):
            assert (await client.request(method, path)).status == 405

    async def test_a_language_named_outdoes_the_browser_s(self, client: Client, path: str) -> None:
        assert '<html lang="en">' in await seen(client, path, "en")
        assert '<html lang="zh-Hant">' in await seen(client, f"{path}?lang=zh-Hant", "en")

    async def test_it_is_small(self, client: Client, path: str) -> None:
        assert len((await seen(client, f"{path}?lang=en")).encode()) < 60_000


async def test_the_front_page_leads_to_what_is_there(client: Client) -> None:
    page = await seen(client, "/console?lang=en")
    (room,) = re.findall(r'<li><a href="(.*?)"', page)
    assert "What may happen to a case" in await seen(client, room)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "zh-Hans"),
        ("de", "zh-Hans"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("de;q=0.9,zh-TW;q=0.8,en;q=0.7", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-CN,zh-TW;q=0.9", "zh-Hans"),
        ("en;q=0,zh-HK", "zh-Hant"),
        ("en;q=much,zh-MO;q=0.1", "zh-Hant"),
        (";;,,q=", "zh-Hans"),
    ],
)
def test_the_browser_s_wishes(accepted: str, language: str) -> None:
    assert language_of("", accepted) == language
    assert language_of("xx", accepted) == language
