"""Emergencies overtake everything; nobody's backlog holds up anybody else."""

import asyncio
from collections.abc import Sequence

from domain.work import Lane, Outcome
from services.clock import FixedClock
from services.delivery.loop import ROOM, Delivery
from services.delivery.port import Letter
from storage.port import Store
from tests.delivery.scene import AWAKE, NOON, Mouth, Passing, notice, put, somebody


class Counting(Mouth):
    """Rings `busy` once so many were said, and `urgent` when the one that matters was."""

    def __init__(self, busy_after: int, urgent: str) -> None:
        super().__init__()
        self.busy, self.urgent = asyncio.Event(), asyncio.Event()
        self._busy_after, self._one = busy_after, urgent

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """Say it, and let the others have their turn."""
        await asyncio.sleep(0)
        outcomes = await super().send(letters)
        if len(self.said) >= self._busy_after:
            self.busy.set()
        if any(letter.notice == self._one for letter in letters):
            self.urgent.set()
        return outcomes


async def test_an_emergency_overtakes_ten_thousand_reminders_under_way(
    embedded: Store,
) -> None:
    """Two workers are in the middle of them; what leaves before it is what was begun already."""
    call, clock = notice(lane=Lane.emergency), FixedClock(NOON)
    mouth, stop = Counting(200, call.id), asyncio.Event()
    await put(embedded, *(notice(lane=Lane.reminder, visible_at=NOON - 5) for _ in range(10_000)))
    workers = [Delivery(embedded, {"wechat": mouth}, clock, quiet=AWAKE) for _ in range(2)]
    running = [asyncio.create_task(worker.run(stop)) for worker in workers]
    await mouth.busy.wait()

    await put(embedded, call)
    before = len(mouth.said)
    workers[0].wake()
    await mouth.urgent.wait()
    between = len(mouth.said) - before
    stop.set()
    await asyncio.gather(*running)

    assert between <= 2 * 2 * ROOM, between


async def test_a_slow_chat_holds_up_no_other(embedded: Store) -> None:
    """Telegram takes one a second for each chat: a hundred and fifty for one take long."""
    clock = FixedClock(NOON)
    slow = [notice(address=somebody("1", "telegram"), lane=Lane.case) for _ in range(150)]
    other = notice(address=somebody("2", "telegram"), lane=Lane.case, visible_at=NOON + 1)
    await put(embedded, *slow, other)
    mouth = Mouth()
    passing = Passing(clock, lambda: any(said.notice == other.id for said in mouth.said))
    await Delivery(embedded, {"telegram": mouth}, clock, wait=passing).run(passing.stop)
    assert clock.now() <= NOON + 1_000
