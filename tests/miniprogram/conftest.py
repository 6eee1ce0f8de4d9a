"""The whole server on loopback, and beside it a street where cases get done."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.settings import Miniprogram
from services.people import seats
from tests.miniprogram_peer import Platform
from tests.whole.inside import Inside, opened


@pytest.fixture
async def inside(tmp_path: Path) -> AsyncIterator[Inside]:
    """The server as it is, with a mini-program whose platform hands out people for codes."""
    async with Platform() as platform:
        own = Miniprogram(
            app_id=platform.app_id,
            app_secret=platform.secret,
            subscription="progress-template thing1=first",
            api_base=platform.base,
        )
        async with opened(tmp_path, miniprogram=own) as house:
            yield house


@pytest.fixture
async def street(inside: Inside) -> AsyncIterator[str]:
    """`POST /handled/{number}`: the chief of the north signs for a case and reports it done."""
    _, code = await seats.add(inside.store, "宜北网格长", "grid_chief", "yibei", inside.clock.now())
    chief = inside.person("chief")
    assert "绑定好了" in await chief.say(f"绑定 {code}")

    async def handled(request: web.Request) -> web.Response:
        number = request.match_info["number"]
        await chief.say(f"接单 {number}")
        said = await chief.say(f"办结 {number} 解释说明 已经上门劝导")
        return web.Response(text=said, status=200 if "记为办了" in said else 409)

    app = web.Application()
    app.add_routes([web.post("/handled/{number}", handled)])
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")
