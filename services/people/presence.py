"""Who is there: a seat somebody sits on, is not on leave from, and can be reached at."""

from typing import Literal, NamedTuple

from domain.people import Identity, Staff
from services.people.names import accounts_of
from storage.port import Store

Absence = Literal["", "revoked", "unbound", "away", "unreachable"]


def absence(seat: Staff, now: int) -> Absence:
    """Why nobody sits there at `now` (ms UTC), "" where somebody does."""
    if seat.revoked:
        return "revoked"
    if not seat.person or seat.address is None:
        return "unbound"
    return "away" if any(since <= now < until for since, until in seat.away) else ""


def present(seat: Staff, now: int) -> bool:
    """Whether somebody sits there and is not on leave."""
    return not absence(seat, now)


class Reach(NamedTuple):
    """Whether any channel leads to a seat, and the accounts that say so."""

    open: bool
    accounts: tuple[Identity, ...]


async def reach(store: Store, seat: Staff) -> Reach:
    """Whether whoever sits there can be told anything at all.

    An account that nobody heard of yet counts as open; one that left counts not, unless the
    same person has another.
    """
    if seat.address is None:
        return Reach(open=False, accounts=())
    named = await store.get(Identity, seat.address.key)
    if named is None or named.following:
        return Reach(open=True, accounts=(named,) if named else ())
    others = await accounts_of(store, seat.person)
    found = {account.id: account for account in (named, *others)}
    following = any(account.following for account in found.values())
    return Reach(open=following, accounts=tuple(found.values()))
