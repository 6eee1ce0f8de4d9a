"""The street's working calendar: working minutes and days, with 调休 and holidays.

Rules (contracts.md, Time): a start outside working hours moves to the next working minute;
a working day counts as many hours as the office is open; days round up to that day's close.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

MINUTE = 60_000


class WorkCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """Which minutes count.

    `opens` and `closes` are minutes after local midnight. Weekdays are workdays unless they
    stand in `holidays`; other days are not unless they stand in `workdays` (调休).
    """

    zone: str = "Asia/Shanghai"
    opens: int = 540
    closes: int = 1020
    workdays: frozenset[date] = frozenset()
    holidays: frozenset[date] = frozenset()

    @property
    def day_minutes(self) -> int:
        """Working minutes of one working day."""
        return self.closes - self.opens

    def is_workday(self, day: date) -> bool:
        """Whether the office is open on this day at all."""
        if day in self.workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def local(self, at: int) -> datetime:
        """The street's own wall clock at `at` (ms UTC)."""
        return datetime.fromtimestamp(at / 1000, ZoneInfo(self.zone))

    def moment(self, day: date, minute: int) -> int:
        """Ms UTC of a local minute after midnight on `day`."""
        start = datetime.combine(day, time(), ZoneInfo(self.zone))
        return int((start.astimezone(UTC) + timedelta(minutes=minute)).timestamp() * 1000)

    def is_open(self, at: int) -> bool:
        """Whether `at` falls into working hours."""
        here = self.local(at)
        return self.is_workday(here.date()) and self.opens <= _minute(here) < self.closes

    def next_open(self, at: int) -> int:
        """`at` itself inside working hours, else the next moment the office opens."""
        here = self.local(at)
        if self.is_workday(here.date()):
            if _minute(here) < self.opens:
                return self.moment(here.date(), self.opens)
            if _minute(here) < self.closes:
                return at
        return self.moment(self._next_workday(here.date()), self.opens)

    def after_minutes(self, at: int, minutes: int) -> int:
        """The moment when `minutes` working minutes have passed since `at`."""
        at = self.next_open(at)
        while True:
            close = self.moment(self.local(at).date(), self.closes)
            left = (close - at) // MINUTE
            if minutes <= left:
                return at + minutes * MINUTE
            minutes -= left
            at = self.next_open(close)

    def after_days(self, at: int, days: int) -> int:
        """The close of the day on which `days` working days since `at` are over."""
        end = self.after_minutes(at, days * self.day_minutes)
        return self.moment(self.local(end).date(), self.closes)

    def minutes_between(self, start: int, end: int) -> int:
        """Working minutes from `start` to `end` (0 when `end` is not later)."""
        total, at = 0, self.next_open(start)
        while at < end:
            close = self.moment(self.local(at).date(), self.closes)
            total += max(0, min(close, end) - at) // MINUTE
            at = self.next_open(close)
        return total

    def _next_workday(self, day: date) -> date:
        day += timedelta(days=1)
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day


def _minute(here: datetime) -> int:
    return here.hour * 60 + here.minute
