"""Letters that say the same leave in one call, where the channel takes several."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from domain.errors import Unavailable
from domain.message import Reply
from domain.work import Lane, Notice, Outcome
from services.clock import FixedClock
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from storage.port import Store, Where
from tests.delivery.scene import AWAKE, NOON, Mouth, loop, notice, put, seen, somebody, through

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


class Filling:
    """A store that does as it is told when it is asked who else is in a group."""

    def __init__(self, store: Store, act: Callable[[], Awaitable[None]]) -> None:
        self._store, self._act = store, act

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def find(self, kind: type[Any], where: Sequence[Where], **more: Any) -> list[Any]:
        """Search, but not for a group's others before that was done."""
        if any(one.field == "group" for one in where):
            await self._act()
        return await self._store.find(kind, where, **more)


async def test_a_call_that_cannot_be_filled_leaves_with_its_own(store: Store) -> None:
    """Else those on it would wait for their lease to end, and be told «重发» of what nobody said."""
    mouth, people = Mouth(largest=1_000), muster(30, lane=0, group="call-3")

    async def away() -> None:
        raise Unavailable("the connection is lost")

    await put(store, *people)
    shaky: Any = Filling(store, away)
    await Delivery(shaky, {"wechat": mouth}, FixedClock(NOON), room=20, spare=0).run_once()
    assert mouth.calls == [20]
    await through(Delivery(store, {"wechat": mouth}, FixedClock(NOON)))
    assert {(await seen(store, one)).fate for one in people} == {"sent"}
    assert not any(said.again for said in mouth.said)


async def test_who_goes_alone_does_not_wait_for_a_call_to_be_filled(store: Store) -> None:
    mouth, alone = Mouth(largest=1_000), notice(lane=0)
    await put(store, alone, *muster(30, lane=0, group="call-3"))

    async def until_somebody_is_told() -> None:
        await asyncio.wait_for(mouth.speaking.wait(), 5)

    filling: Any = Filling(store, until_somebody_is_told)
    await through(Delivery(filling, {"wechat": mouth}, FixedClock(NOON), room=20, spare=0))
    assert (len(mouth.said), mouth.said[0].notice) == (31, alone.id)


async def test_nothing_else_is_begun_while_more_emergencies_wait(store: Store) -> None:
    mouth, people = Mouth(largest=1_000), muster(50, lane=0, group="call-3")
    reminder = notice(lane=Lane.reminder)
    await put(store, reminder, *people)
    delivery = Delivery(store, {"wechat": mouth}, FixedClock(NOON), quiet=AWAKE, room=20, spare=4)
    await delivery.run_once()
    assert (len(mouth.said), (await seen(store, reminder)).fate) == (50, "waiting")
    await delivery.run_once()
    assert (await seen(store, reminder)).fate == "sent"
