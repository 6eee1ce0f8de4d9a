"""A street with two services to book, people who do, and what became of it."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from domain.booking import Booking, Slot, SlotBook, Slots
from domain.document import Document
from domain.errors import Conflict
from domain.people import Address, Identity
from domain.work import Notice
from services.bookings import freeing, making
from services.bookings.kinds import KINDS as BOOKING_KINDS
from services.bookings.slots import on_day
from services.delivery.kinds import KINDS as DELIVERY_KINDS
from services.office import Office
from services.reminders.kinds import KINDS as REMINDER_KINDS
from services.unit import Unit
from storage.port import Order, eq
from tests.domain.moments import at

KINDS: tuple[type[Document], ...] = tuple(
    dict.fromkeys((Identity, *BOOKING_KINDS, *DELIVERY_KINDS, *REMINDER_KINDS))
)
MONDAY = at("2026-11-23 09:00")
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000

HAIRCUT = Slots(
    id="haircut", hours="Mo-Fr 13:30-16:30", minutes=30, places=2, ahead=14, source="made"
)
SPINE = Slots(id="spine", hours="Sa 22:00-01:00", minutes=60, card=True, source="made")
OFFERED = (HAIRCUT, SPINE)

T = TypeVar("T")


def asker(name: str) -> making.Asker:
    """Somebody with an account of their own."""
    return making.Asker(f"p-{name}", Address("wechat", "wx-1", f"o-{name}"))


def slots_on(office: Office, day: str, slots: Slots = HAIRCUT) -> list[Slot]:
    """The slots of a day."""
    return list(on_day(office, slots, office.calendar.local(at(f"{day} 12:00")).date()))


async def settled(act: Callable[[], Awaitable[T]]) -> T:
    """As a conversation does: run again on fresh reads as long as somebody else was quicker."""
    while True:
        try:
            return await act()
        except Conflict:
            continue


async def booked(
    office: Office, name: str, slot: Slot, *, wait: bool = False, now: int = 0
) -> Booking:
    """A booking as one message would leave it in the store. Raises `Refused`."""
    number = await office.store.next("booking")

    async def act() -> Booking:
        unit = Unit(office.store)
        moment = now or office.clock.now()
        made = await making.book(office, unit, asker(name), slot, number, moment, wait=wait)
        await unit.commit()
        return made

    return await settled(act)


async def cancelled(office: Office, name: str, slot: Slot, now: int = 0) -> Booking:
    """They cancel it. Raises `Refused`."""

    async def act() -> Booking:
        unit = Unit(office.store)
        found = await unit.get(Booking, f"{slot.id}:p-{name}")
        assert found is not None
        gone = await freeing.cancel(office, unit, found, now or office.clock.now())
        await unit.commit()
        return gone

    return await settled(act)


async def states(office: Office, slot: Slot) -> dict[str, str]:
    """Who stands how with a slot, in the order of the line; the counter says the same."""
    where, order = [eq("slot", slot.id)], Order(("state", "place"))
    found = await office.store.find(Booking, where, order=order, limit=1000)
    book = await office.store.get(SlotBook, slot.id)
    counts = [sum(b.state == state for b in found) for state in ("booked", "waiting")]
    assert counts == ([book.booked, book.waiting] if book else [0, 0])
    return {b.person.removeprefix("p-"): b.state for b in sorted(found, key=lambda b: b.place)}


async def told(office: Office, slot: Slot | None = None) -> list[str]:
    """Who was pushed that a place (in this slot) came free, by their place in line."""
    found = await office.store.find(Notice, limit=1000)
    mine = [notice for notice in found if slot is None or slot.id in notice.id]
    mine.sort(key=lambda notice: int(notice.id.rpartition("@")[2]))
    return [n.address.external.removeprefix("o-") for n in mine if n.address]
