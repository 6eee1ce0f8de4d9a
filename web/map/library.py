"""Leaflet's own two files, served by us: no stranger's host is asked for anything."""

import gzip
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

from aiohttp import hdrs, web

YEAR = "public, max-age=31536000, immutable"
"""The version stands in the address."""

VERSION = version("django-js-lib-leaflet")
KINDS = {"js": "text/javascript", "css": "text/css"}


def address(kind: str) -> str:
    """Where the library's script (`js`) or style (`css`) lies."""
    return f"/map/leaflet-{VERSION}.{kind}"


def routes() -> list[web.RouteDef]:
    """Both files."""
    return [_route(kind) for kind in KINDS]


def _route(kind: str) -> web.RouteDef:
    folder = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    plain = (folder / f"leaflet.{kind}").read_bytes()
    packed = gzip.compress(plain, mtime=0)
    tag = sha256(plain).hexdigest()[:16]
    told = {hdrs.CACHE_CONTROL: YEAR, hdrs.VARY: hdrs.ACCEPT_ENCODING, hdrs.ETAG: f'"{tag}"',
            "X-Content-Type-Options": "nosniff"}  # fmt: skip

    async def show(request: web.Request) -> web.Response:
        small = "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, "")
        coded = {**told, hdrs.CONTENT_ENCODING: "gzip"} if small else told
        return web.Response(
            body=packed if small else plain,
            content_type=KINDS[kind],
            charset="utf-8",
            headers=coded,
        )

    return web.get(address(kind), show)
