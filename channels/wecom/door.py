"""`GET/POST /wecom`: verify, read, ask the house, answer. Everything is encrypted, both ways."""

import logging
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from channels.doorstep import again, body, refused, text, where
from channels.tencent.callback import fresh, one
from channels.tencent.elements import elements
from channels.tencent.envelope import Envelope, check
from channels.tencent.readings import Fields, need
from channels.wecom import reading
from channels.wecom.account import WecomAccount
from channels.wecom.render import render
from domain.errors import StoreError, XinyiError
from domain.message import Incoming
from services.clock import Clock

if TYPE_CHECKING:  # a door is given its conversation; it needs no handlers to be opened
    from handlers.conversation import Answers

log = logging.getLogger(__name__)

LARGEST = 64 * 1024
"""Bytes of a body: words end at 2,048 bytes, everything else is a reference."""

PATIENCE_S = 5.0
"""How long a body may take to come in: the platform itself gives up after 5 s."""


class WecomDoor:
    """One application's callbacks."""

    def __init__(self, account: WecomAccount, conversation: "Answers", clock: Clock) -> None:
        self._account, self._conversation, self._clock = account, conversation, clock
        self._envelope = Envelope(account.token, account.aes_key, account.corp_id)

    def routes(self) -> list[web.RouteDef]:
        """What the server mounts."""
        return [web.get("/wecom", self.verify), web.post("/wecom", self.receive)]

    async def verify(self, request: web.Request) -> web.Response:
        """Answer the platform's question when the address is set up: echostr, decrypted.

        Its `+` may come as a space: not every proxy leaves the query as it was.
        """
        try:
            echo = one(request, "echostr").replace(" ", "+")
            return text(self._opened(request, echo).decode())
        except XinyiError as refusal:
            return refused("wecom", refusal)

    async def receive(self, request: web.Request) -> web.Response:
        """One delivery: 200 once its effects are durable, 4xx where it is not a delivery at all.

        503 where nothing could be stored: the platform sends again, three times in all.
        """
        try:
            sealed = elements(await body(request, LARGEST, PATIENCE_S))
            fields = elements(self._opened(request, need(sealed, "Encrypt")))
            incoming = reading.read(fields, self._account.corp_id, self._clock.now())
        except XinyiError as refusal:
            return refused("wecom", refusal)
        return text("success") if incoming is None else await self._answer(incoming, fields)

    def _opened(self, request: web.Request, encrypt: str) -> bytes:
        """What is inside: the signature first, then freshness, then the cipher."""
        stamp, nonce = one(request, "timestamp"), one(request, "nonce")
        check(one(request, "msg_signature"), self._account.token, stamp, nonce, encrypt)
        fresh(stamp, self._clock.now(), self._account.window_s)
        return self._envelope.open(encrypt)

    async def _answer(self, incoming: Incoming, fields: Fields) -> web.Response:
        rendering = partial(render, self._account.corp_id, fields.get("ResponseCode", ""))
        try:
            passive = await self._conversation.answer(incoming, rendering)
        except StoreError as fault:
            log.warning("wecom: not stored, the platform will send again (%s)", fault.id)
            return again()
        except Exception as fault:  # noqa: BLE001  a chief must get a retry, not silence
            log.error("wecom: a %s failed: %s", incoming.kind, where(fault))  # noqa: TRY400  messages and values are personal
            return again()
        return self._passive(passive)

    def _passive(self, xml: str) -> web.Response:
        """The reply, sealed anew each time."""
        if not xml:
            return text("success")
        sealed = self._envelope.seal(xml, self._clock.now() // 1000)
        return web.Response(text=sealed, content_type="text/xml")
