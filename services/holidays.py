"""The state's holidays and 调休 workdays, from the published calendar.

`chinesecalendar` knows only years whose notice was published (2026 in full; 2027 not before
the State Council's notice of late 2026). Other years know the days that fall on a fixed date by
statute and else plain weekdays; `unpublished` lets the operator be told.
"""

from datetime import date, timedelta
from functools import cache

import chinese_calendar

BY_STATUTE = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""Month and day of what is off every year (State Council Order 795), the lunar festivals aside."""


@cache
def of_year(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Holidays on weekdays and workdays on weekends of one year."""
    if unpublished(year):
        fixed = (date(year, month, day) for month, day in BY_STATUTE)
        return frozenset(d for d in fixed if d.weekday() < 5), frozenset()
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    days = [d for d in days if d.year == year]
    free = frozenset(d for d in days if d.weekday() < 5 and chinese_calendar.is_holiday(d))
    work = frozenset(d for d in days if d.weekday() >= 5 and chinese_calendar.is_workday(d))
    return free, work


def of_years(years: range) -> tuple[frozenset[date], frozenset[date]]:
    """Holidays and extra workdays of several years together."""
    parts = [of_year(year) for year in years]
    return frozenset().union(*(p[0] for p in parts)), frozenset().union(*(p[1] for p in parts))


@cache
def unpublished(year: int) -> bool:
    """Whether the year's calendar is not known yet (an operator should add override days)."""
    try:
        chinese_calendar.is_holiday(date(year, 1, 1))
    except NotImplementedError:
        return True
    return False
