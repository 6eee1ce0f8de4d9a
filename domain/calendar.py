"""The street's working calendar: working minutes and days, with 调休 and holidays.

Rules (contracts.md, Time): a start outside working hours moves to the next working minute;
a working day counts as many hours as the office is open; days round up to that day's close.

Every moment outside is ms UTC. Inside, a moment is a workday and how far into it one is, so that
whole days are counted as days and a span of ten years costs no more than one of an afternoon.
"""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import msgspec

MINUTE = 60_000


class WorkCalendar(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Which minutes count.

    `opens` and `closes` are minutes after local midnight. Weekdays are workdays unless they
    stand in `holidays`; other days are not unless they stand in `workdays` (调休), which also
    wins where a day stands in both.
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
        return datetime.fromtimestamp(at / 1000, self._zone)

    def moment(self, day: date, minute: int) -> int:
        """Ms UTC of a local minute after midnight on `day`."""
        wall = datetime.combine(day, time(), self._zone) + timedelta(minutes=minute)
        return int(wall.timestamp()) * 1000

    def is_open(self, at: int) -> bool:
        """Whether `at` falls into working hours."""
        here = self.local(at)
        return self.is_workday(here.date()) and self.opens <= _minute(here) < self.closes

    def next_open(self, at: int) -> int:
        """`at` itself inside working hours, else the next moment the office opens."""
        return self._at(*self._into(at))

    def after_minutes(self, at: int, minutes: int) -> int:
        """The moment when `minutes` working minutes have passed since `at`.

        A day used up to the end ends at its close, not at the next opening.
        """
        return self._at(*self._after(at, minutes))

    def after_days(self, at: int, days: int, minutes: int = 0) -> int:
        """The close of the day on which `days` working days since `at` are over (and `minutes`)."""
        day, _ = self._after(at, days * self.day_minutes + minutes)
        return self.moment(day, self.closes)

    def minutes_between(self, start: int, end: int) -> int:
        """Working minutes from `start` to `end` (0 when `end` is not later)."""
        (first, into), (last, until) = self._into(start), self._into(end)
        days = self._workdays_before(last) - self._workdays_before(first)
        return max(0, days * self._day + until - into) // MINUTE

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def _day(self) -> int:
        return self.day_minutes * MINUTE

    def _into(self, at: int) -> tuple[date, int]:
        """The workday that `at` counts towards, and how many ms of it are over."""
        here = self.local(at)
        day = here.date()
        if self.is_workday(day):
            into = (_minute(here) - self.opens) * MINUTE + here.second * 1000 + at % 1000
            if into < self._day:
                return day, max(into, 0)
        return self._next_workday(day), 0

    def _after(self, at: int, minutes: int) -> tuple[date, int]:
        day, into = self._into(at)
        days, into = divmod(into + minutes * MINUTE, self._day)
        if into == 0 and days > 0:
            days, into = days - 1, self._day
        for _ in range(days):
            day = self._next_workday(day)
        return day, into

    def _at(self, day: date, into: int) -> int:
        return self.moment(day, self.opens) + into

    def _next_workday(self, day: date) -> date:
        day += timedelta(days=1)
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def _workdays_before(self, day: date) -> int:
        number = day.toordinal()
        weeks, rest = divmod(number - 1, 7)  # day 1 was a Monday
        weekdays = weeks * 5 + min(rest, 5)
        return weekdays - bisect_left(self._closed, number) + bisect_left(self._extra, number)

    @cached_property
    def _closed(self) -> list[int]:
        free = self.holidays - self.workdays
        return sorted(day.toordinal() for day in free if day.weekday() < 5)

    @cached_property
    def _extra(self) -> list[int]:
        return sorted(day.toordinal() for day in self.workdays if day.weekday() >= 5)


def _minute(here: datetime) -> int:
    return here.hour * 60 + here.minute
