"""The slots of a service: cut from its hours by the street's calendar, and what is left of them."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from domain.booking import Slot, SlotBook, Slots
from domain.street import Service
from services.office import Office
from services.stations.days import day_kinds
from services.stations.osm import begun_on, parsed
from storage.port import Order, Where, eq

FRIDAY = 4
MOST = 500
"""Slots of one service that are looked at."""


class Left(msgspec.Struct, frozen=True):
    """A slot with what is left of it: `free` places, and how many wait in line."""

    slot: Slot
    free: int
    waiting: int


def bookable(office: Office) -> list[tuple[Service, Slots]]:
    """The services that take bookings, by their number in the list."""
    centre = office.street.centre
    found = {slots.id: slots for slots in office.street.slots}
    ordered = sorted(centre.services if centre else (), key=lambda service: service.number)
    return [(service, found[service.id]) for service in ordered if service.id in found]


def service_of(office: Office, id: str) -> Service | None:
    """The centre's service of that id."""
    centre = office.street.centre
    return next((s for s in centre.services if s.id == id), None) if centre else None


def slots_of(office: Office, service: str) -> Slots | None:
    """When that service takes bookings, None where it takes none."""
    return next((slots for slots in office.street.slots if slots.id == service), None)


def coming(office: Office, slots: Slots, now: int) -> Iterator[Slot]:
    """The slots that begin after `now` (ms UTC), as far ahead as may be booked."""
    today = office.calendar.local(now).date()
    for days in range(-1, slots.ahead + 1):  # yesterday's evening may run past midnight
        for slot in on_day(office, slots, today + timedelta(days=days)):
            if slot.at > now:
                yield slot


def on_day(office: Office, slots: Slots, day: date) -> Iterator[Slot]:
    """The slots of hours that begin on `day`; none where the centre is closed then."""
    kind = day_kinds(office.street.hours)(day)
    rule = parsed(slots.holiday_hours if kind == "holiday" else slots.hours)
    read = day - timedelta(days=day.weekday() - FRIDAY) if kind == "workday" else day
    for stretch in begun_on(rule, read) if rule else ():
        if stretch.state != "open":
            continue
        for start in range(stretch.start, stretch.end - slots.minutes + 1, slots.minutes):
            at = office.calendar.moment(day, start)
            until = office.calendar.moment(day, start + slots.minutes)
            yield Slot(slots.id, at, until, slots.places, slots.card)


def slot_named(office: Office, id: str, now: int) -> Slot | None:
    """The slot of that id, None where it is none that may be booked now."""
    service, _, _ = id.partition("@")
    slots = slots_of(office, service)
    return next((s for s in coming(office, slots, now) if s.id == id), None) if slots else None


async def left(office: Office, slots: Slots, now: int) -> list[Left]:
    """The coming slots of a service with what is left of each. Raises `Unavailable`."""
    where = [eq("service", slots.id), Where("at", ">", now)]
    books = await office.store.find(SlotBook, where, order=Order(("at",)), limit=MOST)
    taken = {book.id: book for book in books}
    return [_left(slot, taken.get(slot.id)) for slot in coming(office, slots, now)]


def _left(slot: Slot, book: SlotBook | None) -> Left:
    if book is None:
        return Left(slot, slot.places, 0)
    return Left(slot, max(0, slot.places - book.booked), book.waiting)
