"""WeChat's side of the conversation, for tests: signs, encrypts, posts, reads the answer.

    peer = WechatPeer(http_client, account, openid="oZhang", clock=clock)
    assert "记下了" in await peer.say("宜川四村12号3楼堆物")
    assert "往东" in await peer.say(peer.pin(31.2587, 121.4422))
    delivery = peer.seal(peer.text("路灯不亮"))  # the same delivery, as often as wanted
    first, second = await peer.post(delivery), await peer.post(delivery)

It stands on wechatpy's crypto and xmltodict, so it shares nothing with the code under test.
An event's identity is person + second + event + key: move the clock between two equal events.
"""

import hashlib
import itertools
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

import xmltodict
from wechatpy.crypto import WeChatCrypto

from channels.tencent.pushes import PushKeys
from channels.wechat.account import WechatAccount
from services.clock import Clock, SystemClock

Fields = dict[str, Any]

_message_ids = itertools.count(24_000_000_000_000_001)


class HttpClient(Protocol):
    """aiohttp's `TestClient`, or a `ClientSession` made with a base URL."""

    def get(self, path: str, /, **options: Any) -> Any:
        """Begin a GET."""

    def post(self, path: str, /, **options: Any) -> Any:
        """Begin a POST."""


class Sealed(NamedTuple):
    """One delivery as it goes over the wire: query and body. Post it again for a retry."""

    query: Mapping[str, str]
    body: bytes


class Answer(NamedTuple):
    """What the door said. `text` is the message a resident sees, "" where there is none."""

    status: int
    body: str
    xml: str
    text: str

    @property
    def fields(self) -> Fields:
        """The passive reply's elements."""
        return dict(xmltodict.parse(self.xml)["xml"]) if self.xml else {}


class WechatPeer:
    """One person's WeChat, in front of one official account."""

    def __init__(
        self,
        http: HttpClient,
        account: WechatAccount | PushKeys,
        openid: str = "oResident_1",
        *,
        clock: Clock | None = None,
        us: str = "gh_0123456789ab",
        path: str = "/wechat",
    ) -> None:
        self.http, self.account, self.openid = http, account, openid
        self.clock: Clock = clock or SystemClock()
        self.us, self.path = us, path

    def other(self, openid: str) -> "WechatPeer":
        """Somebody else before the same account."""
        return WechatPeer(
            self.http, self.account, openid, clock=self.clock, us=self.us, path=self.path
        )

    # -- what a person can send -------------------------------------------------------------

    def message(self, kind: str, **fields: Any) -> Fields:
        """A message of any type, with an id of its own."""
        return self._envelope(kind) | fields | {"MsgId": str(next(_message_ids))}

    def event(self, name: str, **fields: Any) -> Fields:
        """An event of any type; events carry no MsgId."""
        return self._envelope("event") | {"Event": name} | fields

    def text(self, words: str) -> Fields:
        """Words."""
        return self.message("text", Content=words)

    def photo(self, media: str = "media-photo", url: str = "http://mmbiz.qpic.cn/1/0") -> Fields:
        """A picture."""
        return self.message("image", PicUrl=url, MediaId=media)

    def voice(self, recognised: str | None = None, media: str = "media-voice") -> Fields:
        """A voice message; `recognised` None leaves the element out, as accounts without it do."""
        words = {} if recognised is None else {"Recognition": recognised}
        return self.message("voice", MediaId=media, Format="amr", **words)

    def video(self, media: str = "media-video", *, short: bool = False) -> Fields:
        """A film from the album, or one just taken."""
        kind = "shortvideo" if short else "video"
        return self.message(kind, MediaId=media, ThumbMediaId="media-thumb")

    def pin(self, lat: float, lng: float, label: str = "") -> Fields:
        """A location somebody sent: X is the latitude, GCJ-02."""
        place = {"Location_X": f"{lat:.6f}", "Location_Y": f"{lng:.6f}"}
        return self.message("location", **place, Scale="16", Label=label)

    def link(self, title: str, url: str, description: str = "") -> Fields:
        """A shared page."""
        return self.message("link", Title=title, Description=description, Url=url)

    # -- what happens to the account --------------------------------------------------------

    def follow(self, scene: str = "") -> Fields:
        """A new follower, by QR code where `scene` is given."""
        if not scene:
            return self.event("subscribe", EventKey="")
        return self.event("subscribe", EventKey=f"qrscene_{scene}", Ticket="TICKET")

    def scan(self, scene: str) -> Fields:
        """A QR code scanned by somebody who follows already."""
        return self.event("SCAN", EventKey=scene, Ticket="TICKET")

    def leave(self) -> Fields:
        """Unfollowed."""
        return self.event("unsubscribe", EventKey="")

    def menu(self, key: str) -> Fields:
        """A menu entry that speaks to the server."""
        return self.event("CLICK", EventKey=key)

    def view(self, url: str) -> Fields:
        """A menu entry that opens a page."""
        return self.event("VIEW", EventKey=url)

    def position(self, lat: float, lng: float) -> Fields:
        """The report of where a person is that follows every entry into the conversation."""
        return self.event("LOCATION", Latitude=f"{lat}", Longitude=f"{lng}", Precision="65.0")

    def consent(self, **answers: str) -> Fields:
        """The window that asks for notices: `template="accept"` or `"reject"`, each its own."""
        asked = [
            {"TemplateId": template, "SubscribeStatusString": answer, "PopupScene": "2"}
            for template, answer in answers.items()
        ]
        shown = {"SubscribeMsgPopupEvent": {"List": asked}}
        return self.event("subscribe_msg_popup_event", **shown)

    def template_done(self, message: str, status: str = "success") -> Fields:
        """How a template message fared."""
        return self.event("TEMPLATESENDJOBFINISH", MsgID=message, Status=status)

    # -- over the wire ----------------------------------------------------------------------

    async def say(self, what: str | Fields) -> str:
        """Send words (or any message) and return what is answered, "" for a plain `success`."""
        answer = await self.post(self.seal(self.text(what) if isinstance(what, str) else what))
        assert answer.status == 200, answer
        return answer.text

    def seal(self, fields: Fields) -> Sealed:
        """Sign, and encrypt as the account's mode asks for."""
        return self.seal_xml(to_xml(fields))

    def seal_xml(self, xml: str | bytes) -> Sealed:
        """The same for a body of any content, however broken."""
        if self.account.mode == "plain":
            return Sealed(self.query(), xml if isinstance(xml, bytes) else xml.encode())
        plain = self.query()
        signed = (xml, plain["nonce"], plain["timestamp"])
        sealed = xmltodict.parse(self._crypto().encrypt_message(*signed))["xml"]
        query = plain | {"encrypt_type": "aes", "msg_signature": sealed["MsgSignature"]}
        return Sealed(query, self._outer(xml, sealed["Encrypt"]).encode())

    def query(self) -> dict[str, str]:
        """The signed query of a callback in plain mode; `openid` comes along unsigned."""
        stamp, nonce = str(self.clock.now() // 1000), "nonce42"
        parts = sorted((self.account.token, stamp, nonce))
        signature = hashlib.sha1("".join(parts).encode()).hexdigest()
        return {
            "signature": signature, "timestamp": stamp, "nonce": nonce, "openid": self.openid,
        }  # fmt: skip

    async def post(self, delivery: Sealed) -> Answer:
        """Send a delivery and read the answer back, whatever it is."""
        headers = {"Content-Type": "text/xml"}
        async with self.http.post(
            self.path, params=delivery.query, data=delivery.body, headers=headers
        ) as response:
            body = await response.text()
            return self._read(response.status, body)

    async def verify(self, echo: str = "5837592348576") -> tuple[int, str]:
        """The platform's question when the address is set up: (status, what came back)."""
        query = self.query() | {"echostr": echo}
        async with self.http.get(self.path, params=query) as response:
            return response.status, await response.text()

    # -- inside -----------------------------------------------------------------------------

    def _envelope(self, kind: str) -> Fields:
        created = str(self.clock.now() // 1000)
        return {
            "ToUserName": self.us, "FromUserName": self.openid, "CreateTime": created,
            "MsgType": kind,
        }  # fmt: skip

    def _crypto(self) -> WeChatCrypto:
        return WeChatCrypto(self.account.token, self.account.aes_key, self.account.app_id)

    def _outer(self, xml: str | bytes, encrypt: str) -> str:
        """Compatible mode carries the plain elements beside the cipher, unsigned."""
        sealed = f"<ToUserName><![CDATA[{self.us}]]></ToUserName><Encrypt>{encrypt}</Encrypt>"
        if self.account.mode == "compatible" and isinstance(xml, str) and xml.endswith("</xml>"):
            return xml.removesuffix("</xml>") + f"<Encrypt>{encrypt}</Encrypt></xml>"
        return f"<xml>{sealed}</xml>"

    def _read(self, status: int, body: str) -> Answer:
        if status != 200 or not body.startswith("<xml>"):
            return Answer(status, body, "", "")
        fields = xmltodict.parse(body)["xml"]
        xml = body
        if "Encrypt" in fields:
            proof = (fields["MsgSignature"], fields["TimeStamp"], fields["Nonce"])
            xml = self._crypto().decrypt_message(body, *proof)
            fields = xmltodict.parse(xml)["xml"]
        return Answer(status, body, xml, fields.get("Content") or "")


def to_xml(fields: Fields) -> str:
    """The platform's form: numbers bare, everything else in CDATA, in the order given."""
    return f"<xml>{''.join(_element(name, value) for name, value in fields.items())}</xml>"


def _element(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return f"<{name}>{''.join(_element(k, v) for k, v in value.items())}</{name}>"
    if isinstance(value, list):
        return "".join(_element(name, each) for each in value)
    if name in {"CreateTime", "MsgId", "MsgID"}:
        return f"<{name}>{value}</{name}>"
    return f"<{name}><![CDATA[{value}]]></{name}>"
