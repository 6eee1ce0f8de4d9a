"""Doors as strict as the real ones, that answer by a script: what they heard can be looked at."""

import asyncio
import hashlib
from collections.abc import Callable
from typing import Any

import xmltodict
from aiohttp import web
from wechatpy.crypto import WeChatCrypto
from wechatpy.enterprise.crypto import WeChatCrypto as CorpCrypto

from channels.simulator import MiniprogramKeys, TelegramKeys, WechatKeys, WecomKeys

WECHAT = WechatKeys(
    token="tok-simulator",
    app_id="wx0123456789abcdef",
    app_secret="app-secret",
    aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
)
TELEGRAM = TelegramKeys(token="123456:simulator", secret="hook-secret")
WECOM = WecomKeys(
    corp_id="ww0123456789abcdef",
    agent_id="1000002",
    secret="corp-secret",
    token="tok-wecom",
    aes_key="GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba",
)
MINI = MiniprogramKeys(
    app_id="wx-mini",
    app_secret="mini-secret",
    token="tok-mini",
    aes_key="0123456789ABCDEFGabcdefghijklmnopqrstuvwxyz",
)

Heard = dict[str, Any]
Answers = Callable[[Heard], str]


class Doors:
    """Verify, decrypt, remember, answer with `wechat(message)`; "" is silence."""

    def __init__(self, keys: WechatKeys = WECHAT, telegram: TelegramKeys = TELEGRAM) -> None:
        self.keys, self.telegram = keys, telegram
        self.crypto = WeChatCrypto(keys.token, keys.aes_key or "A" * 43, keys.app_id)
        self.wechat: Answers = lambda _: ""
        self.heard: list[Heard] = []
        self.updates: list[Heard] = []
        self.corp = CorpCrypto(WECOM.token, WECOM.aes_key, WECOM.corp_id)
        self.callbacks: list[Heard] = []
        self.wecom: Answers = lambda _: ""
        self.pushed: asyncio.Queue[Heard] = asyncio.Queue()
        self.queries: list[dict[str, str]] = []
        self.statuses: list[int] = []

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/wechat", self._wechat)
        app.router.add_post("/telegram", self._telegram)
        app.router.add_post("/wecom", self._wecom)
        app.router.add_post("/miniprogram", self._miniprogram)
        return app

    async def _wechat(self, request: web.Request) -> web.Response:
        query = dict(request.query)
        self.queries.append(query)
        if self.statuses:
            return web.Response(status=self.statuses.pop(0))
        expected = _sha1(self.keys.token, query["timestamp"], query["nonce"])
        if query["signature"] != expected:
            return web.Response(status=403)
        heard = self._opened(await request.text(), query)
        self.heard.append(heard)
        return self._sealed(self.wechat(heard), heard, query)

    def _opened(self, body: str, query: dict[str, str]) -> Heard:
        outer = xmltodict.parse(body)["xml"]
        if self.keys.mode == "plain":
            return dict(outer)
        plain = self.crypto.decrypt_message(
            {"Encrypt": outer["Encrypt"]},
            query["msg_signature"],
            query["timestamp"],
            query["nonce"],
        )
        return dict(xmltodict.parse(plain)["xml"])

    def _sealed(self, words: str, heard: Heard, query: dict[str, str]) -> web.Response:
        if not words:
            return web.Response(text="success")
        answer = words if words.startswith("<xml>") else text_answer(heard, words)
        if self.keys.mode != "plain":
            answer = self.crypto.encrypt_message(answer, query["nonce"], query["timestamp"])
        return web.Response(text=answer, content_type="text/xml")

    async def _telegram(self, request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != self.telegram.secret:
            return web.Response(status=401)
        self.updates.append(await request.json())
        return web.Response()

    async def _wecom(self, request: web.Request) -> web.Response:
        query = request.query
        proof = (query["msg_signature"], query["timestamp"], query["nonce"])
        heard = dict(
            xmltodict.parse(self.corp.decrypt_message(await request.text(), *proof))["xml"]
        )
        self.callbacks.append(heard)
        if not (words := self.wecom(heard)):
            return web.Response(text="success")
        answer = self.corp.encrypt_message(
            text_answer(heard, words), query["nonce"], query["timestamp"]
        )
        return web.Response(text=answer, content_type="text/xml")

    async def _miniprogram(self, request: web.Request) -> web.Response:
        query, crypto = request.query, WeChatCrypto(MINI.token, MINI.aes_key, MINI.app_id)
        proof = (query["msg_signature"], query["timestamp"], query["nonce"])
        plain = crypto.decrypt_message(await request.text(), *proof)
        self.pushed.put_nowait(dict(xmltodict.parse(plain)["xml"]))
        return web.Response(text="success")


def text_answer(heard: Heard, words: str) -> str:
    words = words.replace("]]>", "]]]]><![CDATA[>")
    return (
        f"<xml><ToUserName><![CDATA[{heard['FromUserName']}]]></ToUserName>"
        f"<FromUserName><![CDATA[{heard['ToUserName']}]]></FromUserName>"
        "<CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        f"<Content><![CDATA[{words}]]></Content></xml>"
    )


def _sha1(*parts: str) -> str:
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()
