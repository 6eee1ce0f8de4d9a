"""How personal data is used: the page that the welcome links to."""

from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, select_autoescape

from domain.session import Language
from services.office import Office
from services.texts import LANGUAGES

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
PARTS = ("what", "why", "who", "how-long", "rights")


def routes(office: Office) -> list[web.RouteDef]:
    """`GET /privacy?lang=zh-Hans|zh-Hant|en`."""
    folder = FileSystemLoader(Path(__file__).parent)
    page = Environment(loader=folder, autoescape=select_autoescape()).get_template("page.html")

    @cache
    def written(language: Language) -> str:
        return page.render(**_content(office, language))

    async def show(request: web.Request) -> web.Response:
        asked = request.query.get("lang", "")
        language = next((one for one in LANGUAGES if one == asked), LANGUAGES[0])
        return web.Response(text=written(language), content_type="text/html", headers=HEADERS)

    return [web.get("/privacy", show)]


HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _content(office: Office, language: Language) -> dict[str, object]:
    def say(id: str) -> str:
        return office.texts.say(language, id, street=office.street.name)

    parts = [(say(f"privacy-{part}-head"), say(f"privacy-{part}")) for part in PARTS]
    return {"language": language, "title": say("privacy-title"), "parts": parts}
