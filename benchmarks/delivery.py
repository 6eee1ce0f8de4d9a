"""An emergency call to 5,000 people while 10,000 reminders wait.

Budgets: queued durably in under 2 s; the first pushes leave within 1 s.
"""

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from domain.message import Reply
from domain.people import Address, Identity, Staff
from domain.work import Lane, Notice, Outcome
from services.clock import Clock, SystemClock
from services.delivery.kinds import KINDS
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from storage.port import Insert, Store
from storage.sqlite import SqliteStore

PEOPLE, WAITING, UNIT = 5_000, 10_000, 500
ANSWER_S = 0.03
"""How long the made-up platform takes for one call."""


class Platform:
    """Takes every push after `ANSWER_S`; keeps when the first and the last emergency left.

    `under_way` rings once the reminders are going, `done` after the last emergency.
    """

    largest = 1

    def __init__(self) -> None:
        self.first = self.last = 0.0
        self.emergencies = 0
        self.others = 0
        self.under_way = asyncio.Event()
        self.done = asyncio.Event()

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """See `Sender.send`."""
        if letters[0].reply.text.startswith("【应急集结"):
            self.last = perf_counter()
            self.first = self.first or self.last
            self.emergencies += 1
            if self.emergencies == PEOPLE:
                self.done.set()
        else:
            self.others += 1
            if self.others == UNIT:
                self.under_way.set()
        await asyncio.sleep(ANSWER_S)
        return [Outcome("sent")] * len(letters)


def notices(count: int, lane: Lane, text: str, clock: Clock) -> list[Notice]:
    """One for each of `count` people."""
    now = clock.now()
    return [
        Notice(
            id=f"{lane.name}-{n:06}",
            street="yichuan",
            lane=lane,
            reply=Reply(text=text),
            made_at=now,
            visible_at=now,
            expires_at=now + 3_600_000,
            address=Address("wecom", "ww1", f"{lane.name}-{n}"),
        )
        for n in range(count)
    ]


async def queue(store: Store, waiting: Sequence[Notice]) -> float:
    """Commit them in units of `UNIT`; seconds until all are durable."""
    began = perf_counter()
    units = [waiting[n : n + UNIT] for n in range(0, len(waiting), UNIT)]
    await asyncio.gather(*(store.commit([Insert(one) for one in unit]) for unit in units))
    return perf_counter() - began


async def call(folder: Path) -> tuple[float, float, float]:
    """Seconds to queue the call, from then to its first push, and pushes a second after it."""
    store = SqliteStore(folder / "bench.db", "yichuan", (*KINDS, Identity, Staff))
    await store.open()
    clock, platform, stop = SystemClock(), Platform(), asyncio.Event()
    await queue(store, notices(WAITING, Lane.reminder, "明早值班", clock))
    delivery = Delivery(store, {"wecom": platform}, clock)
    running = asyncio.create_task(delivery.run(stop))
    await platform.under_way.wait()
    queued = await queue(store, notices(PEOPLE, Lane.emergency, "【应急集结·真实】宜南防汛", clock))
    began = perf_counter()
    delivery.wake()
    await platform.done.wait()
    stop.set()
    await running
    await store.close()
    return queued, max(0.0, platform.first - began), PEOPLE / (platform.last - platform.first)


def rows() -> Iterator[tuple[str, str, str]]:
    """What, measured, bar."""
    with tempfile.TemporaryDirectory() as folder:
        queued, first, rate = asyncio.run(call(Path(folder)))
    yield f"emergency call to {PEOPLE:,} people, queued", f"{queued:.2f} s", "2 s"
    yield f"its first push, {WAITING:,} reminders waiting", f"{first * 1000:.0f} ms", "1,000 ms"
    pace = f"{rate:.0f} pushes/s, {ANSWER_S * 1000:.0f} ms each at the platform"
    yield "from then on", pace, ""


if __name__ == "__main__":
    for row in rows():
        print(*row, sep=" | ")
