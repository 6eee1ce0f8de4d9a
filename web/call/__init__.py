"""`/call/{token}`: a call's pages, by signed link: to answer it, to see who comes, what became of it.

Looking changes nothing, answering is a form; all of it works without a script (docs/adr/0019).
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import web

from domain.errors import Conflict, NotAllowed, NotFound, NotGenuine, NotPossible, Unavailable
from services.office import Office
from services.signing import Expired
from web.call import acts
from web.call.pages import Pages

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

BODY = 4_096
"""Bytes that a form may have."""


def routes(office: Office) -> list[web.RouteDef]:
    """The page of who is called, the live head-count, and the report."""
    pages = Pages(office)

    async def answer(request: web.Request) -> web.StreamResponse:
        return await _answered(office, pages, request)

    return [
        web.get("/call/{token}", _told(pages, pages.own), name="call"),
        web.post("/call/{token}", _told(pages, answer), name="call-answer"),
        web.get("/call/{token}/live", _told(pages, pages.live), name="call-live"),
        web.get("/call/{token}/live/part", _told(pages, pages.part), name="call-part"),
        web.get("/call/{token}/report", _told(pages, pages.report), name="call-report"),
        web.get("/call/{token}/report.png", _told(pages, pages.picture), name="call-picture"),
    ]


def _told(pages: Pages, handler: Handler) -> Handler:
    """What goes wrong, as a page that says what to do instead."""

    async def told(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except Expired:
            return pages.told("call-page-link-over", 410)
        except NotAllowed:
            return pages.told("call-page-stranger", 403)
        except (NotGenuine, NotFound):
            return pages.told("call-page-link-wrong", 404)
        except (Conflict, Unavailable):
            return pages.told("call-page-busy", 503)

    return told


async def _answered(office: Office, pages: Pages, request: web.Request) -> web.StreamResponse:
    if (request.content_length or 0) > BODY:
        return pages.told("call-page-unread", 413)
    form = await request.post()
    asked = acts.read({name: str(value) for name, value in form.items()})
    if asked is None:
        return pages.told("call-page-unread", 400)
    token = request.match_info["token"]
    language = request.query.get("lang", "")
    asked_in = f"&lang={language}" if language in pages.languages else ""
    with suppress(NotPossible):  # it ended meanwhile: their page says so
        await acts.done(office, token, asked)
    return pages.elsewhere(f"/call/{token}?said={asked.said}{asked_in}")
