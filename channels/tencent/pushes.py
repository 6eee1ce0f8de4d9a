"""What the platform posts to us, proven to be its own, and opened: 公众号 and 小程序 alike.

Source: 公众号 › 接入指南, 消息加解密说明; 小程序 › 消息推送 (where the form may be JSON).
"""

from typing import Literal

import msgspec
from aiohttp import web

from channels.doorstep import body, text
from channels.tencent.callback import fresh, one
from channels.tencent.elements import elements
from channels.tencent.envelope import Envelope, check, is_aes_key
from channels.tencent.readings import need
from domain.errors import NotUnderstood
from services.clock import Clock

Mode = Literal["plain", "compatible", "safe"]
"""The platform's 消息加解密方式."""

PATIENCE_S = 5.0
"""How long a body may take to come in: the platform itself gives up after 5 s."""


class PushKeys(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator typed into the platform's console, and here.

    `window_s` is how far a callback's time stamp may lie from our clock, seconds: the platform sets
    no limit, so a recorded callback would stay good.
    """

    token: str
    app_id: str
    aes_key: str = ""
    mode: Mode = "safe"
    window_s: int = 600

    def faults(self, group: str, *, production: bool) -> list[str]:
        """Why these cannot work or would be unsafe; `group` begins the settings' names."""
        encrypted = self.mode != "plain"
        rules = (
            (not self.token, f"{group}__TOKEN is missing"),
            (not self.app_id, f"{group}__APP_ID is missing"),
            (
                self.mode not in ("plain", "compatible", "safe"),
                f"{group}__MODE must be plain, compatible or safe",
            ),
            (
                encrypted and not is_aes_key(self.aes_key),
                f"{group}__ENCODING_AES_KEY must be the platform's 43 characters",
            ),
            (
                production and not encrypted,
                f"{group}__MODE plain is refused in production: its bodies are not signed",
            ),
            (self.window_s <= 0, "the replay window must be longer than nothing"),
        )
        return [sentence for broken, sentence in rules if broken]

    def __repr__(self) -> str:
        """Name the account, never its secrets: this lands in logs and tracebacks."""
        return f"PushKeys(app_id={self.app_id!r}, mode={self.mode!r})"


class Pushes:
    """One account's callbacks."""

    def __init__(self, keys: PushKeys, clock: Clock) -> None:
        self._keys, self._clock = keys, clock
        sealed = keys.mode != "plain"
        self.envelope = Envelope(keys.token, keys.aes_key, keys.app_id) if sealed else None

    def verified(self, request: web.Request) -> web.Response:
        """Answer the platform's question when the address is set up: echostr, as it came.

        Plain in every mode (WeCom alone encrypts it). As text/plain, for a browser must never
        take it for a page.
        """
        self._check(request, "signature")
        return text(one(request, "echostr"))

    async def opened(self, request: web.Request, largest: int) -> bytes:
        """The proven content of at most `largest` bytes.

        With a key only `Encrypt` counts: the rest of a body is unsigned. Raises `NotGenuine`,
        `NotUnderstood`.
        """
        if self.envelope is None:
            self._check(request, "signature")
            return await body(request, largest, PATIENCE_S)
        encrypt = _encrypt(await body(request, largest, PATIENCE_S))
        self._check(request, "msg_signature", encrypt)
        return self.envelope.open(encrypt)

    def _check(self, request: web.Request, name: str, *signed: str) -> None:
        """Signature first, then freshness (WeChat has no replay window of its own)."""
        stamp, nonce = one(request, "timestamp"), one(request, "nonce")
        check(one(request, name), self._keys.token, stamp, nonce, *signed)
        fresh(stamp, self._clock.now(), self._keys.window_s)


class _Sealed(msgspec.Struct, frozen=True):
    Encrypt: str = ""


def _encrypt(raw: bytes) -> str:
    """The cipher of a body, whichever form the console was set to."""
    if not raw.lstrip().startswith(b"{"):
        return need(elements(raw), "Encrypt")
    try:
        sealed = msgspec.json.decode(raw, type=_Sealed)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise NotUnderstood("正文不是 JSON。The body is not well-formed JSON.") from None
    return need({"Encrypt": sealed.Encrypt}, "Encrypt")
