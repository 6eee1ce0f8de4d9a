"""`/tell-me`: WeChat's own dialog for one notice of how it goes on (订阅通知).

The tag that opens it runs a script of WeChat's, which breaks under every policy that keeps others
out (docs/adr/0016). So it has a page to itself, that says nothing of anybody: no case, no name, no
signed link. Who tapped, and what, the platform tells our door.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, select_autoescape

from services.delivery.consenting import Signed
from services.office import Office
from services.texts import LANGUAGES

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
    page = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape(),
        trim_blocks=True, lstrip_blocks=True,
    ).get_template("page.html")  # fmt: skip

    async def show(request: web.Request) -> web.Response:
        asked = request.query.get("lang", "")
        language = next((one for one in LANGUAGES if one == asked), LANGUAGES[0])
        path = request.raw_path
        signed = await sign(office.base_url + path) if len(path) <= LONGEST else None

        def say(id: str) -> str:
            return office.texts.say(language, id)

        text = page.render(signed=signed, say=say, language=language, street=office.street.name)
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    return [web.get("/tell-me", show)]
