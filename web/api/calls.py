"""`/api/v1/calls`: another system of the street prepares an emergency call, and asks how it goes.

What it brings is a draft. Sending it, changing it and ending it stay with people (prepared.py).
"""

from collections.abc import Callable
from http import HTTPStatus

import msgspec
from aiohttp import web

from domain.call import Call
from domain.session import Language
from services.calls import counting, drafting, fields, lookup, prepared, readback
from services.calls.counting import Line
from services.calls.wishing import wish_of
from services.office import Office
from services.roster import lookup as roster
from services.unit import Unit
from web.api.idempotency import Answer, once
from web.api.problem import Problem, Wrong, spoken
from web.keys import Keys, caller

BODY = 16_384
"""Bytes that a call may have."""


def routes(office: Office, keys: Keys, wake: Callable[[], None]) -> list[web.RouteDef]:
    """Nothing where no other system has a key."""
    if not keys:
        return []
    calls = _Calls(office, keys, wake)
    return [
        web.post("/api/v1/calls", calls.prepare),
        web.get(r"/api/v1/calls/{number:集?\d{1,6}}", calls.stand),
    ]


class _Calls:
    def __init__(self, office: Office, keys: Keys, wake: Callable[[], None]) -> None:
        self._office, self._keys, self._wake = office, keys, wake

    async def prepare(self, request: web.Request) -> web.Response:
        """201 with the draft's number and how it was read back to the desk."""
        system = self._known(request)
        body = await request.clone(client_max_size=BODY).read()
        given, language = _object(body), spoken(request)
        serials: list[int] = []

        async def drafted(unit: Unit) -> Answer:
            wish = await self._wish(given, language)
            now = self._office.clock.now()
            if not serials:
                serials.append(await self._office.store.next(drafting.series(self._office, now)))
            call = await prepared.prepare(self._office, unit, wish, system, serials[0], now)
            said = await readback.read_back(self._office, call, language, now)
            shown = {**self._draft(call), "read_back": said.text}
            location = f"/api/v1/calls/{call.serial}"
            return Answer(HTTPStatus.CREATED, msgspec.json.encode(shown).decode(), location)

        answer = await once(self._office, request, system, body, drafted)
        self._wake()
        return web.Response(
            text=answer.body,
            status=answer.status,
            content_type="application/json",
            headers={"Location": answer.location, "Cache-Control": "no-store"},
        )

    async def stand(self, request: web.Request) -> web.Response:
        """Where a call stands, and its numbers: no names, no words."""
        self._known(request)
        serial = int(request.match_info["number"].removeprefix("集"))
        call = await lookup.by_serial(self._office.store, serial)
        if call is None:
            raise web.HTTPNotFound
        shown = self._draft(call)
        if call.sent_at:
            shown |= await self._numbers(call)
        return web.Response(
            body=msgspec.json.encode(shown),
            content_type="application/json",
            headers={"Cache-Control": "no-store"},
        )

    def _known(self, request: web.Request) -> str:
        system = caller(request, self._keys)
        if not system:
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
        return system

    async def _wish(self, given: dict[str, object], language: Language) -> drafting.Wish:
        office = self._office
        groups = await roster.groups(office.store)
        read = fields.read(office, groups, given, office.clock.now())
        if read.faults:
            say = office.texts.say
            wrong = [
                Wrong(f.field, say(language, f"api-fault-{f.id}", **f.facts)) for f in read.faults
            ]
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "api-faults", wrong, count=len(wrong))
        return wish_of(read.sentence)

    def _draft(self, call: Call) -> dict[str, object]:
        """What there is to say of a call before anybody was called."""
        shown: dict[str, object] = {
            "number": call.number,
            "year": call.year,
            "state": call.state,
            "exercise": call.exercise,
            "made_at": self._moment(call.made_at),
        }
        if call.state == "draft":
            shown["expires_at"] = self._moment(call.next_at)
            shown["second_person_asked"] = call.asked_at > 0
        return shown

    async def _numbers(self, call: Call) -> dict[str, object]:
        tally = await counting.tally(self._office.store, call)
        names = {post.id: post.name for post in call.posts}
        shown: dict[str, object] = {
            "sent_at": self._moment(call.sent_at),
            "total": {**_line(tally.total), "unreachable": tally.unreachable},
            "posts": [{"id": p.id, "name": names[p.id], **_line(p)} for p in tally.posts],
            "complete": tally.total.complete,
        }
        if call.ended_at:
            shown["ended_at"] = self._moment(call.ended_at)
        return shown

    def _moment(self, at: int) -> str:
        return self._office.calendar.local(at).isoformat(timespec="seconds")


def _line(line: Line) -> dict[str, int]:
    """应到 / 收到 (all who said yes) / 在途 / 到岗 / 来不了 / 解除 / 没回 / 缺, as on the live page."""
    return {
        "expected": line.expected,
        "counted": line.counted,
        "coming": line.coming,
        "arrived": line.arrived,
        "cannot": line.cannot,
        "relieved": line.relieved,
        "silent": line.none,
        "needed": line.needed,
        "short": line.short,
    }


def _object(body: bytes) -> dict[str, object]:
    try:
        given = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Problem(HTTPStatus.BAD_REQUEST, "api-no-json") from None
    if not isinstance(given, dict):
        raise Problem(HTTPStatus.BAD_REQUEST, "api-no-object")
    return given
