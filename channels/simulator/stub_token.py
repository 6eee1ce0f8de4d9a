"""The token of a stub account, as WeChat gives it: stable until a new one is forced."""

import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

from channels.simulator.posted import posted

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LIFE = 7200
"""Seconds that it is said to live."""

WORDS = {
    40001: "invalid credential, access_token is invalid or not latest",
    40013: "invalid appid",
    40125: "invalid appsecret",
}


class StubToken:
    """Given for the account's own id and secret; "" takes any secret."""

    def __init__(self, app_id: str, app_secret: str) -> None:
        self._app_id, self._app_secret = app_id, app_secret
        self._token = _fresh()

    def wrong(self, app_id: object, app_secret: object) -> int:
        """The code for somebody else's id or secret, 0 for its own."""
        if app_id != self._app_id:
            return 40013
        return 40125 if self._app_secret and app_secret != self._app_secret else 0

    async def give(self, request: web.Request) -> web.StreamResponse:
        """`POST /cgi-bin/stable_token`."""
        asked = await posted(request)
        if code := self.wrong(asked.get("appid"), asked.get("secret")):
            return _error(code)
        if asked.get("force_refresh"):
            self._token = _fresh()
        return web.json_response({"access_token": self._token, "expires_in": LIFE})

    def known(self, handler: Handler) -> Handler:
        """The handler, for whoever has the token."""

        async def checked(request: web.Request) -> web.StreamResponse:
            if request.query.get("access_token") != self._token:
                return _error(40001)
            return await handler(request)

        return checked


def _error(code: int) -> web.Response:
    return web.json_response({"errcode": code, "errmsg": WORDS[code]})


def _fresh() -> str:
    return f"simulator-{secrets.token_hex(24)}"
