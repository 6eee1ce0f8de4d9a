"""Booked places at the centre: which slots a service has, who has one, who waits for one.

Nobody is booked twice and no slot is overfilled, in any number of workers: a booking's id is made
of its slot and its person, and whatever takes or frees a place replaces the slot's one `SlotBook`.
"""

from typing import Annotated, ClassVar, Literal, get_args

import msgspec

from domain.document import Document, Index
from domain.errors import NotPossible
from domain.fact import Fact
from domain.people import Address
from domain.session import Language

Positive = Annotated[int, msgspec.Meta(ge=1)]
BookingState = Literal["booked", "waiting", "cancelled", "missed"]
"""`missed`: the desk noted that nobody came. Nothing follows from it for the person."""

OPEN: tuple[BookingState, ...] = ("booked", "waiting")

MOST_OPEN = 3
"""Bookings, waiting ones among them, that one person may have ahead of them."""

TOO_LATE = 30 * 60_000
"""From so long before its start (ms) nobody waits for a slot any more: a place that comes free is
whoever's asks first, since those who waited might not read of it in time."""

NOTED_FOR = 7 * 24 * 3_600_000
"""How long after a slot's start (ms) the desk may note that somebody did not come."""

KEPT = 30 * 24 * 3_600_000
"""How long after its end (ms) a booking is kept."""

Why = Literal["closed", "past", "full", "twice", "many", "card", "over", "early"]


class Refused(NotPossible):
    """It cannot be booked, cancelled or noted; `why` says what stands against it."""

    id = "error-not-possible"

    def __init__(self, why: Why) -> None:
        assert why in get_args(Why)
        super().__init__(why)
        self.why = why


class Slots(Fact, frozen=True, kw_only=True):
    """When a service of the centre takes bookings (slots.yaml); the id is the service's.

    `hours` and `holiday_hours` are OSM opening_hours, cut into slots of `minutes`; on public
    holidays the second hold, and without them it is closed. `places` in each slot, to be had
    `ahead` days before. `card`: for holders of the 一卡通 only.
    """

    id: str
    hours: str
    minutes: Positive
    places: Positive = 1
    ahead: Positive = 14
    holiday_hours: str = ""
    card: bool = False


class Slot(msgspec.Struct, frozen=True):
    """One slot of a service, from `at` to `until` (ms UTC)."""

    service: str
    at: int
    until: int
    places: int
    card: bool = False

    @property
    def id(self) -> str:
        """The one id of it, which survives a changed pack."""
        return f"{self.service}@{self.at}"


class SlotBook(Document, frozen=True, kw_only=True):
    """What is taken of one slot; the id is the slot's. `line` is the last place in line given out.

    Every change of a booking replaces it, so of two that want the last place one reads again.
    """

    collection: ClassVar[str] = "slotbooks"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("service", "at")), Index(("expires_at",)))

    service: str
    at: int
    expires_at: int
    booked: int = 0
    waiting: int = 0
    line: int = 0


class Booker(Document, frozen=True, kw_only=True):
    """Somebody who books; the id is the person's. Each new booking replaces it, so that two at once
    cannot both be the last one allowed."""

    collection: ClassVar[str] = "bookers"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    expires_at: int


class Booking(Document, frozen=True, kw_only=True):
    """One person's place in a slot, or in the line for it (`place`: who asked first comes first).

    `number` is what people call it by, drawn anew when a cancelled slot is booked again.
    """

    collection: ClassVar[str] = "bookings"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("slot", "state", "place")),
        Index(("person", "at")),
        Index(("number",)),
        Index(("state", "at")),
        Index(("expires_at",)),
    )

    slot: str
    service: str
    person: str
    number: int
    at: int
    until: int
    place: int
    state: BookingState
    made_at: int
    expires_at: int
    address: Address
    language: Language = "zh-Hans"

    def ahead(self, now: int) -> bool:
        """Whether it still counts: booked or waiting, and not begun."""
        return self.state in OPEN and self.at > now


def booking_id(slot: str, person: str) -> str:
    """One person has one booking of a slot, whatever becomes of it."""
    return f"{slot}:{person}"
