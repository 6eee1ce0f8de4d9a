"""A place is given up, or nobody came; a cancelled one goes to whoever waits longest."""

from msgspec.structs import replace

from domain.booking import NOTED_FOR, Booker, Booking, Refused, SlotBook
from services.bookings.line import let_in
from services.bookings.slots import slots_of
from services.office import Office
from services.reminders import single
from services.unit import Unit
from storage.port import Order, eq

MOST = 1_000


async def cancel(office: Office, unit: Unit, booking: Booking, now: int) -> Booking:
    """They do not come: nobody is reminded, the next in line has the place and is told.

    Raises `Refused` (over) for what is cancelled already or has begun.
    """
    if not booking.ahead(now):
        raise Refused("over")
    book = await unit.get(SlotBook, booking.slot)
    assert book is not None  # it was written with the booking, and is kept as long
    await single.take_back(unit, f"booking:{booking.id}")
    gone = replace(booking, state="cancelled")
    unit.put(gone)
    if booking.state == "waiting":
        unit.put(replace(book, waiting=book.waiting - 1))
        return gone
    book = replace(book, booked=book.booked - 1)
    slots = slots_of(office, booking.service)
    unit.put(await let_in(office, unit, slots.places if slots else 0, book, now))
    return gone


def missed(unit: Unit, booking: Booking, now: int) -> Booking:
    """The desk notes that nobody came. Nothing follows from it; the slot is over anyway.

    Raises `Refused`: early before it began, over where there is nothing to note.
    """
    if booking.state != "booked" or now > booking.at + NOTED_FOR:
        raise Refused("over")
    if now < booking.at:
        raise Refused("early")
    noted = replace(booking, state="missed")
    unit.put(noted)
    return noted


async def forget(office: Office, unit: Unit, person: str, now: int) -> None:
    """Who wants to be forgotten gives up what lies ahead; nothing of their bookings is kept."""
    where, order = [eq("person", person)], Order(("at",))
    for booking in await unit.store.find(Booking, where, order=order, limit=MOST):
        gone = await cancel(office, unit, booking, now) if booking.ahead(now) else booking
        unit.delete(gone)
    if booker := await unit.get(Booker, person):
        unit.delete(booker)
