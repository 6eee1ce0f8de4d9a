"""`GET/POST /wechat`: verify, read, ask the house, answer. Nothing is stored before it is proven."""

import logging
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from channels.doorstep import again, body, refused, text, where
from channels.tencent.callback import fresh, one
from channels.tencent.elements import elements
from channels.tencent.envelope import Envelope, check
from channels.tencent.readings import need
from channels.tencent.render import render
from channels.wechat import reading
from channels.wechat.account import WechatAccount
from domain.errors import StoreError, XinyiError
from domain.message import Incoming
from services.clock import Clock

if TYPE_CHECKING:  # a door is given its conversation; it needs no handlers to be opened
    from handlers.conversation import Answers

log = logging.getLogger(__name__)

LARGEST = 64 * 1024
"""Bytes of a body: words end at 2,048 characters, and compatible mode sends them three times."""

PATIENCE_S = 5.0
"""How long a body may take to come in: the platform itself gives up after 5 s."""


class WechatDoor:
    """One official account's callbacks."""

    def __init__(self, account: WechatAccount, conversation: "Answers", clock: Clock) -> None:
        self._account, self._conversation, self._clock = account, conversation, clock
        sealed = account.mode != "plain"
        self._envelope = (
            Envelope(account.token, account.aes_key, account.app_id) if sealed else None
        )

    def routes(self) -> list[web.RouteDef]:
        """What the server mounts."""
        return [web.get("/wechat", self.verify), web.post("/wechat", self.receive)]

    async def verify(self, request: web.Request) -> web.Response:
        """Answer the platform's question when the address is set up: echostr, as it came.

        Plain in every mode (WeCom alone encrypts it). As text/plain, for a browser must never
        take it for a page.
        """
        try:
            self._check(request, "signature")
            return text(one(request, "echostr"))
        except XinyiError as refusal:
            return refused("wechat", refusal)

    async def receive(self, request: web.Request) -> web.Response:
        """One delivery: 200 once its effects are durable, 4xx where it is not a delivery at all.

        503 where nothing could be stored: the platform sends again, three times in all.
        """
        try:
            fields = await self._fields(request)
            incoming = reading.read(fields, self._account.app_id, self._clock.now())
            us = need(fields, "ToUserName")
        except XinyiError as refusal:
            return refused("wechat", refusal)
        return await self._answer(incoming, us)

    async def _fields(self, request: web.Request) -> dict[str, str]:
        """The proven elements. With a key only `Encrypt` counts: the rest of a body is unsigned."""
        if self._envelope is None:
            self._check(request, "signature")
            return elements(await body(request, LARGEST, PATIENCE_S))
        encrypt = need(elements(await body(request, LARGEST, PATIENCE_S)), "Encrypt")
        self._check(request, "msg_signature", encrypt)
        return elements(self._envelope.open(encrypt))

    def _check(self, request: web.Request, name: str, *signed: str) -> None:
        """Signature first, then freshness (WeChat has no replay window of its own)."""
        stamp, nonce = one(request, "timestamp"), one(request, "nonce")
        check(one(request, name), self._account.token, stamp, nonce, *signed)
        fresh(stamp, self._clock.now(), self._account.window_s)

    async def _answer(self, incoming: Incoming, us: str) -> web.Response:
        try:
            passive = await self._conversation.answer(incoming, partial(render, us))
        except StoreError as fault:
            log.warning("wechat: not stored, the platform will send again (%s)", fault.id)
            return again()
        except Exception as fault:  # noqa: BLE001  a resident must get a retry, not «暂时无法提供服务»
            log.error("wechat: a %s failed: %s", incoming.kind, where(fault))  # noqa: TRY400  messages and values are personal
            return again()
        return self._passive(passive)

    def _passive(self, xml: str) -> web.Response:
        """The reply, sealed anew each time; without one `success`, or residents see an error.

        In compatible mode both forms are allowed (消息加解密说明); the sealed one proves more.
        """
        if not xml:
            return text("success")
        if self._envelope is not None:
            xml = self._envelope.seal(xml, self._clock.now() // 1000)
        return web.Response(text=xml, content_type="text/xml")
