"""Slots are cut from the hours, by the street's calendar: festivals, worked weekends, midnight."""

import pytest
from msgspec.structs import replace

from services.bookings.slots import bookable, coming, slot_named
from services.office import Office
from tests.bookings.scene import HAIRCUT, MONDAY, SPINE, slots_on
from tests.domain.moments import at


def times(office: Office, day: str, **more: str) -> list[str]:
    """When the slots of a day begin."""
    found = slots_on(office, day, replace(HAIRCUT, **more))
    return [f"{office.calendar.local(slot.at):%H:%M}" for slot in found]


def test_as_many_as_fit(office: Office) -> None:
    assert times(office, "2026-11-24") == ["13:30", "14:00", "14:30", "15:00", "15:30", "16:00"]
    assert times(office, "2026-11-24", hours="Mo-Fr 09:00-10:20") == ["09:00", "09:30"]


@pytest.mark.parametrize(
    ("day", "open_then"),
    [
        ("2026-11-28", False),  # a Saturday
        ("2026-10-01", False),  # the national holiday, a Thursday
        ("2026-10-10", True),  # a Saturday that is worked for it
    ],
)
def test_by_the_calendar(office: Office, day: str, open_then: bool) -> None:
    assert bool(times(office, day)) == open_then


def test_holidays_with_hours_of_their_own(office: Office) -> None:
    assert times(office, "2026-10-01", holiday_hours="10:00-11:00") == ["10:00", "10:30"]


def test_an_evening_over_midnight_is_one(office: Office) -> None:
    slots = slots_on(office, "2026-11-28", SPINE)
    assert [f"{office.calendar.local(s.at):%d %H:%M}" for s in slots] == [
        "28 22:00", "28 23:00", "29 00:00",
    ]  # fmt: skip
    after = at("2026-11-29 00:00") - 1
    assert next(coming(office, SPINE, after)).at == slots[-1].at
    assert slot_named(office, slots[-1].id, after) == slots[-1]


def test_only_what_lies_ahead_and_not_too_far(office: Office) -> None:
    found = list(coming(office, HAIRCUT, at("2026-11-24 14:00")))
    assert found[0].at == at("2026-11-24 14:30")
    assert found[-1].at == at("2026-12-08 16:00")
    assert slot_named(office, found[0].id, found[0].at) is None
    assert slot_named(office, "haircut@1", MONDAY) is None
    assert slot_named(office, "dentist@1", MONDAY) is None


def test_in_the_order_of_the_list(office: Office) -> None:
    assert [service.id for service, _ in bookable(office)] == ["haircut", "spine"]
