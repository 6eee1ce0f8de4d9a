"""`/case/{token}`: a resident's own case, by signed link. Looking changes nothing, acting is a form.

No script, nobody else's host, nothing kept by whoever stands between; readable at 320 px, in the
dark, aloud. One act may be done with a link for half an hour after it was given in chat.
"""

import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web

from domain.errors import Conflict, NotAllowed, NotFound, NotGenuine, NotPossible, Unavailable
from services import signing
from services.office import Office
from services.signing import Expired
from web.case import acts
from web.case.opening import Opened, opened
from web.case.pages import Pages
from web.case.view import view

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

COOKIE = "xinyi-case"
"""Holds the word that a form of ours repeats, so that nobody else's page can send one."""

BODY = 16_384
"""Bytes that a form may have."""


def routes(office: Office, wake: Callable[[], None]) -> list[web.RouteDef]:
    """`GET` and `POST /case/{token}`; `wake` is told when something was committed."""
    pages = Pages(office)

    async def show(request: web.Request) -> web.StreamResponse:
        return await _shown(office, pages, request)

    async def act(request: web.Request) -> web.StreamResponse:
        answer = await _done(office, pages, request)
        if answer.status == HTTPStatus.SEE_OTHER:
            wake()
        return answer

    return [
        web.get("/case/{token}", _told(pages, show), name="case"),
        web.post("/case/{token}", _told(pages, act), name="case-act"),
    ]


def _told(pages: Pages, handler: Handler) -> Handler:
    """What goes wrong, as a page that says what to do instead."""

    async def told(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except Expired:
            return pages.told("case-link-over", 410)
        except (NotGenuine, NotAllowed, NotFound):
            return pages.told("case-link-wrong", 404)
        except NotPossible:
            return pages.told("case-act-not-now", 409)
        except (Conflict, Unavailable):
            return pages.told("case-busy", 503)

    return told


async def _shown(office: Office, pages: Pages, request: web.Request) -> web.StreamResponse:
    found = await opened(office, request.match_info["token"])
    word = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
    said, asked = request.query.get("said", ""), request.query.get("lang", "")
    page = pages.case(await view(office, found, asked, said), word)
    if found.may_act:
        page.set_cookie(
            COOKIE,
            word,
            path="/case",
            httponly=True,
            samesite="Strict",
            secure=office.base_url.startswith("https:"),
        )
    return page


async def _done(office: Office, pages: Pages, request: web.Request) -> web.StreamResponse:
    if (request.content_length or 0) > BODY:
        return pages.told("case-act-too-long", 413)
    form = await request.post()
    word = request.cookies.get(COOKIE, "")
    if not (word and secrets.compare_digest(word.encode(), str(form.get("word", "")).encode())):
        return pages.told("case-act-elsewhere", 403)
    asked = acts.read({name: str(value) for name, value in form.items()})
    if asked is None:
        return pages.told("case-act-empty", 400)
    if len(asked.words) > acts.LONGEST:
        return pages.told("case-act-too-long", 413)
    token = request.match_info["token"]
    if await signing.spent(office.store, token):
        return pages.told("case-act-done", 409)
    next_token, said = await acts.done(office, token, asked)
    language = request.query.get("lang", "")
    asked_in = f"&lang={language}" if language in pages.languages else ""
    return pages.elsewhere(f"/case/{next_token}?said={said}{asked_in}")


__all__ = ["Opened", "routes"]
