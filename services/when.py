"""Moments in words, by the street's own wall clock: «23日(周一)», «今天10:30», «Mon 23 Nov 10:30»."""

from domain.calendar import WorkCalendar
from domain.session import Language

_DAYS = {
    "zh-Hans": "周一 周二 周三 周四 周五 周六 周日".split(),
    "zh-Hant": "週一 週二 週三 週四 週五 週六 週日".split(),
    "en": "Mon Tue Wed Thu Fri Sat Sun".split(),
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_TODAY = {"zh-Hans": "今天", "zh-Hant": "今天", "en": "today "}


def day(at: int, now: int, calendar: WorkCalendar, language: Language) -> str:
    """A date as people say it: weekday and day, with the month where it is not this one."""
    then, here = calendar.local(at), calendar.local(now)
    name = weekday(then.weekday(), language)
    if language == "en":
        return f"{name} {then.day} {_MONTHS[then.month - 1]}"
    month = "" if (then.year, then.month) == (here.year, here.month) else f"{then.month}月"
    return f"{month}{then.day}日({name})"


def weekday(number: int, language: Language) -> str:
    """The day of the week; 0 is Monday."""
    return _DAYS[language][number]


def clock(at: int, calendar: WorkCalendar) -> str:
    """The time of day, 24 hours."""
    return calendar.local(at).strftime("%H:%M")


def moment(at: int, now: int, calendar: WorkCalendar, language: Language) -> str:
    """A date with its time; only the time where it is today."""
    time = clock(at, calendar)
    if calendar.local(at).date() == calendar.local(now).date():
        return f"{_TODAY[language]}{time}"
    gap = " " if language == "en" else ""
    return f"{day(at, now, calendar, language)}{gap}{time}"


def closing(at: int, now: int, calendar: WorkCalendar, language: Language) -> str:
    """When something closes: midnight is «24:00» of the day that ends, as on any shop's door."""
    midnight = clock(at, calendar) == "00:00"
    if midnight and calendar.local(at - 1).date() == calendar.local(now).date():
        return "24:00"
    return moment(at, now, calendar, language)
