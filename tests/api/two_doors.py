"""The API from two workers on one store, whichever it is, and any number of people signed in."""

import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from services.office import Office
from services.people import access
from services.people.visitors import Visitor
from services.unit import Unit
from storage.files.disk import DiskFiles
from tests.handlers.desk import MONDAY
from tests.offices import Two
from web.api import v1
from web.api.problem import problems

Http = TestClient[web.Request, web.Application]
APP = "wx-mini"
PATIENCE = 10


NOWHERE: Any = object()
"""The platform: everybody is signed in already, so nobody asks it."""


class Doors:
    """Two servers; whoever asks comes to one and then to the other."""

    def __init__(self, offices: Sequence[Office], https: Sequence[Http]) -> None:
        self.offices, self.https = offices, https

    async def sign_in(self, openid: str) -> str:
        """A word for somebody new."""
        unit = Unit(self.offices[0].store)
        word, _ = await access.sign_in(unit, APP, Visitor(openid, ""), MONDAY)
        await unit.commit()
        return word

    async def ask(self, door: int, word: str, method: str, path: str, **more: Any) -> Any:
        """Status and body of one request; a busy store is asked again with the same key."""
        headers = {"Authorization": f"Bearer {word}", "Idempotency-Key": uuid.uuid4().hex}
        http = self.https[door % len(self.https)]
        status, body = 0, None
        for _ in range(PATIENCE):
            answer = await http.request(method, f"/api/v1/{path}", headers=headers, **more)
            status, body = answer.status, await answer.json(content_type=None)
            if status != HTTPStatus.SERVICE_UNAVAILABLE:
                break
        return status, body


@asynccontextmanager
async def doors(offices: Two, folder: Path) -> AsyncIterator[Doors]:
    """A server for each of the two."""
    async with AsyncExitStack() as stack:
        https = []
        for number, office in enumerate(offices):
            files = DiskFiles(folder / f"files-{number}", office.street.id)
            await files.open()
            app = web.Application(middlewares=[problems(office)])
            app.add_routes(v1.routes(office, files, lambda: None, NOWHERE))
            https.append(await stack.enter_async_context(TestClient(TestServer(app))))
        yield Doors(offices, https)
