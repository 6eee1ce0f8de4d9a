"""What the map's page is asked for, read from its address; nonsense is passed over."""

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

import msgspec
from multidict import MultiMapping

from domain.geo import Point
from domain.street import Street

FEW, MOST = 20, 100
"""Stations that are listed at first, and at most."""

CELL = 3
"""Decimals of a degree that a position may have: about 100 m."""


class Asked(msgspec.Struct, frozen=True):
    """Facilities that all have to be there, open now or any, from where, and how many.

    `near` is the id of a place in words, `at` a position, which wins.
    """

    facilities: tuple[str, ...] = ()
    open_now: bool = False
    near: str = ""
    at: Point | None = None
    count: int = FEW

    def query(self, **instead: str) -> str:
        """As an address says it, without the position: that is nobody else's to keep."""
        pairs = [("f", one) for one in self.facilities]
        pairs += [("open", "1")] if self.open_now else []
        own = {"near": self.near, "n": "" if self.count == FEW else str(self.count)} | instead
        return urlencode(pairs + [pair for pair in own.items() if pair[1]])


def read(query: MultiMapping[str], street: Street, known: Collection[str]) -> Asked:
    """The wishes in a query; `known` are the facilities that stations have."""
    wanted = query.getall("f", [])
    near = query.get("near", "")
    return Asked(
        facilities=tuple(one for one in known if one in wanted),
        open_now=query.get("open") == "1",
        near=near if near in named(street) else "",
        at=_point(query.get("at", "")),
        count=_count(query.get("n", "")),
    )


def named(street: Street) -> Mapping[str, Point]:
    """Where places lie that somebody may start from, by their ids."""
    return {place.id: place.at for place in street.places if place.at and not place.outside}


def _point(said: str) -> Point | None:
    try:
        lat, lng = (round(float(part), CELL) for part in said[:40].split(","))
    except ValueError:
        return None
    return (lat, lng) if abs(lat) <= 90 and abs(lng) <= 180 else None


def _count(said: str) -> int:
    return min(MOST, max(FEW, int(said))) if said.isascii() and said.isdigit() else FEW
