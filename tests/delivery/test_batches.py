"""Letters that say the same leave in one call, where the channel takes several."""

import asyncio
from collections.abc import Sequence
from typing import Any

from domain.message import Reply
from domain.work import Notice, Outcome
from services.clock import FixedClock
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from storage.port import Store
from tests.delivery.scene import NOON, Mouth, loop, notice, put, seen, somebody, through

CALL = Reply(text="【应急集结·真实】")


def muster(count: int, **more: Any) -> list[Notice]:
    """A call to so many people."""
    return [notice(reply=CALL, **more) for _ in range(count)]


async def test_calls_are_filled_up_to_the_largest(store: Store) -> None:
    mouth = Mouth(largest=4)
    await put(store, *muster(10))
    await loop(store, mouth, FixedClock(NOON)).run_once()
    assert (mouth.calls, len(mouth.said)) == ([4, 4, 2], 10)


async def test_other_words_lanes_and_repetitions_leave_by_themselves(embedded: Store) -> None:
    mouth = Mouth(largest=100)
    await put(
        embedded,
        *muster(3),
        *muster(2, uncertain=True),
        *muster(2, lane=0),
        notice(reply=Reply(text="【应急集结】")),
    )
    await loop(embedded, mouth, FixedClock(NOON)).run_once()
    assert sorted(mouth.calls) == [1, 2, 2, 3]
    assert [said.again for said in mouth.said].count(True) == 2


async def test_each_letter_has_its_own_fate(store: Store) -> None:
    fates = (Outcome("sent"), Outcome("unreachable", "invaliduser"), Outcome("again", "busy"))
    mouth, people = Mouth(*fates, largest=3), muster(3)
    await put(store, *people)
    delivery = loop(store, mouth, FixedClock(NOON))
    while await delivery.run_once():
        pass
    after = [await seen(store, one) for one in people]
    assert [one.fate for one in after] == ["sent", "unreachable", "waiting"]
    assert not any(one.uncertain for one in after)


async def test_too_few_outcomes_leave_everybody_uncertain(embedded: Store) -> None:
    class Short(Mouth):
        async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
            return (await super().send(letters))[1:]

    people = muster(3)
    await put(embedded, *people)
    await loop(embedded, Short(largest=3), FixedClock(NOON)).run_once()
    after = [await seen(embedded, one) for one in people]
    assert {(one.fate, one.uncertain) for one in after} == {("waiting", True)}


async def test_one_silence_is_everybodys(embedded: Store) -> None:
    mouth, people = Mouth(asyncio.Event(), largest=3), muster(3)
    await put(embedded, *people)
    await loop(embedded, mouth, FixedClock(NOON), time_limit=0.01).run_once()
    assert {(await seen(embedded, one)).detail for one in people} == {"no answer in time"}


async def test_an_emergency_call_takes_everybody_along(store: Store) -> None:
    """More people than are claimed at once; who is told by another way goes by himself."""
    wecom, wechat = Mouth(largest=1_000), Mouth()
    staff = [somebody(f"w{n}", "wecom") for n in range(150)]
    people = muster(10, lane=0, group="call-3")
    people += [notice(reply=CALL, lane=0, group="call-3", address=one) for one in staff]
    expired = notice(reply=CALL, lane=0, group="call-3", expires_at=NOON)
    await put(store, *people, expired)
    senders = {"wecom": wecom, "wechat": wechat}
    await through(Delivery(store, senders, FixedClock(NOON), room=20, spare=0))
    assert {(await seen(store, one)).fate for one in people} == {"sent"}
    assert (await seen(store, expired)).fate == "failed"
    assert len(wecom.calls) <= 3
    assert (len(wecom.said), len(wechat.said)) == (150, 10)
    assert not any(said.again for said in (*wecom.said, *wechat.said))
