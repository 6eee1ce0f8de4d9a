"""Opening hours as people read them: one week, days alike put together."""

from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from services.stations.osm import begun_on, parsed

_MONDAYS = tuple(date(2027, month, day) for month, day in ((1, 4), (4, 5), (7, 5), (10, 4)))
"""Four weeks of a year: hours that differ between them hold for a season only."""


class Days(NamedTuple):
    """Weekdays `first` to `last` (0 is Monday), and from when to when (minutes of the day).

    An end beyond 1440 is after midnight. No `times`: closed.
    """

    first: int
    last: int
    times: tuple[tuple[int, int], ...]


def week(hours: str) -> tuple[Days, ...] | None:
    """The ordinary week of OSM opening_hours; None where it cannot be told in one."""
    rule = parsed(hours)
    if rule is None:
        return None
    weeks = {
        tuple(begun_on(rule, monday + timedelta(days=day)) for day in range(7))
        for monday in _MONDAYS
    }
    one = weeks.pop()
    if weeks or any(stretch.state != "open" for day in one for stretch in day):
        return None
    alike = groupby(enumerate(one), key=lambda day: day[1])
    return tuple(_days([number for number, _ in days], times) for times, days in alike)


def _days(numbers: list[int], stretches: tuple[tuple[int, int, str], ...]) -> Days:
    return Days(numbers[0], numbers[-1], tuple((start, end) for start, end, _ in stretches))
