"""When something recurs: an RFC 5545 rule over days of the street's own wall clock, and 调休.

A rule names days only; the time of day stands beside it. The library fills in from its start day
whatever a rule leaves open (a weekday, a day of the month), so `fault` asks for these in words:
what a rule means must not depend on the day from which it happens to be counted.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from dateutil.rrule import rrule, rrulestr

from domain.calendar import WorkCalendar

Shift = Literal["none", "next", "previous", "only"]
"""A day on which nobody works: as it is, the working day after or before it, or not at all."""

PARTS = frozenset("FREQ INTERVAL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST".split())
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
SAMPLE = date(2026, 1, 1)
LONGEST_REST = 30
"""Days in a row on which nobody works, at most: no calendar has so many."""


def fault(rule: str, since: date | None = None) -> str:
    """Why this is no rule to rely on, "" where it is one."""
    parts = _parts(rule)
    if unknown := sorted(set(parts) - PARTS):
        return (
            f"{unknown[0]}: a rule has {', '.join(sorted(PARTS))}; the time of day stands in `at`"
        )
    if parts.get("FREQ") not in FREQUENCIES:
        return f"FREQ has to be one of {', '.join(FREQUENCIES)}"
    if _interval(parts) < 1:
        return "INTERVAL: a whole number, 1 or more"
    if left := _left_open(parts):
        return left
    if _interval(parts) > 1 and since is None:
        return "INTERVAL needs `since`: the first day, from which it is counted"
    return _unreadable(rule, since or SAMPLE)


def days(rule: str, since: date | None, first: date, last: date) -> list[date]:
    """The days from `first` to `last` that the rule names, not before `since`."""
    start = _start(rule, since, first)
    found = _read(rule, start).between(_noon(first), _noon(last), inc=True)
    return [day.date() for day in found if since is None or day.date() >= since]


def shifted(day: date, shift: Shift, calendar: WorkCalendar) -> date | None:
    """When what falls on `day` takes place; None for not at all."""
    if shift == "none" or calendar.is_workday(day):
        return day
    return None if shift == "only" else workday_beside(day, calendar, 1 if shift == "next" else -1)


def workday_beside(day: date, calendar: WorkCalendar, step: int) -> date:
    """The nearest working day after (`step` 1) or before (-1) a day."""
    beside = (day + timedelta(days=step * n) for n in range(1, LONGEST_REST))
    return next(found for found in beside if calendar.is_workday(found))


def _start(rule: str, since: date | None, first: date) -> date:
    """From where to count: `since` where that matters, else a Monday near enough to be quick."""
    if since is not None and _interval(_parts(rule)) > 1:
        return since
    near = first.replace(day=1) - timedelta(days=7)
    return near - timedelta(days=near.weekday())


def _parts(rule: str) -> Mapping[str, str]:
    pairs = (part.partition("=") for part in rule.upper().split(";") if part)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _interval(parts: Mapping[str, str]) -> int:
    written = parts.get("INTERVAL", "1")
    return int(written) if written.isdecimal() else 0


def _left_open(parts: Mapping[str, str]) -> str:
    """What the library would take from its start day, or silently pass over."""
    frequency, by_day = parts["FREQ"], parts.get("BYDAY", "")
    if frequency == "WEEKLY" and not by_day:
        return "WEEKLY needs BYDAY: on which weekday?"
    if frequency == "WEEKLY" and any(sign.isdigit() for sign in by_day):
        return "BYDAY: a week has each day once; write MO, not 1MO"
    if frequency in ("MONTHLY", "YEARLY") and not (by_day or "BYMONTHDAY" in parts):
        return f"{frequency} needs BYMONTHDAY or BYDAY: on which day?"
    if frequency == "YEARLY" and "BYMONTH" not in parts:
        return "YEARLY needs BYMONTH: in which month?"
    if "BYSETPOS" not in parts and any(day > 28 for day in _month_days(parts)):
        return "BYMONTHDAY: 29 to 31 are in some months only; write -1 for the last day"
    return ""


def _month_days(parts: Mapping[str, str]) -> Iterator[int]:
    return (int(n) for n in parts.get("BYMONTHDAY", "").split(",") if n.strip().isdecimal())


def _unreadable(rule: str, since: date) -> str:
    try:
        read = _read(rule, since)
    except (ValueError, TypeError, KeyError) as error:
        return f"no rule of RFC 5545: {error}"
    return "" if next(iter(read), None) else "this never happens"


def _read(rule: str, start: date) -> rrule:
    read = rrulestr(rule, dtstart=_noon(start))
    assert isinstance(read, rrule)
    return read


def _noon(day: date) -> datetime:
    """A day as the library counts it: its own moment means nothing, only the date is read."""
    return datetime.combine(day, time(12), UTC)
