"""What the API asks of the platform behind a mini-program, and what it may answer."""

from typing import Protocol

import msgspec

from domain.errors import XinyiError


class Visitor(msgspec.Struct, frozen=True):
    """Somebody who opened the mini-program. `union` is "" where both accounts share no platform."""

    openid: str
    union: str = ""


class WrongCode(XinyiError):
    """The code was made up, used before, or older than five minutes."""


class TooOften(XinyiError):
    """The platform hears of them, or of us, too often."""


class Barred(XinyiError):
    """The platform lets this account in nowhere."""


class NoAnswer(XinyiError):
    """The platform cannot be asked now; nothing about the caller is wrong."""


class Platform(Protocol):
    """The account that the mini-program has. Every call raises the errors above."""

    app_id: str

    async def visitor(self, code: str) -> Visitor:
        """Who got this code from the platform a moment ago; a code opens once."""

    async def phone(self, code: str) -> str:
        """The number that they chose to show, by the code of that tap."""
