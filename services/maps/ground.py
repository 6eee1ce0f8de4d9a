"""The street as every map of ours draws it: lines and points of the pack, no tiles."""

from typing import Any

import msgspec

from domain.street import Point, Street

MOST = 400
"""So many places are enough to find one's way; a page draws each as an element."""


class Mark(msgspec.Struct, frozen=True):
    """A named point."""

    name: str
    kind: str
    at: Point


def ground(street: Street) -> dict[str, Any]:
    """Outline, railway, grids, places and the centre; WGS-84, (lat, lng)."""
    grids = [{"id": g.id, "name": g.name, "outline": g.outline} for g in street.grids]
    return {
        "centre": street.centre_point,
        "outline": street.outline,
        "railway": street.railway,
        "divider": street.divider,
        "grids": grids,
        "places": places(street),
        "house": _house(street),
    }


def places(street: Street) -> list[Mark]:
    """What people name and can be shown, inside the street."""
    inside = (p for p in street.places if p.at and not p.outside)
    return [Mark(p.name, p.kind, p.at) for p in inside if p.at][:MOST]


def _house(street: Street) -> Mark | None:
    centre = street.centre
    return Mark(centre.name, "centre", centre.at) if centre and centre.at else None
