"""Moments as people write them, and the state's calendar of 2026 as it was published."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.calendar import WorkCalendar

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(wall: str) -> int:
    """Ms UTC of «2026-11-21 10:30» on the street's wall clock."""
    return int(datetime.fromisoformat(wall).replace(tzinfo=SHANGHAI).timestamp() * 1000)


def days(*listed: str) -> frozenset[date]:
    """Dates of 2026 from «02-16»."""
    return frozenset(date.fromisoformat(f"2026-{day}") for day in listed)


PLAIN = WorkCalendar()
STATE = WorkCalendar(
    holidays=days(
        "01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "04-06", "05-01",
        "05-04", "05-05", "06-19", "09-25", "10-01", "10-02", "10-05", "10-06", "10-07",
    ),
    workdays=days("01-04", "02-14", "02-28", "05-09", "09-20", "10-10"),
)  # fmt: skip
"""The State Council's notice for 2026; the services' test reads the same from the library."""
