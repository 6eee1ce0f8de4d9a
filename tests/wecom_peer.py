"""WeCom's side of the conversation, for tests: encrypts, signs, posts, reads the answer.

    peer = WecomPeer(http_client, account, user="WangChief", clock=clock)
    assert "在办" in await peer.say("待办")
    press = peer.seal(peer.press("接单 7", task="t1", code="RC1"))
    first, second = await peer.post(press), await peer.post(press)  # the same press, twice

It stands on wechatpy's crypto for enterprises and on xmltodict, so it shares nothing with the
code under test.
"""

import itertools
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol
from urllib.parse import quote, urlencode

import xmltodict
from wechatpy.enterprise.crypto import PrpCrypto, WeChatCrypto
from wechatpy.utils import WeChatSigner
from yarl import URL

from channels.wecom.account import WecomAccount
from services.clock import Clock, SystemClock

Fields = dict[str, Any]

_message_ids = itertools.count(6_054_768_590_064_713_728)


class HttpClient(Protocol):
    """aiohttp's `TestClient`, or a `ClientSession` made with a base URL."""

    def get(self, path: Any, /, **options: Any) -> Any:
        """Begin a GET."""

    def post(self, path: Any, /, **options: Any) -> Any:
        """Begin a POST."""


class Sealed(NamedTuple):
    """One delivery as it goes over the wire: query and body. Post it again for a retry."""

    query: Mapping[str, str]
    body: bytes


class Answer(NamedTuple):
    """What the door said. `text` is the message a member sees, "" where there is none."""

    status: int
    body: str
    xml: str
    text: str


class WecomPeer:
    """One member's WeCom, in front of one application."""

    def __init__(
        self,
        http: HttpClient,
        account: WecomAccount,
        user: str = "WangChief",
        *,
        clock: Clock | None = None,
    ) -> None:
        self.http, self.account, self.user = http, account, user
        self.clock: Clock = clock or SystemClock()

    def other(self, user: str) -> "WecomPeer":
        """Another member before the same application."""
        return WecomPeer(self.http, self.account, user, clock=self.clock)

    # -- what a member can send -------------------------------------------------------------

    def message(self, kind: str, **fields: Any) -> Fields:
        """A message of any type, with an id of its own."""
        return self._envelope(kind) | fields | {"MsgId": str(next(_message_ids))}

    def event(self, name: str, **fields: Any) -> Fields:
        """An event of any type; events carry no MsgId."""
        return self._envelope("event") | {"Event": name} | fields

    def text(self, words: str) -> Fields:
        """Words."""
        return self.message("text", Content=words)

    def photo(self, media: str = "media-photo") -> Fields:
        """A picture."""
        return self.message("image", PicUrl="https://wework.qpic.cn/1/0", MediaId=media)

    def voice(self, media: str = "media-voice") -> Fields:
        """A voice message: WeCom recognises none."""
        return self.message("voice", MediaId=media, Format="amr")

    def video(self, media: str = "media-video") -> Fields:
        """A film."""
        return self.message("video", MediaId=media, ThumbMediaId="media-thumb")

    def pin(self, lat: float, lng: float, label: str = "") -> Fields:
        """A location somebody sent: X is the latitude, GCJ-02."""
        place = {"Location_X": f"{lat:.6f}", "Location_Y": f"{lng:.6f}"}
        return self.message("location", **place, Scale="16", Label=label, AppType="wxwork")

    def link(self, title: str, url: str, description: str = "") -> Fields:
        """A shared page."""
        return self.message(
            "link", Title=title, Description=description, Url=url, PicUrl="https://a.cn/p.png"
        )

    # -- what happens to the application ----------------------------------------------------

    def press(self, key: str, *, task: str = "task-1", code: str = "RESPONSE-CODE-1") -> Fields:
        """A button of a card: every press brings a response code of its own."""
        return self.event(
            "template_card_event",
            EventKey=key,
            TaskId=task,
            CardType="button_interaction",
            ResponseCode=code,
        )

    def enter(self) -> Fields:
        """The application was opened."""
        return self.event("enter_agent", EventKey="")

    def join(self) -> Fields:
        """The member came into the application's range."""
        return self.event("subscribe")

    def leave(self) -> Fields:
        """The member was taken out of it."""
        return self.event("unsubscribe")

    def menu(self, key: str) -> Fields:
        """A menu entry that speaks to the server."""
        return self.event("click", EventKey=key)

    def view(self, url: str) -> Fields:
        """A menu entry that opens a page."""
        return self.event("view", EventKey=url)

    def position(self, lat: float, lng: float) -> Fields:
        """The report of where a member is that follows every entry into the application."""
        return self.event("LOCATION", Latitude=f"{lat}", Longitude=f"{lng}", Precision="65.0")

    # -- over the wire ----------------------------------------------------------------------

    async def say(self, what: str | Fields) -> str:
        """Send words (or any message) and return what is answered, "" for a plain `success`."""
        answer = await self.post(self.seal(self.text(what) if isinstance(what, str) else what))
        assert answer.status == 200, answer
        return answer.text

    def seal(self, fields: Fields) -> Sealed:
        """Encrypt and sign; WeCom has no other mode."""
        return self.seal_xml(to_xml(fields))

    def seal_xml(self, xml: str | bytes) -> Sealed:
        """The same for a body of any content, however broken."""
        stamp, nonce = str(self.clock.now() // 1000), "1372623149"
        sealed = xmltodict.parse(self._crypto().encrypt_message(xml, nonce, stamp))["xml"]
        query = {"msg_signature": sealed["MsgSignature"], "timestamp": stamp, "nonce": nonce}
        outer = {
            "ToUserName": self.account.corp_id,
            "AgentID": self.account.agent_id,
            "Encrypt": sealed["Encrypt"],
        }
        return Sealed(query, to_xml(outer).encode())

    async def post(self, delivery: Sealed) -> Answer:
        """Send a delivery and read the answer back, whatever it is."""
        headers = {"Content-Type": "text/xml"}
        async with self.http.post(
            "/wecom", params=delivery.query, data=delivery.body, headers=headers
        ) as response:
            body = await response.text()
            return self._read(response.status, body)

    def question(self, echo: str = "1616140317555161061") -> dict[str, str]:
        """The query by which the platform asks whether the address is ours."""
        stamp, nonce = str(self.clock.now() // 1000), "263014780"
        cipher = PrpCrypto(self._crypto().key).encrypt(echo, self.account.corp_id).decode()
        signer = WeChatSigner()
        signer.add_data(self.account.token, stamp, nonce, cipher)
        proof = {"msg_signature": str(signer.signature), "timestamp": stamp, "nonce": nonce}
        return proof | {"echostr": cipher}

    async def verify(self, query: Mapping[str, str], *, safe: str = "") -> tuple[int, str]:
        """Ask it: (status, what came back). `safe` are characters left as they are in the URL."""
        url = URL("/wecom?" + urlencode(query, quote_via=quote, safe=safe), encoded=True)
        async with self.http.get(url) as response:
            return response.status, await response.text()

    # -- inside -----------------------------------------------------------------------------

    def _envelope(self, kind: str) -> Fields:
        return {
            "ToUserName": self.account.corp_id,
            "FromUserName": self.user,
            "CreateTime": str(self.clock.now() // 1000),
            "MsgType": kind,
            "AgentID": self.account.agent_id,
        }

    def _crypto(self) -> WeChatCrypto:
        return WeChatCrypto(self.account.token, self.account.aes_key, self.account.corp_id)

    def _read(self, status: int, body: str) -> Answer:
        if status != 200 or not body.startswith("<xml>"):
            return Answer(status, body, "", "")
        fields = xmltodict.parse(body)["xml"]
        proof = (fields["MsgSignature"], fields["TimeStamp"], fields["Nonce"])
        xml = self._crypto().decrypt_message(body, *proof)
        return Answer(status, body, xml, xmltodict.parse(xml)["xml"].get("Content") or "")


def to_xml(fields: Fields) -> str:
    """The platform's form: numbers bare, everything else in CDATA, in the order given."""
    return f"<xml>{''.join(_element(name, value) for name, value in fields.items())}</xml>"


def _element(name: str, value: Any) -> str:
    if name in {"CreateTime", "MsgId", "AgentID"}:
        return f"<{name}>{value}</{name}>"
    return f"<{name}><![CDATA[{value}]]></{name}>"
