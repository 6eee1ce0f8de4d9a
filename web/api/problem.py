"""What went wrong with a request to the API, as RFC 9457 asks for it, in the caller's language."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from typing import NamedTuple

import msgspec
from aiohttp import web
from aiohttp.typedefs import Middleware

from domain.errors import Conflict, Unavailable
from domain.session import Language
from services.office import Office
from web.look.language import language_of

log = logging.getLogger(__name__)

ROOTS = ("/api/", "/cap")
"""What is below these is asked by programs."""

SOON_S = "1"
"""Seconds until a busy store is asked again."""

SAID: Mapping[int, str] = {
    401: "api-no-key",
    404: "api-not-there",
    405: "api-not-allowed",
    413: "api-too-long",
    503: "api-busy",
}
"""The sentence of each status that our doors or aiohttp itself may answer with."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Wrong(NamedTuple):
    """One thing wrong in the body: the field, and the sentence about it."""

    field: str
    detail: str


class Problem(Exception):
    """A request that cannot be granted: `id` is the sentence, `wrong` each field's own.

    `more` are members of the answer that a program decides by (RFC 9457, 3.2).
    """

    def __init__(
        self,
        status: HTTPStatus,
        id: str,
        wrong: Sequence[Wrong] = (),
        headers: Mapping[str, str] = {},
        more: Mapping[str, str | bool] = {},
        **facts: str | int,
    ) -> None:
        super().__init__(id)
        self.headers, self.more = headers, more
        self.status, self.id, self.wrong, self.facts = status, id, wrong, facts


def spoken(request: web.Request) -> Language:
    """The language that the caller reads best."""
    return language_of("", request.headers.get("Accept-Language", ""))


def problems(office: Office) -> Middleware:
    """Everything that goes wrong below `ROOTS` is told as a problem, also what aiohttp refuses."""

    @web.middleware
    async def told(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith(ROOTS):
            return await handler(request)
        try:
            return await handler(request)
        except Problem as wrong:
            return _answer(office, request, wrong, wrong.headers)
        except (Conflict, Unavailable):
            busy = Problem(HTTPStatus.SERVICE_UNAVAILABLE, SAID[503])
            return _answer(office, request, busy, {"Retry-After": SOON_S})
        except web.HTTPException as refused:
            if refused.status not in SAID:
                raise
            kept = {n: v for n, v in refused.headers.items() if n in ("Allow", "WWW-Authenticate")}
            problem = Problem(HTTPStatus(refused.status), SAID[refused.status])
            return _answer(office, request, problem, kept)
        except Exception as error:  # noqa: BLE001  a program is told so, too
            # A traceback may hold a person's words.
            log.error("%s: %s", request.match_info.route.name, type(error).__name__)  # noqa: TRY400
            return _answer(office, request, Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "api-broken"))

    return told


def _answer(
    office: Office, request: web.Request, problem: Problem, headers: Mapping[str, str] = {}
) -> web.Response:
    language = spoken(request)
    body: dict[str, object] = {
        "type": "about:blank",
        "title": problem.status.phrase,
        "status": problem.status.value,
        "detail": office.texts.say(language, problem.id, **problem.facts),
        **problem.more,
    }
    if problem.wrong:
        body["errors"] = [
            {"pointer": f"#/{_escaped(field)}", "detail": detail} for field, detail in problem.wrong
        ]
    return web.Response(
        body=msgspec.json.encode(body),
        status=problem.status,
        content_type="application/problem+json",
        headers={**headers, "Content-Language": language, "Cache-Control": "no-store"},
    )


def _escaped(field: str) -> str:
    """A field's name as a JSON pointer spells it (RFC 6901)."""
    return field.replace("~", "~0").replace("/", "~1")
