"""Where a notice goes: its own address, or whoever sits on the seat it is for."""

from domain.people import Address, Identity, Staff
from domain.work import NOBODY, Notice, Outcome
from storage.port import Order, Store, eq

ANY_OF = "role:"
"""Begins a seat's name that means «somebody of this role», where no seat was made yet."""


async def resolve(store: Store, notice: Notice) -> Address | Outcome:
    """The address to speak to, or why there is none (`again`: there may be one later).

    A seat may be bound while its notices wait. People who unsubscribed are left alone
    (protocols.md: stop all pushes).
    """
    address = notice.address or await _seated(store, notice.staff)
    if not isinstance(address, Address):
        return address
    identity = await store.get(Identity, address.key)
    if identity is not None and not identity.following:
        return Outcome("unreachable", "unsubscribed")
    return address


async def _seated(store: Store, seat: str) -> Address | Outcome:
    """The seat's address. `role:desk` stands for whoever of that role is bound first."""
    if seat.startswith(ANY_OF):
        return await _anyone(store, seat.removeprefix(ANY_OF))
    staff = await store.get(Staff, seat)
    if staff is None or staff.revoked:
        return Outcome("unreachable", "seat revoked" if staff else "no such seat")
    return _bound(staff) or Outcome("again", NOBODY)


async def _anyone(store: Store, role: str) -> Address | Outcome:
    seats = await store.find(Staff, [eq("role", role)], order=Order(("grid",)))
    found = (_bound(seat) for seat in seats if not seat.revoked)
    return next((address for address in found if address), None) or Outcome("again", NOBODY)


def _bound(staff: Staff) -> Address | None:
    return staff.address if staff.person else None
