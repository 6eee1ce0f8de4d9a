"""The loop as the server runs it: woken, resting, stopped."""

import asyncio
import logging
from typing import Any

import pytest

from domain.document import Document
from domain.errors import Unavailable
from domain.work import Lane
from services.clock import FixedClock
from services.delivery.loop import TICK, Delivery
from storage.port import Store
from tests.delivery.scene import NOON, Mouth, Passing, ids, notice, put, seen


async def test_woken_it_sends_at_once(embedded: Store) -> None:
    """Real waiting, an hour's tick away: only the bell can have done it."""
    clock, mouth, one = FixedClock(NOON), Mouth(), notice()
    resting = asyncio.Event()

    async def long_rest(bell: asyncio.Event, _: float) -> None:
        resting.set()
        await bell.wait()

    delivery, stop = Delivery(embedded, {"wechat": mouth}, clock, wait=long_rest), asyncio.Event()
    running = asyncio.create_task(delivery.run(stop))
    await resting.wait()
    await put(embedded, one)
    delivery.wake()
    await mouth.speaking.wait()
    stop.set()
    await running

    assert ids(mouth.said) == [one.id]
    assert (await seen(embedded, one)).fate == "sent"


async def test_rests_until_the_next_is_due_but_no_longer_than_a_tick(embedded: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    await put(embedded, notice(visible_at=NOON + 2_250, lane=Lane.digest))
    passing = Passing(clock, lambda: bool(mouth.said))
    await Delivery(embedded, {"wechat": mouth}, clock, wait=passing).run(passing.stop)

    assert passing.waits[:3] == [TICK, TICK, 0.25]
    assert len(mouth.said) == 1


async def only_the_bell(bell: asyncio.Event, _: float) -> None:
    """Wait as if no tick ever came."""
    await bell.wait()


async def test_room_that_becomes_free_is_used_at_once(embedded: Store) -> None:
    clock, gate, stop = FixedClock(NOON), asyncio.Event(), asyncio.Event()
    mouth = Mouth(gate)
    await put(embedded, notice(), notice())
    delivery = Delivery(
        embedded, {"wechat": mouth}, clock, wait=only_the_bell, room=1, spare=0
    )  # fmt: skip
    running = asyncio.create_task(delivery.run(stop))
    await mouth.speaking.wait()
    assert len(mouth.said) == 1
    mouth.speaking.clear()
    gate.set()
    await mouth.speaking.wait()
    stop.set()
    await running
    assert len(mouth.said) == 2


async def test_stopping_wakes_a_loop_that_rests(embedded: Store) -> None:
    stop, resting = asyncio.Event(), asyncio.Event()

    async def rest(bell: asyncio.Event, _: float) -> None:
        resting.set()
        await bell.wait()

    running = asyncio.create_task(Delivery(embedded, {}, FixedClock(NOON), wait=rest).run(stop))
    await resting.wait()
    stop.set()
    await asyncio.wait_for(running, 5)


async def test_a_bell_rung_during_a_pass_is_heard(embedded: Store) -> None:
    stop = asyncio.Event()
    bells: list[bool] = []

    class Ringing:
        def __getattr__(self, name: str) -> object:
            return getattr(embedded, name)

        async def find(self, *what: Any, **more: Any) -> list[Any]:
            delivery.wake()
            return await embedded.find(*what, **more)

    async def wait(bell: asyncio.Event, _: float) -> None:
        bells.append(bell.is_set())
        stop.set()

    delivery = Delivery(Ringing(), {}, FixedClock(NOON), wait=wait)  # type: ignore[arg-type]
    await delivery.run(stop)
    assert bells == [True]


async def test_a_store_that_is_away_is_waited_for(
    embedded: Store, caplog: pytest.LogCaptureFixture
) -> None:
    clock, mouth, one = FixedClock(NOON), Mouth(), notice()

    class Away:
        faults = 3

        def __getattr__(self, name: str) -> object:
            return getattr(embedded, name)

        async def find(self, *args: object, **more: object) -> object:
            if self.faults:
                self.faults -= 1
                raise Unavailable("no primary")
            return await embedded.find(*args, **more)  # type: ignore[arg-type]

    await put(embedded, one)
    passing = Passing(clock, lambda: bool(mouth.said))
    with caplog.at_level(logging.WARNING):
        await Delivery(Away(), {"wechat": mouth}, clock, wait=passing).run(passing.stop)  # type: ignore[arg-type]

    assert ids(mouth.said) == [one.id]
    assert "the store says Unavailable" in caplog.text


async def test_stopping_lets_a_running_call_finish(embedded: Store) -> None:
    clock, gate, stop, one = FixedClock(NOON), asyncio.Event(), asyncio.Event(), notice()
    mouth = Mouth(gate)
    await put(embedded, one)
    running = asyncio.create_task(Delivery(embedded, {"wechat": mouth}, clock).run(stop))
    await mouth.speaking.wait()
    stop.set()
    gate.set()
    await running
    assert (await seen(embedded, one)).fate == "sent"


async def test_a_loop_that_is_cut_off_leaves_the_lease(embedded: Store) -> None:
    clock, stop, one = FixedClock(NOON), asyncio.Event(), notice()
    mouth = Mouth(asyncio.Event())
    await put(embedded, one)
    running = asyncio.create_task(Delivery(embedded, {"wechat": mouth}, clock).run(stop))
    await mouth.speaking.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    after = await seen(embedded, one)
    assert (after.fate, after.visible_at) == ("sending", NOON + 60_000)


async def test_one_notice_with_a_defect_holds_up_no_other(
    embedded: Store, caplog: pytest.LogCaptureFixture
) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    odd, fine = notice(staff="seat-odd"), notice(visible_at=NOON + 1)

    class Tripping:
        def __getattr__(self, name: str) -> object:
            return getattr(embedded, name)

        async def get(self, kind: type[Document], id: str) -> Document | None:
            if id == "seat-odd":
                raise KeyError("oZhang 13800000000")
            return await embedded.get(kind, id)

    await put(embedded, odd, fine)
    clock.move(1)
    with caplog.at_level(logging.DEBUG):
        await Delivery(Tripping(), {"wechat": mouth}, clock).run_once()  # type: ignore[arg-type]
    assert ids(mouth.said) == [fine.id]
    assert "KeyError at" in caplog.text
    assert "13800000000" not in caplog.text
    assert (await seen(embedded, odd)).fate == "sending"
