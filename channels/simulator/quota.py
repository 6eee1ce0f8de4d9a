"""How often an official account may write to a person, as the platform counts it."""

from typing import Literal

Verdict = Literal[0, 45015, 45047]

HOUR = 3_600_000
SPOKE = (5, 48 * HOUR)
"""After a message: five within 48 hours (developers.weixin.qq.com, 客服消息)."""
ACTED = (3, 60_000)
"""After a menu press, a scan or a follow: three within a minute."""


class Quota:
    """One person's allowance. Each new act of theirs renews the one of its kind."""

    def __init__(self) -> None:
        self._grants: dict[str, tuple[int, int]] = {}

    def spoke(self, now: int) -> None:
        """The person sent a message."""
        self._grants["spoke"] = (SPOKE[0], now + SPOKE[1])

    def acted(self, now: int) -> None:
        """The person pressed, scanned or followed."""
        self._grants["acted"] = (ACTED[0], now + ACTED[1])

    def left(self, now: int) -> int:
        """How many messages would still be taken."""
        return sum(count for count, until in self._grants.values() if now <= until)

    def take(self, now: int) -> Verdict:
        """Use one up: 0, or the platform's code for «out of time» or «too many»."""
        live = [(until, name) for name, (_, until) in self._grants.items() if now <= until]
        for until, name in sorted(live):
            count = self._grants[name][0]
            if count:
                self._grants[name] = (count - 1, until)
                return 0
        return 45047 if live else 45015
