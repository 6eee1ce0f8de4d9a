"""The map's page: what is listed for which wish, in what order, and who may keep it."""

import re

import msgspec
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace

from domain.people import Staff
from services.clock import FixedClock
from services.delivery.consenting import Signed
from services.office import Office
from services.stations import keeping, street_index
from services.unit import Unit
from tests.services.desk import seated
from tests.web.map.conftest import Client
from web.map import Tiles, routes, tiles_of

HERE = "31.2631,121.4371"
TILL_NIGHT = 13 * 3_600_000
"""From Saturday morning, half past ten, to half past eleven at night."""


async def page(client: Client, query: str = "", **headers: str) -> str:
    """The page's text."""
    answer = await client.get(f"/map?{query}", headers=headers)
    assert answer.status == 200
    return await answer.text()


def names(text: str) -> list[str]:
    """The stations that have a number."""
    return re.findall(r'data-name="([^"]+)"', text)


class TestTheList:
    """Which stations, in which order, and what is said of each."""

    async def test_the_nearest_come_first(self, client: Client) -> None:
        text = await page(client, f"at={HERE}")
        assert names(text)[:2] == ["样例·宜川公园座椅", "样例·宜川路骑手驿站"]
        assert "往西北60米，走1分钟" in text
        assert "离您最近的" in text

    async def test_a_place_in_words_will_do(self, client: Client) -> None:
        place = re.findall(r'<option value="([^"]+)">中远两湾城', await page(client))[0]
        text = await page(client, f"near={place}")
        assert "离中远两湾城最近的" in text
        assert names(text)[0] == "样例·远景路便利店"

    async def test_without_a_place_nothing_is_said_to_be_near(self, client: Client) -> None:
        text = await page(client)
        assert len(names(text)) == 14
        assert "走" not in "".join(re.findall(r'<p class="way">(.*?)</p>', text))

    async def test_all_that_is_wished_for_has_to_be_there(self, client: Client) -> None:
        text = await page(client, "f=shower&f=water")
        assert names(text) == ["样例·宜川一村淋浴点"]
        assert 'value="shower" checked' in text

    async def test_open_now_leaves_out_what_nobody_knows(
        self, client: Client, clock: FixedClock
    ) -> None:
        clock.move(TILL_NIGHT)
        text = await page(client, "open=1")
        assert "样例·宜川一村淋浴点" not in text
        assert "样例·骊山路爱心接力站" not in text
        assert "样例·宜川路骑手驿站" in text
        assert 'id="unplaced"' not in text
        assert "开放时间没核实，以现场公布为准" in await page(client)

    async def test_a_station_found_shut_is_not_open(
        self, client: Client, placed: Office, clock: FixedClock
    ) -> None:
        seat: Staff = await seated(placed, "grid_worker", "yibei", "p-worker")
        station = next(s for s in placed.street.stations if s.id == "sample-01")
        unit = Unit(placed.store)
        await keeping.looked_at(unit, station, seat, "关着", clock.now(), shut=True)
        await unit.commit()
        assert "样例·宜川路骑手驿站" not in names(await page(client, "open=1"))
        assert "到过的人说关着" in await page(client)

    async def test_those_without_a_known_position_are_named_below(self, client: Client) -> None:
        text = await page(client)
        assert text.index('id="unplaced"') < text.index("1690党群服务中心·新就业群体服务空间")

    async def test_nothing_found_says_what_else_to_do(self, client: Client) -> None:
        text = await page(client, "f=shower&f=reading&open=1")
        assert "不让您白跑" in text
        assert "看全部" in text

    @pytest.mark.parametrize(
        "nonsense", ["at=x,y", "at=nan,1", "at=999,0", "n=-3", "f=<b>", "near=?"]
    )
    async def test_nonsense_is_passed_over(self, client: Client, nonsense: str) -> None:
        text = await page(client, nonsense)
        assert len(names(text)) == 14
        assert "<b>" not in text.partition("<main>")[2].partition("<ol")[0]

    async def test_both_ways_to_walk_there(self, client: Client) -> None:
        text = await page(client)
        assert "https://apis.map.qq.com/uri/v1/routeplan?type=walk" in text
        assert "https://uri.amap.com/navigation?to=" in text


class TestWhoReads:
    """Languages, the position, and other hosts."""

    async def test_in_the_browsers_language(self, client: Client) -> None:
        english = await page(client, "f=shower", **{"Accept-Language": "en-GB,en"})
        assert '<html lang="en">' in english
        assert "shower" in english
        assert 'href="?f=shower&amp;lang=zh-Hant"' in english
        assert "新宜滿滿" in await page(client, "lang=zh-Hant")

    async def test_a_position_is_repeated_to_nobody(self, client: Client) -> None:
        text = await page(client, "at=31.26314159,121.43712345&f=water")
        assert "31.26314159" not in text
        assert "at=31" not in text
        assert 'data-start="31.263,121.437"' in text

    async def test_no_other_host_is_asked_for_anything(self, client: Client) -> None:
        answer = await client.get("/map")
        policy = answer.headers["Content-Security-Policy"]
        assert "http" not in policy
        assert "'unsafe" not in policy
        loaded = re.findall(r'(?:src|link[^>]*href)="([^"]+)"', await answer.text())
        assert loaded
        assert all(one.startswith("/map/") for one in loaded)

    async def test_it_is_small(self, client: Client) -> None:
        assert len((await page(client, "n=100")).encode()) < 150_000

    async def test_tiles_come_from_where_the_operator_says(self, placed: Office) -> None:
        tiles = tiles_of("https://t.example/{z}/{x}/{y}.png © somebody")
        app = web.Application()
        app.add_routes(routes(placed, tiles, None, lambda: None))
        async with TestClient(TestServer(app)) as client:
            policy = (await client.get("/map")).headers["Content-Security-Policy"]
            layers = await (await client.get("/map/layers.json")).json()
        assert "img-src 'self' data: https://t.example;" in policy
        assert layers["credit"] == "© somebody"


class TestKept:
    """ETags: what did not change is not sent again."""

    @pytest.mark.parametrize("path", ["/map", "/map/list?f=water", "/map/layers.json"])
    async def test_what_did_not_change_is_not_sent_again(self, client: Client, path: str) -> None:
        first = await client.get(path)
        again = await client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status == 304
        assert await again.read() == b""
        assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]

    async def test_what_changed_is(self, client: Client, clock: FixedClock) -> None:
        first = await client.get("/map")
        clock.move(TILL_NIGHT)
        again = await client.get("/map", headers={"If-None-Match": first.headers["ETag"]})
        assert again.status == 200

    async def test_the_library_is_ours_and_kept(self, client: Client) -> None:
        for address in re.findall(r'"(/map/leaflet[^"]+)"', await page(client)):
            answer = await client.get(address)
            assert answer.status == 200
            assert "immutable" in answer.headers["Cache-Control"]
            assert "leaflet" in (await answer.text()).lower()

    async def test_the_lines_are_the_packs(self, client: Client, placed: Office) -> None:
        layers = msgspec.json.decode(await (await client.get("/map/layers.json")).read())
        ends = [tuple(layers["railway"][end]) for end in (0, -1)]
        assert ends == [placed.street.railway[0], placed.street.railway[-1]]
        assert {line["name"] for line in layers["lines"]} == {c.name for c in placed.street.courses}
        assert {grid["name"] for grid in layers["grids"]} == {"宜北网格", "宜南网格"}
        assert "镇坪路站" not in {place["name"] for place in layers["places"]}


class TestInWechat:
    """Its script is there for its own browser only."""

    @pytest.mark.parametrize(
        ("browser", "there"), [("Mozilla MicroMessenger/8.0", True), ("Mozilla", False)]
    )
    async def test_its_script_is_for_its_own_browser(
        self, placed: Office, browser: str, there: bool
    ) -> None:
        asked: list[str] = []

        async def sign(url: str) -> Signed | None:
            asked.append(url)
            return Signed("wx-1", "", "n0nce", 1795228200, "s1gn")

        app = web.Application()
        app.add_routes(routes(placed, Tiles(), sign, lambda: None))
        async with TestClient(TestServer(app)) as client:
            text = await page(client, "f=water", **{"User-Agent": browser})
        assert ("res.wx.qq.com" in text) == there
        assert ("s1gn" in text) == there
        assert asked == (["https://street.example/map?f=water"] if there else [])


async def test_more_than_the_first_twenty(placed: Office) -> None:
    one = next(s for s in placed.street.stations if s.at)
    many = tuple(replace(one, id=f"m-{n}", name=f"点{n}") for n in range(30))
    office = replace(placed, stations=street_index(replace(placed.street, stations=many)))
    app = web.Application()
    app.add_routes(routes(office, Tiles(), None, lambda: None))
    async with TestClient(TestServer(app)) as other:
        text = await page(other)
        assert len(names(text)) == 20
        assert len(names(await page(other, "n=40"))) == 30
    assert 'href="/map?n=40&amp;lang=zh-Hans"' in text
