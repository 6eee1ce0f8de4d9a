"""Photos, voices and films by signed link; whoever opens one is asked for in the store again."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing

from aiohttp import hdrs, web

from domain.errors import NotAllowed, NotFound, NotGenuine, Unavailable
from services.media import showing
from services.media.shown import Shown
from services.office import Office
from services.screening import photos
from services.signing import Expired
from storage.files.port import Files

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'; img-src 'self'; media-src 'self';"
    " style-src 'unsafe-inline'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
"""Nothing of it runs, is guessed at, is kept by anybody between, or tells where it was opened."""

NAMES: Mapping[str, str] = {
    "image/jpeg": "photo.jpg",
    "audio/amr": "voice.amr",
    "audio/amr-wb": "voice.awb",
    "audio/ogg": "voice.ogg",
    "audio/mp4": "voice.m4a",
    "video/mp4": "film.mp4",
    "video/quicktime": "film.mov",
}
"""What is kept, and what it is called where it is saved; nothing else is ever served."""

SAVED = frozenset({"audio/amr", "audio/amr-wb"})
"""What no browser plays: handed over to be opened by the phone's own player."""


def routes(office: Office, files: Files) -> list[web.RouteDef]:
    """`GET /files/{token}`."""

    async def show(request: web.Request) -> web.StreamResponse:
        try:
            shown = await _opened(office, request.match_info["token"])
            return await _sent(request, files, shown)
        except Expired:
            return _told(office, 410, "media-link-over")
        except (NotGenuine, NotAllowed, NotFound):
            return _told(office, 404, "media-link-wrong")
        except Unavailable:
            return _told(office, 503, "media-link-busy")

    return [web.get("/files/{token}", show, name="file")]


async def _opened(office: Office, token: str) -> Shown:
    """By a link that a person was given, or one that the mini-program's platform was given."""
    try:
        return await showing.opened(office, token)
    except Expired:
        raise
    except NotGenuine:
        return await photos.opened(office, token)


async def _sent(request: web.Request, files: Files, shown: Shown) -> web.StreamResponse:
    """All of it or the part that was asked for: players jump about in a film."""
    size = await files.size(shown.file)
    asked = _range(request, size)
    if asked is None:
        return web.Response(status=416, headers={**HEADERS, hdrs.CONTENT_RANGE: f"bytes */{size}"})
    start, stop = asked
    response = web.StreamResponse(status=206 if hdrs.RANGE in request.headers else 200)
    response.headers.update(HEADERS)
    response.headers[hdrs.ACCEPT_RANGES] = "bytes"
    how = "attachment" if shown.mime in SAVED else "inline"
    response.headers[hdrs.CONTENT_DISPOSITION] = f'{how}; filename="{NAMES[shown.mime]}"'
    response.content_type, response.content_length = shown.mime, stop - start
    if response.status == 206:
        response.headers[hdrs.CONTENT_RANGE] = f"bytes {start}-{stop - 1}/{size}"
    await response.prepare(request)
    if request.method != hdrs.METH_HEAD:
        async with aclosing(files.read(shown.file, start, stop)) as pieces:
            async for piece in pieces:
                await response.write(piece)
    await response.write_eof()
    return response


def _range(request: web.Request, size: int) -> tuple[int, int] | None:
    """From where to before where; None for a range that is not in there."""
    try:
        asked = request.http_range
    except ValueError:
        return None
    start, stop, _ = slice(asked.start, asked.stop).indices(size)
    whole = asked.start is None and asked.stop is None
    return (start, stop) if start < stop or whole else None


def _told(office: Office, status: int, id: str) -> web.Response:
    """In the three languages: who opens a link is not known before it opens."""
    said = [office.texts.say(language, id) for language in ("zh-Hans", "zh-Hant", "en")]
    return web.Response(status=status, text="\n\n".join(said), headers=HEADERS)
