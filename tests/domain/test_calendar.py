"""Working time: the examples people agreed on, and what has to hold for every calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.calendar import MINUTE, WorkCalendar
from tests.domain.moments import PLAIN, STATE, at, days

HOUR = 60


def slow_minutes(calendar: WorkCalendar, start: int, end: int) -> int:
    """What `minutes_between` has to find, counted day by day from the definition."""
    total, day, last = 0, calendar.local(start).date(), calendar.local(end).date()
    while day <= last:
        if calendar.is_workday(day):
            opens = calendar.moment(day, calendar.opens)
            closes = calendar.moment(day, calendar.closes)
            total += max(0, min(end, closes) - max(start, opens))
        day += timedelta(days=1)
    return total // MINUTE


FIRST, SPAN = date(2026, 9, 7), 112
"""Sixteen weeks in which everything happens, so that days off and starts meet each other."""

day_sets = st.binary(min_size=SPAN // 8, max_size=SPAN // 8).map(
    lambda bits: frozenset(FIRST + timedelta(n) for n in range(SPAN) if bits[n // 8] >> n % 8 & 1)
)
moments = st.integers(at("2026-09-01 00:00"), at("2026-12-31 23:59"))
whole_minutes = moments.map(lambda ms: ms - ms % MINUTE)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """Offices with hours, holidays and 调休 of their own."""
    opens = draw(st.integers(0, 1200))
    return WorkCalendar(
        opens=opens,
        closes=draw(st.integers(opens + 1, 1440)),
        holidays=draw(day_sets),
        workdays=draw(day_sets) & draw(day_sets),
    )


class TestExamples:
    """Dates that stand in the contract, and those a whole country knows."""

    def test_three_working_days_from_a_saturday(self) -> None:
        assert PLAIN.after_days(at("2026-11-21 10:30"), 3) == at("2026-11-25 17:00")

    def test_four_working_hours_from_monday_noon(self) -> None:
        assert PLAIN.after_minutes(at("2026-11-23 12:00"), 4 * HOUR) == at("2026-11-23 16:00")

    @pytest.mark.parametrize(
        ("start", "due"),
        [
            ("2026-11-20 16:00", "2026-11-23 12:00"),  # over the weekend
            ("2026-11-23 08:00", "2026-11-23 13:00"),  # before the office opens
            ("2026-11-23 13:00", "2026-11-23 17:00"),  # used up at the close, not next morning
            ("2026-11-23 13:01", "2026-11-24 09:01"),
            ("2026-11-23 17:00", "2026-11-24 13:00"),  # the close itself is outside
            ("2026-11-23 23:59", "2026-11-24 13:00"),
        ],
    )
    def test_four_working_hours(self, start: str, due: str) -> None:
        assert PLAIN.after_minutes(at(start), 4 * HOUR) == at(due)

    def test_the_close_itself_is_no_open_moment(self) -> None:
        assert not PLAIN.is_open(at("2026-11-23 17:00"))
        assert PLAIN.next_open(at("2026-11-23 17:00")) == at("2026-11-24 09:00")

    def test_one_working_day_is_eight_hours_and_ends_at_a_close(self) -> None:
        assert PLAIN.day_minutes == 8 * HOUR
        assert PLAIN.after_days(at("2026-11-23 09:00"), 1) == at("2026-11-23 17:00")
        assert PLAIN.after_days(at("2026-11-23 12:00"), 1) == at("2026-11-24 17:00")
        assert PLAIN.after_days(at("2026-11-23 17:00"), 1) == at("2026-11-24 17:00")

    def test_a_weekend_day_that_is_worked_counts(self) -> None:
        saturday = at("2026-02-28 10:00")
        assert STATE.is_open(saturday)
        assert STATE.after_minutes(saturday, 2 * HOUR) == at("2026-02-28 12:00")
        assert not PLAIN.is_open(saturday)
        assert STATE.after_days(at("2026-10-09 10:00"), 2) == at("2026-10-12 17:00")

    def test_a_sunday_that_is_worked_begins_a_span(self) -> None:
        sunday, monday = at("2026-09-20 10:00"), at("2026-09-21 10:00")
        assert STATE.minutes_between(sunday, monday) == 8 * HOUR
        assert STATE.minutes_between(at("2026-09-18 10:00"), sunday) == 8 * HOUR

    def test_spring_festival_stands_still(self) -> None:
        before, after = at("2026-02-14 16:00"), at("2026-02-24 10:00")
        assert STATE.after_minutes(before, 2 * HOUR) == after
        assert STATE.minutes_between(before, after) == 2 * HOUR
        assert STATE.next_open(at("2026-02-15 00:00")) == at("2026-02-24 09:00")
        assert not any(STATE.is_workday(date(2026, 2, n)) for n in range(15, 24))

    def test_midnight_on_a_holiday(self) -> None:
        midnight = at("2026-10-01 00:00")
        assert not STATE.is_open(midnight)
        assert STATE.next_open(midnight) == at("2026-10-08 09:00")
        assert STATE.after_days(midnight, 1) == at("2026-10-08 17:00")
        assert STATE.local(midnight).date() == date(2026, 10, 1)

    def test_the_year_after_the_last_notice_is_made_of_plain_weekdays(self) -> None:
        thursday = at("2026-12-31 12:00")
        assert STATE.after_days(thursday, 1) == at("2027-01-01 17:00")
        told = replace(STATE, holidays=STATE.holidays | {date(2027, 1, 1)})
        assert told.after_days(thursday, 1) == at("2027-01-04 17:00")

    def test_a_day_in_both_lists_is_worked(self) -> None:
        both = WorkCalendar(holidays=days("11-23"), workdays=days("11-23"))
        assert both.is_workday(date(2026, 11, 23))
        assert both.minutes_between(at("2026-11-23 09:00"), at("2026-11-24 09:00")) == 8 * HOUR

    def test_seconds_are_kept_over_the_night(self) -> None:
        late = at("2026-11-23 16:59") + 30_000
        assert PLAIN.after_minutes(late, 1) == at("2026-11-24 09:00") + 30_000
        assert PLAIN.is_open(late)
        assert not PLAIN.is_open(late + 30_000)

    def test_another_zone_has_a_wall_clock_of_its_own(self) -> None:
        urumqi = WorkCalendar(zone="Asia/Urumqi")
        assert urumqi.moment(date(2026, 11, 23), 540) == at("2026-11-23 11:00")

    def test_a_zone_with_summer_time_opens_by_the_wall_clock(self) -> None:
        berlin = WorkCalendar(zone="Europe/Berlin", workdays=frozenset({date(2026, 3, 29)}))
        opening = berlin.moment(date(2026, 3, 29), berlin.opens)
        assert berlin.local(opening).hour == 9
        assert berlin.is_open(opening)

    def test_an_office_that_never_closes_ends_its_day_at_midnight(self) -> None:
        always = WorkCalendar(opens=0, closes=1440)
        assert always.after_days(at("2026-11-20 00:00"), 1) == at("2026-11-21 00:00")
        assert always.after_days(at("2026-11-20 10:00"), 1) == at("2026-11-24 00:00")

    def test_ten_years_cost_no_more_than_the_days_they_have(self) -> None:
        start, end = at("2026-01-05 09:00"), at("2036-01-07 09:00")
        assert PLAIN.minutes_between(start, end) == slow_minutes(PLAIN, start, end)


class TestAlways:
    """What holds for every office, every start and every span."""

    @given(calendars(), moments, st.integers(0, 30_000))
    def test_there_and_back_is_the_same_number(
        self, calendar: WorkCalendar, start: int, minutes: int
    ) -> None:
        assert calendar.minutes_between(start, calendar.after_minutes(start, minutes)) == minutes

    @given(calendars(), moments, moments)
    def test_it_counts_what_the_definition_says(
        self, calendar: WorkCalendar, start: int, end: int
    ) -> None:
        assert calendar.minutes_between(start, end) == slow_minutes(calendar, start, end)

    @given(calendars(), moments, st.integers(1, 5_000), st.integers(1, 5_000))
    def test_two_spans_after_each_other_are_one_long_one(
        self, calendar: WorkCalendar, start: int, first: int, second: int
    ) -> None:
        stop = calendar.after_minutes(start, first)
        there = calendar.after_minutes(start, first + second)
        assert calendar.after_minutes(stop, second) == there

    @given(calendars(), moments, st.integers(0, 60))
    def test_nothing_is_over_before_it_began(
        self, calendar: WorkCalendar, start: int, amount: int
    ) -> None:
        assert calendar.after_minutes(start, amount) >= start
        assert calendar.after_days(start, amount) >= calendar.after_minutes(
            start, amount * calendar.day_minutes
        )

    @given(calendars(), moments, moments, st.integers(0, 3_000))
    def test_who_starts_later_is_not_done_earlier(
        self, calendar: WorkCalendar, one: int, other: int, minutes: int
    ) -> None:
        early, late = sorted((one, other))
        assert calendar.after_minutes(early, minutes) <= calendar.after_minutes(late, minutes)

    @given(calendars(), day_sets, moments, st.integers(1, 20))
    def test_more_holidays_make_nothing_due_earlier(
        self, calendar: WorkCalendar, more: frozenset[date], start: int, amount: int
    ) -> None:
        closed = replace(calendar, holidays=calendar.holidays | more)
        minutes = amount * 60
        assert closed.after_minutes(start, minutes) >= calendar.after_minutes(start, minutes)
        assert closed.after_days(start, amount) >= calendar.after_days(start, amount)

    @given(calendars(), moments, st.integers(1, 20))
    def test_days_end_at_the_close_of_a_workday(
        self, calendar: WorkCalendar, start: int, amount: int
    ) -> None:
        end = calendar.after_days(start, amount)
        day = calendar.local(end - 1).date()
        assert calendar.is_workday(day)
        assert end == calendar.moment(day, calendar.closes)

    @given(calendars(), moments)
    def test_the_next_open_moment_is_open_and_the_nearest(
        self, calendar: WorkCalendar, start: int
    ) -> None:
        opened = calendar.next_open(start)
        assert calendar.is_open(opened)
        assert calendar.next_open(opened) == opened
        assert calendar.minutes_between(start, opened) == 0
        assert (opened == start) == calendar.is_open(start)

    @given(whole_minutes)
    def test_a_local_minute_finds_its_moment_again(self, start: int) -> None:
        here = STATE.local(start)
        assert STATE.moment(here.date(), here.hour * 60 + here.minute) == start
