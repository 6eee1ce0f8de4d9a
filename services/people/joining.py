"""Accounts become one person's, or are taken apart again: one commit, however much there is.

No record changes hands (services/people/names.py). Only the seats of the street's staff are
written anew, so that «who sits here» has one answer; each remembers who brought it.
"""

import logging
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from domain.errors import NotFound, NotPossible
from domain.people import Identity, Joining, Staff
from services.ids import new_id
from services.people.names import Names, accounts_of, under
from services.unit import Unit
from storage.port import Order, Store, eq

log = logging.getLogger(__name__)

Why = Literal["unionid", "code", "operator"]

MOST = 1_000
"""Seats that one person can have."""


async def united(unit: Unit, account: Identity, theirs: Sequence[Identity], now: int) -> Identity:
    """The account, and all that were joined with it before, as one person with `theirs`: they have
    one unionid.

    Under the name that is older, whoever asks: two workers at once want the same, and one of them
    reads again (`Conflict`). Nobody has two accounts at one official account or mini-program:
    where a unionid says so, somebody has confused something, and nobody is joined.
    """
    ours = await _all_of(unit, account)
    if _twice(ours, theirs):
        log.warning("two accounts of one place have the same unionid: nobody was joined")
        return account
    kept = min(account.whole, theirs[0].whole)
    return await _as_one(unit, account, [*ours, *theirs], kept, "unionid", now)


async def brought(unit: Unit, account: Identity, person: str, now: int) -> Identity:
    """The account as one more of a person of the street's, whose code it sent."""
    everybody = [*await _all_of(unit, account), *await accounts_of(unit.store, person)]
    return await _as_one(unit, account, everybody, person, "code", now)


async def dissolve(unit: Unit, names: Names, now: int) -> None:
    """Who wants to be forgotten is known from none of their accounts any more.

    Whoever speaks again is heard of for the first time.
    """
    for account in await unit.store.find(Identity, [under("person", names)]):
        known = await unit.get(Identity, account.id) or account
        unit.put(replace(known, alias_of="", asked_at=0))
    for name in names[1:]:
        await _note_split(unit, name, now)


async def together(unit: Unit, one: Identity, other: Identity, now: int) -> None:
    """An operator's word: these two are one person after all, whatever was split before."""
    everybody = [*await _all_of(unit, one), *await _all_of(unit, other)]
    everybody = [replace(account, apart=False) for account in everybody]
    one = next(account for account in everybody if account.id == one.id)
    kept = min(one.whole, other.whole)
    unit.put(await _as_one(unit, one, everybody, kept, "operator", now))


async def _as_one(
    unit: Unit, account: Identity, everybody: Sequence[Identity], kept: str, why: Why, now: int
) -> Identity:
    """`account` as it will be, which the caller puts; all else is put here."""
    wholes = {one.whole for one in everybody} - {kept}
    if not wholes:
        return account
    for one in everybody:
        if one.id != account.id:
            unit.put(replace(one, alias_of=kept))
    for whole in sorted(wholes):
        for seat in await unit.store.find(Staff, [eq("person", whole)], limit=MOST):
            unit.put(replace(seat, person=kept, brought_by=seat.brought_by or whole))
        unit.insert(
            Joining(
                id=new_id(now), street=unit.store.street, whole=kept, name=whole, why=why, at=now
            )
        )
    return replace(account, alias_of=kept, apart=False)


async def _all_of(unit: Unit, account: Identity) -> list[Identity]:
    """The account as the caller has it, and those joined with it."""
    known = await accounts_of(unit.store, account.person)
    return [account, *(one for one in known if one.id != account.id)]


def _twice(ours: Iterable[Identity], theirs: Iterable[Identity]) -> bool:
    """Whether there are two accounts at one place."""
    at = {(one.address.channel, one.address.account): one.id for one in ours}
    return any(
        at.get((one.address.channel, one.address.account), one.id) != one.id for one in theirs
    )


async def split(unit: Unit, account: Identity, now: int) -> tuple[Identity, ...]:
    """Undo: this account is somebody else again, with all that was ever done from it.

    No unionid joins it again, nor those that leave with it. Seats go back to whoever brought them;
    those taken since stay with the others. Raises `NotPossible` for one that stands alone, or
    whose name the whole has while several others are joined with it: one of these is to be named.
    """
    if not account.alias_of:
        raise NotPossible("it was never joined", account=account.id)
    everybody = await accounts_of(unit.store, account.person)
    name = account.person if account.person != account.alias_of else _only_other(everybody)
    leaving = tuple(one for one in everybody if one.person == name)
    staying = [one for one in everybody if one.person != name]
    alone = len({one.person for one in staying}) == 1
    for one in leaving:
        unit.put(replace(one, alias_of="", apart=True))
    for one in staying:
        unit.put(replace(one, alias_of="" if alone else one.alias_of))
    for seat in await unit.store.find(Staff, [eq("person", account.alias_of)]):
        unit.put(_handed_back(seat, name, leaving, staying))
    await _note_split(unit, name, now)
    return leaving


async def record(store: Store, limit: int = 100) -> list[Joining]:
    """What was joined and split, the latest first."""
    return await store.find(Joining, order=Order(("-at",)), limit=limit)


async def account(store: Store, id: str) -> Identity:
    """The account that an operator names (`channel:account:external`). Raises `NotFound`."""
    found = await store.get(Identity, id)
    if found is None:
        raise NotFound(f"no account {id}")
    return found


def _only_other(everybody: Sequence[Identity]) -> str:
    """The one name beside the whole's. Raises `NotPossible` where there are more."""
    names = {one.person for one in everybody if one.person != one.alias_of}
    if len(names) > 1:
        others = sorted(one.id for one in everybody if one.person in names)
        raise NotPossible(f"several are joined with it; name one of: {', '.join(others)}")
    return names.pop()


def _handed_back(
    seat: Staff, name: str, leaving: Sequence[Identity], staying: Sequence[Identity]
) -> Staff:
    """The seat with whoever brought it, told of by an account of theirs."""
    theirs = leaving if seat.brought_by == name else staying
    if theirs is leaving:
        seat = replace(seat, person=name, brought_by="")
    if seat.address is not None and seat.address.key not in {one.id for one in theirs}:
        told = next((one for one in theirs if one.following), theirs[0])
        seat = replace(seat, address=told.address)
    return seat


async def _note_split(unit: Unit, name: str, now: int) -> None:
    newest = Order(("-at",))
    for one in await unit.store.find(Joining, [eq("name", name)], order=newest, limit=1):
        unit.put(replace(one, split_at=now))
