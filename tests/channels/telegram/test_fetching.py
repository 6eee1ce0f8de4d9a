"""What was sent to the bot is brought by getFile; its errors never show the token."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from channels.telegram.account import TelegramAccount
from channels.telegram.client import TelegramClient
from channels.telegram.fetching import TelegramFetcher
from domain.message import Media
from services.media.port import Unfetched
from tests.channels.telegram.conftest import Session
from tests.telegram_peer import SECRET, TOKEN

VOICE = Media("voice", "AwACAgQ")
SOUND = b"OggS" + bytes(300_000)


class Api:
    """getFile and the files behind it, answering as told."""

    def __init__(self) -> None:
        self.found: web.Response | None = None
        self.file: web.Response | None = None
        application = web.Application()
        application.router.add_post(f"/bot{TOKEN}/getFile", self._found)
        application.router.add_get(f"/file/bot{TOKEN}/voice/7.oga", self._file)
        self.server = TestServer(application)

    async def _found(self, request: web.Request) -> web.Response:
        assert (await request.post())["file_id"] == VOICE.ref
        about = {"file_id": VOICE.ref, "file_unique_id": "u", "file_path": "voice/7.oga"}
        return self.found or web.json_response({"ok": True, "result": about})

    async def _file(self, _: web.Request) -> web.Response:
        return self.file or web.Response(body=SOUND)


@pytest.fixture
async def files() -> AsyncIterator[Api]:
    """On loopback."""
    files = Api()
    await files.server.start_server()
    yield files
    await files.server.close()


@pytest.fixture
async def fetcher(files: Api) -> AsyncIterator[TelegramFetcher]:
    """Ours."""
    base = str(files.server.make_url("")).rstrip("/")
    client = TelegramClient(TelegramAccount(token=TOKEN, secret=SECRET, api_base=base), Session())
    yield TelegramFetcher(client.bot)
    await client.close()


async def brought(fetcher: TelegramFetcher) -> bytes:
    """All of it."""
    return b"".join([piece async for piece in fetcher.fetch(VOICE, "110201543")])


def no(code: int, description: str, **more: object) -> web.Response:
    """The Bot API's refusal."""
    body = {"ok": False, "error_code": code, "description": description, **more}
    return web.json_response(body, status=code)


async def test_it_comes(fetcher: TelegramFetcher) -> None:
    assert await brought(fetcher) == SOUND


@pytest.mark.parametrize(
    ("answer", "again", "wait"),
    [
        (no(400, "Bad Request: file is too big"), False, 0),
        (no(400, "Bad Request: wrong file_id or the file is temporarily unavailable"), False, 0),
        (no(401, "Unauthorized"), True, 60_000),
        (no(429, "Too Many Requests", parameters={"retry_after": 9}), True, 9_000),
        (no(502, "Bad Gateway"), True, 0),
        (web.Response(text="<html>", status=200), True, 0),
        (web.json_response({"ok": True, "result": {"file_id": "x", "file_unique_id": "u"}}), True, 0),
    ],
)  # fmt: skip
async def test_a_refusal_says_whether_to_come_again(
    fetcher: TelegramFetcher, files: Api, answer: web.Response, wait: int, *, again: bool
) -> None:
    files.found = answer
    with pytest.raises(Unfetched) as fault:
        await brought(fetcher)
    assert (fault.value.again, fault.value.wait) == (again, wait)
    assert TOKEN not in fault.value.detail


async def test_a_file_that_cannot_be_had_now(fetcher: TelegramFetcher, files: Api) -> None:
    files.file = web.Response(status=404)
    with pytest.raises(Unfetched) as fault:
        await brought(fetcher)
    assert fault.value.again
    assert TOKEN not in fault.value.detail
    assert fault.value.__cause__ is None
