"""Many notices are looked up in a few searches, few of them one by one."""

from collections import Counter
from typing import Any

import pytest

from domain.message import Reply
from domain.people import Address, Identity, Staff
from domain.work import Lane, Notice
from services.delivery.known import FEW, known_for
from services.delivery.ways import route
from storage.port import Insert, Store

MANY = 300


class Counting:
    """Counts what a store is asked."""

    def __init__(self, store: Store) -> None:
        self._store, self.asked = store, Counter[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked[name] += 1
        return getattr(self._store, name)


def notices(store: Store, count: int) -> list[Notice]:
    """One for each of so many seats."""
    return [
        Notice(
            id=f"n{n}",
            street=store.street,
            lane=Lane.emergency,
            reply=Reply(text="集结"),
            made_at=0,
            visible_at=0,
            expires_at=1,
            staff=f"s{n:03}",
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [FEW, MANY])
async def test_everybody_is_found(store: Store, count: int) -> None:
    seats = [
        Staff(
            id=f"s{n:03}",
            street=store.street,
            name="",
            role="member",
            person=f"p{n}",
            address=Address("wecom", "corp", f"u{n}"),
        )
        for n in range(count)
    ]
    gone = Address("wecom", "corp", "u1")
    left = Identity(id=gone.key, street=store.street, person="p1", address=gone, following=False)
    await store.commit([Insert(one) for one in (*seats, left)])
    counting: Any = Counting(store)
    found = notices(store, count)
    known = await known_for(counting, found)
    ways = [await route(known, one, {"wecom"}, 0) for one in found]
    assert [way for n, way in enumerate(ways) if n != 1] == [
        seat.address for n, seat in enumerate(seats) if n != 1
    ]
    assert not isinstance(ways[1], Address)
    assert sum(counting.asked.values()) <= (10 if count == MANY else 3 * FEW)
