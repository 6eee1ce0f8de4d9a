"""A place is taken, or a place in line for one."""

import msgspec
from msgspec.structs import replace

from domain.booking import (
    KEPT,
    MOST_OPEN,
    TOO_LATE,
    Booker,
    Booking,
    Refused,
    Slot,
    SlotBook,
    booking_id,
)
from domain.people import Address
from domain.session import Language
from services.bookings import cards, lookup
from services.bookings.line import let_in
from services.bookings.telling import remind, tell_if_left_out
from services.office import Office
from services.people.names import names_of
from services.unit import Unit


class Asker(msgspec.Struct, frozen=True):
    """Who books, and where they are reminded in which language."""

    person: str
    address: Address
    language: Language = "zh-Hans"


async def book(
    office: Office, unit: Unit, who: Asker, slot: Slot, number: int, now: int, *, wait: bool = False
) -> Booking:
    """A place in the slot, or with `wait` one in line where it is full; `number` is a fresh one.

    A full slot is not written to, so that however many lose the last place, none holds another up.
    Raises `Refused` (past, twice, many, card, full), `Unavailable`.
    """
    if slot.at <= now:
        raise Refused("past")
    await _fit(unit, who, slot, now)
    before = await unit.get(SlotBook, slot.id)
    book = before or SlotBook(
        id=slot.id,
        street=office.street.id,
        service=slot.service,
        at=slot.at,
        expires_at=slot.until + KEPT,
    )
    late = slot.at - now <= TOO_LATE
    straight = book.booked < slot.places and (late or not book.waiting)
    if not straight and (late or not wait):
        raise Refused("full")
    booking = await _in_line(office, unit, who, slot, book, number, now)
    book = replace(book, line=book.line + 1)
    if straight:
        booking, book = replace(booking, state="booked"), replace(book, booked=book.booked + 1)
        await remind(office, unit, booking, now)
    else:
        book = replace(book, waiting=book.waiting + 1)
    unit.put(booking)
    unit.put(book if straight else await let_in(office, unit, slot.places, book, now, booking))
    booking = await unit.get(Booking, booking.id) or booking
    if booking.state == "waiting":
        await tell_if_left_out(office, unit, booking)
    return booking


async def _fit(unit: Unit, who: Asker, slot: Slot, now: int) -> None:
    """Whether they may have one more; the decision rests on their `Booker`, replaced here."""
    one, *_ = await names_of(unit.store, who.person)  # by whichever account: one person's limit
    booker = await unit.get(Booker, one)
    mine = await lookup.of_person(unit.store, who.person, now)
    if any(booking.slot == slot.id for booking in mine):
        raise Refused("twice")
    if len(mine) >= MOST_OPEN:
        raise Refused("many")
    if slot.card:
        card = await cards.of_person(unit.store, who.person)
        if card is None:
            raise Refused("card")
        unit.guard(card)
    until = slot.until + KEPT
    booker = booker or Booker(id=one, street=unit.store.street, expires_at=until)
    unit.put(replace(booker, expires_at=max(booker.expires_at, until)))


async def _in_line(
    office: Office, unit: Unit, who: Asker, slot: Slot, book: SlotBook, number: int, now: int
) -> Booking:
    """The booking as one more in line; one they had cancelled is taken up again."""
    id = booking_id(slot.id, who.person)
    before = await unit.get(Booking, id)
    return Booking(
        id=id,
        street=office.street.id,
        version=before.version if before else 0,
        slot=slot.id,
        service=slot.service,
        person=who.person,
        number=number,
        at=slot.at,
        until=slot.until,
        place=book.line + 1,
        state="waiting",
        made_at=now,
        expires_at=slot.until + KEPT,
        address=who.address,
        language=who.language,
    )
