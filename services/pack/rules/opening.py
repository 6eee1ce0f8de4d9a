"""Opening hours and dates that cannot be read."""

import re
from collections.abc import Iterator
from datetime import date

from opening_hours import validate

from services.pack.draft import Draft, Located
from services.pack.fault import Fault

_HOLIDAY = re.compile(r"\b(?:PH|SH|easter)\b")


def faults(draft: Draft) -> Iterator[Fault]:
    """Hours that are no OSM opening_hours; dates that are none."""
    for station in draft.stations.values():
        yield from _hours(station, "hours", station.value.hours)
        yield from _hours(station, "holiday_hours", station.value.holiday_hours)
        yield from _day(station, station.value.verified_on)
    for centre in draft.centre.values():
        yield from _hours(centre, "hours", centre.value.hours)
    for slots in draft.slots.values():
        yield from _hours(slots, "hours", slots.value.hours)
        if not slots.value.hours:
            yield slots.fault(f"slots of `{slots.value.id}`: this says no hours", "hours")
        yield from _hours(slots, "holiday_hours", slots.value.holiday_hours)


def _hours(record: Located[object], field: str, text: str) -> Iterator[Fault]:
    if text and not validate(text):
        yield record.fault(
            f"{field}: `{text}` is not opening_hours; write for example "
            '"Mo-Fr 08:30-17:00; Sa 09:00-12:00" or "24/7"',
            field,
        )
    elif _HOLIDAY.search(text):
        yield record.fault(
            "public holidays follow the street's calendar: write them in `holiday_hours`", field
        )


def _day(record: Located[object], text: str) -> Iterator[Fault]:
    try:
        if text:
            date.fromisoformat(text)
    except ValueError:
        yield record.fault(f"`{text}` is no date; write 2026-11-21", "verified_on")
