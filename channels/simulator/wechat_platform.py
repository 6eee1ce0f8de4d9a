"""WeChat's server as the bot's client meets it: tokens, customer-service messages, media.

Only for development: the account's API_BASE points here when no real account is configured.
Codes are those of developers.weixin.qq.com (全局返回码).
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from aiohttp import web

from channels.simulator.keys import WechatKeys
from channels.simulator.media import Media
from channels.simulator.phones import Article, Button, Entry, Phones, Wire, union
from channels.simulator.posted import Json, posted
from channels.simulator.stub_token import LIFE, StubToken
from channels.simulator.uploads import taken
from domain.errors import NotFound
from services.clock import Clock

TICKET = "simulator-ticket"
"""What pages are signed with (JS-SDK): told to everybody here, so no secret."""

TEXT_BYTES = 2048
WORDS = {
    40003: "invalid openid",
    40007: "invalid media_id",
    40066: "invalid url",
    40008: "invalid message type",
    43004: "require subscribe",
    45002: "content size out of limit",
    45015: "response out of time limit or subscription is canceled",
    45047: "out of response count limit",
    47001: "data format error",
}


class WechatPlatform:
    """The stub for one account."""

    def __init__(self, keys: WechatKeys, phones: Phones, media: Media, clock: Clock) -> None:
        self._keys, self._phones, self._media, self._clock = keys, phones, media, clock
        self._tokens = StubToken(keys.app_id, keys.app_secret)
        self.menu: list[Any] = []

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """What the client may call, under `prefix`."""
        cgi, known = f"{prefix}/cgi-bin", self._tokens.known
        return [
            web.post(f"{cgi}/stable_token", self._tokens.give),
            web.get(f"{cgi}/ticket/getticket", known(_ticket)),
            web.post(f"{cgi}/message/custom/send", known(self._custom_send)),
            web.post(f"{cgi}/message/template/send", known(self._template_send)),
            web.post(f"{cgi}/message/custom/typing", known(_fine)),
            web.post(f"{cgi}/menu/create", known(self._menu_create)),
            web.get(f"{cgi}/media/get", known(self._media_get)),
            web.post(f"{cgi}/media/upload", known(self._media_upload)),
            web.get(f"{cgi}/user/info", known(self._user_info)),
            web.route("*", f"{prefix}/{{rest:.*}}", _unknown),
        ]

    async def _custom_send(self, request: web.Request) -> web.StreamResponse:
        asked = await posted(request)
        entry = self._entry(asked)
        if entry is None:
            return _error(40008 if asked else 47001)
        if len(entry.text.encode()) > TEXT_BYTES:
            return _error(45002)
        return self._show(asked, entry, counted=True)

    async def _template_send(self, request: web.Request) -> web.StreamResponse:
        asked = await posted(request)
        data = asked.get("data")
        values = data.values() if isinstance(data, dict) else ()
        lines = [str(v.get("value", "")) for v in values if isinstance(v, dict)]
        article = Article("服务通知", "\n".join(lines), url=str(asked.get("url", "")))
        return self._show(asked, Entry(side="bot", kind="article", article=article), counted=False)

    def _show(self, asked: Json, entry: Entry, *, counted: bool) -> web.StreamResponse:
        chat = self._phones.find("wechat", str(asked.get("touser", "")))
        if chat is None:
            return _error(40003)
        if not chat.following:
            return _error(43004)
        now = self._clock.now()
        refused = chat.quota.take(now) if counted else 0
        if refused:
            return _error(refused)
        got = {"errcode": 0, "errmsg": "ok", "msgid": self._phones.number()}
        wire = Wire(_pretty(asked), _pretty(got))
        pushed = msgspec.structs.replace(entry, push=True, left=chat.quota.left(now), wire=wire)
        self._phones.write(chat, pushed)
        return web.json_response(got)

    def _entry(self, asked: Json) -> Entry | None:
        kind = asked.get("msgtype")
        content = asked.get(str(kind))
        if not isinstance(content, dict):
            return None
        match kind:
            case "text":
                return Entry(side="bot", kind="text", text=str(content.get("content", "")))
            case "image":
                ref = str(content.get("media_id", ""))
                return Entry(side="bot", kind="photo", picture=self._media.shown(ref))
            case "news":
                return _news(content)
            case "msgmenu":
                return _choices(content)
            case _:
                return None

    async def _menu_create(self, request: web.Request) -> web.StreamResponse:
        asked = await posted(request)
        buttons = asked.get("button")
        self.menu = buttons if isinstance(buttons, list) else []
        return web.json_response({"errcode": 0, "errmsg": "ok"})

    async def _media_get(self, request: web.Request) -> web.StreamResponse:
        try:
            file = self._media.get(request.query.get("media_id", ""))
        except NotFound:
            return _error(40007)
        return web.Response(body=file.data, content_type=file.kind)

    async def _media_upload(self, request: web.Request) -> web.StreamResponse:
        ref = await taken(request, self._media)
        if isinstance(ref, int):
            return _error(ref)
        now = self._clock.now() // 1000
        return web.json_response({"type": "image", "media_id": ref, "created_at": now})

    async def _user_info(self, request: web.Request) -> web.StreamResponse:
        openid = request.query.get("openid", "")
        chat = self._phones.find("wechat", openid)
        if chat is None:
            return _error(40003)
        if not chat.following:
            return web.json_response({"subscribe": 0, "openid": openid})
        about = {
            "subscribe": 1,
            "openid": openid,
            "unionid": union(chat.phone),
            "language": "zh_CN",
        }
        return web.json_response(about)


def _news(content: Mapping[str, Any]) -> Entry | None:
    articles = content.get("articles")
    if not isinstance(articles, list) or len(articles) != 1 or not isinstance(articles[0], dict):
        return None
    one = articles[0]
    card = Article(
        title=str(one.get("title", "")),
        text=str(one.get("description", "")),
        picture=str(one.get("picurl", "")),
        url=str(one.get("url", "")),
    )
    return Entry(side="bot", kind="article", article=card)


def _choices(content: Mapping[str, Any]) -> Entry:
    items = content.get("list")
    rows = [i for i in items if isinstance(i, dict)] if isinstance(items, list) else []
    words = [str(content.get(k, "")) for k in ("head_content", "tail_content")]
    labels = [str(row.get("content", "")) for row in rows]
    return Entry(
        side="bot",
        kind="text",
        text="\n".join(w for w in words if w),
        buttons=tuple((Button(label, say=label),) for label in labels),
    )


async def _ticket(_: web.Request) -> web.StreamResponse:
    return web.json_response({"errcode": 0, "ticket": TICKET, "expires_in": LIFE})


async def _fine(_: web.Request) -> web.StreamResponse:
    return web.json_response({"errcode": 0, "errmsg": "ok"})


async def _unknown(_: web.Request) -> web.StreamResponse:
    return _error(40066)


def _error(code: int) -> web.Response:
    return web.json_response({"errcode": code, "errmsg": WORDS[code]})


def _pretty(value: Json) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
