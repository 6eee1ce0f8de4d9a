"""Which schedules are open now: worked out once and kept until something changes."""

from collections.abc import Sequence

from services.stations.hours import Opening, Schedule


class Board:
    """The openings of all schedules at one moment after another.

    Most questions come within the same quarter of an hour, so nearly always nothing has changed
    since the last one; what has is worked out anew, and only that. It holds nothing that could
    be out of date: every opening knows from when until when it is true.
    """

    def __init__(self, schedules: Sequence[Schedule]) -> None:
        """For these schedules, known by their position."""
        self._schedules = schedules
        self._openings: list[Opening] = []
        self._start, self._end = 0, 0

    def openings(self, now: int) -> Sequence[Opening]:
        """The opening of every schedule at `now` (ms UTC), by position."""
        if not self._start <= now < self._end:
            self._look(now)
        return self._openings

    def _look(self, now: int) -> None:
        old: Sequence[Opening | None] = self._openings or [None] * len(self._schedules)
        self._openings = [
            kept if kept and kept.start <= now < kept.end else schedule.opening(now)
            for kept, schedule in zip(old, self._schedules, strict=True)
        ]
        self._start = max((opening.start for opening in self._openings), default=now)
        self._end = min((opening.end for opening in self._openings), default=now)
