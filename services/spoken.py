"""Days and times as people say them: 明天15点, 后天上午9点半, 周三, 12月5日, 3天, 3个工作日, 半小时内.

One reader for appointments, deferrals, leave and calls. What is past, or could be two things, is not
guessed: then there is nothing here, and the handler asks.
"""

import re
from datetime import date, timedelta

import msgspec

from domain.calendar import WorkCalendar
from services.understanding.numerals import number_of

HOUR = 60
EARLIEST = 7
"""An hour before this one, without «下午» or «早上», could be either: nothing is guessed."""

_N = r"(?:\d{1,2}|[一二三四五六七八九十两兩]{1,3})"
_WEEKDAYS = "一二三四五六日天"
_NAMED = {"今天": 0, "今日": 0, "今晚": 0, "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "后天": 2,
          "後天": 2, "大后天": 3, "大後天": 3, "today": 0, "tomorrow": 1}  # fmt: skip
_DAY = re.compile(
    rf"(?P<iso>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
    rf"|(?:(?P<year>\d{{4}})年)?(?P<month>{_N})月(?P<mday>{_N})[日号號]?"
    rf"|(?P<slash>\d{{1,2}}/\d{{1,2}})(?!\d)"
    rf"|(?P<next>下个?|下個|这个?|這個?|本)?(?:周|週|星期|礼拜|禮拜)(?P<week>[{_WEEKDAYS}])"
    rf"|(?P<named>大后天|大後天|{'|'.join(sorted(_NAMED, key=len, reverse=True))})"
    rf"|(?P<only>{_N})[日号號](?!楼|樓|门|門|线|線|口)",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?P<part>凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|夜里|夜裡|晚|早)?\s*"
    rf"(?:(?P<hour>{_N})\s*[点點时時](?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>{_N})分?)?"
    rf"|(?P<clock>\d{{1,2}}[:：]\d{{2}})\s*(?P<half_day>[ap]m\b)?"
    rf"|(?P<english>\d{{1,2}})\s*(?P<half_day_hour>[ap]m\b))",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"(?:(?P<n>\d{{1,3}}|{_N}|半)\s*[个個]?(?P<and_half>半)?\s*"
    r"(?P<unit>小时|小時|钟头|鐘頭|分钟|分鐘|刻钟|刻鐘)(?:之内|以内|之內|以內|之后|以后|之後|以後|内|內|后|後)?"
    r"|(?:in|within)\s+(?P<english>\d{1,3}|half an|an)\s*(?P<english_unit>minutes?|mins?|hours?))",
    re.IGNORECASE,
)
_UNITS = {"分": 1, "m": 1, "刻": 15}
"""Minutes of a unit by its first letter; any other is an hour."""
_LENGTH = re.compile(
    rf"(?P<n>{_N})\s*(?P<unit>个?工作日|個?工作日|天|日|周|週|个?星期|小时|小時"
    r"|working days?\b|days?\b|weeks?\b|hours?\b)",
    re.IGNORECASE,
)
_EDGES = " ,，.。、:："
_AFTERNOON = frozenset("下午 傍晚 晚上 晚 夜里 夜裡".split())


class Day(msgspec.Struct, frozen=True):
    """A day somebody named, and what else they said."""

    day: date
    rest: str


class Moment(msgspec.Struct, frozen=True):
    """A moment somebody named (ms UTC), and what else they said."""

    at: int
    rest: str


class Timed(msgspec.Struct, frozen=True):
    """Where in the words a moment is named (`spans`: from, to), and which it is (ms UTC).

    `at` is None where they name a day or a time that is past, or that could be two things.
    """

    at: int | None
    spans: tuple[tuple[int, int], ...]


def day_in(words: str, now: int, calendar: WorkCalendar) -> Day | None:
    """The first day that the words name, not before today; None where they name none.

    «25日» is the next 25th, «周三» the next Wednesday, «下周三» the one of the coming week.
    """
    named = _day_named(words, now, calendar)
    return Day(named[1], _without(words, named[0])) if named else None


def moment_in(words: str, now: int, calendar: WorkCalendar) -> Moment | None:
    """The moment that the words name, later than now; None without a time of day.

    A time without a day is today's, «9点» in the afternoon is not guessed to be 21:00.
    """
    named = _time_named(words, now, calendar)
    if named is None or named.at is None:
        return None
    return Moment(named.at, without(words, named.spans).strip(_EDGES))


def timed(words: str, now: int, calendar: WorkCalendar) -> Timed | None:
    """Where the words say when: «20:30», «明天9点», «半小时内»; None where they say nothing of it."""
    match = _WITHIN.search(words)
    if match is not None:
        return Timed(now + _minutes_of(match) * 60_000, (match.span(),))
    return _time_named(words, now, calendar)


def without(words: str, spans: tuple[tuple[int, int], ...], gap: str = "") -> str:
    """The words but for these parts of them; every letter left out becomes a `gap`."""
    for since, until in sorted(spans, reverse=True):
        words = words[:since] + gap * (until - since) + words[until:]
    return words


def _time_named(words: str, now: int, calendar: WorkCalendar) -> Timed | None:
    dated = _day_named(words, now, calendar)
    spans = (dated[0].span(),) if dated else ()
    match = _TIME.search(without(words, spans, "\0"))  # no blank: it would count as the time's own
    if match is None:
        return Timed(None, spans) if spans else None
    day = dated[1] if dated else calendar.local(now).date()
    minute = _minute(match, words)
    at = 0 if minute is None else calendar.moment(day, minute)
    return Timed(at if at > now else None, (*spans, match.span()))


def until_in(words: str, now: int, calendar: WorkCalendar) -> Moment | None:
    """Until when: «3天», «3个工作日» from now, or the close of a day that is named."""
    found = day_in(words, now, calendar)
    if found is not None:
        return Moment(calendar.moment(found.day, calendar.closes), found.rest)
    match = _LENGTH.search(words)
    if match is None:
        return None
    number, unit = _number(match["n"]), match["unit"].lower()
    if number == 0:
        return None
    rest = _without(words, match)
    if "工作日" in unit or "work" in unit:
        return Moment(calendar.after_days(now, number), rest)
    if "小" in unit or "hour" in unit:
        return Moment(now + number * HOUR * 60_000, rest)
    days = number * (7 if unit[-1] in "周週期" or "week" in unit else 1)
    last = calendar.local(now).date() + timedelta(days=days)
    return Moment(calendar.moment(last, calendar.closes), rest)


def _day_named(words: str, now: int, calendar: WorkCalendar) -> "tuple[re.Match[str], date] | None":
    today = calendar.local(now).date()
    for match in _DAY.finditer(words):
        found = _day(match, today)
        if found is not None and found >= today:
            return match, found
    return None


def _day(match: "re.Match[str]", today: date) -> date | None:
    try:
        return _dated(match, today) or _near(match, today)
    except ValueError:
        return None


def _dated(match: "re.Match[str]", today: date) -> date | None:
    """A day by month and number."""
    if match["iso"]:
        year, month, day = map(int, re.split(r"[-/.]", match["iso"]))
        return date(year, month, day)
    if match["slash"]:
        month, day = map(int, match["slash"].split("/"))
        return _coming(today, month, day)
    if match["month"]:
        month, day = _number(match["month"]), _number(match["mday"])
        return date(int(match["year"]), month, day) if match["year"] else _coming(today, month, day)
    return None


def _near(match: "re.Match[str]", today: date) -> date | None:
    """A day by its name, its weekday or its number alone."""
    if match["named"]:
        return today + timedelta(days=_NAMED[match["named"].lower()])
    return _weekday(match, today) if match["week"] else _monthday(today, _number(match["only"]))


def _coming(today: date, month: int, day: int) -> date:
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


def _monthday(today: date, day: int) -> date | None:
    """The next day of that number: of this month, or of the first month after it that has one."""
    for months in range(3):
        month = (today.month - 1 + months) % 12 + 1
        year = today.year + (today.month - 1 + months) // 12
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _weekday(match: "re.Match[str]", today: date) -> date:
    wanted = min(_WEEKDAYS.index(match["week"]), 6)
    monday = today - timedelta(days=today.weekday())
    if (match["next"] or "").startswith("下"):
        return monday + timedelta(days=7 + wanted)
    found = monday + timedelta(days=wanted)
    return found if found >= today or match["next"] else found + timedelta(days=7)


def _minute(match: "re.Match[str]", words: str) -> int | None:
    late, early = bool(re.search("今晚|明晚", words)), "明早" in words
    half_day = (match["half_day"] or match["half_day_hour"] or "").lower()
    if match["clock"] or match["english"]:
        hour, _, minutes = (match["clock"] or match["english"]).replace("：", ":").partition(":")
        hour, minute = int(hour), int(minutes or 0)
    else:
        hour = _number(match["hour"])
        if 0 < hour < EARLIEST and not (match["part"] or late or early):
            return None
        minute = 30 if match["half"] else 0
        minute = {"一": 15, "三": 45}[match["quarter"]] if match["quarter"] else minute
        minute = _number(match["minute"]) if match["minute"] else minute
    if half_day == "am" and hour == 12:
        hour = 0
    if (match["part"] in _AFTERNOON or late or half_day == "pm") and hour < 12:
        hour += 12
    if match["part"] == "中午" and hour < 3:
        hour += 12
    return hour * HOUR + minute if hour < 24 and minute < HOUR else None


def _minutes_of(match: "re.Match[str]") -> int:
    """How long «半小时», «两个半小时», «20分钟», «within an hour» is."""
    said = (match["n"] or match["english"]).lower()
    unit = (match["unit"] or match["english_unit"]).lower()[0]
    each = _UNITS.get(unit, HOUR)
    if said in ("半", "half an"):
        return each // 2
    number = 1 if said == "an" else _number(said)
    return number * each + (each // 2 if match["and_half"] else 0)


def _number(written: str) -> int:
    return number_of(written.replace("兩", "两"))


def _without(words: str, match: "re.Match[str]") -> str:
    return without(words, (match.span(),)).strip(_EDGES)
