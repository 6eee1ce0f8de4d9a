"""A WeChat on loopback: gives out tokens, takes messages, and misbehaves as it is told."""

import asyncio
from collections import deque
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from services.clock import FixedClock
from tests.channels.uploads import Uploads

LIFE_S = 7200


class Platform:
    """`/cgi-bin/stable_token` and the three ways to send, of one account.

    What stands in `answers` (or `token_answers`, `ticket_answers`) is said once each, before the proper answer: an
    error code, a ready response, or `HANG`. `secret` is the one it accepts.
    """

    HANG = "hang"

    def __init__(self, clock: FixedClock, secret: str) -> None:
        self.clock, self.secret = clock, secret
        self.answers: deque[int | str | web.Response] = deque()
        self.token_answers: deque[int | str | web.Response] = deque()
        self.ticket_answers: deque[int | str | web.Response] = deque()
        self.tickets = 0
        self.said: list[dict[str, Any]] = []
        self.posts: list[str] = []
        self.fetches: list[bool] = []
        self.always: int | None = None
        self._issued, self._token, self._until = 0, "", 0
        self._before, self._before_until = "", 0
        self._leaving = asyncio.Event()
        application = web.Application()
        application.router.add_post("/cgi-bin/stable_token", self._stable_token)
        application.router.add_get("/cgi-bin/ticket/getticket", self._ticket)
        for way in ("custom/send", "template/send", "subscribe/bizsend"):
            application.router.add_post(f"/cgi-bin/message/{way}", self._send)
        self.uploads = Uploads()
        application.router.add_post("/cgi-bin/media/upload", self.uploads.take)
        self._server = TestServer(application)

    async def start(self) -> str:
        """Begin to listen; the address to be used as `api_base`."""
        await self._server.start_server()
        return str(self._server.make_url("")).rstrip("/")

    async def stop(self) -> None:
        """Let go of what hangs, then close."""
        self._leaving.set()
        await self._server.close()

    def expire(self) -> None:
        """Make the token that is out worthless, as a forced refresh elsewhere does."""
        self._until = self._before_until = 0

    @property
    def texts(self) -> list[str]:
        """The words of every message taken."""
        return [said["text"]["content"] for said in self.said]

    async def _stable_token(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.fetches.append(asked["force_refresh"])
        if self.token_answers:
            return await self._misbehave(self.token_answers.popleft())
        if (asked["grant_type"], asked["secret"]) != ("client_credential", self.secret):
            return self._code(40125)
        left = self._until - self.clock.now()
        if left < 300_000 or asked["force_refresh"]:
            self._renew(keep_old=not asked["force_refresh"])
        left = self._until - self.clock.now()
        return web.json_response({"access_token": self._token, "expires_in": left // 1000})

    async def _ticket(self, request: web.Request) -> web.StreamResponse:
        assert request.query["type"] == "jsapi"
        self.tickets += 1
        if self.ticket_answers:
            return await self._misbehave(self.ticket_answers.popleft())
        if not self._knows(request.query["access_token"]):
            return self._code(40001)
        ticket = {"errcode": 0, "ticket": f"TICKET-{self.tickets}", "expires_in": LIFE_S}
        return web.json_response(ticket)

    def _renew(self, *, keep_old: bool) -> None:
        now = self.clock.now()
        self._before, self._before_until = self._token, now + 300_000 if keep_old else 0
        self._issued += 1
        self._token, self._until = f"TOKEN-{self._issued}-secret", now + LIFE_S * 1000

    async def _send(self, request: web.Request) -> web.StreamResponse:
        self.posts.append(request.query["access_token"])
        body = await request.read()
        if self.answers:
            return await self._misbehave(self.answers.popleft())
        if self.always is not None:
            return self._code(self.always)
        if not self._knows(request.query["access_token"]):
            return self._code(40001)
        self.said.append(await request.json())
        assert "\\u" not in body.decode(), "people would read the escapes"
        return self._code(0)

    def _knows(self, token: str) -> bool:
        now = self.clock.now()
        return (token == self._token and now < self._until) or (
            token == self._before and now < self._before_until
        )

    async def _misbehave(self, how: int | str | web.Response) -> web.StreamResponse:
        if isinstance(how, int):
            return self._code(how)
        if isinstance(how, web.Response):
            return how
        await self._leaving.wait()
        return web.Response(status=500)

    def _code(self, code: int) -> web.Response:
        """The platform's own errors may quote what was sent, so these do."""
        words = f"error {code}, access_token {self._token}, secret {self.secret}"
        return web.json_response({"errcode": code, "errmsg": words if code else "ok"})
