"""WeCom's server as the application's client meets it: tokens, messages, cards, a group's robot.

Only for development: the application's API_BASE points here when no real one is configured.
Codes are those of developer.work.weixin.qq.com (全局错误码).
"""

import secrets
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable
from typing import Any

import msgspec
from aiohttp import web
from msgspec.structs import replace

from channels.simulator.keys import WecomKeys
from channels.simulator.media import Media
from channels.simulator.phones import GROUP, Button, Chat, Entry, Phones, Wire
from channels.simulator.posted import Json, posted
from channels.simulator.uploads import taken
from domain.errors import NotFound
from services.clock import Clock

LIFE = 7200
TEXT_BYTES, MARKDOWN_BYTES, MOST_BUTTONS = 2048, 4096, 6
MINUTE = 60_000
PACE, ROBOTS_PACE = 30, 20
"""A member gets so many messages a minute, the rest is dropped without a word; a robot's posts
beyond its own are refused."""

CODE_LIFE = 72 * 60 * MINUTE
CARDS = 500
"""So many cards are remembered."""

WORDS = {
    40001: "invalid secret",
    40007: "invalid media_id",
    40008: "invalid message type",
    40013: "invalid corpid",
    40014: "invalid access_token",
    40056: "invalid agentid",
    40058: "invalid parameter",
    42014: "task_id was used before",
    42049: "response_code is used or expired",
    45002: "content size out of limit",
    45009: "api freq out of limit",
    47001: "data format error",
    60000: "no such interface",
    81013: "user & party & tag all invalid",
    93000: "invalid webhook url",
}


def response_code(task: str, number: int, at: int) -> str:
    """What a press brings along, to change its card once: the same in each try of one delivery."""
    return f"{task}.{number}.{at}"


class WecomPlatform:
    """The stub for one application and one group's robot."""

    def __init__(self, keys: WecomKeys, phones: Phones, media: Media, clock: Clock) -> None:
        self._keys, self._phones, self._media, self._clock = keys, phones, media, clock
        self._token = f"simulator-{secrets.token_hex(24)}"
        self._cards: OrderedDict[str, list[tuple[Chat, int]]] = OrderedDict()
        self._used: set[str] = set()
        self._paces: defaultdict[str, deque[int]] = defaultdict(deque)

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """What the client may call, under `prefix`."""
        cgi = f"{prefix}/cgi-bin"
        return [
            web.get(f"{cgi}/gettoken", self._gettoken),
            web.get(f"{cgi}/media/get", self._media_get),
            web.post(f"{cgi}/media/upload", self._media_upload),
            web.post(f"{cgi}/message/send", self._known(self._send)),
            web.post(f"{cgi}/message/update_template_card", self._known(self._update)),
            web.post(f"{cgi}/webhook/send", self._webhook),
            web.route("*", f"{prefix}/{{rest:.*}}", _unknown),
        ]

    async def _gettoken(self, request: web.Request) -> web.StreamResponse:
        if request.query.get("corpid") != self._keys.corp_id:
            return _error(40013)
        if request.query.get("corpsecret") != self._keys.secret:
            return _error(40001)
        return _ok(access_token=self._token, expires_in=LIFE)

    async def _media_get(self, request: web.Request) -> web.StreamResponse:
        if request.query.get("access_token") != self._token:
            return _error(40014)
        try:
            file = self._media.get(request.query.get("media_id", ""))
        except NotFound:
            return _error(40007)
        return web.Response(body=file.data, content_type=file.kind)

    async def _media_upload(self, request: web.Request) -> web.StreamResponse:
        if request.query.get("access_token") != self._token:
            return _error(40014)
        ref = await taken(request, self._media)
        if isinstance(ref, int):
            return _error(ref)
        return _ok(type="image", media_id=ref, created_at=str(self._clock.now() // 1000))

    def _known(self, answer: Callable[[Json], web.Response]) -> Any:  # noqa: ANN401  aiohttp's own
        async def checked(request: web.Request) -> web.StreamResponse:
            if request.query.get("access_token") != self._token:
                return _error(40014)
            asked = await posted(request)
            ours = str(asked.get("agentid")) == self._keys.agent_id
            return answer(asked) if ours else _error(40056)

        return checked

    def _send(self, asked: Json) -> web.Response:
        users = [user for user in str(asked.get("touser", "")).split("|") if user]
        found = {user: self._member(user) for user in users}
        missing = [user.lower() for user, chat in found.items() if chat is None]
        entry = self._entry(asked)
        if isinstance(entry, int):
            return _error(entry)
        if len(missing) == len(users):
            return _error(81013)
        if entry.task in self._cards:
            return _error(42014)
        answer = {"errcode": 0, "errmsg": "ok", "invaliduser": "|".join(missing)}
        wire = Wire(_pretty(asked), _pretty(answer))
        entry = replace(entry, message=self._phones.number(), push=True, wire=wire)
        self._write([chat for chat in found.values() if chat], entry)
        return web.json_response(answer)

    def _entry(self, asked: Json) -> Entry | int:
        """The line that a message makes, or the code by which it is refused."""
        match asked.get("msgtype"), asked.get("image"):
            case "template_card", _:
                return _card(asked.get("template_card"))
            case "image", {"media_id": str(ref)}:
                return Entry(side="bot", kind="photo", picture=self._media.shown(ref))
        words = _content(asked, {"text": TEXT_BYTES})
        return words if isinstance(words, int) else Entry(side="bot", kind="text", text=words)

    def _member(self, user: str) -> Chat | None:
        chat = self._phones.find("wecom", user)
        return chat if chat and chat.following else None

    def _write(self, chats: list[Chat], entry: Entry) -> None:
        lines = [
            (chat, self._phones.write(chat, entry).seq)
            for chat in chats
            if self._within(chat.id, PACE)
        ]
        if entry.task:
            self._cards[entry.task] = lines
            if len(self._cards) > CARDS:
                self._cards.popitem(last=False)

    def _update(self, asked: Json) -> web.Response:
        code, button = str(asked.get("response_code", "")), asked.get("button")
        task, _, rest = code.partition(".")
        at = rest.partition(".")[2]
        late = not at.isdecimal() or self._clock.now() - int(at) > CODE_LIFE
        if task not in self._cards or code in self._used or late:
            return _error(42049)
        if not (isinstance(button, dict) and button.get("replace_name")):
            return _error(40058)
        self._used.add(code)
        for chat, seq in self._cards[task]:
            self._grey(chat, seq, str(button["replace_name"]))
        return _ok()

    def _grey(self, chat: Chat, seq: int, words: str) -> None:
        old = next((entry for entry in chat.entries if entry.seq == seq), None)
        if old:
            self._phones.change(chat, replace(old, buttons=(), stamp=words))

    async def _webhook(self, request: web.Request) -> web.StreamResponse:
        asked = await posted(request)
        if request.query.get("key") != self._keys.robot:
            return _error(93000)
        words = _content(asked, {"text": TEXT_BYTES, "markdown": MARKDOWN_BYTES})
        if isinstance(words, int):
            return _error(words)
        if not self._within("robot", ROBOTS_PACE):
            return _error(45009)
        wire = Wire(_pretty(asked), _pretty({"errcode": 0, "errmsg": "ok"}))
        markup = asked.get("msgtype") == "markdown"
        line = Entry(side="bot", kind="text", text=words, markup=markup, push=True, wire=wire)
        group = self._phones.chat("wecom", GROUP)
        self._phones.follow(group, following=True)
        self._phones.write(group, line)
        return _ok()

    def _within(self, name: str, count: int) -> bool:
        """Whether one more fits into this minute; it is counted then."""
        pace, now = self._paces[name], self._clock.now()
        while pace and pace[0] <= now - MINUTE:
            pace.popleft()
        if len(pace) >= count:
            return False
        pace.append(now)
        return True


def _content(asked: Json, limits: dict[str, int]) -> str | int:
    kind = str(asked.get("msgtype"))
    content = asked.get(kind)
    if kind not in limits or not isinstance(content, dict):
        return 40008
    words = str(content.get("content", ""))
    return 45002 if len(words.encode()) > limits[kind] else words


def _card(card: object) -> Entry | int:
    if not isinstance(card, dict) or card.get("card_type") != "button_interaction":
        return 40008
    listed, title = card.get("button_list"), card.get("main_title")
    task = str(card.get("task_id", ""))
    whole = isinstance(listed, list) and 0 < len(listed) <= MOST_BUTTONS
    if not (whole and task and isinstance(title, dict)):
        return 40058
    lines = (str(title.get("title", "")), str(card.get("sub_title_text", "")))
    return Entry(
        side="bot",
        kind="text",
        text="\n".join(filter(None, lines)),
        task=task,
        buttons=tuple((_button(raw),) for raw in listed or () if isinstance(raw, dict)),
    )


def _button(raw: Json) -> Button:
    return Button(
        str(raw.get("text", "")), data=str(raw.get("key", "")), url=str(raw.get("url", ""))
    )


async def _unknown(_: web.Request) -> web.StreamResponse:
    return _error(60000)


def _ok(**fields: object) -> web.Response:
    return web.json_response({"errcode": 0, "errmsg": "ok"} | fields)


def _error(code: int) -> web.Response:
    return web.json_response({"errcode": code, "errmsg": WORDS[code]})


def _pretty(value: Json) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
