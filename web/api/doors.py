"""Operations as aiohttp routes: who asks, how often, what they sent; and the answer as bytes."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from aiohttp import web

from domain.errors import NotAllowed, NotFound, NotPossible
from domain.session import Language
from services.office import Office
from services.people import access
from services.people.access import Known
from services.people.visitors import Barred, NoAnswer, TooOften, WrongCode
from web.api.asking import BODY, Asked, Created, Operation
from web.api.limits import Limit
from web.api.problem import Problem, Wrong, spoken

KEEP_S = 300
"""Seconds for which a catalogue need not be asked for again."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Doors:
    """Lets requests in. A session may ask 120 times a minute, an address 1,200 times."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._sessions = Limit(office.clock, burst=120, per_minute=120)
        self._addresses = Limit(office.clock, burst=600, per_minute=1_200)

    def routes(self, operations: Sequence[Operation]) -> list[web.RouteDef]:
        """A route for each operation."""
        return [
            web.route(o.method, o.route, self._door(o), name=f"api-{o.name}") for o in operations
        ]

    def _door(self, operation: Operation) -> Handler:
        async def door(request: web.Request) -> web.StreamResponse:
            asked = await self._asked(request, operation)
            try:
                answer = await operation.does(asked)
            except (NotFound, NotAllowed, NotPossible) as error:
                raise _told(error) from None
            except (WrongCode, TooOften, Barred, NoAnswer) as error:
                raise _of_platform(error) from None
            return _answered(request, operation, answer)

        return door

    async def _asked(self, request: web.Request, operation: Operation) -> Asked:
        self._addresses.take(address_of(request))
        known = None if operation.open else await self._known(request)
        if known is not None:
            self._sessions.take(known.access.id)
        raw = b"" if operation.body is None else await request.clone(client_max_size=BODY).read()
        language = spoken(request)
        try:
            body, query = _body(request, raw, operation.body), _query(request, operation.query)
        except msgspec.ValidationError as error:
            raise self._wrong(error, language) from None
        return Asked(
            request=request,
            language=language,
            now=self._office.clock.now(),
            known=known,
            body=body,
            query=query,
            raw=raw,
        )

    def _wrong(self, error: msgspec.ValidationError, language: Language) -> Problem:
        """Which field it is: the library says so at the end (`… - at `$.pin.lat``)."""
        field = str(error).rpartition(" - at `$")[2] if " - at `$" in str(error) else ""
        pointer = field.rstrip("`").lstrip(".").replace(".", "/")
        detail = self._office.texts.say(language, "api-field-detail")
        return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "api-field", [Wrong(pointer, detail)])

    async def _known(self, request: web.Request) -> Known:
        scheme, _, word = request.headers.get("Authorization", "").partition(" ")
        found = None
        if scheme.lower() == "bearer" and word:
            found = await access.known(self._office.store, word.strip(), self._office.clock.now())
        if found is None:
            headers = {"WWW-Authenticate": "Bearer"}
            raise Problem(HTTPStatus.UNAUTHORIZED, "api-no-session", headers=headers)
        return found


def address_of(request: web.Request) -> str:
    """Where a request came from; a proxy on this machine is believed about its last hop."""
    remote = request.remote or ""
    hops = request.headers.get("X-Forwarded-For", "")
    return hops.rpartition(",")[2].strip() if hops and remote in ("127.0.0.1", "::1") else remote


def _body(request: web.Request, raw: bytes, kind: Any) -> object:  # noqa: ANN401  a type form
    if kind is None:
        return None
    if request.content_type != "application/json":
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "api-only-json")
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Problem(HTTPStatus.BAD_REQUEST, "api-no-json") from None


def _query(request: web.Request, kind: Any) -> object:  # noqa: ANN401  a type form
    if kind is None:
        return None
    return msgspec.convert(dict(request.query), type=kind, strict=False)


def _told(error: NotFound | NotAllowed | NotPossible) -> Problem:
    if isinstance(error, NotFound):
        return Problem(HTTPStatus.NOT_FOUND, "api-not-there")
    if isinstance(error, NotAllowed):
        return Problem(HTTPStatus.FORBIDDEN, "api-not-yours")
    return Problem(HTTPStatus.CONFLICT, "api-not-now")


def _of_platform(error: WrongCode | TooOften | Barred | NoAnswer) -> Problem:
    if isinstance(error, WrongCode):
        return Problem(HTTPStatus.BAD_REQUEST, "api-code")
    if isinstance(error, Barred):
        return Problem(HTTPStatus.FORBIDDEN, "api-barred")
    if isinstance(error, TooOften):
        headers = {"Retry-After": "60"}
        return Problem(HTTPStatus.TOO_MANY_REQUESTS, "api-too-often", headers=headers, seconds=60)
    headers = {"Retry-After": "5"}
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, "api-platform", headers=headers)


def _answered(request: web.Request, operation: Operation, answer: object) -> web.StreamResponse:
    if answer is None:
        return web.Response(status=204, headers={"Cache-Control": "no-store"})
    if isinstance(answer, Created):
        headers = {"Cache-Control": "no-store"}
        if answer.location:
            headers["Location"] = answer.location
        return web.Response(
            text=answer.body,
            status=answer.status,
            content_type=operation.content_type,
            headers=headers,
        )
    body = msgspec.json.encode(answer)
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language"}
    if operation.catalogue:
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers |= {"Cache-Control": f"public, max-age={KEEP_S}", "ETag": tag}
        if tag in _tags(request):
            return web.Response(status=304, headers=headers)
    return web.Response(
        body=body, status=operation.status, content_type=operation.content_type, headers=headers
    )


def _tags(request: web.Request) -> set[str]:
    said = request.headers.get("If-None-Match", "")
    return {tag.strip().removeprefix("W/") for tag in said.split(",")}
