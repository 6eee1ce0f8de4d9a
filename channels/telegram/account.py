"""What we must know of a Telegram bot to be it. Without aiogram, so settings are checked quickly."""

import re
from urllib.parse import urlsplit

import msgspec

from domain.errors import BadSettings

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{20,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class TelegramAccount(msgspec.Struct, frozen=True, kw_only=True):
    """A bot's settings: BotFather's token, and the webhook's secret that we chose ourselves.

    The forms are the Bot API's (setWebhook: `secret_token`). Raises `BadSettings` with every
    fault. A door without a secret would believe anybody, so an empty one is a fault.
    """

    token: str
    secret: str
    api_base: str = "https://api.telegram.org"

    def __post_init__(self) -> None:
        """Refuse settings that could not work or would be unsafe."""
        faults = [sentence for broken, sentence in self._rules() if broken]
        if faults:
            raise BadSettings("; ".join(faults), faults=faults)

    @property
    def id(self) -> str:
        """The bot's own number, the public half of its token; `account` in messages."""
        return self.token.partition(":")[0]

    def _rules(self) -> tuple[tuple[bool, str], ...]:
        base = urlsplit(self.api_base)
        return (
            (
                not _TOKEN.fullmatch(self.token),
                "TELEGRAM__TOKEN must be BotFather's, like 123456:ABC-DEF…",
            ),
            (
                not _SECRET.fullmatch(self.secret),
                "TELEGRAM__SECRET must be 1 to 256 of A-Z a-z 0-9 _ -",
            ),
            (
                base.scheme not in ("http", "https") or not base.netloc,
                "TELEGRAM__API_BASE must be an http(s) address",
            ),
        )

    def __repr__(self) -> str:
        """Name the bot, never its secrets: this lands in logs and tracebacks."""
        return f"TelegramAccount(id={self.id!r})"
