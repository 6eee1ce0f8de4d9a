"""How personal data is used: the page that the welcome links to."""

from pathlib import Path

from aiohttp import hdrs, web

from services.office import Office
from web.look import Look
from web.look.language import language_of

PARTS = ("what", "why", "who", "how-long", "rights")

DAY = "public, max-age=86400"


def routes(office: Office) -> list[web.RouteDef]:
    """`GET /privacy?lang=zh-Hans|zh-Hant|en`."""
    look = Look(office, Path(__file__).parent, DAY)

    async def show(request: web.Request) -> web.Response:
        accepted = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        answer = look.page(
            "page", language_of(request.query.get("lang", ""), accepted), parts=PARTS
        )
        answer.headers[hdrs.VARY] = hdrs.ACCEPT_LANGUAGE
        return answer

    return [web.get("/privacy", show)]
