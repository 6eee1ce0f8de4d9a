"""Moments in words, by the street's own wall clock: «周一(23日)», «Mon 23 Nov, 10:30»."""

from domain.calendar import WorkCalendar
from domain.session import Language

_DAYS = {
    "zh-Hans": "周一 周二 周三 周四 周五 周六 周日".split(),
    "zh-Hant": "週一 週二 週三 週四 週五 週六 週日".split(),
    "en": "Mon Tue Wed Thu Fri Sat Sun".split(),
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day(at: int, calendar: WorkCalendar, language: Language) -> str:
    """A date as people say it: weekday and day of the month."""
    here = calendar.local(at)
    weekday = _DAYS[language][here.weekday()]
    if language == "en":
        return f"{weekday} {here.day} {_MONTHS[here.month - 1]}"
    return f"{here.day}日({weekday})"


def clock(at: int, calendar: WorkCalendar) -> str:
    """The time of day, 24 hours."""
    return calendar.local(at).strftime("%H:%M")


def closing(at: int, now: int, calendar: WorkCalendar, language: Language) -> str:
    """When something closes: midnight is «24:00» of the day that ends, as on any shop's door."""
    if clock(at, calendar) == "00:00" and calendar.local(at - 1).date() == calendar.local(now).date():
        return "24:00"
    return moment(at, now, calendar, language)


def moment(at: int, now: int, calendar: WorkCalendar, language: Language) -> str:
    """A date with its time; only the time where it is today."""
    if calendar.local(at).date() == calendar.local(now).date():
        today = {"zh-Hans": "今天", "zh-Hant": "今天", "en": "today "}[language]
        return f"{today}{clock(at, calendar)}"
    gap = " " if language == "en" else ""
    return f"{day(at, calendar, language)}{gap}{clock(at, calendar)}"
