"""When a station is open: OSM opening_hours, read by a library, on our own calendar.

The library knows no 调休 and no Chinese holidays, so each date is judged by itself: an ordinary
day by `hours`; a weekend that is worked by what `hours` say of the Friday before; a public
holiday by `holiday_hours`, and where there are none nobody knows, unless the place never closes.
What runs past midnight belongs to the day it began on.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from services.stations.days import DayKinds
from services.stations.osm import DAY, State, Stretch, begun_on, parsed

MINUTE = 60_000
AHEAD = 8
"""Days looked ahead: every weekday once. What does not change by then has no end in sight."""
ALWAYS = "24/7"


class Opening(NamedTuple):
    """A station's state at a moment, and how long that holds; moments in ms UTC.

    `changes_at` is when an open station closes or a closed one opens, None where no end is in
    sight or nobody knows. `start` and `end` bound the time in which all this stays true.
    """

    state: State
    changes_at: int | None
    start: int
    end: int

    def minutes_left(self, now: int) -> int | None:
        """Whole minutes until the change."""
        return None if self.changes_at is None else max(0, self.changes_at - now) // MINUTE


class Schedule:
    """The opening hours of all stations that share the same two strings; parsed once."""

    def __init__(self, hours: str, holiday_hours: str, kinds: DayKinds, zone: ZoneInfo) -> None:
        """`hours` and `holiday_hours` are OSM opening_hours, "" where nobody knows them."""
        self._usual = parsed(hours)
        self._festive = parsed(holiday_hours or (ALWAYS if hours == ALWAYS else ""))
        self._kinds, self._zone = kinds, zone

    def opening(self, now: int) -> Opening:
        """The state at `now` (ms UTC)."""
        here = datetime.fromtimestamp(now / 1000, self._zone)
        midnight = int(datetime.combine(here.date(), time(), self._zone).timestamp() * 1000)
        minute = (now - midnight) // MINUTE
        state, start, end, sure = self._at(here.date(), minute)
        return Opening(
            state,
            midnight + end * MINUTE if sure else None,
            midnight + start * MINUTE,
            midnight + end * MINUTE,
        )

    def _at(self, day: date, minute: int) -> tuple[State, int, int, bool]:
        """State, from when, until when (minutes of `day`), and whether it really changes then."""
        since = 0
        for stretch, after in pairwise(chain(self._around(day), (None,))):
            if stretch is None or minute < stretch.start:
                break
            start, end, state = stretch
            if minute < end:
                goes_on = after is not None and after.start == end
                return state, start, end, state == "open" and not goes_on and end < AHEAD * DAY
            since = max(since, end)
        else:
            stretch = None
        if stretch is None:
            return "closed", since, AHEAD * DAY, False
        return "closed", since, stretch.start, stretch.state == "open"

    def _around(self, day: date) -> Iterator[Stretch]:
        """What is not closed from yesterday until AHEAD days on, joined where it touches."""
        last: Stretch | None = None
        for offset in range(-1, AHEAD):
            for start, end, state in self._on(day + timedelta(days=offset)):
                new = Stretch(start + offset * DAY, end + offset * DAY, state)
                if last is None:
                    last = new
                elif new.state == last.state and new.start <= last.end:
                    last = last._replace(end=max(last.end, new.end))
                else:
                    yield last
                    last = new._replace(start=max(new.start, last.end))
        if last is not None:
            yield last

    def _on(self, day: date) -> tuple[Stretch, ...]:
        """The stretches that begin on `day`, in its minutes; the last may run past midnight."""
        kind = self._kinds(day)
        rule = self._festive if kind == "holiday" else self._usual
        if rule is None:
            return (Stretch(0, DAY, "unknown"),)
        if kind == "workday":
            day -= timedelta(days=day.weekday() - 4)
        return begun_on(rule, day)
