"""Where a case is: from words, a pin, or the side of the railway somebody names."""

import re

import msgspec
from msgspec.structs import replace

from domain import geo
from domain.case import Case
from domain.message import Pin
from domain.microgrids import micro_at, micro_of
from domain.street import Street, grid_at
from domain.understanding import Understood
from services.office import Office
from services.understanding import PlaceFound

UNKNOWN = "?"
"""Stands for a street nobody could name."""


_BUILDING = re.compile(r"^(?:.*?弄)?.*?[号號栋棟幢]|^.*?弄")
"""A door up to its building."""


class Spot(msgspec.Struct, frozen=True):
    """A place as far as it is known; `outside` names the neighbouring street it lies in.

    `micro` is the micro-grid that a pin lies in; a place's own follows from its name (`micro_in`).
    """

    grid: str = ""
    place: str = ""
    door: str = ""
    outside: str = ""
    micro: str = ""

    @property
    def known(self) -> bool:
        """Whether the grid is decided."""
        return bool(self.grid)


def spot_of(heard: Understood) -> Spot:
    """The place that the words of a message name."""
    return Spot(heard.grid or "", heard.place or "", heard.door, heard.outside)


def spot_in(found: PlaceFound) -> Spot:
    """The place that an answer to 「在哪里?」 names."""
    return Spot(found.grid or "", found.place or "", found.door, found.outside)


def merged(words: Spot, pin: Spot) -> Spot:
    """Words and pin together: the pin decides the grid, the words say the place and door."""
    return Spot(
        pin.grid or words.grid,
        words.place or pin.place,
        words.door,
        "" if pin.grid or words.grid else (pin.outside or words.outside),
        pin.micro,
    )


def locate(office: Office, pin: Pin) -> Spot:
    """Where a pin lies: the gazetteer place around it, else its side of the street's divider.

    Nearer to the divider than the pack's `precision`, a pin decides nothing; well outside the
    street's outline it names the neighbouring street, «?» where that is not known.
    """
    street, at = office.street, geo.to_wgs84((pin.lat, pin.lng), pin.crs)
    grid = grid_at(street, at)
    near = [p for p in street.places if p.at and geo.metres(p.at, at) <= p.radius]
    near.sort(key=lambda p: geo.metres(p.at or at, at))
    if grid is None:
        return Spot(outside=next((p.outside for p in near if p.outside), UNKNOWN))
    place = next((p for p in near if p.kind != "road" and not p.outside), None)
    if place is not None and place.grid:
        return Spot(place.grid, place.name, micro=micro_at(street, place.grid, at))
    return Spot(grid, place.name if place else "", pin.label, micro=micro_at(street, grid, at))


def micro_in(street: Street, spot: Spot) -> str:
    """The micro-grid of a spot: where its pin lies, else the place's own; "" where none is said."""
    return spot.micro or micro_of(street, spot.grid, spot.place)


def to_building(case: Case) -> Case:
    """The case without floor and flat: these are nobody's business but its reporter's and handler's."""
    building = _BUILDING.match(case.door)
    return replace(case, door=building[0] if building else "")
