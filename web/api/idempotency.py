"""`Idempotency-Key`: a request that is sent again, because its answer was lost, is answered again.

A key belongs to one caller and one route; another body under the same key is refused (contracts.md).
The answer is kept in the commit that does the work, so one is never there without the other.
"""

import hashlib
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus

import msgspec
from aiohttp import web

from domain.idempotency import KeyUsed
from services.office import Office
from services.unit import Unit
from web.api.problem import Problem
from web.api.racing import again

KEPT = 24 * 3_600_000
"""How long (ms) a key is remembered."""

_KEY = re.compile(r'"?([!#-~]{1,200})"?')
"""With or without the quotation marks of the draft standard (draft-ietf-httpapi-idempotency-key)."""

MUST, MAY = (rf"^\s*({_KEY.pattern}){often}\s*$" for often in ("", "?"))
"""The header as a description tells it, where it has to be there and where it may be missing."""


class Answer(msgspec.Struct, frozen=True):
    """What is said to a request that changed something."""

    status: int
    body: str
    location: str = ""


Work = Callable[[Unit], Awaitable[Answer]]


async def once(
    office: Office,
    request: web.Request,
    caller: str,
    body: bytes,
    work: Work,
    *,
    needed: bool = True,
) -> Answer:
    """Do the work and commit it, or say again what was said when it was done.

    Raises `Problem` for a key that is missing or was used for something else, and whatever the
    work raises: then nothing is kept, and the key is free. A key that is not `needed` may be
    missing: then each request is one of its own.
    """
    id, digest = _id(request, caller, needed=needed), hashlib.sha256(body).hexdigest()

    async def done() -> Answer:
        now = office.clock.now()
        known = await office.store.get(KeyUsed, id) if id else None
        if known is not None and known.expires_at > now:
            if known.body != digest:
                raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "api-key-reused")
            return Answer(known.status, known.answer, known.location)
        unit = Unit(office.store)
        answer = await work(unit)
        used = KeyUsed(
            id=id,
            street=office.street.id,
            version=known.version if known else 0,
            body=digest,
            status=answer.status,
            answer=answer.body,
            location=answer.location,
            expires_at=now + KEPT,
        )
        if id:
            unit.put(used)
        await unit.commit()
        return answer

    return await again(done)


def _id(request: web.Request, caller: str, *, needed: bool) -> str:
    sent = request.headers.get("Idempotency-Key", "").strip()
    if not (sent or needed):
        return ""
    found = _KEY.fullmatch(sent)
    if found is None:
        raise Problem(HTTPStatus.BAD_REQUEST, "api-key-missing")
    route = request.match_info.route.resource
    path = route.canonical if route is not None else request.path
    said = "\n".join((caller, request.method, path, found[1]))
    return hashlib.sha256(said.encode()).hexdigest()
