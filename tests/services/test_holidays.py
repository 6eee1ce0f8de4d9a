"""The state's calendar as the street counts by it."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from domain.street import Street, WorkHours
from services import holidays
from services.office import timing_of
from services.stations.days import state_kind
from tests.domain.moments import STATE, at

FAR = 2099
"""A year nobody has published a calendar of."""


def test_2026_as_it_was_published() -> None:
    free, work = holidays.of_year(2026)
    assert free == STATE.holidays
    assert work == STATE.workdays
    assert not holidays.unpublished(2026)


def test_years_are_joined() -> None:
    free, work = holidays.of_years(range(2025, 2027))
    for year in (2025, 2026):
        assert free >= holidays.of_year(year)[0]
        assert work >= holidays.of_year(year)[1]
    assert {day.year for day in free | work} == {2025, 2026}


def test_an_unpublished_year_knows_its_fixed_days_only() -> None:
    assert holidays.unpublished(FAR)
    free, work = holidays.of_year(FAR)
    fixed = {date(FAR, month, day) for month, day in holidays.BY_STATUTE}
    assert free == {day for day in fixed if day.weekday() < 5}
    assert work == frozenset()


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, FAR])
def test_offices_and_stations_agree_on_every_day(year: int) -> None:
    free, work = holidays.of_year(year)
    day = date(year, 1, 1)
    while day.year == year:
        kind = state_kind(day)
        if day.weekday() < 5:
            assert (day in free) == (kind == "holiday"), day
        else:
            assert (day in work) == (kind == "workday"), day
        day += timedelta(days=1)


def test_new_year_is_off_before_its_notice_is_published(street: Street) -> None:
    free, work = holidays.of_years(range(2026, 2028))
    calendar = timing_of(street, free, work).calendar
    assert not calendar.is_open(at("2027-01-01 10:00"))


@pytest.mark.parametrize("opened", [True, False])
def test_the_streets_own_days_win(street: Street, opened: bool) -> None:
    own = {"workdays" if opened else "holidays": (date(2026, 10, 1), date(2026, 10, 9))}
    free, work = holidays.of_year(2026)
    calendar = timing_of(replace(street, hours=WorkHours(**own)), free, work).calendar  # type: ignore[arg-type]
    assert calendar.is_workday(date(2026, 10, 1)) is opened
    assert calendar.is_workday(date(2026, 10, 9)) is opened
    assert not calendar.is_workday(date(2026, 10, 2))
