"""`/map/picture/{token}`: a drawn map, made when it is asked for."""

from aiohttp import hdrs, web

from services.maps.drawn import Drawn

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

    def __init__(self, drawn: Drawn) -> None:
        self._drawn = drawn

    async def show(self, request: web.Request) -> web.Response:
        """The PNG; 404 for a link that is not ours or is over, and where nothing can be drawn."""
        drawing = await self._drawn.of(request.match_info["token"])
        if drawing is None:
            raise web.HTTPNotFound
        body = await self._drawn.png(drawing)
        return web.Response(body=body, content_type="image/png", headers=HEADERS)
