"""Which stations are open now: worked out once and kept until something changes."""

from collections.abc import Sequence
from functools import cached_property

from services.stations.hours import Opening, Schedule
from services.stations.spot import Spot


class Showing:
    """What the board shows until something changes."""

    def __init__(self, openings: list[Opening], groups: Sequence[Sequence[Spot]]) -> None:
        """`openings` by schedule; `groups` are the spots that keep each schedule."""
        self.openings = openings
        self.is_open = [opening.state == "open" for opening in openings]
        self.start = max((opening.start for opening in openings), default=0)
        self.end = min((opening.end for opening in openings), default=0)
        self._groups = [group for group, yes in zip(groups, self.is_open, strict=True) if yes]
        self.count = sum(map(len, self._groups))

    @cached_property
    def spots(self) -> list[Spot]:
        """All that are open."""
        return [spot for group in self._groups for spot in group]


class Board:
    """The openings of all schedules at one moment after another.

    Most questions come within the same quarter of an hour, so nearly always nothing has changed
    since the last one; what has is worked out anew, and only that. It holds nothing that could
    be out of date: every opening knows from when until when it is true.
    """

    def __init__(self, schedules: Sequence[Schedule], groups: Sequence[Sequence[Spot]]) -> None:
        """For these schedules, known by their position, and the spots that keep each."""
        self._schedules, self._groups = schedules, groups
        self._showing: Showing | None = None

    def at(self, now: int) -> Showing:
        """What is open at `now` (ms UTC)."""
        shown = self._showing
        if shown is None or not shown.start <= now < shown.end:
            shown = self._showing = Showing(self._openings(now), self._groups)
        return shown

    def _openings(self, now: int) -> list[Opening]:
        old: Sequence[Opening | None] = (
            self._showing.openings if self._showing else [None] * len(self._schedules)
        )
        return [
            kept if kept and kept.start <= now < kept.end else schedule.opening(now)
            for kept, schedule in zip(old, self._schedules, strict=True)
        ]
