"""What the browser asks for: the page and its files, the phones' acts, the live feed."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, get_args

import msgspec
from aiohttp import web

from channels.simulator import acts, samples
from channels.simulator.keys import Channel
from channels.simulator.phones import DRILL, ROLES, Entry, Event, Phones
from channels.simulator.simulator import Simulator
from domain.errors import NotFound, NotPossible, NotUnderstood, XinyiError
from services.maps.ground import Mark, ground

PAGE = Path(__file__).parent / "page"
HEARTBEAT = 15.0
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
STATUS: tuple[tuple[type[XinyiError], int], ...] = (
    (NotFound, 404), (NotPossible, 409), (NotUnderstood, 422),
)  # fmt: skip

_ACTS: msgspec.json.Decoder[acts.Act] = msgspec.json.Decoder(acts.Act)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def routes(sim: Simulator) -> list[web.RouteDef]:
    """Everything under /simulator; to be mounted in development only."""
    pages = _Pages(sim)
    mine = [
        web.get("/simulator", pages.page),
        web.get("/simulator/page/{name}", pages.file),
        web.get("/simulator/media/{ref}", _plainly(pages.media)),
        web.get("/simulator/api/start", pages.start),
        web.get("/simulator/api/feed", pages.feed),
        web.post("/simulator/api/phones/{phone}/{channel}/acts", _plainly(pages.act)),
    ]
    if sim.wechat:
        mine += sim.wechat.routes("/simulator/platform/wechat")
    if sim.telegram:
        mine += sim.telegram.routes("/simulator/platform/telegram")
    if sim.wecom:
        mine += sim.wecom.routes("/simulator/platform/wecom")
    if sim.miniprogram:
        mine += sim.miniprogram.routes("/simulator/platform/miniprogram")
    return mine


class _Pages:
    """The handlers; one instance for one simulator."""

    def __init__(self, sim: Simulator) -> None:
        self._sim = sim

    async def page(self, _: web.Request) -> web.StreamResponse:
        return _static("index.html")

    async def file(self, request: web.Request) -> web.StreamResponse:
        return _static(request.match_info["name"])

    async def media(self, request: web.Request) -> web.StreamResponse:
        file = self._sim.media.get(request.match_info["ref"])
        return web.Response(body=file.data, content_type=file.kind, headers=HEADERS)

    async def start(self, request: web.Request) -> web.StreamResponse:
        """All that the page needs before the first line is said."""
        sim, street = self._sim, self._sim.street
        stations = [Mark(one.name, one.kind, one.at) for one in street.stations if one.at]
        body = {
            "street": street.name,
            "bot": street.bot_name,
            "group": samples.group(street),
            "channels": sim.channels,
            "roles": DRILL if "drill" in request.query else ROLES,
            "grids": [{"id": g.id, "name": g.name} for g in street.grids],
            "chips": samples.chips(street),
            "tour": samples.tour(street),
            "scenes": samples.scenes(street),
            "menu": sim.wechat.menu if sim.wechat else [],
            "ground": ground(street) | {"stations": stations},
        }
        return web.json_response(body=msgspec.json.encode(body), headers=HEADERS)

    async def act(self, request: web.Request) -> web.StreamResponse:
        """One act of a phone's owner; answered when the door has answered."""
        chat = self._sim.phones.chat(_channel(request), request.match_info["phone"])
        await self._sim.perform(chat, await _act(request))
        return web.Response(status=204)

    async def feed(self, request: web.Request) -> web.StreamResponse:
        """Server-Sent Events: all that stands in the chats, then all that happens."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        queue = self._sim.phones.watch()
        try:
            with contextlib.suppress(ConnectionError):
                await _stream(response, self._sim.phones, queue)
        finally:
            self._sim.phones.unwatch(queue)
        return response


async def _stream(
    response: web.StreamResponse, phones: Phones, queue: asyncio.Queue[Event | None]
) -> None:
    await response.write(b"retry: 1000\n\n" + b"".join(map(_event, phones.snapshot())))
    await response.write(b"event: ready\ndata: {}\n\n")
    while True:
        try:
            event = await asyncio.wait_for(queue.get(), HEARTBEAT)
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if event is None:
            return
        await response.write(_event(event))


def _event(event: Event) -> bytes:
    name = b"entry" if isinstance(event, Entry) else b"status"
    return b"event: " + name + b"\ndata: " + msgspec.json.encode(event) + b"\n\n"


def _channel(request: web.Request) -> Channel:
    named = request.match_info["channel"]
    return next((one for one in get_args(Channel) if one == named), "wechat")


async def _act(request: web.Request) -> acts.Act:
    if request.content_type != "application/json":  # a foreign page's form cannot set this
        raise NotUnderstood("acts come as application/json")
    try:
        return _ACTS.decode(await request.read())
    except msgspec.DecodeError as error:
        raise NotUnderstood(str(error)) from error


def _plainly(handler: Handler) -> Handler:
    """Answer our own errors as problem+json with their status."""

    async def answered(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except XinyiError as error:
            status = next((code for kind, code in STATUS if isinstance(error, kind)), 503)
            body: dict[str, Any] = {"type": error.id, "status": status, "detail": str(error)}
            return web.json_response(
                body, status=status, content_type="application/problem+json", headers=HEADERS
            )

    return answered


def _static(name: str) -> web.Response:
    path = PAGE / name
    if path.parent != PAGE or not path.is_file():
        raise web.HTTPNotFound
    kind = KINDS.get(path.suffix, "application/octet-stream")
    return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8", headers=HEADERS)
