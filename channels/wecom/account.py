"""What we must know of a WeCom application to be one."""

from urllib.parse import urlsplit

import msgspec

from channels.tencent.envelope import is_aes_key
from domain.errors import BadSettings


class WecomAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An application's settings (管理后台 › 应用管理 › 自建应用, and its 接收消息).

    `corp_id` also stands as `account` in `Incoming` and `Address`, and callbacks are encrypted
    for it. `api_base` is another one for 政务微信. `window_s` is how far a callback's time stamp
    may lie from our clock, seconds: WeCom itself sets no limit. There is no plain mode.
    Raises `BadSettings` with every fault where the settings do not fit together.
    """

    corp_id: str
    agent_id: str
    secret: str
    token: str
    aes_key: str
    api_base: str = "https://qyapi.weixin.qq.com"
    window_s: int = 600

    def __post_init__(self) -> None:
        """Refuse settings that could not work or would be unsafe."""
        faults = [sentence for broken, sentence in self._rules() if broken]
        if faults:
            raise BadSettings("; ".join(faults), faults=faults)

    def endpoint(self, path: str) -> str:
        """The address of one of the platform's interfaces, `path` from its first slash on."""
        return self.api_base.rstrip("/") + path

    def _rules(self) -> tuple[tuple[bool, str], ...]:
        base = urlsplit(self.api_base)
        number = self.agent_id.isascii() and self.agent_id.isdigit()
        return (
            (not self.corp_id, "WECOM__CORP_ID is missing"),
            (not number, "WECOM__AGENT_ID must be the application's number"),
            (not self.secret, "WECOM__SECRET is missing"),
            (not self.token, "WECOM__TOKEN is missing"),
            (
                not is_aes_key(self.aes_key),
                "WECOM__ENCODING_AES_KEY must be the platform's 43 characters",
            ),
            (
                base.scheme not in ("http", "https") or not base.netloc,
                "WECOM__API_BASE must be an http(s) address",
            ),
            (self.window_s <= 0, "the replay window must be longer than nothing"),
        )

    def __repr__(self) -> str:
        """Name the application, never its secrets: this lands in logs and tracebacks."""
        return f"WecomAccount(corp_id={self.corp_id!r}, agent_id={self.agent_id!r})"
