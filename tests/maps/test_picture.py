"""Pictures of the map: what a link tells, what is drawn, and what is never drawn twice."""

import subprocess
import sys
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace
from PIL import Image

from domain.errors import NotGenuine
from domain.links import Claim
from services.clock import FixedClock
from services.fonts import Font
from services.maps import captions, colours, drawing, picture
from services.maps.picture import Wanted
from services.maps.sheet import Box, Sheet
from services.office import Office
from services.signing import Expired
from services.stations import nearest
from web.map import Tiles, routes

Client = TestClient[web.Request, web.Application]
HERE = (31.26314159, 121.43712345)
NEAR = Wanted(HERE, ("sample-07", "sample-01", "sample-08"), "zh-Hans")
DAY = 24 * 3_600_000


@pytest.fixture
async def client(placed: Office) -> AsyncIterator[Client]:
    """Whoever opens the link."""
    app = web.Application()
    app.add_routes(routes(placed, Tiles(), None, lambda: None))
    async with TestClient(TestServer(app)) as one:
        yield one


def token(office: Office, wanted: Wanted) -> str:
    """Of the link."""
    return picture.path(office, wanted, office.clock.now()).removeprefix("/map/picture/")


class TestTheLink:
    """Signed, rounded, the same all day, and over one day."""

    def test_it_tells_a_position_to_a_hundred_metres(self, placed: Office) -> None:
        read = picture.read(placed, token(placed, NEAR), placed.clock.now())
        assert read == Wanted((31.263, 121.437), NEAR.stations, "zh-Hans")

    def test_the_same_wish_has_the_same_link(self, placed: Office, clock: FixedClock) -> None:
        first = token(placed, NEAR)
        clock.move(60_000)
        assert token(placed, NEAR) == first
        clock.move(2 * DAY)
        assert token(placed, NEAR) != first
        with pytest.raises(Expired):
            picture.read(placed, first, clock.now())

    def test_nobody_else_makes_one(self, placed: Office) -> None:
        other = placed.signer.token(Claim("case", "x", "", placed.clock.now() + DAY))
        for bad in (
            other,
            "x",
            placed.signer.token(Claim("map", "{", "", placed.clock.now() + DAY)),
        ):
            with pytest.raises(NotGenuine):
                picture.read(placed, bad, placed.clock.now())


class TestTheDrawing:
    """What is on the paper."""

    def drawn(self, office: Office, wanted: Wanted, font: Font) -> Image.Image:
        """The picture."""
        index = office.stations
        stations = [index.stations[index.position[one]] for one in wanted.stations]
        return Image.open(BytesIO(drawing.draw(office, wanted, stations, font))).convert("RGB")

    def test_who_asks_is_in_the_middle_of_a_ring(self, placed: Office, font: Font) -> None:
        image = self.drawn(placed, NEAR, font)
        assert image.width == drawing.WIDTH
        assert image.height == drawing.MAP + 3 * captions.ROW + captions.FOOT
        stations = [s.station.at for s in nearest(placed.stations, HERE, now=0)]
        points = [NEAR.at, *stations]
        sheet = Sheet([p for p in points if p], Box(0, 0, drawing.WIDTH, drawing.MAP), drawing.EDGE)
        x, y = sheet.spot(HERE)
        assert _near(image.getpixel((round(x), round(y))), colours.BLUE)

    def test_without_anybody_it_is_the_whole_street(self, placed: Office, font: Font) -> None:
        image = self.drawn(placed, Wanted(None, (), "en"), font)
        found = {colour for _, colour in image.getcolors(1 << 20) or ()}
        lines = (stroke.fill for stroke in colours.STROKES.values())
        for wanted in (*colours.GRIDS, colours.RAIL, colours.SEA, *lines):
            assert any(_near(colour, wanted) for colour in found), wanted

    def test_a_street_that_says_little_is_drawn_too(self, placed: Office, font: Font) -> None:
        bare = replace(placed.street, outline=(), railway=(), grids=(), places=(), courses=())
        assert self.drawn(replace(placed, street=bare), Wanted(None, (), "zh-Hant"), font).width


class TestServed:
    """Through the door."""

    @pytest.mark.usefixtures("font")
    async def test_it_is_drawn_once_for_all(
        self, client: Client, placed: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        times: list[Wanted] = []
        drawn = drawing.draw

        def draw(office: Office, wanted: Wanted, *rest: object) -> bytes:
            times.append(wanted)
            return drawn(office, wanted, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr("services.maps.drawing.draw", draw)
        for _ in range(2):
            answer = await client.get(f"/map/picture/{token(placed, NEAR)}")
            assert answer.content_type == "image/png"
            assert (await answer.read()).startswith(b"\x89PNG")
        assert len(times) == 1

    async def test_only_by_link(self, client: Client, placed: Office, clock: FixedClock) -> None:
        assert (await client.get("/map/picture/anything")).status == 404
        link = f"/map/picture/{token(placed, NEAR)}"
        clock.move(3 * DAY)
        assert (await client.get(link)).status == 404


def test_a_server_starts_without_what_draws() -> None:
    code = "import sys, bot.serving; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_sheet_keeps_its_points_off_the_edge() -> None:
    frame = Box(0, 0, 1000, 800)
    sheet = Sheet([(31.25, 121.43), (31.27, 121.44)], frame, 100)
    low, high = sheet.spot((31.25, 121.43)), sheet.spot((31.27, 121.44))
    assert high[1] == pytest.approx(100, abs=1)
    assert low[1] == pytest.approx(700, abs=1)
    assert low[0] < 500 < high[0]
    assert sheet.ruler(220) == 500


def _near(colour: object, wanted: str) -> bool:
    assert isinstance(colour, tuple)
    parts = (int(wanted[n : n + 2], 16) for n in (1, 3, 5))
    return all(abs(a - b) <= 12 for a, b in zip(colour, parts, strict=True))
