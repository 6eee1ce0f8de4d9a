"""Who gave which answer: for those who lead a call, never for a group."""

from collections.abc import Sequence

import msgspec

from domain.call import Answer, Call, Recipient, recipient_id
from domain.people import Staff
from services.calls import counting
from services.calls.sight import Sight
from services.roster.lookup import by_id
from storage.port import Order, Store, eq

MOST = 200
"""People named in one list; a longer one says how many more there are."""

LISTED: tuple[Answer, ...] = ("none", "cannot", "arrived", "coming", "received", "relieved")
"""In the order in which a leader looks for them."""


class Person(msgspec.Struct, frozen=True):
    """Somebody by their seat's name; `reason` is why they cannot come, as they said it.

    `at` is when they arrived, or else when they first answered (ms UTC, 0: not yet).
    """

    name: str
    post: str
    at: int = 0
    reason: str = ""


class List(msgspec.Struct, frozen=True):
    """People who have one thing in common; `count` of them, though not all may be named."""

    of: str
    count: int
    people: tuple[Person, ...]


async def lists(store: Store, call: Call, sight: Sight) -> tuple[List, ...]:
    """Those whom no message reached, then everybody by what they answered; empty lists left out."""
    if not sight.names:
        return ()
    found = [await _unreachable(store, call, sight)]
    where = sight.people(call)
    for answer in LISTED:
        given = [*where, eq("answer", answer)]
        people = await store.find(Recipient, given, order=Order(("id",)), limit=MOST)
        count = len(people)
        if count == MOST:
            count = (await store.count(Recipient, where, by="answer")).get(answer, count)
        found.append(await _list(store, answer, people, count))
    return tuple(one for one in found if one.count)


async def _unreachable(store: Store, call: Call, sight: Sight) -> List:
    lost = await counting.unreachable(store, call)
    ids = (recipient_id(call.id, seat) for seat in lost)
    found = (await by_id(store, Recipient, ids)).values()
    theirs = [one for one in found if sight.group in ("", one.group)]
    return await _list(store, "unreachable", sorted(theirs, key=lambda one: one.id), len(theirs))


async def _list(store: Store, of: str, people: Sequence[Recipient], count: int) -> List:
    shown = people[:MOST]
    seats = await by_id(store, Staff, (one.seat for one in shown))
    return List(
        of, count, tuple(_person(one, seats[one.seat]) for one in shown if one.seat in seats)
    )


def _person(one: Recipient, seat: Staff) -> Person:
    return Person(seat.name, one.post, one.arrived_at or one.answered_at, one.reason)
