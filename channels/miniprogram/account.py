"""The mini-program that the street has with the platform."""

import msgspec


class MiniprogramAccount(msgspec.Struct, frozen=True):
    """Its id, its secret, and where the platform is asked."""

    app_id: str
    app_secret: str
    api_base: str = "https://api.weixin.qq.com"

    def endpoint(self, path: str) -> str:
        """The address of one of the platform's interfaces, `path` from its first slash on."""
        return self.api_base.rstrip("/") + path

    def __repr__(self) -> str:
        """Name the account, never its secret: this lands in logs and tracebacks."""
        return f"MiniprogramAccount(app_id={self.app_id!r})"
