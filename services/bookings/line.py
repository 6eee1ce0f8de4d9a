"""The line before a full slot: who asked first gets the first place that comes free."""

from msgspec.structs import replace

from domain.booking import TOO_LATE, Booking, SlotBook
from services.bookings.telling import remind, tell_let_in
from services.office import Office
from services.reminders import single
from services.unit import Unit
from storage.port import Order, eq

MOST = 500
"""People in one line that are looked at."""


async def let_in(
    office: Office,
    unit: Unit,
    places: int,
    book: SlotBook,
    now: int,
    newcomer: Booking | None = None,
) -> SlotBook:
    """Fill the free places from the line, tell each of them, and return the book to be put.

    `book` was read before, so nobody came or went since, or the commit fails. The `newcomer`, last
    in line, learns it from the reply. Nobody is let in so late that they might not read of it.
    """
    free = places - book.booked
    if free <= 0 or not book.waiting or book.at - now <= TOO_LATE:
        return book
    where, order = [eq("slot", book.id), eq("state", "waiting")], Order(("place",))
    line = await unit.store.find(Booking, where, order=order, limit=MOST)
    stored = [one for one in line if await _still(unit, one)]
    let = [*stored, *([newcomer] if newcomer else [])][:free]
    for one in let:
        booked = replace(one, state="booked")
        unit.put(booked)
        await single.take_back(unit, f"booking:{booked.id}")
        await remind(office, unit, booked, now)
        if one is not newcomer:
            tell_let_in(office, unit, booked, now)
    return replace(book, booked=book.booked + len(let), waiting=book.waiting - len(let))


async def _still(unit: Unit, booking: Booking) -> bool:
    """Whether they wait as this unit would leave it."""
    now = await unit.get(Booking, booking.id)
    return now is not None and now.state == "waiting"
