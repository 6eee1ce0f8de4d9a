"""`/tell-me`: WeChat's own dialog for one notice of how it goes on (订阅通知).

The tag that opens it runs a script of WeChat's, which breaks under every policy that keeps others
out (docs/adr/0016). So it has a page to itself, that says nothing of anybody: no case, no name, no
signed link. Who tapped, and what, the platform tells our door.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import hdrs, web

from services.delivery.consenting import Signed
from services.office import Office
from web.look import Look
from web.look.language import language_of

Sign = Callable[[str], Awaitable[Signed | None]]

HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "object-src 'none'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}

LONGEST = 512
"""Characters of an address that is signed."""


def routes(office: Office, sign: Sign | None) -> list[web.RouteDef]:
    """`GET /tell-me?lang=…`; none where the account has no notices to offer."""
    if sign is None:
        return []
    look = Look(office, Path(__file__).parent)

    async def show(request: web.Request) -> web.Response:
        accepted = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        language = language_of(request.query.get("lang", ""), accepted)
        path = request.raw_path
        signed = await sign(office.base_url + path) if len(path) <= LONGEST else None
        text = look.text("page", language, signed=signed)
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    return [web.get("/tell-me", show)]
