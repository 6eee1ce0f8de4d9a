"""Who a notice is for: its own address, or whoever sits on the seat it names."""

from domain.people import Address, Staff
from domain.work import NOBODY, Notice, Outcome
from services.delivery.known import Reader
from storage.port import Order, eq

ANY_OF = "role:"
"""Begins a seat's name that means «somebody of this role», where no seat was made yet."""


async def addressed(store: Reader, notice: Notice) -> list[Address] | Outcome:
    """The addresses it names, the first one first, or why there is none (`again`: for now).

    A seat may be bound while its notices wait. `role:desk` stands for everybody of that role:
    who was bound first is told, and the next where the first cannot be reached.
    """
    if notice.address is not None:
        return [notice.address]
    if notice.staff.startswith(ANY_OF):
        role = notice.staff.removeprefix(ANY_OF)
        seats = await store.find(Staff, [eq("role", role)], order=Order(("grid",)))
        found = [seat.address for seat in seats if _bound(seat) and seat.address]
        return found or Outcome("again", NOBODY)
    seat = await store.get(Staff, notice.staff)
    if seat is None or seat.revoked:
        return Outcome("unreachable", "seat revoked" if seat else "no such seat")
    return [seat.address] if _bound(seat) and seat.address else Outcome("again", NOBODY)


def _bound(seat: Staff) -> bool:
    return bool(seat.person) and not seat.revoked
