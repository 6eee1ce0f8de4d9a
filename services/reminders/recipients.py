"""Whom a reminder is for, as the roster stands when it goes."""

from collections.abc import Iterable

from domain.people import Staff
from domain.reminder import Who
from domain.roster import Group
from services.people.presence import absence
from services.roster import lookup
from storage.port import Store, among

OF_GRIDS = frozenset({"grid_chief", "grid_worker"})
"""Roles whose seats belong to a grid."""


async def seats_for(store: Store, who: Who, grid: str, now: int) -> list[Staff]:
    """Everybody it is for who is there, by id; a deputy instead of who is on leave.

    `grid` "" is the whole street. Nobody is named twice, also who holds two seats.
    """
    named = await _named(store, who, grid)
    deputies = await lookup.by_id(store, Staff, (seat.deputy for seat in named if seat.deputy))
    there: dict[str, Staff] = {}
    for seat in named:
        stands = deputies.get(seat.deputy, seat) if absence(seat, now) == "away" else seat
        if not absence(stands, now):
            there.setdefault(stands.person, stands)
    return sorted(there.values(), key=lambda seat: seat.id)


async def _named(store: Store, who: Who, grid: str) -> list[Staff]:
    roles = [*who.roles, *(["officer"] if who.offices else [])]
    found = await lookup.every(store, Staff, [among("role", roles)]) if roles else []
    return [
        *(seat for seat in found if _meant(seat, who, grid)),
        *(await _of_groups(store, who.groups) if who.groups else ()),
    ]


def _meant(seat: Staff, who: Who, grid: str) -> bool:
    if seat.role in OF_GRIDS and grid and seat.grid != grid:
        return False
    if seat.role in who.roles:
        return True
    return seat.office in who.offices and seat.grid in ("", grid)


async def _of_groups(store: Store, names: Iterable[str]) -> Iterable[Staff]:
    groups = await lookup.every(store, Group, [among("name", tuple(names))])
    places = await lookup.of_groups(store, (group.id for group in groups if not group.ended))
    return (await lookup.by_id(store, Staff, (place.seat for place in places))).values()
