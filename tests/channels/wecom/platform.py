"""A WeCom on loopback: gives out tokens, takes messages, and misbehaves as it is told."""

import asyncio
import re
from collections import deque
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from services.clock import FixedClock
from tests.channels.uploads import Uploads
from tests.channels.wecom.account import SECRET, wecom_account

LIFE_S = 7200
Odd = int | str | web.Response | dict[str, Any]


class Platform:
    """One corp with its application and its groups' robots.

    What stands in `answers` (or `token_answers`) is said once each, before the proper answer: an
    error code, a whole answer, a ready response, `HANG` or `TAKEN_AND_GONE`. `members` are who can be reached,
    `unlicensed` who has no licence, `codes` the presses whose cards can be changed. `news` are
    messages and changes as they come.
    """

    HANG = "hang"
    TAKEN_AND_GONE = "taken, and then the line broke"

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.members = {"WangChief", "LiChief"}
        self.unlicensed: set[str] = set()
        self.robots = {"group-1", "group-2"}
        self.answers: deque[Odd] = deque()
        self.token_answers: deque[Odd] = deque()
        self.always: int | None = None
        self.said: list[dict[str, Any]] = []
        self.posted: list[tuple[str, dict[str, Any]]] = []
        self.changed: list[dict[str, Any]] = []
        self.news: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.codes: set[str] = set()
        self.posts: list[str] = []
        self.fetches = 0
        self._tasks: set[str] = set()
        self._issued, self._token, self._until = 0, "", 0
        self._leaving = asyncio.Event()
        application = web.Application()
        application.router.add_get("/cgi-bin/gettoken", self._gettoken)
        application.router.add_post("/cgi-bin/message/send", self._known(self._send))
        application.router.add_post(
            "/cgi-bin/message/update_template_card", self._known(self._update)
        )
        application.router.add_post("/cgi-bin/webhook/send", self._webhook)
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
        """End the token that is out before its time, as the platform says it may."""
        self._until = 0

    @property
    def texts(self) -> list[str]:
        """The words of every text message taken."""
        return [said["text"]["content"] for said in self.said if said["msgtype"] == "text"]

    @property
    def cards(self) -> list[dict[str, Any]]:
        """Every card taken."""
        return [said["template_card"] for said in self.said if "template_card" in said]

    async def _gettoken(self, request: web.Request) -> web.StreamResponse:
        self.fetches += 1
        if self.token_answers:
            return await self._misbehave(request, self.token_answers.popleft())
        account = wecom_account()
        if request.query["corpid"] != account.corp_id:
            return self._code(40013)
        if request.query["corpsecret"] != SECRET:
            return self._code(40001)
        if self.clock.now() >= self._until:
            self._issued += 1
            self._token = f"TOKEN-{self._issued}-secret"
            self._until = self.clock.now() + LIFE_S * 1000
        left = (self._until - self.clock.now()) // 1000
        return self._ok(access_token=self._token, expires_in=left)

    def _known(self, handler):
        async def checked(request: web.Request) -> web.StreamResponse:
            token = request.query.get("access_token", "")
            self.posts.append(token)
            asked = await self._asked(request)
            if self.answers:
                odd = self.answers.popleft()
                if odd == self.TAKEN_AND_GONE:
                    handler(asked)
                return await self._misbehave(request, odd)
            if self.always is not None:
                return self._code(self.always)
            if not token:
                return self._code(41001)
            if token != self._token:
                return self._code(40014)
            if self.clock.now() >= self._until:
                return self._code(42001)
            return handler(asked)

        return checked

    async def _asked(self, request: web.Request) -> dict[str, Any]:
        body = await request.read()
        assert b"\\u" not in body, "people would read the escapes"
        return await request.json()

    def _send(self, asked: dict[str, Any]) -> web.StreamResponse:
        if asked["agentid"] != int(wecom_account().agent_id):
            return self._code(40056)
        users = asked["touser"].split("|")
        assert len(users) <= 1000
        unlicensed = [u for u in users if u in self.unlicensed]
        invalid = [u for u in users if u not in self.members and u not in self.unlicensed]
        if len(invalid) == len(users):
            return self._code(81013)
        if card := asked.get("template_card"):
            assert re.fullmatch(r"[\w\-@]{1,128}", card["task_id"], re.ASCII)
            if card["task_id"] in self._tasks:
                return self._code(42014)
            self._tasks.add(card["task_id"])
        self.said.append(asked)
        self.news.put_nowait(asked)
        return self._ok(
            invaliduser="|".join(invalid).lower(),
            unlicenseduser="|".join(unlicensed).lower(),
            msgid="m",
            response_code="code-of-the-send",
        )

    def _update(self, asked: dict[str, Any]) -> web.StreamResponse:
        if asked["response_code"] not in self.codes:
            return self._code(42049)
        self.codes.remove(asked["response_code"])
        self.changed.append(asked)
        self.news.put_nowait(asked)
        return self._ok()

    async def _webhook(self, request: web.Request) -> web.StreamResponse:
        asked = await self._asked(request)
        if self.answers:
            return await self._misbehave(request, self.answers.popleft())
        if request.query["key"] not in self.robots:
            return self._code(93000)
        self.posted.append((request.query["key"], asked))
        return self._ok()

    async def _misbehave(self, request: web.Request, how: Odd) -> web.StreamResponse:
        if isinstance(how, int):
            return self._code(how)
        if isinstance(how, dict):
            return web.json_response(how)
        if isinstance(how, web.Response):
            return how
        if how == self.TAKEN_AND_GONE and request.transport:
            request.transport.abort()
            return web.Response()
        await self._leaving.wait()
        return web.Response(status=500)

    def _ok(self, **fields: Any) -> web.Response:
        return web.json_response({"errcode": 0, "errmsg": "ok"} | fields)

    def _code(self, code: int) -> web.Response:
        """The platform's own errors may quote what was sent, so these do."""
        words = f"error {code}, access_token {self._token}, secret {SECRET}"
        return web.json_response({"errcode": code, "errmsg": words})
