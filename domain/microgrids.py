"""Which micro-grid (微网格) a point or a place lies in; "" where the pack does not say."""

from domain import geo
from domain.street import Point, Street


def micro_at(street: Street, grid: str, point: Point) -> str:
    """The micro-grid of this grid whose outline holds a point (WGS-84): its id.

    A point on the edge that two of them share lies in one of the two, always the same.
    """
    here = (m for m in street.microgrids if m.grid == grid and m.outline)
    return next((micro.id for micro in here if geo.inside(micro.outline, point)), "")


def micro_of(street: Street, grid: str, place: str) -> str:
    """The micro-grid of this grid that a place, by its name, belongs to: its id.

    Named by the micro-grid, or confirmed to lie inside its outline: where the gazetteer only
    thinks a place is proves nothing, and a road or river is too long to lie in one.
    """
    known = next((p for p in street.places if p.name == place and p.grid == grid), None)
    if known is None:
        return ""
    own = (m.id for m in street.microgrids if m.grid == grid and known.id in m.places)
    at = known.at if known.confirmed and known.kind not in ("road", "river") else None
    return next(own, "") or (micro_at(street, grid, at) if at else "")


def micro_name(street: Street, id: str) -> str:
    """A micro-grid's name as people say it, "" for none."""
    return next((micro.name for micro in street.microgrids if micro.id == id), "")
