"""What goes out to Telegram: notices as messages, and the end of a button's spinner."""

import asyncio
import logging
import re
from collections.abc import Sequence
from contextlib import suppress

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from aiohttp import ClientConnectorError
from msgspec.structs import replace

from channels.telegram.account import TelegramAccount
from channels.telegram.render import Part, Rows, compose
from domain.message import Reply
from domain.work import Outcome, repeated
from services.delivery.port import Letter
from services.maps.drawn import Drawing, Drawn

log = logging.getLogger(__name__)

TIMEOUT = 9
"""Seconds of one call, within the delivery loop's own limit of 10."""

UPLOAD = 5
"""Seconds that a picture may take after the words."""

REFUSED = 60_000
"""How long everything waits (ms) while Telegram refuses our token: an operator has to act."""

TAPS = 200
"""How many spinners may be stopped at once; a tap beyond that spins until its time is over."""

UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]

_FATES: tuple[tuple[type[Exception], Outcome], ...] = (
    (TelegramForbiddenError, Outcome("unreachable", scope="address")),
    (TelegramUnauthorizedError, Outcome("again", wait=REFUSED, scope="account")),
    (TelegramNotFound, Outcome("again", wait=REFUSED, scope="account")),  # said of a bad token
    (TelegramEntityTooLarge, Outcome("failed")),
    (TelegramNetworkError, Outcome("again", unsure=True)),
    (TelegramServerError, Outcome("again", unsure=True)),
    (TelegramBadRequest, Outcome("failed")),
    (TelegramMigrateToChat, Outcome("failed")),
    (TelegramConflictError, Outcome("failed")),
    (TelegramAPIError, Outcome("again")),  # a status that aiogram has no name for
    (ClientDecodeError, Outcome("again", unsure=True)),
)
"""What an error means; the first that fits. `unsure`: the message may be out all the same."""

_QUOTED = re.compile(r"'[^']*'|\S+://\S+")


class TelegramClient:
    """The way out to one bot's chats; a `Sender` for the channel `telegram`. `bot` is its own."""

    largest = 1

    def __init__(
        self,
        account: TelegramAccount,
        session: AiohttpSession | None = None,
        drawn: Drawn | None = None,
    ) -> None:
        self._account, self._drawn = account, drawn
        api = TelegramAPIServer.from_base(account.api_base)
        session = session or AiohttpSession()
        session.api = api
        self.bot = Bot(account.token, session=session)
        self._taps: set[asyncio.Task[None]] = set()

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """See `Sender.send`."""
        return [await self._send(letter) for letter in letters]

    async def _send(self, letter: Letter) -> Outcome:
        """Say it to a chat; Telegram cannot de-duplicate, so `again` shows as 重发.

        What Telegram finds malformed is said once more without marks and buttons: words that
        matter must not be lost to their form.
        """
        address = letter.address
        if address.account != self._account.id or not address.external.lstrip("-").isdecimal():
            return Outcome("unreachable", "not an address of this bot")
        chat = int(address.external)
        reply = repeated(letter.reply) if letter.again else letter.reply
        drawing = await self._drawn.at(reply.picture) if self._drawn else None
        words = replace(reply, picture="") if drawing else reply
        outcome = await self._say_all(chat, compose(words), marked=True)
        if outcome.result == "failed" and not outcome.unsure:
            outcome = await self._say_all(chat, compose(words, buttons=False), marked=False)
        if drawing and outcome.result == "sent":
            await self._show(chat, drawing, reply.picture)
        return outcome

    def release(self, query: str) -> None:
        """Stop the spinner of a button press, in the background and at best.

        The webhook's own answer stays empty (contracts.md), and no door waits for this.
        """
        if len(self._taps) < TAPS:
            task = asyncio.create_task(self._release(query))
            self._taps.add(task)
            task.add_done_callback(self._taps.discard)

    async def register(self, url: str) -> str:
        """Tell Telegram where updates go (an https address); "" or why it did not work."""
        try:
            await self.bot.set_webhook(
                url,
                secret_token=self._account.secret,
                allowed_updates=UPDATES,
                request_timeout=TIMEOUT,
            )
        except AiogramError as error:
            return verdict(error).detail
        return ""

    async def close(self) -> None:
        """Let go of all connections."""
        for task in self._taps:
            task.cancel()
        await asyncio.gather(*self._taps, return_exceptions=True)
        await self.bot.session.close()

    async def _show(self, chat: int, drawing: Drawing, link: str) -> None:
        """A picture of ours after the words, or else its link; the words are out in any case."""
        assert self._drawn is not None
        try:
            file = BufferedInputFile(await self._drawn.png(drawing), "map.png")
            await self.bot.send_photo(chat, file, request_timeout=UPLOAD)
        except (AiogramError, TypeError, OSError) as error:
            if verdict(error).result == "sent":
                return
            log.warning("telegram: no picture: %s", type(error).__name__)
            await self._say_all(chat, compose(Reply(picture=link)), marked=True)

    async def _say_all(self, chat: int, parts: Sequence[Part], *, marked: bool) -> Outcome:
        """Say the parts in order. Where a later one fails, the first is out: `unsure`."""
        for n, part in enumerate(parts):
            try:
                await self._say(chat, part, marked)
            except (AiogramError, TypeError) as error:  # TypeError: a 5xx without a description
                outcome = verdict(error)
                if outcome.result != "sent":
                    return replace(outcome, unsure=outcome.unsure or n > 0)
        return Outcome("sent")

    async def _say(self, chat: int, part: Part, marked: bool) -> None:
        """One message. No previews of links: what fetches a page should be a person."""
        preview = LinkPreviewOptions(is_disabled=True)
        if part.picture:
            preview = LinkPreviewOptions(
                url=part.picture, prefer_large_media=True, show_above_text=True
            )
        await self.bot.send_message(
            chat,
            part.html if marked else part.plain,
            parse_mode="HTML" if marked else None,
            link_preview_options=preview,
            reply_markup=_keyboard(part.rows),
            request_timeout=TIMEOUT,
        )

    async def _release(self, query: str) -> None:
        with suppress(Exception):  # a spinner ends by itself: nothing to mend, nothing to tell
            await self.bot.answer_callback_query(query, request_timeout=TIMEOUT)


def verdict(error: Exception) -> Outcome:
    """What an error of aiogram's means for the notice, in words without secrets or people."""
    name = type(error).__name__
    if isinstance(error, TelegramRetryAfter):
        wait = error.retry_after
        return Outcome("again", f"429: wait {wait} s", wait=wait * 1_000, scope="address")
    if isinstance(error, TelegramNetworkError):
        detail = f"{name}: {type(error.__cause__).__name__}"
    elif isinstance(error, TelegramAPIError):
        detail = f"{name}: {_QUOTED.sub('…', error.message or '')[:120]}"
    else:
        detail = name
    return replace(_fate(error), detail=detail)


def _fate(error: Exception) -> Outcome:
    if isinstance(error, TelegramBadRequest) and "chat not found" in (error.message or ""):
        return Outcome("unreachable", scope="address")
    if isinstance(error.__cause__, ClientConnectorError):
        return Outcome("again")  # never connected, so nothing was said
    if isinstance(error, ClientDecodeError) and _is_yes(error.data):
        return Outcome("sent")  # only its description of the message is newer than aiogram
    fates = (fate for kind, fate in _FATES if isinstance(error, kind))
    return next(fates, Outcome("again", unsure=True))


def _is_yes(answer: object) -> bool:
    return isinstance(answer, dict) and answer.get("ok") is True


def _keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=b.label, url=b.url)
                if b.url
                else InlineKeyboardButton(text=b.label, callback_data=b.say)
                for b in row
            ]
            for row in rows
        ]
    )
