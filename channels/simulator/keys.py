"""What the simulator must know to speak as the platforms do: the same secrets the doors check."""

from typing import Literal

import msgspec

Channel = Literal["wechat", "telegram", "wecom"]


class WechatKeys(msgspec.Struct, frozen=True, kw_only=True):
    """An official account as its platform knows it; `account` is its original id (gh_…)."""

    token: str
    app_id: str
    app_secret: str = ""
    aes_key: str = ""
    mode: Literal["plain", "compatible", "safe"] = "safe"
    account: str = "gh_xinyi_simulator"
    path: str = "/wechat"

    @property
    def receiver(self) -> str:
        """For whom its callbacks and answers are encrypted."""
        return self.app_id

    def __repr__(self) -> str:
        """Without the secrets: this may end in a log."""
        return f"WechatKeys({self.app_id}, {self.mode})"


class MiniprogramKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A mini-program as its platform knows it."""

    app_id: str
    app_secret: str
    token: str = ""
    aes_key: str = ""

    @property
    def pushes(self) -> WechatKeys:
        """What its message push is sealed with: as an official account's."""
        return WechatKeys(
            token=self.token,
            app_id=self.app_id,
            aes_key=self.aes_key,
            account="gh_xinyi_mini",
            path="/miniprogram",
        )

    def __repr__(self) -> str:
        """Without the secret: this may end in a log."""
        return f"MiniprogramKeys({self.app_id})"


class WecomKeys(msgspec.Struct, frozen=True, kw_only=True):
    """An application as WeCom knows it. `robot` is the key of the one group's robot."""

    corp_id: str
    agent_id: str
    secret: str
    token: str
    aes_key: str
    robot: str = "simulator"
    path: str = "/wecom"

    @property
    def receiver(self) -> str:
        """For whom its callbacks and answers are encrypted."""
        return self.corp_id

    def __repr__(self) -> str:
        """Without the secrets: this may end in a log."""
        return f"WecomKeys({self.corp_id}, {self.agent_id})"


class TelegramKeys(msgspec.Struct, frozen=True, kw_only=True):
    """A bot as the Bot API knows it; `secret` goes into every webhook's header."""

    token: str
    secret: str = ""
    username: str = "xinyi_bot"
    path: str = "/telegram"

    def __repr__(self) -> str:
        """Without the secrets: this may end in a log."""
        return f"TelegramKeys({self.username})"
