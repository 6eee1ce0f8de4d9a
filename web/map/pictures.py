"""`/map/picture/{token}`: a drawn map, made when it is asked for and kept by what is on it."""

import asyncio
from collections import OrderedDict

from aiohttp import hdrs, web

from domain.errors import NotGenuine
from domain.street import Station
from services import fonts
from services.fonts import Font
from services.maps import picture
from services.maps.drawing import draw
from services.office import Office
from services.stations import keeping

Stations = tuple[Station, ...]

KEPT = 64
"""Pictures of some 60 KB."""
DAY = "private, max-age=86400"
HEADERS = {
    hdrs.CACHE_CONTROL: DAY,
    "Content-Security-Policy": "default-src 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


class Pictures:
    """Those of one street."""

    def __init__(self, office: Office) -> None:
        self._office, self._font = office, fonts.chinese()
        self._drawn: OrderedDict[tuple[picture.Wanted, Stations], asyncio.Task[bytes]] = (
            OrderedDict()
        )

    async def show(self, request: web.Request) -> web.Response:
        """The PNG; 404 for a link that is not ours or is over, and where nothing can be drawn."""
        now = self._office.clock.now()
        try:
            wanted = picture.read(self._office, request.match_info["token"], now)
        except NotGenuine:
            raise web.HTTPNotFound from None
        index = (await keeping.current(self._office)).stations
        stations = tuple(
            index.stations[index.position[id]] for id in wanted.stations if id in index.position
        )
        if self._font is None:
            raise web.HTTPNotFound
        body = await asyncio.shield(self._made(wanted, stations, self._font))
        return web.Response(body=body, content_type="image/png", headers=HEADERS)

    def _made(self, wanted: picture.Wanted, stations: Stations, font: Font) -> asyncio.Task[bytes]:
        """The same for all who ask for the same; a failure is not kept."""
        content = (wanted, stations)
        task = self._drawn.get(content)
        if task is None or (task.done() and task.exception() is not None):
            drawing = asyncio.to_thread(draw, self._office, wanted, stations, font)
            task = self._drawn[content] = asyncio.create_task(drawing)
        self._drawn.move_to_end(content)
        while len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        return task
