"""The one source of «now»: real in a server, moved by tests and the simulator."""

import time
from typing import Protocol


class Clock(Protocol):
    """Whoever needs the time is given one of these."""

    def now(self) -> int:
        """Milliseconds since 1970, UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> int:
        """Milliseconds since 1970, UTC."""
        return time.time_ns() // 1_000_000


class FixedClock:
    """A clock that stands still until it is moved; for tests, demonstrations and simulations."""

    def __init__(self, now: int) -> None:
        self._now = now

    def now(self) -> int:
        """The moment it was set to, ms UTC."""
        return self._now

    def move(self, ms: int) -> None:
        """Let `ms` milliseconds pass."""
        self._now += ms
