"""Areas and lines that make no sense, judged by shapely.

Only `check` asks: importing shapely takes longer than a start may.
"""

from collections.abc import Iterator
from itertools import combinations

from shapely import LineString, Polygon
from shapely.validation import explain_validity

from domain.street import Point
from services.pack.draft import Draft, Located
from services.pack.fault import Fault
from services.pack.files import Head

Area = tuple[int, str, Polygon]
"""Where in its list it stands, its id, its outline."""

OVERLAP = 0.02
"""Two grids or micro-grids may share this part of the smaller one: neighbours' outlines never fit exactly."""


def crossed(draft: Draft) -> Iterator[Fault]:
    """Outlines that cross themselves, grids that lie over each other."""
    for head in draft.head.values():
        yield from _area(head, head.value.outline, "outline")
        yield from _railway(head)
        for number, grid in enumerate(head.value.grids):
            if grid.outline:
                yield from _area(head, grid.outline, "grids", number, "outline")
        yield from _overlaps(head)
    for micro in draft.microgrids.values():
        yield from _area(micro, micro.value.outline, "outline")
    yield from _shared(draft)


def _area(
    record: Located[object], outline: tuple[Point, ...], *steps: str | int
) -> Iterator[Fault]:
    if len(set(outline)) > 2 and not Polygon(outline).is_valid:
        yield record.fault(
            f"the outline crosses itself: {explain_validity(Polygon(outline))}", *steps
        )


def _railway(head: Located[Head]) -> Iterator[Fault]:
    railway = head.value.railway
    if len(set(railway)) > 1 and not LineString(railway).is_simple:
        yield head.fault("the line crosses itself", "railway")


def _overlaps(head: Located[Head]) -> Iterator[Fault]:
    areas = [
        (number, grid.id, Polygon(grid.outline))
        for number, grid in enumerate(head.value.grids)
        if len(set(grid.outline)) > 2
    ]
    for number, first, second in _crossing(areas):
        message = f"grids `{first}` and `{second}` lie over each other"
        yield head.fault(message, "grids", number, "outline")


def _shared(draft: Draft) -> Iterator[Fault]:
    """Micro-grids that lie over each other."""
    found = list(draft.microgrids.values())
    areas = [
        (number, micro.value.id, Polygon(micro.value.outline))
        for number, micro in enumerate(found)
        if len(set(micro.value.outline)) > 2
    ]
    for number, first, second in _crossing(areas):
        message = f"micro-grids `{first}` and `{second}` lie over each other"
        yield found[number].fault(message, "outline")


def _crossing(areas: list[Area]) -> Iterator[tuple[int, str, str]]:
    """The places in the list of those that lie over an earlier one, with both ids."""
    sound = [area for area in areas if area[2].is_valid]
    for (_, first, one), (number, second, other) in combinations(sound, 2):
        if one.intersection(other).area > OVERLAP * min(one.area, other.area):
            yield number, first, second
