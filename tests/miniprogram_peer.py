"""A mini-program platform on loopback: hands out people for codes, and misbehaves as it is told."""

import json
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple, Self

import xmltodict
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from channels.miniprogram.account import MiniprogramAccount
from channels.tencent.calls import Calls
from channels.tencent.codes import STALE
from channels.tencent.pushes import PushKeys
from channels.tencent.stable_token import StableToken
from channels.tencent.tokens import Tokens
from services.clock import Clock
from storage.port import Store
from tests.wechat_peer import Fields, HttpClient, Sealed, WechatPeer

AES_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR"
SESSION_KEY = "c2Vzc2lvbi1rZXktb2YtdGhlLXN0dWI="


class Platform:
    """Codes are `code-<openid>` or `code-<openid>@<unionid>`, each good once.

    What stands in `errors` is answered once each, before the proper answer: a code, or a whole
    answer. `opinion` is what the content check says, `checked` what it was asked. `taps` counts the
    notices that each person allows by (openid, template), `sent` are those that went out.
    `pictures` are those that it was asked to look at, each with its trace_id.
    """

    def __init__(self, app_id: str = "wx-mini", secret: str = "s3cret") -> None:
        self.app_id, self.secret = app_id, secret
        self.errors: deque[int | web.Response] = deque()
        self.opinion, self.base = "pass", ""
        self.checked: list[dict[str, Any]] = []
        self.taps: Counter[tuple[str, str]] = Counter()
        self.sent: list[dict[str, Any]] = []
        self.pictures: list[dict[str, Any]] = []
        self.tokens = 0
        self._used: set[str] = set()
        application = web.Application()
        application.router.add_get("/sns/jscode2session", self._session)
        application.router.add_post("/cgi-bin/stable_token", self._token)
        application.router.add_post("/wxa/business/getuserphonenumber", self._phone)
        application.router.add_post("/wxa/msg_sec_check", self._check)
        application.router.add_post("/wxa/media_check_async", self._look)
        application.router.add_post("/cgi-bin/message/subscribe/send", self._send)
        self._server = TestServer(application)

    async def __aenter__(self) -> Self:
        """Begin to listen at `base`, the address to be used as `api_base`."""
        await self._server.start_server(access_log=None)
        self.base = str(self._server.make_url("")).rstrip("/")
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close."""
        await self.leave()

    async def leave(self) -> None:
        """Nobody answers there any more."""
        await self._server.close()

    async def _session(self, request: web.Request) -> web.Response:
        query = request.query
        if self.errors:
            return self._wrong()
        if (query["appid"], query["secret"]) != (self.app_id, self.secret):
            return self._error(40125)
        code = query["js_code"]
        if code in self._used or not code.startswith("code-"):
            return self._error(40163 if code in self._used else 40029)
        assert query["grant_type"] == "authorization_code"
        self._used.add(code)
        openid, _, union = code.removeprefix("code-").partition("@")
        known = {"openid": openid.partition("#")[0], "session_key": SESSION_KEY}
        return web.json_response(known | ({"unionid": union} if union else {}))

    async def _token(self, _: web.Request) -> web.Response:
        self.tokens += 1
        return web.json_response({"access_token": f"token-{self.tokens}", "expires_in": 7200})

    async def _phone(self, request: web.Request) -> web.Response:
        assert request.query["access_token"].startswith("token-")
        if self.errors:
            return self._wrong()
        number = (await request.json())["code"].removeprefix("phone-")
        shown = {"phoneNumber": f"+86{number}", "purePhoneNumber": number, "countryCode": "86"}
        return web.json_response({"errcode": 0, "errmsg": "ok", "phone_info": shown})

    async def _check(self, request: web.Request) -> web.Response:
        if self.errors:
            return self._wrong()
        self.checked.append(await request.json())
        result = {"suggest": self.opinion, "label": 100}
        return web.json_response({"errcode": 0, "errmsg": "ok", "result": result, "trace_id": "t"})

    async def _look(self, request: web.Request) -> web.Response:
        if self.errors:
            return self._wrong()
        asked = await request.json()
        assert (asked["version"], asked["media_type"]) == (2, 2)
        assert asked["openid"].startswith("o")
        trace = f"trace-{len(self.pictures) + 1}"
        self.pictures.append(asked | {"trace_id": trace})
        return web.json_response({"errcode": 0, "errmsg": "ok", "trace_id": trace})

    async def _send(self, request: web.Request) -> web.Response:
        if self.errors:
            return self._wrong()
        if not request.query.get("access_token", "").startswith("token-"):
            return self._error(40001)
        said = await request.json()
        if code := self._refusal(said):
            return self._error(code)
        self.taps[said["touser"], said["template_id"]] -= 1
        self.sent.append(said)
        return web.json_response({"errcode": 0, "errmsg": "ok"})

    def _refusal(self, said: dict[str, Any]) -> int:
        rules = {
            40003: not said["touser"].startswith("o"),
            41030: said.get("page", "").startswith(("/", "http")),
            47003: any(len(field["value"]) > 20 for field in said["data"].values()),
            43101: not self.taps[said["touser"], said["template_id"]],
        }
        return next((code for code, broken in rules.items() if broken), 0)

    def _wrong(self) -> web.Response:
        wrong = self.errors.popleft()
        return wrong if isinstance(wrong, web.Response) else self._error(wrong)

    def _error(self, code: int) -> web.Response:
        return web.json_response({"errcode": code, "errmsg": f"stub {code}"})


class Line(NamedTuple):
    """The mini-program's way to it, as the house has it."""

    account: MiniprogramAccount
    http: ClientSession
    calls: Calls


@asynccontextmanager
async def line(platform: Platform, store: Store, clock: Clock) -> AsyncIterator[Line]:
    """With tokens kept in that store."""
    account = MiniprogramAccount(platform.app_id, platform.secret, platform.base)
    async with ClientSession() as http:
        tokens = Tokens(StableToken("miniprogram", account, http), store, clock)
        yield Line(account, http, Calls(http, tokens, STALE, timeout_s=2.0))


class Pusher(WechatPeer):
    """The platform's message push (消息推送), in front of our door, in either form."""

    def __init__(self, http: HttpClient, keys: PushKeys, form: str, clock: Clock) -> None:
        super().__init__(http, keys, clock=clock, us="gh_mini", path="/miniprogram")
        self.form = form

    def verdict(self, trace: str, suggest: str = "pass", **more: Any) -> Fields:
        """What it thinks of a photo (wxa_media_check, version 2)."""
        detail = {"strategy": "content_model", "errcode": 0, "suggest": suggest, "label": 100}
        return self.event(
            "wxa_media_check",
            appid=self.account.app_id, trace_id=trace, version=2, detail=[detail, detail],
            errcode=0, errmsg="ok", result={"suggest": suggest, "label": 100},
        ) | more  # fmt: skip

    def switched_off(self, template: str, answer: str = "reject") -> Fields:
        """Somebody changed in the platform's settings what they allow."""
        change = {"TemplateId": template, "SubscribeStatusString": answer}
        if self.form == "json":
            return self.event("subscribe_msg_change_event", List=[change])
        return self.event("subscribe_msg_change_event", SubscribeMsgChangeEvent={"List": [change]})

    def seal(self, fields: Fields) -> Sealed:
        """Sign, and encrypt as the account's mode asks for, in the console's form."""
        if self.form == "xml":
            return super().seal(fields)
        plain = json.dumps(fields, ensure_ascii=False)
        if self.account.mode == "plain":
            return Sealed(self.query(), plain.encode())
        query = self.query()
        outer = self._crypto().encrypt_message(plain, query["nonce"], query["timestamp"])
        sealed = xmltodict.parse(outer)["xml"]
        shown = fields if self.account.mode == "compatible" else {"ToUserName": self.us}
        body = json.dumps(shown | {"Encrypt": sealed["Encrypt"]}).encode()
        more = {"encrypt_type": "aes", "msg_signature": sealed["MsgSignature"]}
        return Sealed(query | more, body)
