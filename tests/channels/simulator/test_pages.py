"""What the browser is given: strict headers, no foreign words as markup, a live feed."""

import json
import re
from typing import Any, cast

import pytest
from aiohttp import ClientResponse, web

from bot.settings import Settings
from bot.simulation import simulator_routes
from bot.wiring import House
from channels.simulator import acts
from channels.simulator.pages import PAGE
from tests.channels.simulator.conftest import Stage

ACTS = "/simulator/api/phones/resident-1/wechat/acts"
XSS = "<script>alert(1)</script><img src=x onerror=alert(2)>"


async def test_the_page_allows_nothing_but_its_own_files(stage: Stage) -> None:
    async with stage.http.get("/simulator") as answer:
        policy = answer.headers["Content-Security-Policy"]
        page = await answer.text()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?://|<style|style=|\son\w+=|<script(?! type=\"module\" src)", page)
    for name in re.findall(r"/simulator/page/([\w.]+)", page):
        async with stage.http.get(f"/simulator/page/{name}") as answer:
            assert answer.status == 200
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_no_script_builds_markup_from_words() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https?://(?!www\.w3\.org)"
    )
    for path in PAGE.glob("*.js"):
        found = [m for m in forbidden.findall(path.read_text()) if "?" not in m]
        assert not found, f"{path.name}: {found}"


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fpages.py", "%2e%2e%2fpages.py", ".."])
async def test_only_the_pages_own_files_are_served(stage: Stage, name: str) -> None:
    async with stage.http.get(f"/simulator/page/{name}") as answer:
        assert answer.status == 404


async def test_the_start_speaks_in_the_streets_own_places(stage: Stage) -> None:
    async with stage.http.get("/simulator/api/start") as answer:
        start = await answer.json()
    assert start["chips"]["resident"][0] == "一村12号楼道堆物"
    assert start["tour"] == {"grid": "north", "at": [31.263, 121.435]}
    assert start["channels"] == ["wechat", "telegram", "wecom"]
    assert [p["name"] for p in start["ground"]["places"]] == ["一村"]
    assert start["scenes"][2] == {"label": "驿站", "scene": "路边驿站"}


async def read(answer: ClientResponse, until: str) -> list[tuple[str, Any]]:
    """Events of the feed up to and with the one named `until`."""
    events: list[tuple[str, Any]] = []
    while not events or events[-1][0] != until:
        block = (await answer.content.readuntil(b"\n\n")).decode()
        fields = dict(line.split(": ", 1) for line in block.strip().split("\n"))
        if "event" in fields:
            events.append((fields["event"], json.loads(fields["data"])))
    return events


async def test_the_feed_tells_what_was_and_what_comes(stage: Stage) -> None:
    stage.doors.wechat = lambda _: XSS
    await stage.do(acts.Say("以前"))
    async with stage.http.get("/simulator/api/feed") as feed:
        before = await read(feed, "ready")
        async with stage.http.post(ACTS, json={"do": "say", "text": XSS}) as answer:
            assert answer.status == 204
        after = [(await read(feed, "entry"))[-1] for _ in range(3)]
    assert [kind for kind, _ in before] == ["status", "entry", "entry", "ready"]
    sending, delivered, reply = (entry for _, entry in after)
    assert (sending["state"], delivered["state"]) == ("sending", "delivered")
    assert sending["seq"] == delivered["seq"]
    assert (sending["text"], reply["text"]) == (XSS, XSS)


async def test_the_feed_ends_when_the_server_stops(stage: Stage) -> None:
    async with stage.http.get("/simulator/api/feed") as feed:
        await read(feed, "ready")
        await stage.sim.close()
        assert await feed.content.read() == b""


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"do": "fly"}, 422),
        ({"do": "say", "text": ""}, 422),
        ({"do": "say", "text": "x", "times": 99}, 422),
        ({"do": "pin", "lat": 91, "lng": 0}, 422),
        ({"do": "photo", "picture": "../keys"}, 404),
        ({"do": "tap", "message": 1, "data": "x"}, 409),
    ],
)
async def test_bad_acts_get_a_sentence(stage: Stage, body: dict[str, Any], status: int) -> None:
    stage.chat().following = True
    async with stage.http.post(ACTS, json=body) as answer:
        assert answer.status == status
        assert (await answer.json())["detail"]
    assert not stage.chat().entries


async def test_another_sites_form_cannot_act(stage: Stage) -> None:
    stage.chat().following = True
    async with stage.http.post(ACTS, data='{"do":"leave"}') as answer:
        assert answer.status == 422
    assert not stage.doors.heard


async def test_an_unknown_phone_or_picture_is_not_found(stage: Stage) -> None:
    for path in (ACTS.replace("resident-1", "mayor-1"), "/simulator/media/nothing"):
        method = stage.http.post if path.endswith("acts") else stage.http.get
        async with method(path, json={"do": "follow"}) as answer:
            assert answer.status == 404


def test_nothing_of_it_is_mounted_in_production() -> None:
    given = Settings(env="production")
    assert simulator_routes(cast(House, None), given, web.Application()) == []
