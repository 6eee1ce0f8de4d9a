"""The door to Open311: whoever comes is known by a key, and what goes wrong is told in its shape."""

import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import cast

from aiohttp import web

from domain.errors import Conflict, Unavailable
from services.office import Office
from web.api.problem import Problem, spoken
from web.open311.refused import Refused, Why
from web.open311.writing import Format, answer

SOON_S = "1"
"""Seconds until a busy store is asked again."""

Handler = Callable[[web.Request], Awaitable[web.Response]]
_ENDING = re.compile(r".*\.(json|xml)", re.DOTALL)


def format_of(request: web.Request) -> Format:
    """What the address ends in; XML, which everybody has to read, where it ends in neither."""
    found = _ENDING.fullmatch(request.path)
    return cast(Format, found[1]) if found else "xml"


def told(office: Office, handler: Handler) -> Handler:
    """The handler, with everything that may go wrong answered as `errors`."""

    async def telling(request: web.Request) -> web.Response:
        try:
            return await handler(request)
        except Refused as refused:
            return _errors(office, request, refused)
        except Problem as wrong:
            why = Why(wrong.id, wrong.facts)
            return _errors(office, request, Refused(HTTPStatus.BAD_REQUEST, [why]))
        except web.HTTPRequestEntityTooLarge:
            why = Why("api-too-long", {})
            return _errors(office, request, Refused(HTTPStatus.BAD_REQUEST, [why]))
        except (Conflict, Unavailable):
            busy = Refused(HTTPStatus.SERVICE_UNAVAILABLE, [Why("open311-busy", {})])
            said = _errors(office, request, busy)
            said.headers["Retry-After"] = SOON_S
            return said

    return telling


def _errors(office: Office, request: web.Request, refused: Refused) -> web.Response:
    language = spoken(request)
    errors = [
        {
            "code": refused.status.value,
            "description": office.texts.say(language, why.id, **why.facts),
        }
        for why in refused.whys
    ]
    said = answer(format_of(request), "errors", errors, refused.status)
    said.headers["Content-Language"] = language
    return said
