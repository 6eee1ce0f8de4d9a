"""The API on loopback over a real desk, with a mini-program platform behind it."""

import itertools
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from pytest_aiohttp.plugin import AiohttpClient

from channels.miniprogram.client import MiniprogramClient
from storage.files.disk import DiskFiles
from tests.handlers.desk import Desk, opened
from tests.miniprogram_peer import Line, Platform, line
from web.api import v1
from web.api.problem import problems

Http = TestClient[web.Request, web.Application]
TEMPLATE = "progress-template"


class Told(NamedTuple):
    """An answer of the API, read."""

    status: int
    body: Any
    headers: Any


class Phone:
    """One person's mini-program."""

    def __init__(self, http: Http, openid: str) -> None:
        self.http, self.openid, self.token, self.language = http, openid, "", "zh-CN"
        self._count = itertools.count(1)

    async def sign_in(self, union: str = "") -> "Phone":
        """With a fresh code."""
        code = f"code-{self.openid}#{next(self._count)}{'@' + union if union else ''}"
        told = await self.ask("POST", "login", json={"code": code})
        assert told.status == 200, told
        self.token = told.body["token"]
        return self

    async def ask(self, method: str, path: str, **more: Any) -> Told:
        """One request, `path` below /api/v1/."""
        headers = {"Accept-Language": self.language, **more.pop("headers", {})}
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        answer = await self.http.request(method, f"/api/v1/{path}", headers=headers, **more)
        raw = await answer.read()
        read = await answer.json(content_type=None) if raw else None
        return Told(answer.status, read, answer.headers)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """A desk on a Monday morning."""
    async with opened() as one:
        yield one


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    """The stub platform."""
    async with Platform() as one:
        yield one


@pytest.fixture
async def way(desk: Desk, platform: Platform) -> AsyncIterator[Line]:
    """The mini-program before it."""
    async with line(platform, desk.store, desk.clock) as one:
        yield one


@pytest.fixture
def client(way: Line) -> MiniprogramClient:
    """The real client in front of the stub."""
    return MiniprogramClient(*way)


@pytest.fixture
async def http(
    desk: Desk, client: MiniprogramClient, tmp_path: Path, aiohttp_client: AiohttpClient
) -> Http:
    """The API alone."""
    files = DiskFiles(tmp_path / "files", desk.office.street.id)
    await files.open()
    app = web.Application(middlewares=[problems(desk.office)], client_max_size=1 << 20)
    app.add_routes(v1.routes(desk.office, files, lambda: None, client, TEMPLATE))
    return await aiohttp_client(app)


@pytest.fixture
async def zhang(http: Http) -> Phone:
    """A resident who is signed in."""
    return await Phone(http, "oZhang").sign_in()
