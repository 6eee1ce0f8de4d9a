"""What we must know of an official account to be one."""

from typing import Literal

import msgspec

from channels.tencent.envelope import is_aes_key
from domain.errors import BadSettings

Mode = Literal["plain", "compatible", "safe"]


class WechatAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An official account's settings (公众平台 › 设置与开发 › 基本配置).

    `app_id` also stands as `account` in `Incoming` and `Address`: settings, web sign-in and
    templates all know it, while the original id (gh_…) appears in callbacks only.
    `mode` is the platform's 消息加解密方式. `window_s` is how far a callback's time stamp may lie
    from our clock, seconds: WeChat itself sets no limit, so a recorded callback would stay good.
    Raises `BadSettings` with every fault where the settings do not fit together.
    """

    token: str
    app_id: str
    app_secret: str = ""
    aes_key: str = ""
    mode: Mode = "safe"
    api_base: str = "https://api.weixin.qq.com"
    production: bool = False
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
        encrypted = self.mode != "plain"
        return (
            (not self.token, "WECHAT__TOKEN is missing"),
            (not self.app_id, "WECHAT__APP_ID is missing"),
            (
                self.mode not in ("plain", "compatible", "safe"),
                "WECHAT__MODE must be plain, compatible or safe",
            ),
            (
                encrypted and not is_aes_key(self.aes_key),
                "WECHAT__ENCODING_AES_KEY must be the platform's 43 characters",
            ),
            (
                self.production and not encrypted,
                "WECHAT__MODE plain is refused in production: its bodies are not signed",
            ),
            (self.window_s <= 0, "the replay window must be longer than nothing"),
        )

    def __repr__(self) -> str:
        """Name the account, never its secrets: this lands in logs and tracebacks."""
        return f"WechatAccount(app_id={self.app_id!r}, mode={self.mode!r})"
