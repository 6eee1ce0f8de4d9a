"""`GET/POST /wechat`: verify, read, ask the house, answer. Nothing is stored before it is proven."""

import logging
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from channels.doorstep import again, refused, text, where
from channels.tencent.elements import elements
from channels.tencent.pushes import Pushes
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


class WechatDoor:
    """One official account's callbacks."""

    def __init__(self, account: WechatAccount, conversation: "Answers", clock: Clock) -> None:
        self._account, self._conversation, self._clock = account, conversation, clock
        self._pushes = Pushes(account.pushes, clock)

    def routes(self) -> list[web.RouteDef]:
        """What the server mounts."""
        return [web.get("/wechat", self.verify), web.post("/wechat", self.receive)]

    async def verify(self, request: web.Request) -> web.Response:
        """See `Pushes.verified`."""
        try:
            return self._pushes.verified(request)
        except XinyiError as refusal:
            return refused("wechat", refusal)

    async def receive(self, request: web.Request) -> web.Response:
        """One delivery: 200 once its effects are durable, 4xx where it is not a delivery at all.

        503 where nothing could be stored: the platform sends again, three times in all.
        """
        try:
            fields = elements(await self._pushes.opened(request, LARGEST))
            incoming = reading.read(fields, self._account.app_id, self._clock.now())
            us = need(fields, "ToUserName")
        except XinyiError as refusal:
            return refused("wechat", refusal)
        return await self._answer(incoming, us)

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
        if self._pushes.envelope is not None:
            xml = self._pushes.envelope.seal(xml, self._clock.now() // 1000)
        return web.Response(text=xml, content_type="text/xml")
