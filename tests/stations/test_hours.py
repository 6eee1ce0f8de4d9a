"""When a station is open: weekdays, nights past midnight, festivals, worked weekends."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from domain.street import WorkHours
from services.stations.days import day_kinds
from services.stations.hours import Opening, Schedule
from tests.stations.city import ZONE, moment

OFFICE = "Mo-Fr 08:30-17:00"
STATE = day_kinds(WorkHours())


def opening(hours: str, at: str, festive: str = "", own: WorkHours | None = None) -> Opening:
    """The opening of a station with these hours."""
    kinds = day_kinds(own) if own else STATE
    return Schedule(hours, festive, kinds, ZONE).opening(moment(at))


def changes(opening: Opening) -> str | None:
    """When it changes, as the clock on the wall shows it."""
    if opening.changes_at is None:
        return None
    return datetime.fromtimestamp(opening.changes_at / 1000, ZONE).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("hours", "at", "state", "until"),
    [
        (OFFICE, "2026-11-23 10:00", "open", "11-23 17:00"),
        (OFFICE, "2026-11-23 08:29", "closed", "11-23 08:30"),
        (OFFICE, "2026-11-23 17:00", "closed", "11-24 08:30"),
        (OFFICE, "2026-11-20 18:00", "closed", "11-23 08:30"),  # over the weekend
        ("24/7", "2026-11-21 03:00", "open", None),
        ("00:00-24:00", "2026-11-21 03:00", "open", None),
        ("off", "2026-11-21 12:00", "closed", None),
        ("", "2026-11-21 12:00", "unknown", None),
        ("每天都开", "2026-11-21 12:00", "unknown", None),  # nobody can read that
        ("06:00-02:00", "2026-11-21 23:30", "open", "11-22 02:00"),
        ("06:00-02:00", "2026-11-22 01:59", "open", "11-22 02:00"),
        ("06:00-02:00", "2026-11-22 02:00", "closed", "11-22 06:00"),
        ("Fr 20:00-04:00", "2026-11-21 03:00", "open", "11-21 04:00"),
        ("Fr 20:00-04:00", "2026-11-22 03:00", "closed", "11-27 20:00"),
        ("06:30-09:30,11:00-13:30", "2026-11-21 10:00", "closed", "11-21 11:00"),
        ("09:00-12:00 unknown", "2026-11-21 10:00", "unknown", None),
        ("Mo-Fr 08:00-20:00; Nov 24 off", "2026-11-23 21:00", "closed", "11-25 08:00"),
    ],
)
def test_ordinary_days(hours: str, at: str, state: str, until: str | None) -> None:
    found = opening(hours, at)
    assert (found.state, changes(found)) == (state, until)


# 2026: National Day 1–7 October, 10 October (Saturday) worked; Spring Festival from 15 February.
@pytest.mark.parametrize(
    ("hours", "festive", "at", "state", "until"),
    [
        (OFFICE, "", "2026-10-01 10:00", "unknown", None),  # nobody said anything of festivals
        (OFFICE, "10:00-16:00", "2026-10-01 10:00", "open", "10-01 16:00"),
        (OFFICE, "off", "2026-10-01 10:00", "closed", "10-08 08:30"),
        (OFFICE, "off", "2026-10-03 10:00", "closed", "10-08 08:30"),  # a Saturday in between
        (OFFICE, "", "2026-10-10 10:00", "open", "10-10 17:00"),  # a worked Saturday
        (OFFICE, "", "2026-10-17 10:00", "closed", "10-19 08:30"),  # a plain one
        ("Mo-Fr 08:00-18:00; Sa 10:00-12:00", "", "2026-10-10 14:00", "open", "10-10 18:00"),
        ("24/7", "", "2026-10-01 03:00", "open", None),  # what never closes does not now
        ("24/7", "08:00-20:00", "2026-10-01 03:00", "closed", "10-01 08:00"),
        (OFFICE, "", "2026-09-30 18:00", "closed", None),  # tomorrow nobody knows
        (OFFICE, "", "2026-09-30 16:00", "open", "09-30 17:00"),
    ],
)
def test_festivals_and_worked_weekends(
    hours: str, festive: str, at: str, state: str, until: str | None
) -> None:
    found = opening(hours, at, festive)
    assert (found.state, changes(found)) == (state, until)


@pytest.mark.parametrize(
    ("at", "state", "until"),
    [
        # Wednesday's night runs into the first day of the festival …
        ("2026-10-01 01:00", "open", "10-01 02:00"),
        ("2026-10-01 03:00", "closed", "10-01 10:00"),
        # … and the festival's last evening ends at eight: no night after it.
        ("2026-10-08 01:00", "closed", "10-08 06:00"),
    ],
)
def test_a_night_belongs_to_the_day_it_began_on(at: str, state: str, until: str) -> None:
    found = opening("06:00-02:00", at, "10:00-20:00")
    assert (found.state, changes(found)) == (state, until)


def test_when_nobody_knows_the_festival_the_night_before_it_still_ends() -> None:
    found = opening("06:00-02:00", "2026-10-01 01:00")
    assert (found.state, changes(found)) == ("open", None)  # what follows at two is not known
    assert opening("06:00-02:00", "2026-10-01 02:00").state == "unknown"


def test_the_street_s_own_days_win() -> None:
    own = WorkHours(holidays=(date(2026, 11, 23),), workdays=(date(2026, 11, 22),))
    assert opening(OFFICE, "2026-11-23 10:00", "off", own).state == "closed"
    assert opening(OFFICE, "2026-11-22 10:00", "", own).state == "open"


def test_a_year_without_a_notice_knows_its_fixed_days() -> None:
    assert opening(OFFICE, "2031-01-01 10:00").state == "unknown"
    assert opening(OFFICE, "2031-01-02 10:00").state == "open"


def test_minutes_left() -> None:
    now = moment("2026-11-21 23:30")
    found = Schedule("18:00-24:00", "", STATE, ZONE).opening(now)
    assert found.minutes_left(now) == 30
    assert found.minutes_left(now + 59_000) == 29
    assert opening("24/7", "2026-11-21 23:30").minutes_left(now) is None


TIMES = st.sampled_from(["00:00", "02:00", "06:30", "09:00", "12:00", "17:30", "22:00", "24:00"])
DAYS = st.sampled_from(["", "Mo-Fr ", "Sa-Su ", "Mo,We,Fr ", "Fr "])
HOURS = st.builds(lambda day, start, end: f"{day}{start}-{end}", DAYS, TIMES, TIMES).filter(
    lambda text: text[-11:-6] not in {text[-5:], "24:00"} and text[-5:] != "00:00"
)
MINUTES = st.integers(0, 12 * 24 * 60 - 1)


@settings(deadline=None)  # how long it takes is the benchmarks' business
@given(st.lists(HOURS, min_size=1, max_size=2).map(", ".join), MINUTES)
def test_on_ordinary_days_it_says_what_the_library_says(hours: str, minute: int) -> None:
    """The days judged one by one come to the same as the whole: 2 to 14 November have no festival."""
    here = datetime(2026, 11, 2) + timedelta(minutes=minute)  # noqa: DTZ001 - the library's naive time
    library = OpeningHours(hours, auto_country=False, auto_timezone=False)
    now = int(here.replace(tzinfo=ZONE).timestamp() * 1000)
    found = Schedule(hours, "", STATE, ZONE).opening(now)
    assert (found.state == "open") == library.is_open(here)
    change = library.next_change(here)
    if change is not None and change - here < timedelta(days=6):
        assert found.changes_at == int(change.replace(tzinfo=ZONE).timestamp() * 1000)
    assert found.start <= now < found.end
