"""Whose shift runs: the duty person of 「值班」, and the phone that is rung when others fail."""

from domain.duty import DutyShift
from services.roster import lookup
from storage.port import Order, Store, Where

DAY = 86_400_000

LONGEST = 7 * DAY
"""A shift that is longer (ms) is a slip of the pen."""


async def between(store: Store, start: int, end: int) -> list[DutyShift]:
    """The shifts of which some part lies between two moments (ms UTC). Raises `Unavailable`."""
    where = [Where("until", ">", start), Where("until", "<=", end + LONGEST)]
    found = await lookup.every(store, DutyShift, where, Order(("until",)))
    return sorted((s for s in found if s.since < end), key=lambda s: (s.since, s.station, s.id))


async def running(store: Store, now: int) -> frozenset[str]:
    """The seats on duty for the street at `now` (ms UTC). Raises `Unavailable`."""
    found = await between(store, now, now + 1)
    return frozenset(shift.seat for shift in found if not shift.station)
