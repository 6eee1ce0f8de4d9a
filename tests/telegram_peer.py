"""Telegram's side of the conversation, for tests: a Bot API server on loopback, and a phone.

    async with BotApi() as api:                      # api.url is TELEGRAM__API_BASE
        api.answer_next(blocked())                   # else every call succeeds
        peer = TelegramPeer(http_client, secret="s3cret", chat=42)
        status, body = await peer.post(peer.text("宜川四村12号3楼堆物"))
        assert "记下了" in api.texts(42)[-1]

It shares nothing with the code under test: updates are written out as the Bot API's page has them.
"""

import asyncio
import itertools
import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple, Protocol, Self

from aiohttp import web
from aiohttp.test_utils import TestServer

Json = dict[str, Any]
SECRET = "hook_Secret-1"
TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
SECOND = 1_700_000_000

_updates = itertools.count(880_000_001)
_messages = itertools.count(1_001)


class HttpClient(Protocol):
    """aiohttp's `TestClient`, or a `ClientSession` made with a base URL."""

    @property
    def post(self) -> Callable[..., Any]:
        """Begins a POST."""


class Call(NamedTuple):
    """One call of the Bot API: its method, and its fields with JSON unpacked."""

    method: str
    fields: Json
    token: str

    @property
    def buttons(self) -> list[Json]:
        """The inline keyboard's buttons, row after row."""
        markup = self.fields.get("reply_markup") or {"inline_keyboard": []}
        return [button for row in markup["inline_keyboard"] for button in row]


Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def answering(status: int, **body: Any) -> Answer:
    """Say this, as JSON."""

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": False, "error_code": status, **body}, status=status)

    return answer


def too_many(seconds: int) -> Answer:
    """429 with the wait it asks for."""
    words = f"Too Many Requests: retry after {seconds}"
    return answering(429, description=words, parameters={"retry_after": seconds})


def blocked() -> Answer:
    """The person blocked the bot."""
    return answering(403, description="Forbidden: bot was blocked by the user")


def bad(description: str = "can't parse entities") -> Answer:
    """A malformed request."""
    return answering(400, description=f"Bad Request: {description}")


def page(status: int, words: str = "<html>nginx</html>") -> Answer:
    """A proxy's page instead of an answer."""

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=words, content_type="text/html")

    return answer


async def newer(_: web.Request) -> web.StreamResponse:
    """Yes, described as a later Bot API might."""
    return web.json_response({"ok": True, "result": {"message": "of another shape"}})


async def hang_up(request: web.Request) -> web.StreamResponse:
    """Take the call and cut the line without an answer."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()


class BotApi:
    """The Bot API server. `calls` is what was asked, in order; `arrived` rings at every call."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.arrived = asyncio.Event()
        self.go_on = asyncio.Event()
        self._answers: deque[Answer] = deque()
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._called)
        self._server = TestServer(app)

    async def __aenter__(self) -> Self:
        """Listen on a free port."""
        await self._server.start_server(access_log=None)  # its paths hold the token
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening; whoever still hangs is let go."""
        self.go_on.set()
        await self._server.close()

    @property
    def url(self) -> str:
        """What TELEGRAM__API_BASE has to be."""
        return str(self._server.make_url("")).rstrip("/")

    def answer_next(self, *answers: Answer) -> None:
        """Answer the coming calls so, in order; every call after them succeeds."""
        self._answers.extend(answers)

    async def hang(self, request: web.Request) -> web.StreamResponse:
        """An answer: none until `go_on` rings, then yes."""
        await self.go_on.wait()
        return await self._yes(request)

    def sent(self, chat: int | None = None) -> list[Call]:
        """The messages said (to a chat)."""
        said = [call for call in self.calls if call.method == "sendMessage"]
        return [c for c in said if chat is None or c.fields["chat_id"] == str(chat)]

    def texts(self, chat: int | None = None) -> list[str]:
        """Their words."""
        return [call.fields["text"] for call in self.sent(chat)]

    async def _called(self, request: web.Request) -> web.StreamResponse:
        fields = {name: _unpacked(str(value)) for name, value in (await request.post()).items()}
        path = request.match_info
        self.calls.append(Call(path["method"], fields, path["token"]))
        self.arrived.set()
        return await (self._answers.popleft() if self._answers else self._yes)(request)

    async def _yes(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["method"] not in ("sendMessage", "sendPhoto"):
            return web.json_response({"ok": True, "result": True})
        chat = {"id": 42, "type": "private"}
        message = {"message_id": next(_messages), "date": SECOND, "chat": chat, "text": "…"}
        return web.json_response({"ok": True, "result": message})


def _unpacked(value: str) -> Any:
    return json.loads(value) if value.startswith("{") else value


class TelegramPeer:
    """One person's private chat with the bot, posted to the webhook as Telegram does."""

    def __init__(
        self, http: HttpClient, *, secret: str = SECRET, chat: int = 42, path: str = "/telegram"
    ) -> None:
        self._http, self._path = http, path
        self._secret = secret
        self._chat = {"id": chat, "type": "private", "first_name": "阿芳"}
        self._person = {"id": chat, "is_bot": False, "first_name": "阿芳"}

    async def post(
        self, update: Json | bytes, headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """Deliver one update; the status and the body of the answer."""
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        sent = {"Content-Type": "application/json", HEADER: self._secret} | dict(headers or {})
        async with self._http.post(self._path, data=body, headers=sent) as answer:
            return answer.status, await answer.text()

    def update(self, **what: Any) -> Json:
        """An update of any kind, with the next update_id."""
        return {"update_id": next(_updates), **what}

    def message(self, **content: Any) -> Json:
        """A new message with this content."""
        return self.update(message=self._message(**content))

    def text(self, words: str) -> Json:
        """Words."""
        return self.message(text=words)

    def photo(self, *refs: str, caption: str = "", album: str = "") -> Json:
        """A photo in several sizes, the largest in the middle: order is no promise."""
        sizes = [_photo(ref, 90 * (3 - abs(1 - n))) for n, ref in enumerate(refs or ("ref",))]
        more = {"caption": caption} if caption else {}
        group = {"media_group_id": album} if album else {}
        return self.message(photo=sizes, **more, **group)

    def voice(self, ref: str = "voice-ref") -> Json:
        """A voice message."""
        return self.message(voice={**_file(ref), "duration": 3, "mime_type": "audio/ogg"})

    def location(self, lat: float, lng: float) -> Json:
        """A pin, WGS-84."""
        return self.message(location={"latitude": lat, "longitude": lng})

    def contact(self, phone: str, user: int | None = None) -> Json:
        """A contact card: their own unless `user` names somebody else."""
        card = {"phone_number": phone, "first_name": "芳", "user_id": user or self._chat["id"]}
        return self.message(contact=card)

    def callback(self, data: str, query: str = "query-1") -> Json:
        """A press of an inline button."""
        pressed = {"id": query, "from": dict(self._person), "chat_instance": "1", "data": data}
        return self.update(callback_query={**pressed, "message": self._message(text="…")})

    def edited(self, message: int, words: str) -> Json:
        """A correction of an earlier message."""
        edit = {"message_id": message, "edit_date": SECOND + 60, "text": words}
        return self.update(edited_message=self._message() | edit)

    def blocks(self, status: str = "kicked") -> Json:
        """The person blocks the bot (or with `member`, lets it in again)."""
        bot = {"id": 110201543, "is_bot": True, "first_name": "新宜"}
        was = {"user": bot, "status": "member"}
        until = {"until_date": 0} if status == "kicked" else {}
        chat, person = dict(self._chat), dict(self._person)  # a test may change its update
        change = {"chat": chat, "from": person, "date": SECOND, "old_chat_member": was}
        return self.update(
            my_chat_member={**change, "new_chat_member": {"user": bot, "status": status, **until}}
        )

    def _message(self, **content: Any) -> Json:
        head = {"message_id": next(_messages), "date": SECOND}
        return {**head, "chat": dict(self._chat), "from": dict(self._person), **content}


def _file(ref: str) -> Json:
    return {"file_id": ref, "file_unique_id": f"u-{ref}", "file_size": 4_000}


def _photo(ref: str, side: int) -> Json:
    return {**_file(ref), "width": side, "height": side}
