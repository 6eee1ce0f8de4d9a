"""WeChat's servers on loopback: they give out tokens, take messages, and keep what they were told."""

import asyncio
from typing import Self

from aiohttp import web
from aiohttp.test_utils import TestServer


class Platform:
    """The account's `api_base` is `url`. `said` gets each message as (openid, words).

    While `silent`, a message is taken and not answered until `go_on`; `asked` rings when one arrives.
    `refusals` are the error codes it answers with first, and it quotes everything in them;
    `refused` rings after the last.
    """

    def __init__(self, port: int | None = None) -> None:
        self.said: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        self.asked = asyncio.Event()
        self.silent = False
        self.refusals: list[int] = []
        self.refused = asyncio.Event()
        self._heard = asyncio.Event()
        app = web.Application()
        app.router.add_post("/cgi-bin/stable_token", self._token)
        app.router.add_post("/cgi-bin/message/custom/send", self._send)
        self._server = TestServer(app, port=port)

    async def __aenter__(self) -> Self:
        """Listen: on `port`, or on a free one."""
        await self._server.start_server(access_log=None)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let go of who still waits, and close."""
        self._heard.set()
        await self._server.close()

    @property
    def url(self) -> str:
        """What WECHAT__API_BASE has to be."""
        return str(self._server.make_url("")).rstrip("/")

    def go_on(self) -> None:
        """Answer whatever waits."""
        self.silent = False
        self._heard.set()

    async def _token(self, _: web.Request) -> web.Response:
        return web.json_response({"access_token": "whole-house-access", "expires_in": 7200})

    async def _send(self, request: web.Request) -> web.Response:
        self.asked.set()
        if self.silent:
            await self._heard.wait()
        told = await request.json()
        if self.refusals:
            code = self.refusals.pop(0)
            if not self.refusals:
                self.refused.set()
            return web.json_response({"errcode": code, "errmsg": f"{request.url} {told}"})
        self.said.put_nowait((told["touser"], told["text"]["content"]))
        return web.json_response({"errcode": 0, "errmsg": "ok"})
