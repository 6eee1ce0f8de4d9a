"""What we must know of an official account to be one."""

import msgspec

from channels.tencent.pushes import Mode, PushKeys
from domain.errors import BadSettings


class WechatAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An official account's settings (公众平台 › 设置与开发 › 基本配置).

    `app_id` also stands as `account` in `Incoming` and `Address`: settings, web sign-in and
    templates all know it, while the original id (gh_…) appears in callbacks only.
    The other fields are those of `PushKeys`. Raises `BadSettings` with every fault where the
    settings do not fit together.
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
        faults = self.pushes.faults("WECHAT", production=self.production)
        if faults:
            raise BadSettings("; ".join(faults), faults=faults)

    def endpoint(self, path: str) -> str:
        """The address of one of the platform's interfaces, `path` from its first slash on."""
        return self.api_base.rstrip("/") + path

    @property
    def pushes(self) -> PushKeys:
        """What proves its callbacks."""
        return PushKeys(
            token=self.token,
            app_id=self.app_id,
            aes_key=self.aes_key,
            mode=self.mode,
            window_s=self.window_s,
        )

    def __repr__(self) -> str:
        """Name the account, never its secrets: this lands in logs and tracebacks."""
        return f"WechatAccount(app_id={self.app_id!r}, mode={self.mode!r})"
