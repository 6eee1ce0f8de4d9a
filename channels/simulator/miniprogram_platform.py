"""The mini-program's platform, so that the API can be tried: who has a code, a phone, kind words.

Only for development: the mini-program's API_BASE points here when no real account is configured.
A code is `dev:<name>` and, unlike a real one, opens as often as it is sent. `dev:resident-1` is
whoever holds that phone in the simulator: the same unionid in both. `dev:<11 digits>` at
`POST /api/v1/me/phone` is that phone number. Words with `[review]` or `[risky]` in them are judged so.
"""

import re
import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

from channels.simulator.keys import MiniprogramKeys
from channels.simulator.phones import openid, union
from channels.simulator.posted import posted

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LIFE = 7200
WORDS = {
    40001: "invalid credential, access_token is invalid or not latest",
    40013: "invalid appid",
    40029: "invalid code",
    40066: "invalid url",
    40125: "invalid appsecret",
}
_CODE = re.compile(r"dev:([A-Za-z0-9][A-Za-z0-9-]{0,15})")
_PHONE = re.compile(r"dev:(\d{11})")


class MiniprogramPlatform:
    """The stub for one mini-program."""

    def __init__(self, keys: MiniprogramKeys) -> None:
        self._keys, self._token = keys, _fresh()

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """What the client may call, under `prefix`."""
        return [
            web.get(f"{prefix}/sns/jscode2session", self._session),
            web.post(f"{prefix}/cgi-bin/stable_token", self._stable_token),
            web.post(f"{prefix}/wxa/business/getuserphonenumber", self._known(_number)),
            web.post(f"{prefix}/wxa/msg_sec_check", self._known(_judged)),
            web.route("*", f"{prefix}/{{rest:.*}}", _unknown),
        ]

    def _known(self, handler: Handler) -> Handler:
        async def checked(request: web.Request) -> web.StreamResponse:
            if request.query.get("access_token") != self._token:
                return _error(40001)
            return await handler(request)

        return checked

    async def _session(self, request: web.Request) -> web.StreamResponse:
        asked = request.query
        if asked.get("appid") != self._keys.app_id:
            return _error(40013)
        if asked.get("secret") != self._keys.app_secret:
            return _error(40125)
        found = _CODE.fullmatch(asked.get("js_code", ""))
        if found is None:
            return _error(40029)
        known = {
            "openid": openid("Mini", found[1]),
            "session_key": "",
            "unionid": union(found[1]),
        }
        return web.json_response(known)

    async def _stable_token(self, request: web.Request) -> web.StreamResponse:
        asked = await posted(request)
        if asked.get("appid") != self._keys.app_id:
            return _error(40013)
        if asked.get("secret") != self._keys.app_secret:
            return _error(40125)
        if asked.get("force_refresh"):
            self._token = _fresh()
        return web.json_response({"access_token": self._token, "expires_in": LIFE})


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


async def _unknown(_: web.Request) -> web.StreamResponse:
    return _error(40066)


def _fine(**fields: object) -> web.Response:
    return web.json_response({"errcode": 0, "errmsg": "ok", **fields})


def _error(code: int) -> web.Response:
    return web.json_response({"errcode": code, "errmsg": WORDS[code]})


def _fresh() -> str:
    return f"simulator-{secrets.token_hex(24)}"
