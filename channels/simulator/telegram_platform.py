"""The Bot API server as the bot's client meets it (core.telegram.org/bots/api).

Only for development: Telegram's API_BASE points here when no real bot is configured.
"""

import hmac
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from aiohttp import web
from msgspec.structs import replace

from channels.simulator.keys import TelegramKeys
from channels.simulator.media import UPLOAD_SIZE, Media
from channels.simulator.phones import Button, Chat, Entry, Phones, Spot, Wire
from channels.simulator.telegram_mail import bot_user, chat_of
from domain.errors import NotFound
from services.clock import Clock

Json = dict[str, Any]
TEXT_UNITS = 4096


class RefusedError(Exception):
    """The Bot API's «no»: a code and a description."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code, self.description = code, description


class TelegramPlatform:
    """The stub for one bot."""

    def __init__(self, keys: TelegramKeys, phones: Phones, media: Media, clock: Clock) -> None:
        self._keys, self._phones, self._media, self._clock = keys, phones, media, clock
        self._methods: Mapping[str, Callable[[Json], Any]] = {
            "getMe": lambda _: bot_user(keys),
            "sendMessage": self._send_message,
            "sendLocation": self._send_location,
            "sendVenue": self._send_location,
            "sendPhoto": self._send_photo,
            "editMessageText": self._edit_text,
            "editMessageReplyMarkup": self._edit_buttons,
            "answerCallbackQuery": self._answer_tap,
            "getFile": self._get_file,
        } | dict.fromkeys(_ALWAYS_TRUE, lambda _: True)

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """What the client may call, under `prefix`."""
        return [
            web.route("*", f"{prefix}/bot{{token}}/{{method}}", self._call),
            web.get(f"{prefix}/file/bot{{token}}/{{ref}}", self._file),
        ]

    async def _call(self, request: web.Request) -> web.StreamResponse:
        if not self._genuine(request):
            return _error(401, "Unauthorized")
        method = self._methods.get(request.match_info["method"])
        if method is None:
            return _error(404, "Not Found")
        try:
            result = method(await self._asked(request))
        except RefusedError as no:
            return _error(no.code, no.description)
        return web.json_response({"ok": True, "result": result})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if not self._genuine(request):
            return _error(401, "Unauthorized")
        try:
            file = self._media.get(request.match_info["ref"])
        except NotFound:
            return _error(404, "Not Found")
        return web.Response(body=file.data, content_type="application/octet-stream")

    def _genuine(self, request: web.Request) -> bool:
        given = request.match_info["token"].encode()
        return hmac.compare_digest(given, self._keys.token.encode())

    async def _asked(self, request: web.Request) -> Json:
        """The call's fields, however they came; files are kept and named by reference."""
        if request.content_type == "application/json":
            return _object(await request.read())
        asked: Json = dict(request.query)
        for name, value in (await request.post()).items():
            asked[name] = value if isinstance(value, str) else self._keep(value)
        return {name: _unpacked(name, value) for name, value in asked.items()}

    def _keep(self, file: web.FileField | bytes | bytearray) -> str:
        data = file.file.read(UPLOAD_SIZE) if isinstance(file, web.FileField) else bytes(file)
        return self._media.keep(data, "image/jpeg")

    def _send_message(self, asked: Json) -> Json:
        text = str(asked.get("text", ""))
        if not text.strip():
            raise RefusedError(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > TEXT_UNITS:
            raise RefusedError(400, "Bad Request: message is too long")
        markup = asked.get("parse_mode") == "HTML"
        return self._show(asked, Entry(side="bot", kind="text", text=text, markup=markup))

    def _send_location(self, asked: Json) -> Json:
        try:
            lat, lng = float(asked["latitude"]), float(asked["longitude"])
        except (KeyError, TypeError, ValueError) as error:
            raise RefusedError(400, "Bad Request: wrong latitude or longitude") from error
        label = " ".join(str(asked[k]) for k in ("title", "address") if asked.get(k))
        return self._show(asked, Entry(side="bot", kind="pin", spot=Spot(lat, lng, label)))

    def _send_photo(self, asked: Json) -> Json:
        photo = str(asked.get("photo", "")).removeprefix("attach://")
        ref = str(asked.get(photo, photo))
        picture = ref if ref.startswith("http") else self._media.shown(ref)
        words = str(asked.get("caption", ""))
        markup = asked.get("parse_mode") == "HTML"
        entry = Entry(side="bot", kind="photo", picture=picture, text=words, markup=markup)
        return self._show(asked, entry)

    def _edit_text(self, asked: Json) -> Json:
        chat, old = self._message(asked)
        text, buttons = str(asked.get("text", old.text)), _buttons(asked)
        if (text, buttons) == (old.text, old.buttons):
            raise RefusedError(400, "Bad Request: message is not modified")
        self._phones.change(chat, replace(old, text=text, buttons=buttons, edited=True))
        return self._described(chat, old.message, text)

    def _edit_buttons(self, asked: Json) -> Json:
        chat, old = self._message(asked)
        self._phones.change(chat, replace(old, buttons=_buttons(asked)))
        return self._described(chat, old.message, old.text)

    def _answer_tap(self, asked: Json) -> bool:
        return bool(asked.get("callback_query_id"))

    def _get_file(self, asked: Json) -> Json:
        ref = str(asked.get("file_id", ""))
        try:
            size = len(self._media.get(ref).data)
        except NotFound:
            raise RefusedError(400, "Bad Request: invalid file_id") from None
        about = {"file_id": ref, "file_unique_id": f"u-{ref}", "file_size": size}
        return {**about, "file_path": ref}

    def _chat(self, asked: Json) -> Chat:
        chat = self._phones.find("telegram", str(asked.get("chat_id", "")))
        if chat is None:
            raise RefusedError(400, "Bad Request: chat not found")
        if not chat.following:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        return chat

    def _message(self, asked: Json) -> tuple[Chat, Entry]:
        chat, wanted = self._chat(asked), str(asked.get("message_id", ""))
        found = (e for e in chat.entries if e.side == "bot" and str(e.message) == wanted)
        entry = next(found, None)
        if entry is None:
            raise RefusedError(400, "Bad Request: message to edit not found")
        return chat, entry

    def _show(self, asked: Json, entry: Entry) -> Json:
        chat, number = self._chat(asked), self._phones.number()
        got = self._described(chat, number, entry.text)
        wire = Wire(_pretty(asked), _pretty({"ok": True, "result": got}))
        shown = replace(entry, push=True, message=number, buttons=_buttons(asked), wire=wire)
        self._phones.write(chat, shown)
        return got

    def _described(self, chat: Chat, number: int, text: str) -> Json:
        return {
            "message_id": number,
            "date": self._clock.now() // 1000,
            "chat": chat_of(chat),
            "from": bot_user(self._keys),
            "text": text,
        }


_ALWAYS_TRUE = (
    "setWebhook", "deleteWebhook", "setMyCommands", "setChatMenuButton", "sendChatAction",
    "setMyDescription", "setMyShortDescription", "deleteMessage",
)  # fmt: skip


def _buttons(asked: Json) -> tuple[tuple[Button, ...], ...]:
    """Inline buttons and reply keyboards alike: rows of things to tap."""
    markup = asked.get("reply_markup")
    if not isinstance(markup, dict):
        return ()
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return tuple(tuple(_button(b) for b in row) for row in rows if isinstance(row, list))


def _button(raw: object) -> Button:
    if not isinstance(raw, dict):
        return Button(str(raw), say=str(raw))
    label, data, url = (str(raw.get(k, "")) for k in ("text", "callback_data", "url"))
    return Button(label, data=data, url=url, say="" if data or url else label)


def _unpacked(name: str, value: str) -> object:
    packed = name in ("reply_markup", "entities", "link_preview_options")
    return _object(value.encode()) if packed and value.startswith("{") else value


def _object(body: bytes) -> Json:
    try:
        asked = msgspec.json.decode(body)
    except msgspec.DecodeError:
        raise RefusedError(400, "Bad Request: can't parse JSON object") from None
    return asked if isinstance(asked, dict) else {}


def _error(code: int, description: str) -> web.Response:
    body = {"ok": False, "error_code": code, "description": description}
    return web.json_response(body, status=code)


def _pretty(value: Json) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
