"""Whether somebody on the roster may be called at all, and who stands in where they are away."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

from domain.people import STAFF_ROLES, Staff
from domain.roster import Member
from services.roster.lookup import by_id
from storage.port import Store

Hindrance = Literal["", "revoked", "minor", "no_consent", "away"]

ADULT = 18
"""Nobody younger is called. Years are known without their days: only who is sure to be counts."""

_FAR = 3
"""So many absent deputies in a row are gone through."""


def hindrance(seat: Staff, member: Member | None, now: int) -> Hindrance:
    """Why this seat is not called at `now` (ms UTC), "" where it is.

    A seat that nobody is bound to yet is called all the same: it can be rung by telephone.
    """
    if seat.revoked:
        return "revoked"
    if member is not None and is_minor(member.born, now):
        return "minor"
    if seat.role not in STAFF_ROLES and not (member and member.agreed_at):
        return "no_consent"
    return "away" if is_away(seat, now) else ""


def is_minor(born: int, now: int) -> bool:
    """Whether somebody born in that year (0: unknown) may still be under age at `now`."""
    return bool(born) and datetime.fromtimestamp(now / 1000, UTC).year - born <= ADULT


def is_away(seat: Staff, now: int) -> bool:
    """Whether whoever sits there is on leave."""
    return any(since <= now < until for since, until in seat.away)


def substitute(
    seat: Staff, seats: Mapping[str, Staff], members: Mapping[str, Member], now: int
) -> Staff | None:
    """Who is called instead of an absent seat: its deputy, or the deputy's own."""
    for _ in range(_FAR):
        deputy = seats.get(seat.deputy)
        if deputy is None:
            return None
        if not (why := hindrance(deputy, members.get(deputy.id), now)):
            return deputy
        if why != "away":
            return None
        seat = deputy
    return None


async def with_deputies(store: Store, seats: Mapping[str, Staff], now: int) -> dict[str, Staff]:
    """These seats, and the deputies of those who are away."""
    found = dict(seats)
    for _ in range(_FAR):
        wanted = {s.deputy for s in found.values() if is_away(s, now)} - found.keys() - {""}
        if not wanted:
            break
        found |= await by_id(store, Staff, wanted)
    return found


async def stand_in(store: Store, seat: Staff, now: int) -> Staff | None:
    """Who is called in this seat's place at `now`: itself, its substitute, or nobody."""
    seats = await with_deputies(store, {seat.id: seat}, now)
    members = await by_id(store, Member, seats)
    if not (why := hindrance(seat, members.get(seat.id), now)):
        return seat
    return substitute(seat, seats, members, now) if why == "away" else None
