"""Which days a rule names: by its words alone, whatever day it is counted from, with 调休."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from domain.recurrence import days, fault, shifted
from domain.reminder import moment_before
from services import holidays
from services.office import timing_of
from services.pack import load
from tests.domain.moments import at

CALENDAR = timing_of(load("yichuan"), *holidays.of_years(range(2025, 2029))).calendar
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)

WEEKDAYS = st.lists(st.sampled_from("MO TU WE TH FR SA SU".split()), min_size=1, unique=True)
RULES = st.one_of(
    WEEKDAYS.map(lambda found: f"FREQ=WEEKLY;BYDAY={','.join(found)}"),
    st.integers(1, 28).map(lambda day: f"FREQ=MONTHLY;BYMONTHDAY={day}"),
    st.just("FREQ=MONTHLY;BYMONTHDAY=-1"),
    st.just("FREQ=MONTHLY;BYDAY=-1FR"),
    st.just("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
    st.just("FREQ=DAILY"),
    st.integers(1, 12).map(lambda month: f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=20"),
)


@given(RULES, st.dates(FIRST, LAST), st.integers(0, 120))
def test_a_rule_names_the_same_days_from_wherever_it_is_counted(
    rule: str, first: date, length: int
) -> None:
    """Counted from near by, as the street does; counted from years before, as the library does."""
    last = first + timedelta(days=length)
    whole = rrulestr(rule, dtstart=datetime(2020, 1, 1, 12, tzinfo=UTC))
    edges = (datetime.combine(day, time(12), UTC) for day in (first, last))
    assert days(rule, None, first, last) == [d.date() for d in whole.between(*edges, inc=True)]
    assert fault(rule) == ""


@given(st.dates(FIRST, LAST), st.integers(2, 5))
def test_every_other_week_keeps_its_weeks(first: date, interval: int) -> None:
    since = date(2026, 1, 8)  # a Thursday
    rule = f"FREQ=WEEKLY;INTERVAL={interval};BYDAY=TH"
    for day in days(rule, since, first, first + timedelta(days=100)):
        assert day.weekday() == 3
        assert (day - since).days % (7 * interval) == 0


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=WEEKLY", "on which weekday"),
        ("FREQ=WEEKLY;BYDAY=1", "write MO, not 1MO"),
        ("FREQ=WEEKLY;BYDAY=1MO", "write MO, not 1MO"),
        ("FREQ=WEEKLY;BYDAY=MON", "no rule of RFC 5545"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "`since`"),
        ("FREQ=WEEKLY;INTERVAL=0;BYDAY=MO", "1 or more"),
        ("FREQ=MONTHLY", "on which day"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "-1 for the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=40;BYSETPOS=1", "never happens"),
        ("FREQ=YEARLY;BYMONTHDAY=20", "in which month"),
        ("FREQ=HOURLY", "FREQ has to be one of"),
        ("FREQ=DAILY;BYHOUR=9", "BYHOUR"),
        ("FREQ=DAILY;COUNT=3", "COUNT"),
        ("", "FREQ has to be one of"),
    ],
)
def test_what_would_not_mean_what_it_says_is_a_fault(rule: str, why: str) -> None:
    assert why in fault(rule)


def test_the_last_day_is_in_every_month() -> None:
    found = days("FREQ=MONTHLY;BYMONTHDAY=-1", None, date(2027, 1, 1), date(2027, 4, 30))
    assert [day.day for day in found] == [31, 28, 31, 30]


def test_31_by_itself_is_in_seven_months_only() -> None:
    found = days("FREQ=MONTHLY;BYMONTHDAY=31", None, date(2027, 1, 1), date(2027, 12, 31))
    assert len(found) == 7, "so the pack may not write it"


def test_a_saturday_that_is_worked_is_a_working_day() -> None:
    saturday = date(2026, 10, 10)  # 调休 for the National Day of 2026
    assert saturday.weekday() == 5
    assert shifted(saturday, "only", CALENDAR) == saturday
    assert shifted(date(2026, 10, 11), "only", CALENDAR) is None


def test_a_holiday_moves_what_falls_on_it() -> None:
    monday = date(2026, 10, 5)
    assert shifted(monday, "next", CALENDAR) == date(2026, 10, 8)
    assert shifted(monday, "previous", CALENDAR) == date(2026, 9, 30)
    assert shifted(monday, "none", CALENDAR) == monday


def test_january_2027_without_a_published_calendar_goes_by_weekdays() -> None:
    assert shifted(date(2027, 1, 1), "next", CALENDAR) == date(2027, 1, 4), "New Year by statute"
    assert shifted(date(2027, 1, 4), "only", CALENDAR) == date(2027, 1, 4)
    assert shifted(date(2027, 1, 9), "only", CALENDAR) is None


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("0min", "2026-11-23 09:30"),
        ("30min", "2026-11-23 09:00"),
        ("2h", "2026-11-23 07:30"),
        ("1d 17:00", "2026-11-22 17:00"),
        ("1wd 17:00", "2026-11-20 17:00"),
    ],
)
def test_how_long_before(before: str, then: str) -> None:
    assert moment_before(at("2026-11-23 09:30"), before, CALENDAR) == at(then)
