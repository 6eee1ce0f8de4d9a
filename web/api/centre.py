"""`centre/…/bookings` and `bookings`: what can be booked, a place or one in line, mine, and cancelled."""

from collections.abc import Callable
from http import HTTPStatus

import msgspec
from msgspec.structs import replace

from domain.booking import TOO_LATE, Booking, Refused, Slot, Slots
from domain.errors import NotAllowed, NotFound
from domain.session import Session
from domain.street import Service
from handlers.street.bookings import SERIES
from handlers.turn import Draws
from services import when
from services.bookings import cards, freeing, lookup, making, slots
from services.bookings.slots import Left
from services.office import Office
from services.people import seats
from services.unit import Unit
from web.api.asking import Asked, Created, Operation
from web.api.centre_shapes import (
    NUMBER,
    SERVICE,
    Bookable,
    Bound,
    Code,
    Free,
    Place,
    Places,
    Told,
    Wanted,
)
from web.api.idempotency import Answer, once
from web.api.problem import Problem
from web.api.racing import OneByOne, again


class Centre:
    """Bookings as in chat. `wake` is told when something was committed."""

    def __init__(self, office: Office, wake: Callable[[], None]) -> None:
        self._office, self._wake = office, wake
        self._slots = OneByOne()

    def operations(self) -> list[Operation]:
        """What can be asked here."""
        service, number = {"id": SERVICE}, {"id": NUMBER}
        return [
            Operation(
                method="GET", path="/centre/services/{id}/slots", name="slots", parts=service,
                summary="When a service can be booked", does=self.slots, answer=Bookable, open=True,
            ),
            Operation(
                method="POST", path="/centre/services/{id}/bookings", name="book", parts=service,
                summary="Book a slot, or wait in line for it", does=self.book, body=Wanted,
                answer=Told, status=201, keyed="may", may_be=(403, 409),
            ),
            Operation(
                method="GET", path="/bookings", name="bookings", summary="My bookings",
                does=self.mine, answer=Places,
            ),
            Operation(
                method="DELETE", path="/bookings/{id}", name="unbook", summary="Cancel a booking",
                does=self.cancel, answer=Told, parts=number, may_be=(409,),
            ),
            Operation(
                method="POST", path="/me/card", name="card", summary="Bind my card by its code",
                does=self.bind, body=Code, answer=Bound, may_be=(403,),
            ),
        ]  # fmt: skip

    async def slots(self, asked: Asked) -> Bookable:
        """Full ones too, for they have a line to wait in."""
        service, cut = self._bookable(asked.part("id"))
        every = await slots.left(self._office, cut, asked.now)
        return Bookable(
            service.id,
            service.name,
            cut.card,
            cut.confirmed,
            cut.sample,
            [self._free(one) for one in every],
        )

    async def book(self, asked: Asked) -> Created:
        """Of many that want the last place one has it; the others are told of the line."""
        service, _ = self._bookable(asked.part("id"))
        wanted: Wanted = asked.body
        draws = Draws(self._office)

        async def booked(unit: Unit) -> Answer:
            draws.rewind()
            slot = self._slot(service, wanted, asked.now)
            who = making.Asker(asked.who.own, asked.who.identity.address, asked.language)
            number = await draws.number(SERIES)
            try:
                made = await making.book(
                    self._office, unit, who, slot, number, asked.now, wait=wanted.wait
                )
            except Refused as refused:
                raise _problem(refused, slot, asked.now) from None
            told = await self._told(asked, made, "waits" if made.state == "waiting" else "made")
            return Answer(201, msgspec.json.encode(told).decode())

        caller = f"{asked.who.own} {asked.request.path}"
        async with self._slots.queue(wanted.slot):
            answer = await once(
                self._office, asked.request, caller, asked.raw, booked, needed=False
            )
        self._wake()
        return Created(answer.body, answer.status)

    async def mine(self, asked: Asked) -> Places:
        """「我的预约」."""
        found = await lookup.of_person(self._office.store, asked.who.person, asked.now)
        return Places([await self._place(one) for one in found])

    async def cancel(self, asked: Asked) -> Told:
        """「取消预约 12」: whoever waits longest has the place; asked for twice it is done once."""
        number = int(asked.part("id"))

        async def cancelled() -> Told:
            unit = Unit(self._office.store)
            booking = await lookup.by_number(unit.store, number)
            if booking is None or booking.person not in asked.who.names:
                raise NotFound("no such booking of theirs")
            if booking.state != "cancelled":
                try:
                    booking = await freeing.cancel(self._office, unit, booking, asked.now)
                except Refused:
                    raise Problem(
                        HTTPStatus.CONFLICT, "api-book-over", more={"why": "over"}
                    ) from None
                await unit.commit()
            return await self._told(asked, booking, "cancelled")

        told = await again(cancelled)
        self._wake()
        return told

    async def bind(self, asked: Asked) -> Bound:
        """「绑卡 码」: five tries a day, counted with those in chat."""
        identity = asked.who.identity

        async def bound() -> bool:
            unit = Unit(self._office.store)
            session = await unit.get(Session, identity.id)
            session = session or Session(id=identity.id, street=self._office.street.id)
            if not seats.may_try(session, asked.now):
                raise Problem(HTTPStatus.TOO_MANY_REQUESTS, "bind-too-often")
            try:
                await cards.bind(unit, asked.body.code, asked.who.own, asked.now)
            except NotAllowed:
                unit.put(seats.tried(session, asked.now))
                await unit.commit()
                return False
            unit.put(replace(session, bind_tries=0))
            await unit.commit()
            return True

        if not await again(bound):
            raise Problem(HTTPStatus.FORBIDDEN, "card-bind-wrong", more={"why": "code"})
        return Bound(self._office.texts.say(asked.language, "api-card-bound"))

    def _bookable(self, id: str) -> tuple[Service, Slots]:
        found = next((pair for pair in slots.bookable(self._office) if pair[0].id == id), None)
        if found is None:
            raise NotFound("no such service, or none that is booked")
        return found

    def _slot(self, service: Service, wanted: Wanted, now: int) -> Slot:
        slot = slots.slot_named(self._office, wanted.slot, now)
        if slot is None or slot.service != service.id:
            raise Problem(HTTPStatus.CONFLICT, "api-book-past", more={"why": "past"})
        return slot

    def _free(self, left: Left) -> Free:
        slot = left.slot
        return Free(slot.id, self._iso(slot.at), self._iso(slot.until), left.free, left.waiting)

    async def _told(self, asked: Asked, booking: Booking, what: str) -> Told:
        calendar = self._office.calendar
        at = when.moment(booking.at, asked.now, calendar, asked.language)
        shown = await self._place(booking)
        said = self._office.texts.say(
            asked.language, f"api-booking-{what}", service=shown.name, at=at, number=booking.number
        )
        return Told(said, shown)

    async def _place(self, booking: Booking) -> Place:
        service = slots.service_of(self._office, booking.service)
        waits = booking.state == "waiting"
        return Place(
            number=booking.number,
            service=booking.service,
            name=service.name if service else booking.service,
            slot=booking.slot,
            at=self._iso(booking.at),
            until=self._iso(booking.until),
            state=booking.state,
            in_line=await lookup.turn_in_line(self._office.store, booking) if waits else 0,
        )

    def _iso(self, at: int) -> str:
        return self._office.calendar.local(at).isoformat(timespec="minutes")


def _problem(refused: Refused, slot: Slot, now: int) -> Problem:
    """Why not, in words and for the program; a full slot has a line until it is too late."""
    more: dict[str, str | bool] = {"why": refused.why}
    id = f"api-book-{refused.why}"
    if refused.why == "full" and slot.at - now > TOO_LATE:
        more["may_wait"] = True
        id = "api-book-full-line"
    status = HTTPStatus.FORBIDDEN if refused.why == "card" else HTTPStatus.CONFLICT
    return Problem(status, id, more=more)
