"""What is asked and told of places: stations, and the centre."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from domain.message import Crs

Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Flag = Literal["0", "1"]
Position = Annotated[list[float], Meta(min_length=2, max_length=2)]


class At(msgspec.Struct, frozen=True):
    """A point, degrees."""

    lat: float
    lng: float


class Nearby(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where from, and what is wanted; without a place all stations in the pack's order.

    `facility` is several ids with commas between. Positions are used for this answer and not kept.
    """

    lat: Latitude | None = None
    lng: Longitude | None = None
    crs: Crs = "gcj02"
    facility: Annotated[str, Meta(max_length=200)] = ""
    open_now: Flag = "0"
    limit: Annotated[int, Meta(ge=1, le=50)] = 10


class Opening(msgspec.Struct, frozen=True):
    """Whether it is open now; until or from when (ISO 8601), "" where nobody knows; and in words."""

    state: Literal["open", "closed", "unknown"]
    changes_at: str
    said: str


class Place(msgspec.Struct, frozen=True):
    """A station. `at` is in the asker's system, null while nobody knows it.

    `metres` (straight) and `minutes` (on foot) are null where nobody said where they are, `way`
    puts them into words, `week` the hours. `doubted`: whoever looked last found it closed.
    """

    id: str
    name: str
    kind: str
    address: str
    at: At | None
    crs: Crs
    hours: str
    week: str
    opening: Opening
    facilities: dict[str, str]
    who: str
    verified_on: str
    confirmed: bool
    sample: bool
    doubted: bool
    metres: int | None = None
    minutes: int | None = None
    way: str = ""


class Places(msgspec.Struct, frozen=True):
    """The nearest first."""

    stations: list[Place]


class Geometry(msgspec.Struct, frozen=True, tag="Point", tag_field="type"):
    """Longitude and latitude, WGS-84, as RFC 7946 wants them."""

    coordinates: Position


class Properties(msgspec.Struct, frozen=True):
    """What a map shows of a station."""

    name: str
    kind: str
    address: str
    hours: str
    facilities: list[str]
    confirmed: bool
    sample: bool


class Feature(msgspec.Struct, frozen=True, tag="Feature", tag_field="type"):
    """One station."""

    id: str
    geometry: Geometry
    properties: Properties


class Features(msgspec.Struct, frozen=True, tag="FeatureCollection", tag_field="type"):
    """Every station whose place is known (RFC 7946)."""

    features: list[Feature]


class Offered(msgspec.Struct, frozen=True):
    """One of the centre's services; `confirmed` false: 以现场公布为准. `booked`: it has slots."""

    id: str
    number: int
    name: str
    how: str
    who: str
    when: str
    where: str
    confirmed: bool
    booked: bool


class House(msgspec.Struct, frozen=True):
    """The centre; `at` is WGS-84."""

    id: str
    name: str
    address: str
    hours: str
    at: At | None
    rooms: list[str]
    confirmed: bool


class Services(msgspec.Struct, frozen=True):
    """Confirmed ones first, each by number."""

    services: list[Offered]
