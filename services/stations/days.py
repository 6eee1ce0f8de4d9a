"""What kind of day a date is for a station: ordinary, a public holiday, or a weekend worked."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Literal

import chinese_calendar

from domain.street import WorkHours

DayKind = Literal["ordinary", "holiday", "workday"]
"""`holiday`: a festival's day off, weekends within it included. `workday`: a 调休 weekend."""

DayKinds = Callable[[date], DayKind]

FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Days off by statute each year (State Council Order 795): known before a year's notice is."""


def day_kinds(hours: WorkHours) -> DayKinds:
    """The state's calendar with the street's own days laid over it."""
    worked, free = frozenset(hours.workdays), frozenset(hours.holidays)

    def kind(day: date) -> DayKind:
        if day in free:
            return "holiday"
        if day in worked:
            return "workday" if day.weekday() > 4 else "ordinary"
        return state_kind(day)

    return kind


@cache
def state_kind(day: date) -> DayKind:
    """By the State Council's notice; a year that has none yet knows its fixed days only."""
    try:
        off, festival = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return "holiday" if (day.month, day.day) in FIXED else "ordinary"
    if off:
        return "holiday" if festival else "ordinary"
    return "workday" if day.weekday() > 4 else "ordinary"
