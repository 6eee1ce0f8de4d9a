"""How fast each channel may be spoken to, and how patiently each lane tries: data only.

Sources: Telegram's bot FAQ (30 a second in all, one a second a chat, 20 a minute a group);
WeCom's pages on app messages (30 a minute and 1,000 an hour a member; the excess is dropped
without a word) and group robots (20 a minute each). WeChat names no such rate: ours is a bound
against our own mistakes; its quota of customer-service messages is the client's ledger.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec

from domain.work import Lane

SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000


LONG = MINUTE
"""A way that is closed for so long is left for the person's next one."""


ON_THE_WAY = 2 * SECOND
"""How much longer (ms) one message may be on its way than another. We count when a message leaves,
a platform when it arrives: thirty that were slow and one that is quick, a minute behind them, are
thirty-one in its minute. So our window is longer wherever the excess is dropped without a word;
a platform that says «too many» is only tried again.
"""


class Limit(msgspec.Struct, frozen=True):
    """At most `count` sends within any `window` ms; the last `spare` of them are emergencies'."""

    count: int
    window: int
    spare: int = 0


class Rule(msgspec.Struct, frozen=True):
    """Limits of each address, or of the whole account; `prefix` picks addresses by their id."""

    scope: Literal["address", "account"]
    limits: tuple[Limit, ...]
    prefix: str = ""


class Patience(msgspec.Struct, frozen=True):
    """How a lane tries again: the first and the longest wait (ms), and how many tries in all."""

    first: int
    longest: int
    tries: int


RULES: Mapping[str, tuple[Rule, ...]] = {
    "telegram": (
        Rule("account", (Limit(30, SECOND, spare=10),)),
        Rule("address", (Limit(1, SECOND),)),
        Rule("address", (Limit(20, MINUTE),), prefix="-"),  # groups have negative ids
    ),
    "wecom": (
        Rule("address", (Limit(30, MINUTE + ON_THE_WAY), Limit(1_000, HOUR + ON_THE_WAY))),
        Rule("address", (Limit(20, MINUTE),), prefix="robot:"),
    ),
    "wechat": (Rule("address", (Limit(20, MINUTE),)),),
}

PATIENCE: Mapping[Lane, Patience] = {
    # Tries enough to outlast a platform's bad hour; what nobody wants any more ends by expiry.
    Lane.emergency: Patience(SECOND, 30 * SECOND, 120),
    Lane.reply: Patience(SECOND, 2 * MINUTE, 40),
    Lane.case: Patience(2 * SECOND, 10 * MINUTE, 30),
    Lane.reminder: Patience(5 * SECOND, 30 * MINUTE, 20),
    Lane.digest: Patience(10 * SECOND, 30 * MINUTE, 20),
}
