"""What the benchmark tells its stub platforms, and what they tell it."""

from typing import Any

import msgspec


class Stage(msgspec.Struct, kw_only=True):
    """Whom the platforms know.

    `followers` by openid: how many customer-service messages they may still be sent, -1 where
    their last word was too long ago. `consents`: to how many notices they said yes. What holds the
    words `aside` is no push of the call; a card with a button `button` is one.
    """

    members: list[str] = []
    robots: list[str] = []
    followers: dict[str, int] = {}
    consents: dict[str, int] = {}
    aside: str = ""
    button: str = ""


class Busy(msgspec.Struct):
    """Who was told how much already, by external id; all of it at the moment `at` (ms UTC)."""

    at: int
    told: dict[str, int]


class Card(msgspec.Struct):
    """A card with buttons as it lies on the phones of `users`: its task, its keys by label."""

    task: str
    keys: dict[str, str]
    users: list[str] = []


class Counted(msgspec.Struct, kw_only=True):
    """What came in.

    `told`: when (Unix seconds) everybody was told of the call first, by UserID, openid or
    «robot:key»; `twice` counts who was told again. `aside` counts what was not the call's. `dropped` is what
    members' limits swallowed without a word, `repeated` what the check for repeated words did,
    `answers` how often each error code was answered, `requests` what each interface was asked for the call. `said` are the last
    words of the application to each member.
    """

    told: dict[str, float] = {}
    twice: int = 0
    aside: int = 0
    dropped: int = 0
    repeated: int = 0
    answers: dict[int, int] = {}
    requests: dict[str, int] = {}
    cards: list[Card] = []
    said: dict[str, str] = {}


class Numbers(msgspec.Struct):
    """A quick look: how many were told of the call, how much was said besides."""

    told: int
    aside: int


Json = dict[str, Any]
