"""What is sent and told of bookings at the centre."""

from typing import Annotated

import msgspec
from msgspec import Meta

from domain.booking import BookingState

NUMBER = r"[1-9]\d{0,8}"
SERVICE = r"[0-9A-Za-z_-]{1,64}"


class Free(msgspec.Struct, frozen=True):
    """A slot, from `at` to `until` (ISO 8601): its free places, and how many wait in line."""

    slot: str
    at: str
    until: str
    free: int
    waiting: int


class Bookable(msgspec.Struct, frozen=True):
    """The slots of a service that may be booked now, the next one first.

    `card`: for holders of the 一卡通 only. `confirmed` false: 以现场公布为准; `sample`: made up.
    """

    service: str
    name: str
    card: bool
    confirmed: bool
    sample: bool
    slots: list[Free]


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the slots; `wait`: a place in line where it is full."""

    slot: Annotated[str, Meta(min_length=1, max_length=100)]
    wait: bool = False


class Place(msgspec.Struct, frozen=True):
    """Somebody's booking. `number` is what it is called by, at the centre and here.

    `in_line` is how far up they are where they wait, 1 comes next, and 0 where they do not.
    """

    number: int
    service: str
    name: str
    slot: str
    at: str
    until: str
    state: BookingState
    in_line: int


class Told(msgspec.Struct, frozen=True):
    """What was done, in words for the person; the booking as it is now."""

    said: str
    booking: Place


class Places(msgspec.Struct, frozen=True):
    """What lies ahead, the next one first."""

    bookings: list[Place]


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the centre's desk gave to whoever holds the card."""

    code: Annotated[str, Meta(min_length=1, max_length=40, pattern=r"\S")]


class Bound(msgspec.Struct, frozen=True):
    """That it opens services for card holders now."""

    said: str
