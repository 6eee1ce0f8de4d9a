"""The shifts of people, in words, and the reminders of each."""

from collections.abc import Iterable, Sequence

from domain.duty import DutyShift
from domain.message import Reply
from domain.reminder import Reminder
from domain.session import Language
from services import when
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.delivery.quiet import morning, quiet_hours
from services.office import Office
from services.reminders import single
from services.unit import Unit
from storage.port import Order, Store, Where, eq

EVENING = 18 * 60
"""When people are reminded the day before, minutes after midnight."""

DAY, HALF_HOUR = 86_400_000, 1_800_000

MOST = 100
"""Shifts of one seat that are looked at."""


async def of_seats(store: Store, seats: Iterable[str], now: int) -> list[DutyShift]:
    """The shifts of these seats that are not over, the next one first. Raises `Unavailable`."""
    found: list[DutyShift] = []
    for seat in seats:
        where = [eq("seat", seat), Where("until", ">", now)]
        found += await store.find(DutyShift, where, order=Order(("until",)), limit=MOST)
    return sorted(found, key=lambda shift: (shift.since, shift.id))


def station_name(office: Office, id: str) -> str:
    """A station's name as people say it."""
    return next((one.name for one in office.street.stations if one.id == id), id)


def hours_of(
    office: Office, shift: DutyShift, now: int, language: Language = STAFF_LANGUAGE
) -> str:
    """«24日(周二)08:30–17:00», as it reads at `now`."""
    start = when.moment(shift.since, now, office.calendar, language)
    return f"{start}–{when.clock(shift.until, office.calendar)}"


async def remind(office: Office, unit: Unit, shift: DutyShift, now: int) -> None:
    """Plan its reminders anew: the evening before, and at its start."""
    about = f"duty:{shift.id}"
    await single.take_back(unit, about)
    for name, due in _moments(office, shift):
        if due <= now:
            continue
        await single.plan(
            unit,
            Reminder(
                id=f"{about}:{name}",
                street=office.street.id,
                due=due,
                expires=shift.until,
                reply=Reply(text=_words(office, shift, name, due)),
                about=about,
                staff=shift.seat,
                always=True,
            ),
        )


def _moments(office: Office, shift: DutyShift) -> Sequence[tuple[str, int]]:
    """Who begins while people sleep hears of it before they go to bed."""
    day = office.calendar.local(shift.since).date()
    evening = office.calendar.moment(day, EVENING) - DAY
    start, quiet = shift.since, quiet_hours(office.street)
    while morning(start, quiet) != start:
        start -= HALF_HOUR
    return (("eve", evening), ("start", start))


def _words(office: Office, shift: DutyShift, name: str, due: int) -> str:
    id = f"duty-remind-{name}" if not shift.station else f"duty-remind-station-{name}"
    facts = {"hours": hours_of(office, shift, due)}
    if shift.station:
        facts["station"] = station_name(office, shift.station)
    return office.texts.say(STAFF_LANGUAGE, id, **facts)
