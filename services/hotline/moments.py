"""Dates as people and programs write them into sheets; a wall clock's time is the street's own."""

import re
from datetime import date, datetime, timedelta

from domain.calendar import MINUTE, WorkCalendar
from services.sheets.cells import Cell, folded

_DATE = r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?"
_TIME = r"(上午|下午|晚上|晚)?\s?(\d{1,2})\s?[:时点]\s?(?:(\d{1,2})\s?分?)?(?::?\s?(\d{1,2})(?:\.\d+)?秒?)?"
_WRITTEN = re.compile(rf"{_DATE}[T,]?\s?(?:[(（]?(?:星期|周)\S[)）]?)?\s?(?:{_TIME})?")
_PACKED = re.compile(r"(20\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")
_ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
_SPAN = re.compile(r"(\d{1,3})\s?个?\s?(工作日|自然日|天|小时)(?:内|之内|以内)?(?:办结|答复)?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a wall clock's: its zone is the street's
_YEARS = range(2000, 2100)


def moment(cell: Cell, calendar: WorkCalendar) -> int | None:
    """Ms UTC of a date, None where it is none; a day without a time means the office's close."""
    text = folded(cell)
    if _ZONED.fullmatch(text):
        return int(datetime.fromisoformat(text).timestamp()) * 1000
    wall = _wall(text)
    if wall is None or wall[0].year not in _YEARS:
        return None
    day, seconds = wall
    if seconds is None:
        return calendar.moment(day, calendar.closes)
    return calendar.moment(day, 0) + seconds * 1000


def deadline(cell: Cell, received: int, calendar: WorkCalendar) -> int | None:
    """A due moment: a date, or «5个工作日» counted from when 12345 received the order.

    0 where it is a span and `received` is 0: nobody knows when it began, so the street's own
    time holds.
    """
    found = _SPAN.fullmatch(folded(cell))
    if found is None:
        return moment(cell, calendar)
    if not received:
        return 0
    amount = int(found[1])
    match found[2]:
        case "工作日":
            return calendar.after_days(received, amount)
        case "小时":
            return received + amount * 60 * MINUTE
    return received + amount * 24 * 60 * MINUTE


def _wall(text: str) -> tuple[date, int | None] | None:
    """The local day and the seconds since its midnight, None for a day alone."""
    if _SERIAL.fullmatch(text):
        then = _EXCEL_ZERO + timedelta(seconds=round(float(text) * 86_400))
        return then.date(), _since_midnight(then) if "." in text else None
    if found := _PACKED.fullmatch(text):
        return _made(found[1], found[2], found[3], "", found[4], found[5], found[6])
    found = _WRITTEN.fullmatch(text)
    return _made(*found.groups(default="")) if found else None


def _made(*parts: str | None) -> tuple[date, int | None] | None:
    year, month, day, half, hour, minute, second = (part or "" for part in parts)
    try:
        then = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if not hour:
        return then, None
    late = half in ("下午", "晚上", "晚") and int(hour) < 12
    hours, minutes, seconds = int(hour) + 12 * late, int(minute or 0), int(second or 0)
    if hours > 24 or minutes > 59 or seconds > 59 or (hours == 24 and minutes + seconds):
        return None
    return then, (hours * 60 + minutes) * 60 + seconds


def _since_midnight(then: datetime) -> int:
    return (then.hour * 60 + then.minute) * 60 + then.second
