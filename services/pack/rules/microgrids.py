"""Micro-grids (微网格) that lie nowhere, in another grid than they say, or claim the same place."""

from collections.abc import Iterator

from domain import geo
from domain.street import MicroGrid
from services.pack.convert import did_you_mean
from services.pack.draft import Draft, Located
from services.pack.fault import Fault
from services.pack.files import Head
from services.pack.rules.positions import corners


def faults(draft: Draft) -> Iterator[Fault]:
    """Each within a grid of the street, by an outline or by places that are in that grid too."""
    claimed: dict[str, str] = {}
    for head in draft.head.values():
        for key, micro in draft.microgrids.items():
            unknown = list(_unknown_grid(head.value, micro))
            yield from unknown or _places(draft, micro, claimed, key)
            yield from () if unknown else _outline(head.value, micro)
            if not micro.value.outline and not micro.value.places:
                yield micro.fault("needs an `outline` or `places`: nothing says where it lies")


def _unknown_grid(head: Head, micro: Located[MicroGrid]) -> Iterator[Fault]:
    grid, ids = micro.value.grid, [grid.id for grid in head.grids]
    if grid not in ids:
        yield micro.fault(f"grid: unknown `{grid}`" + did_you_mean(grid, ids), "grid")


def _outline(head: Head, micro: Located[MicroGrid]) -> Iterator[Fault]:
    if micro.value.outline:
        wrong = list(corners(micro, micro.value.outline, 3, "outline"))
        yield from wrong or _within(head, micro)


def _within(head: Head, micro: Located[MicroGrid]) -> Iterator[Fault]:
    grid = next((grid for grid in head.grids if grid.id == micro.value.grid), None)
    if grid is None or len(set(grid.outline)) < 3:
        return
    beyond = max(geo.metres_outside(grid.outline, corner) for corner in micro.value.outline)
    if beyond > head.precision:
        yield micro.fault(f"outline: {beyond:.0f} m outside grid `{grid.id}`", "outline")


def _places(
    draft: Draft, micro: Located[MicroGrid], claimed: dict[str, str], key: str
) -> Iterator[Fault]:
    known = draft.known("places")
    for number, id in enumerate(micro.value.places):
        at = ("places", number)
        if id not in known:
            yield micro.fault(f"places: unknown `{id}`" + did_you_mean(id, known), *at)
        elif claimed.setdefault(id, key) != key:
            yield micro.fault(f"places: `{id}` is in micro-grid `{claimed[id]}` too", *at)
        elif (place := draft.places.get(id)) and place.value.grid != micro.value.grid:
            there = f"grid `{place.value.grid}`" if place.value.grid else "no grid"
            yield micro.fault(f"places: `{id}` is in {there}, not `{micro.value.grid}`", *at)
