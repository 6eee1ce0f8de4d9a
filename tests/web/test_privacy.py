"""How personal data is used: for anybody, in three languages, looking like every page of ours."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

import web as pages
from services.office import Office
from services.texts import LANGUAGES
from tests.services.conftest import clock, office, store, template
from web.look import BASE, colour
from web.privacy import PARTS, routes

Client = TestClient[web.Request, web.Application]
ROOMS = Path(pages.__file__).parent


@pytest.fixture
async def client(office: Office) -> AsyncIterator[Client]:
    """Whoever opens it."""
    app = web.Application()
    app.add_routes(routes(office))
    async with TestClient(TestServer(app)) as one:
        yield one


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_parts_in_every_language(client: Client, language: str) -> None:
    answer = await client.get("/privacy", params={"lang": language})
    text = await answer.text()
    assert f'<html lang="{language}">' in text
    assert text.count('<section class="card">') == len(PARTS)
    assert BASE[:60] in text
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]


async def test_the_browsers_language_is_asked_where_the_link_says_none(client: Client) -> None:
    answer = await client.get("/privacy", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert '<html lang="en">' in await answer.text()
    assert answer.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize("room", ["privacy", "tell_me", "case", "call"])
def test_rooms_have_no_colours_of_their_own(room: str) -> None:
    for file in (ROOMS / room).glob("*.*"):
        if file.suffix in (".css", ".html"):
            assert not re.search(r":\s*#[0-9a-f]{3,6}\b", file.read_text("utf-8")), file


def test_a_colour_by_name_is_the_light_one() -> None:
    assert f"--leaf: {colour('leaf')};" in BASE.split("@media")[0]


__all__ = ["clock", "office", "store", "template"]
