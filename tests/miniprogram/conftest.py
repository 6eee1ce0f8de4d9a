"""The whole server on loopback, and beside it a street where cases get done."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.settings import Miniprogram
from services.people import seats
from tests.miniprogram.nodes import node
from tests.miniprogram_peer import Platform
from tests.whole.inside import Inside, opened

HERE = Path(__file__).parent
PATIENCE_S = 50
Run = Callable[..., Awaitable[None]]


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    """Who hands out people for codes."""
    one = Platform()
    await one.start()
    yield one
    await one.stop()


@pytest.fixture
async def inside(tmp_path: Path, platform: Platform) -> AsyncIterator[Inside]:
    """The server as it is, with a mini-program."""
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


@pytest.fixture
def run(inside: Inside, street: str) -> Run:
    """Run files of tests under node, in front of this server; what failed is told by node."""
    program = node()

    async def ran(*names: str) -> None:
        url = str(inside.http.make_url("")).rstrip("/")
        process = await asyncio.create_subprocess_exec(
            program,
            "--test",
            *(str(HERE / name) for name in names),
            env={**os.environ, "XINYI_TEST_API": url, "XINYI_TEST_STREET": street},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        async with asyncio.timeout(PATIENCE_S):
            said, _ = await process.communicate()
        assert process.returncode == 0, said.decode()

    return ran
