"""Names that mean two things, so that the bot could not tell which was meant."""

from collections.abc import Iterator

from domain.street import MicroGrid, Place
from services.pack.draft import Draft, Located
from services.pack.fault import Fault

Named = MicroGrid | Place
"""What people call by a name, and may call by several."""


def faults(draft: Draft) -> Iterator[Fault]:
    """Names and aliases that two places, micro-grids or grids claim, service numbers given twice."""
    claimed = {name: f"grid `{owner}`" for name, owner in _grid_names(draft)}
    for key, micro in draft.microgrids.items():
        yield from _claim(claimed, micro, f"micro-grid `{key}`")
    for key, place in draft.places.items():
        yield from _claim(claimed, place, f"place `{key}`")
    yield from _grids_twice(draft)
    yield from _numbers_twice(draft)


def _claim(claimed: dict[str, str], record: Located[Named], claimant: str) -> Iterator[Fault]:
    for name, steps in _names(record.value.name, record.value.aliases):
        owner = claimed.setdefault(_folded(name), claimant)
        if owner != claimant:
            yield record.fault(f"`{name}` is claimed by {owner} too", *steps)


def _names(name: str, aliases: tuple[str, ...]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    yield name, ("name",)
    for number, alias in enumerate(aliases):
        yield alias, ("aliases", number)


def _grid_names(draft: Draft) -> Iterator[tuple[str, str]]:
    for head in draft.head.values():
        for grid in head.value.grids:
            for name in (grid.name, *grid.aliases):
                yield _folded(name), grid.id


def _grids_twice(draft: Draft) -> Iterator[Fault]:
    for head in draft.head.values():
        seen: set[str] = set()
        for number, grid in enumerate(head.value.grids):
            if grid.id in seen:
                yield head.fault(f"grid `{grid.id}` twice", "grids", number, "id")
            seen.add(grid.id)


def _numbers_twice(draft: Draft) -> Iterator[Fault]:
    for centre in draft.centre.values():
        for key in ("id", "number"):
            seen: set[object] = set()
            for place, service in enumerate(centre.value.services):
                value = getattr(service, key)
                if value in seen:
                    yield centre.fault(f"service {key} `{value}` twice", "services", place, key)
                seen.add(value)


def _folded(name: str) -> str:
    return name.casefold().strip()
