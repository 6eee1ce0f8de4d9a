"""How often one caller may ask. Counted in this process: several workers let through as many times more."""

from http import HTTPStatus

from services.clock import Clock
from web.api.problem import Problem

MOST = 20_000
"""Callers remembered; with more, the one that has been silent longest is forgotten."""


class Limit:
    """A bucket for each caller: it holds `burst` and fills by `per_minute`."""

    def __init__(self, clock: Clock, burst: int, per_minute: int) -> None:
        self._clock, self._burst, self._per_ms = clock, burst, per_minute / 60_000
        self._left: dict[str, tuple[float, int]] = {}

    def take(self, caller: str, cost: int = 1) -> None:
        """Take `cost`. Raises `Problem` 429 with the seconds to wait."""
        now = self._clock.now()
        left, at = self._left.pop(caller, (float(self._burst), now))
        left = min(float(self._burst), left + max(0, now - at) * self._per_ms)
        enough = left >= cost
        self._left[caller] = (left - cost if enough else left, now)
        if len(self._left) > MOST:
            del self._left[next(iter(self._left))]
        if not enough:
            seconds = max(1, round((cost - left) / self._per_ms / 1000))
            raise Problem(
                HTTPStatus.TOO_MANY_REQUESTS,
                "api-too-often",
                headers={"Retry-After": str(seconds)},
                seconds=seconds,
            )
