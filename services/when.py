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


def moment(at: int, now: int, calendar: WorkCalendar, language: Language) -> str:
    """A date with its time; only the time where it is today, the month too where it is another."""
    then, here = calendar.local(at), calendar.local(now)
    time = clock(at, calendar)
    if then.date() == here.date():
        return f"{_TODAY[language]}{time}"
    if language == "en":
        return f"{day(at, calendar, language)} {time}"
    month = "" if (then.year, then.month) == (here.year, here.month) else f"{then.month}月"
    return f"{month}{day(at, calendar, language)}{time}"
