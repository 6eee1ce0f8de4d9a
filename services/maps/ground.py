"""The street as every map of ours draws it: lines and points of the pack, no tiles."""

from collections.abc import Iterator
from typing import Any

import msgspec

from domain.ground import Lie
from domain.street import Point, Street
from services.maps.lines import rounded

MOST = 400
"""So many places are enough to find one's way; a page draws each as an element."""

ORDER: tuple[Lie, ...] = ("river", "road", "main", "metro")
"""What lies below what."""


class Mark(msgspec.Struct, frozen=True):
    """A named point."""

    name: str
    kind: str
    at: Point


class Way(msgspec.Struct, frozen=True):
    """A line to draw: corners are round, but a metro meets its stations; `width` as in `Course`."""

    name: str
    kind: Lie
    at: tuple[Point, ...]
    width: int


def ground(street: Street) -> dict[str, Any]:
    """Outline, railway, grids, lines, places and the centre; WGS-84, (lat, lng)."""
    grids = [{"id": g.id, "name": g.name, "outline": g.outline} for g in street.grids]
    return {
        "centre": street.centre_point,
        "outline": street.outline,
        "railway": rounded(street.railway),
        "divider": street.divider,
        "grids": grids,
        "lines": list(ways(street)),
        "places": places(street),
        "house": _house(street),
        "sketch": sketched(street),
    }


def sketched(street: Street) -> bool:
    """Whether some line is nobody's survey: a map has to say so."""
    return street.precision > 0 or not all(course.confirmed for course in street.courses)


def ways(street: Street) -> Iterator[Way]:
    """The lines of the ground, the lowest first."""
    for course in sorted(street.courses, key=lambda one: ORDER.index(one.kind)):
        bends = course.at if course.kind == "metro" else rounded(course.at)
        corners = tuple((round(lat, 6), round(lng, 6)) for lat, lng in bends)
        yield Way(course.name, course.kind, corners, course.width)


def places(street: Street) -> list[Mark]:
    """What people name and can be shown, inside the street."""
    inside = (p for p in street.places if p.at and not p.outside)
    return [Mark(p.name, p.kind, p.at) for p in inside if p.at][:MOST]


def _house(street: Street) -> Mark | None:
    centre = street.centre
    return Mark(centre.name, "centre", centre.at) if centre and centre.at else None
