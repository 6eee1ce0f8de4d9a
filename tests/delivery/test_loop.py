"""One loop: what it sends, to whom, and what it writes down."""

import asyncio
import logging
from collections.abc import Sequence

import pytest

from domain.work import NEVER, Lane, Outcome
from services.clock import FixedClock
from services.delivery.port import Letter
from storage.port import Store
from tests.delivery.scene import HOUR, NOON, Mouth, ids, loop, notice, put, seen, somebody, through


async def test_sends_and_writes_the_fate(store: Store) -> None:
    clock, mouth, one = FixedClock(NOON), Mouth(), notice()
    await put(store, one)

    assert await loop(store, mouth, clock).run_once() == 1

    after = await seen(store, one)
    assert [(s.notice, s.address, s.again) for s in mouth.said] == [(one.id, one.address, False)]
    assert (after.fate, after.attempt, after.token, after.visible_at) == ("sent", 1, "", NEVER)
    assert after.settled_at == NOON
    assert await loop(store, mouth, clock).run_once() == 0


async def test_nothing_before_its_time(store: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    await put(store, notice(visible_at=NOON + 1))
    delivery = loop(store, mouth, clock)

    assert await delivery.run_once() == 0
    clock.move(1)
    assert await delivery.run_once() == 1


async def test_lease_and_attempt_are_stored_before_the_call(store: Store) -> None:
    clock, one, found = FixedClock(NOON), notice(), []

    class Looking(Mouth):
        async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
            found.append(await seen(store, one))
            return await super().send(letters)

    await put(store, one)
    await loop(store, Looking(), clock).run_once()

    (during,) = found
    assert (during.fate, during.attempt, during.visible_at) == ("sending", 1, NOON + 60_000)
    assert during.token


async def test_lanes_go_in_order(embedded: Store) -> None:
    mouth = Mouth()
    due = {lane: notice(lane=lane, made_at=NOON - lane) for lane in reversed(Lane)}
    await put(embedded, *due.values())

    await loop(embedded, mouth, FixedClock(NOON)).run_once()

    assert ids(mouth.said) == [due[lane].id for lane in Lane]


async def test_an_emergency_overtakes_ten_thousand_reminders(embedded: Store) -> None:
    mouth = Mouth()
    await put(embedded, *(notice(lane=Lane.reminder, visible_at=NOON - 5) for _ in range(10_000)))
    call = notice(lane=Lane.emergency)
    await put(embedded, call)

    taken = await loop(embedded, mouth, FixedClock(NOON)).run_once()

    assert mouth.said[0].notice == call.id
    assert taken < 100


async def test_room_is_kept_for_emergencies_while_every_call_hangs(embedded: Store) -> None:
    gate = asyncio.Event()
    mouth = Mouth(*[gate] * 4)
    delivery = loop(embedded, mouth, FixedClock(NOON), room=6, spare=2)
    await put(embedded, *(notice(lane=Lane.reminder) for _ in range(9)))
    stop = asyncio.Event()
    running = asyncio.create_task(delivery.run(stop))
    await mouth.speaking.wait()
    mouth.speaking.clear()

    call = notice(lane=Lane.emergency)
    await put(embedded, call)
    delivery.wake()
    await mouth.speaking.wait()

    assert ids(mouth.said)[4:] == [call.id]
    gate.set()
    stop.set()
    await running


async def test_expired_words_are_not_said(store: Store) -> None:
    mouth, one = Mouth(), notice()
    await put(store, one)
    await loop(store, mouth, FixedClock(NOON + HOUR)).run_once()

    after = await seen(store, one)
    assert (after.fate, after.detail, mouth.said) == ("failed", "expired", [])


async def test_erased_words_are_not_said(embedded: Store) -> None:
    mouth, one = Mouth(), notice(reply=None)
    await put(embedded, one)
    await loop(embedded, mouth, FixedClock(NOON)).run_once()
    assert ((await seen(embedded, one)).fate, mouth.said) == ("failed", [])


async def test_again_waits_as_told_and_a_little_more(store: Store) -> None:
    clock, one = FixedClock(NOON), notice(lane=Lane.case)
    mouth = Mouth(Outcome("again", "busy", wait=7_000))
    await put(store, one)
    await loop(store, mouth, clock).run_once()

    after = await seen(store, one)
    assert (after.fate, after.detail, after.uncertain) == ("waiting", "busy", False)
    assert after.visible_at == NOON + 7_000 + 1_000  # half of the lane's first two seconds


async def test_given_up_in_the_end_and_visible(embedded: Store) -> None:
    clock, one = FixedClock(NOON), notice(lane=Lane.digest, expires_at=NOON + 1_000 * HOUR)
    mouth = Mouth(*[Outcome("again", "busy")] * 99)
    await put(embedded, one)
    delivery = loop(embedded, mouth, clock)
    while await delivery.run_once():
        clock.move(HOUR)

    after = await seen(embedded, one)
    assert (after.fate, after.detail) == ("failed", "given up after 20 tries: busy")
    assert len(mouth.said) == 20


async def test_a_notice_that_kills_its_worker_is_given_up(embedded: Store) -> None:
    mouth, one = Mouth(), notice(lane=Lane.digest, attempt=20, fate="sending", token="dead")
    await put(embedded, one)
    await loop(embedded, mouth, FixedClock(NOON)).run_once()

    after = await seen(embedded, one)
    assert (after.fate, after.detail, mouth.said) == ("failed", "given up after 20 tries", [])


async def test_being_told_to_wait_is_no_failed_try(embedded: Store) -> None:
    clock, one = FixedClock(NOON), notice(lane=Lane.digest, expires_at=NOON + 1_000 * HOUR)
    mouth = Mouth(*[Outcome("again", "429", wait=1_000, scope="address")] * 50)
    await put(embedded, one)
    delivery = loop(embedded, mouth, clock)
    while await delivery.run_once():
        clock.move(HOUR)

    assert ((await seen(embedded, one)).fate, len(mouth.said)) == ("sent", 51)


async def test_a_sender_that_trips_stops_nobody(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    clock, first, second = FixedClock(NOON), notice(), notice(visible_at=NOON + 1)
    mouth = Mouth(RuntimeError("https://api/bot110:SECRET said oZhang, 13800000000"))
    await put(store, first)
    delivery = loop(store, mouth, clock)
    with caplog.at_level(logging.DEBUG):
        await delivery.run_once()
        clock.move(1)
        await put(store, second)
        await delivery.run_once()

    after = await seen(store, first)
    assert (after.fate, after.detail, after.uncertain) == ("waiting", "defect: RuntimeError", True)
    assert (await seen(store, second)).fate == "sent"
    assert "RuntimeError at" in caplog.text
    assert not any(word in caplog.text for word in ("SECRET", "oZhang", "13800000000"))


async def test_a_call_without_an_answer_is_cut_off_and_marked(embedded: Store) -> None:
    clock, one = FixedClock(NOON), notice()
    mouth = Mouth(asyncio.Event())
    await put(embedded, one)
    delivery = loop(embedded, mouth, clock, time_limit=0.01)
    await delivery.run_once()

    after = await seen(embedded, one)
    assert (after.fate, after.detail, after.uncertain) == ("waiting", "no answer in time", True)
    clock.move(60_000)
    await delivery.run_once()
    assert [said.again for said in mouth.said] == [False, True]


async def test_what_may_not_be_repeated_fails_visibly(embedded: Store) -> None:
    clock, one = FixedClock(NOON), notice(repeat=False)
    mouth = Mouth(asyncio.Event())
    await put(embedded, one)
    delivery = loop(embedded, mouth, clock, time_limit=0.01)
    await delivery.run_once()
    clock.move(HOUR // 2)
    await delivery.run_once()

    after = await seen(embedded, one)
    assert (after.fate, after.detail) == ("failed", "uncertain: no answer in time")
    assert len(mouth.said) == 1


async def test_a_platforms_pause_holds_back_the_others(store: Store) -> None:
    clock = FixedClock(NOON)
    first, second = notice(address=somebody("oZhang")), notice(address=somebody("oZhang"))
    other = notice(address=somebody("oLi"))
    mouth = Mouth(Outcome("again", "429", wait=30_000, scope="address"))
    delivery = loop(store, mouth, clock)
    await put(store, first)
    await delivery.run_once()
    await put(store, second, other)
    await delivery.run_once()

    assert ids(mouth.said) == [first.id, other.id]
    assert (await seen(store, second)).visible_at >= NOON + 30_000
    clock.move(40_000)
    await delivery.run_once()
    assert sorted(ids(mouth.said)[2:]) == [first.id, second.id]


async def test_a_closed_account_holds_back_everybody_in_it(embedded: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth(Outcome("again", "quota", wait=90_000, scope="account"))
    delivery = loop(embedded, mouth, clock)
    await put(embedded, notice())
    await delivery.run_once()
    later = notice(lane=Lane.emergency)
    await put(embedded, later)
    await through(delivery)

    assert len(mouth.said) == 1
    assert (await seen(embedded, later)).visible_at >= NOON + 90_000
