"""What the platform hands out for a media id: the bytes, an error in their place, or a film's address."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from channels.tencent.media import MediaFetcher
from channels.tencent.tokens import NoToken
from domain.errors import Unavailable
from domain.message import Media
from domain.work import Outcome
from services.media.port import Unfetched

STALE = {40001, 40014, 42001}
PHOTO, VIDEO = Media("photo", "m-1"), Media("video", "m-2")
SOUND = b"#!AMR\n" + bytes(200_000)
Answer = Callable[[web.Request], web.StreamResponse]


class Tokens:
    """Gives out T-1, and T-2 after that was refused; or fails."""

    def __init__(self) -> None:
        self.refused: list[str] = []
        self.fault: Exception | None = None

    async def current(self, refused: str = "") -> str:
        """See `channels.tencent.tokens.Tokens`."""
        if self.fault is not None:
            raise self.fault
        self.refused.append(refused)
        return "T-2-secret" if refused else "T-1-secret"


class Platform:
    """A media/get that answers as it is told, in turn."""

    def __init__(self) -> None:
        self.answers: list[web.StreamResponse] = []
        self.asked: list[tuple[str, str]] = []
        application = web.Application()
        application.router.add_get("/cgi-bin/media/get", self._get)
        application.router.add_get("/film", self._film)
        self.server = TestServer(application)

    async def _get(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.query["access_token"], request.query["media_id"]))
        return self.answers.pop(0)

    async def _film(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(("film", str(request.query_string)))
        return web.Response(body=b"film")


def words(code: int, **more: object) -> web.Response:
    """An error as the platform tells it: HTTP 200, and JSON where the file should be."""
    return web.json_response({"errcode": code, "errmsg": "T-1-secret is wrong", **more})


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    """On loopback."""
    platform = Platform()
    await platform.server.start_server()
    yield platform
    await platform.server.close()


@pytest.fixture
def tokens() -> Tokens:
    """The account's tokens."""
    return Tokens()


@pytest.fixture
async def fetcher(platform: Platform, tokens: Tokens) -> AsyncIterator[MediaFetcher]:
    """Ours."""

    def meaning(code: int | None) -> Outcome:
        return Outcome("again", wait=77_000 if code == 45009 else 0)

    async with ClientSession() as session:
        url = str(platform.server.make_url("/cgi-bin/media/get"))
        yield MediaFetcher(url, session, tokens, stale=STALE, meaning=meaning)  # type: ignore[arg-type]


async def brought(fetcher: MediaFetcher, media: Media = PHOTO) -> bytes:
    """All of it."""
    return b"".join([piece async for piece in fetcher.fetch(media, "wx-desk")])


async def refused(fetcher: MediaFetcher, media: Media = PHOTO) -> Unfetched:
    """Why it does not come; nothing of it may name a token or an address."""
    with pytest.raises(Unfetched) as fault:
        await brought(fetcher, media)
    assert "secret" not in fault.value.detail
    assert "127.0.0.1" not in fault.value.detail
    assert fault.value.__cause__ is None
    return fault.value


async def test_it_comes_in_pieces(platform: Platform, fetcher: MediaFetcher) -> None:
    attached = {"Content-Disposition": 'attachment; filename="m-1.amr"'}
    platform.answers = [web.Response(body=SOUND, headers=attached)]
    assert await brought(fetcher) == SOUND
    assert platform.asked == [("T-1-secret", "m-1")]


@pytest.mark.parametrize("code", sorted(STALE))
async def test_a_token_that_is_over_is_renewed_once(
    platform: Platform, fetcher: MediaFetcher, tokens: Tokens, code: int
) -> None:
    platform.answers = [words(code), web.Response(body=b"photo")]
    assert await brought(fetcher) == b"photo"
    assert tokens.refused == ["", "T-1-secret"]
    platform.answers = [words(code), words(code)]
    assert (await refused(fetcher)).again
    assert len(platform.asked) == 4


@pytest.mark.parametrize(
    ("code", "again", "wait"),
    [(40007, False, 0), (40004, False, 0), (-1, True, 0), (45009, True, 77_000), (48001, True, 0)],
)
async def test_an_error_in_the_files_place_is_no_picture(
    platform: Platform, fetcher: MediaFetcher, code: int, wait: int, *, again: bool
) -> None:
    platform.answers = [words(code)]
    fault = await refused(fetcher)
    assert (fault.again, fault.wait, fault.detail) == (again, wait, f"errcode {code}")


@pytest.mark.parametrize("mime", ["image/jpeg", "text/plain", "application/octet-stream"])
async def test_whatever_it_is_called(platform: Platform, fetcher: MediaFetcher, mime: str) -> None:
    body = b'{"errcode":40007,"errmsg":"invalid media_id"}'
    platform.answers = [web.Response(body=body, content_type=mime)]
    assert not (await refused(fetcher)).again


async def test_a_film_lies_elsewhere(platform: Platform, fetcher: MediaFetcher) -> None:
    address = str(platform.server.make_url("/film?x=1"))
    platform.answers = [web.json_response({"video_url": address})]
    assert await brought(fetcher, VIDEO) == b"film"
    assert platform.asked[-1] == ("film", "x=1")  # without the token


async def test_nobody_sends_us_anywhere(platform: Platform, fetcher: MediaFetcher) -> None:
    address = str(platform.server.make_url("/film"))
    attached = {"Content-Disposition": 'attachment; filename="m-2.mp4"'}
    platform.answers = [
        web.json_response({"video_url": address}),
        web.json_response({"video_url": address}, headers=attached),
        web.Response(status=302, headers={"Location": address}),
    ]
    await refused(fetcher, PHOTO)
    assert not (await refused(fetcher, VIDEO)).again
    assert (await refused(fetcher, VIDEO)).again
    assert "film" not in [token for token, _ in platform.asked]


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        (web.Response(status=500), True),
        (web.Response(status=502, text="<html>"), True),
        (web.Response(body=b""), True),
        (web.Response(body=b"{" * 70_000), False),
        (web.Response(body=b"{not json"), False),
        (web.Response(body=b"{\xff\xff}"), False),
    ],
)
async def test_a_platform_that_stammers(
    platform: Platform, fetcher: MediaFetcher, answer: web.Response, *, again: bool
) -> None:
    platform.answers = [answer]
    assert (await refused(fetcher)).again == again


async def test_a_line_that_breaks_in_the_middle(fetcher: MediaFetcher, platform: Platform) -> None:
    class Breaking(web.StreamResponse):
        async def prepare(self, request: web.BaseRequest):  # type: ignore[no-untyped-def]
            self.content_length = 99
            await super().prepare(request)
            await self.write(b"half")
            assert request.transport is not None
            request.transport.abort()

    platform.answers = [Breaking()]
    assert (await refused(fetcher)).again


async def test_nobody_there(platform: Platform, fetcher: MediaFetcher) -> None:
    await platform.server.close()
    assert (await refused(fetcher)).again


@pytest.mark.parametrize(
    "fault", [NoToken(Outcome("failed", "configuration: 40164", wait=5)), Unavailable("disk")]
)
async def test_without_a_token_it_comes_later(
    fetcher: MediaFetcher, tokens: Tokens, fault: Exception
) -> None:
    tokens.fault = fault
    assert (await refused(fetcher)).again


async def test_who_has_had_enough_hangs_up(platform: Platform, fetcher: MediaFetcher) -> None:
    gone = asyncio.Event()

    class Endless(web.StreamResponse):
        async def prepare(self, request: web.BaseRequest):  # type: ignore[no-untyped-def]
            await super().prepare(request)
            try:
                while True:
                    await self.write(bytes(65_536))
            finally:
                gone.set()

    platform.answers = [Endless()]
    pieces = fetcher.fetch(PHOTO, "wx-desk")
    await anext(pieces)
    await pieces.aclose()
    await asyncio.wait_for(gone.wait(), 5)
