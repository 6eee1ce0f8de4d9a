"""Finding bookings: a person's, by their number, of a day; and how far up in line one is."""

from domain.booking import OPEN, Booking
from services.people.names import names_of, under
from storage.port import Order, Store, Where, among, eq

MOST = 200


async def of_person(store: Store, person: str, now: int) -> list[Booking]:
    """What they have ahead of them, the next one first. Raises `Unavailable`."""
    where = [under("person", await names_of(store, person)), Where("at", ">", now)]
    found = await store.find(Booking, where, order=Order(("at",)), limit=MOST)
    return [booking for booking in found if booking.state in OPEN]


async def by_number(store: Store, number: int) -> Booking | None:
    """The booking that people call so."""
    found = await store.find(Booking, [eq("number", number)], limit=1)
    return found[0] if found else None


async def between(store: Store, since: int, until: int) -> list[Booking]:
    """The places taken of slots that begin in this time (ms UTC), earliest first."""
    where = [
        among("state", ("booked", "missed")),
        Where("at", ">=", since),
        Where("at", "<", until),
    ]
    return await store.find(Booking, where, order=Order(("at",)), limit=MOST)


async def turn_in_line(store: Store, booking: Booking) -> int:
    """How far up somebody is who waits: 1 comes next."""
    where = [
        eq("slot", booking.slot),
        eq("state", "waiting"),
        Where("place", "<", booking.place),
    ]
    return (await store.count(Booking, where)).get("", 0) + 1
