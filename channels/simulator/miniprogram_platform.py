"""The mini-program's platform, so that the API can be tried: who has a code, a phone, kind words.

Only for development: the mini-program's API_BASE points here when no real account is configured.
A code is `dev:<name>` and, unlike a real one, opens as often as it is sent. `dev:resident-1` is
whoever holds that phone in the simulator: the same unionid in both. `dev:<11 digits>` at
`POST /api/v1/me/phone` is that phone number. Words with `[review]` or `[risky]` in them are judged
so; every photo passes, and the verdict is called back. A notice (订阅消息) is taken and shown nowhere.
"""

import asyncio
import re
import secrets
from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import web

from channels.simulator.keys import MiniprogramKeys
from channels.simulator.mail import Parcel
from channels.simulator.phones import openid, union
from channels.simulator.posted import posted
from channels.simulator.signing import Fields, seal
from channels.simulator.stub_token import WORDS as TOKEN_WORDS
from channels.simulator.stub_token import StubToken
from services.clock import Clock

Push = Callable[[Callable[[], Parcel]], Awaitable[object]]
"""Brings a parcel, sealed anew for each try, to our own door."""

WORDS = TOKEN_WORDS | {40029: "invalid code", 40066: "invalid url"}
_CODE = re.compile(r"dev:([A-Za-z0-9][A-Za-z0-9-]{0,15})")
_PHONE = re.compile(r"dev:(\d{11})")


class MiniprogramPlatform:
    """The stub for one mini-program."""

    def __init__(self, keys: MiniprogramKeys, clock: Clock, push: Push) -> None:
        self._keys = keys
        self._tokens = StubToken(keys.app_id, keys.app_secret)
        self._clock, self._push = clock, push
        self._calling = set[asyncio.Future[object]]()

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """What the client may call, under `prefix`."""
        known = self._tokens.known
        return [
            web.get(f"{prefix}/sns/jscode2session", self._session),
            web.post(f"{prefix}/cgi-bin/stable_token", self._tokens.give),
            web.post(f"{prefix}/wxa/business/getuserphonenumber", known(_number)),
            web.post(f"{prefix}/wxa/msg_sec_check", known(_judged)),
            web.post(f"{prefix}/wxa/media_check_async", known(self._looked)),
            web.post(f"{prefix}/cgi-bin/message/subscribe/send", known(_sent)),
            web.route("*", f"{prefix}/{{rest:.*}}", _unknown),
        ]

    async def _session(self, request: web.Request) -> web.StreamResponse:
        asked = request.query
        if code := self._tokens.wrong(asked.get("appid"), asked.get("secret")):
            return _error(code)
        found = _CODE.fullmatch(asked.get("js_code", ""))
        if found is None:
            return _error(40029)
        known = {
            "openid": openid("Mini", found[1]),
            "session_key": "",
            "unionid": union(found[1]),
        }
        return web.json_response(known)

    async def _looked(self, request: web.Request) -> web.StreamResponse:
        """The verdict comes by itself, after the answer with its trace_id."""
        openid = str((await posted(request)).get("openid", ""))
        trace = secrets.token_hex(8)
        calling = asyncio.ensure_future(self._push(partial(self._verdict, trace, openid)))
        self._calling.add(calling)
        calling.add_done_callback(self._calling.discard)
        return _fine(trace_id=trace)

    def _verdict(self, trace: str, openid: str) -> Parcel:
        now, keys = self._clock.now(), self._keys.pushes
        fields: Fields = {
            "ToUserName": keys.account,
            "FromUserName": openid,
            "CreateTime": now // 1000,
            "MsgType": "event",
            "Event": "wxa_media_check",
            "appid": keys.app_id,
            "trace_id": trace,
            "version": 2,
            "errcode": 0,
            "result": {"suggest": "pass", "label": "100"},
        }
        return seal(keys, fields, openid=openid, now=now)


async def _number(request: web.Request) -> web.StreamResponse:
    found = _PHONE.fullmatch(str((await posted(request)).get("code", "")))
    if found is None:
        return _error(40029)
    shown = {"phoneNumber": found[1], "purePhoneNumber": found[1], "countryCode": "86"}
    return _fine(phone_info=shown)


async def _judged(request: web.Request) -> web.StreamResponse:
    words = str((await posted(request)).get("content", ""))
    said = next((one for one in ("risky", "review") if f"[{one}]" in words), "pass")
    return _fine(result={"suggest": said, "label": 100}, trace_id=secrets.token_hex(8))


async def _sent(_: web.Request) -> web.StreamResponse:
    return _fine()


async def _unknown(_: web.Request) -> web.StreamResponse:
    return _error(40066)


def _fine(**fields: object) -> web.Response:
    return web.json_response({"errcode": 0, "errmsg": "ok", **fields})


def _error(code: int) -> web.Response:
    return web.json_response({"errcode": code, "errmsg": WORDS[code]})
