"""Points that cannot be where they say they are."""

from collections.abc import Iterator

from domain import geo
from domain.offers import Route
from domain.street import Place, Point
from services.pack.draft import Draft, Located
from services.pack.fault import Fault
from services.pack.files import Head

NEIGHBOURS_KM = 30
"""How far away another street's place may be and still be worth knowing."""


def faults(draft: Draft) -> Iterator[Fault]:
    """Swapped coordinates, points off the street, points on the wrong side of the railway."""
    for head in draft.head.values():
        own = list(_own_points(head))
        yield from own or _records(head.value, draft)
    for route in draft.routes.values():
        yield from _stops(route)


def _records(head: Head, draft: Draft) -> Iterator[Fault]:
    for place in draft.places.values():
        if place.value.at:
            yield from _where(head, place, place.value.at, place.value.outside)
            yield from _side(head, place, place.value.at)
    for course in draft.lines.values():
        yield from corners(course, course.value.at, 2, "at")
    for station in draft.stations.values():
        if station.value.at:
            yield from _where(head, station, station.value.at, station.value.outside)
    for centre in draft.centre.values():
        if centre.value.at:
            yield from _where(head, centre, centre.value.at, "")


def _stops(route: Located[Route]) -> Iterator[Fault]:
    """Where a walking lesson stops."""
    for number, stop in enumerate(route.value.stops):
        if stop.at:
            yield from corners(route, (stop.at,), 1, "stops", number, "at")


def _own_points(head: Located[Head]) -> Iterator[Fault]:
    """The street's own lines, judged by their corners."""
    value = head.value
    yield from corners(head, (value.centre_point,), 1, "centre_point")
    yield from corners(head, value.outline, 3, "outline")
    if value.railway:
        yield from corners(head, value.railway, 2, "railway")
    for number, grid in enumerate(value.grids):
        if grid.outline:
            yield from corners(head, grid.outline, 3, "grids", number, "outline")


def corners(
    record: Located[object], line: tuple[Point, ...], least: int, *steps: str | int
) -> Iterator[Fault]:
    """Lines and outlines of too few points, or with latitude and longitude swapped."""
    if len(set(line)) < least:
        yield record.fault(f"{steps[-1]}: needs {least} different points or more", *steps)
    if any(swapped(point) for point in line):
        yield record.fault(f"{steps[-1]}: latitude comes first: these look swapped", *steps)


def swapped(point: Point) -> bool:
    """Whether the point lies in China only when read the other way round."""
    return not geo.in_china(point) and geo.in_china((point[1], point[0]))


def _where(head: Head, record: Located[object], at: Point, outside: str) -> Iterator[Fault]:
    if swapped(at):
        yield record.fault("at: latitude comes first: these look swapped", "at")
        return
    if geo.metres(head.centre_point, at) > NEIGHBOURS_KM * 1000:
        yield record.fault(f"at: more than {NEIGHBOURS_KM} km away from the street", "at")
        return
    beyond = geo.metres_outside(head.outline, at)
    if beyond > head.precision and not outside:
        yield record.fault(
            f"at: {beyond:.0f} m outside the street's outline; "
            "if it belongs to another street, name that in `outside`",
            "at",
        )
    if outside and geo.inside(head.outline, at) and _depth(head, at) > head.precision:
        yield record.fault(f"at: inside the street's outline, yet `outside` says {outside}", "at")


def _depth(head: Head, at: Point) -> float:
    return geo.metres_to_line((*head.outline, *head.outline[:1]), at)


def _side(head: Head, place: Located[Place], at: Point) -> Iterator[Fault]:
    """A place's grid against the side of the railway its point lies on."""
    grid = next((grid for grid in head.grids if grid.id == place.value.grid), None)
    if grid is None or swapped(at):
        return
    if len(head.railway) > 1 and grid.side:
        here = geo.side(head.railway, at)
        if here != grid.side and geo.metres_to_line(head.railway, at) > head.precision:
            yield place.fault(
                f"at: {here} of {head.divider or 'the line'}, yet grid `{grid.id}` "
                f"is {grid.side} of it",
                "at",
            )
    elif grid.outline and geo.metres_outside(grid.outline, at) > head.precision:
        yield place.fault(f"at: not in the outline of grid `{grid.id}`", "at")
