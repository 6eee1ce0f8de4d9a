"""`/console/`: the street's rooms in a browser. So far what needs no sign-in: how a case goes."""

from collections.abc import Awaitable, Callable

from aiohttp import hdrs, web

from services.office import Office
from web.console.pages import Pages
from web.look.language import language_of

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def routes(office: Office) -> list[web.RouteDef]:
    """`GET /console/` and `GET /console/workflow`, in the language asked for."""
    pages = Pages(office)
    shown = [web.get(path, _showing(pages, name)) for name, path in pages.paths.items()]
    return [*shown, web.get("/console", _front)]


def _showing(pages: Pages, name: str) -> Handler:
    async def show(request: web.Request) -> web.Response:
        asked = request.query.get("lang", "")
        language = language_of(asked, request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
        text = pages.page(name, language)
        answer = web.Response(text=text, content_type="text/html", headers=pages.headers)
        answer.enable_compression()
        return answer

    return show


async def _front(request: web.Request) -> web.Response:
    raise web.HTTPPermanentRedirect(request.rel_url.with_path("/console/", keep_query=True))
