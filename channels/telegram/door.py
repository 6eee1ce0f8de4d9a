"""`POST /telegram`: prove, read, ask the house, and only then answer.

aiogram's own handler answers before it processes, so a crash would lose the message; here 200
(with an empty body) means that the effects are durable. Replies go out as notices.
"""

import hmac
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from channels.doorstep import again, body, refused, where
from channels.telegram.account import TelegramAccount
from channels.telegram.reading import read
from channels.telegram.render import render
from domain.errors import NotGenuine, NotUnderstood, StoreError, XinyiError
from services.clock import Clock

if TYPE_CHECKING:  # a door is given its conversation; it needs no handlers to be opened
    from handlers.conversation import Answers

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"

LARGEST = 256 * 1024
"""Bytes of an update: a text ends at 4,096 characters, everything else is a reference."""

PATIENCE = 10.0
"""Seconds that a body may take to come in."""


class TelegramDoor:
    """One bot's webhook.

    `tapped` is told the id of every button press once it was handled, so that the phone's
    spinner can be stopped (`TelegramClient.release`); it must not wait for anything.
    """

    def __init__(
        self,
        account: TelegramAccount,
        conversation: "Answers",
        clock: Clock,
        tapped: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._account, self._conversation, self._clock = account, conversation, clock
        self._tapped = tapped

    def routes(self) -> list[web.RouteDef]:
        """What the server mounts."""
        return [web.post("/telegram", self.receive)]

    async def receive(self, request: web.Request) -> web.Response:
        """One update: 200 once it is done or not for us, 4xx where it is no update at all.

        503 where nothing could be stored: Telegram sends it again.
        """
        try:
            self._check(request)
            update = _update(await body(request, LARGEST, PATIENCE))
        except XinyiError as refusal:
            return refused("telegram", refusal)
        try:
            await self._answer(update)
        except StoreError as fault:
            log.warning("telegram: not stored, it will be sent again (%s)", fault.id)
            return again()
        except Exception as fault:  # noqa: BLE001  the person must get a retry, not silence
            log.error("telegram: an update failed: %s", where(fault))  # noqa: TRY400  messages and values are personal
            return again()
        return web.Response()

    async def _answer(self, update: Update) -> None:
        incoming = read(update, self._account.id, self._clock.now())
        if incoming is not None:
            await self._conversation.answer(incoming, render)
        if update.callback_query is not None:
            self._tapped(update.callback_query.id)

    def _check(self, request: web.Request) -> None:
        """The secret, in constant time; as bytes, for the header may hold any."""
        given = request.headers.getall(HEADER, [])
        wanted = self._account.secret.encode()
        sent = "".join(given).encode("utf-8", "surrogateescape")
        if len(given) != 1 or not hmac.compare_digest(sent, wanted):
            raise NotGenuine(f"{HEADER} 不对。{HEADER} is missing or wrong.")


def _update(body: bytes) -> Update:
    """The update, shaped as the Bot API says. What a newer API adds is let pass and ignored."""
    try:
        return Update.model_validate_json(body)
    except (ValidationError, ValueError, OverflowError) as fault:
        raise NotUnderstood("正文不是 Telegram 更新。The body is no Telegram update.") from fault
