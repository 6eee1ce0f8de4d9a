"""Clocks after an outage, and on a quiet day: how fast they call, and what an idle look costs."""

import asyncio
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.month.street import DAY, KINDS, office_of, reports, settle_in
from domain.case import Actor
from services.cases.intake import open_case
from services.clock import FixedClock
from services.escalation.tick import tick
from services.office import Office
from services.unit import Unit
from storage.sqlite import SqliteStore

MORNING = 1_789_574_400_000
CASES, LOOKS = 1_500, 200


async def filled(office: Office) -> None:
    """A day's cases that nobody has signed for."""
    await settle_in(office.store, MORNING)
    chance = random.Random(1690)
    for number, (at, who, report) in enumerate(reports(office.street, chance, CASES, MORNING, 1)):
        unit = Unit(office.store)
        open_case(office, unit, report, Actor(who, "resident", "wechat"), number + 1, at)
        await unit.commit()


async def measured(folder: Path) -> tuple[int, float, float]:
    """How many clocks called after two days, in how many seconds; seconds of an idle look."""
    store, clock = SqliteStore(folder / "bench.db", "yichuan", KINDS), FixedClock(MORNING)
    await store.open()
    office = office_of(store, clock)
    await filled(office)
    clock.move(2 * DAY)
    began, calls = perf_counter(), 0
    while fired := (await tick(office, clock.now())).fired:
        calls += len(fired)
    called = perf_counter()
    for _ in range(LOOKS):
        await tick(office, clock.now())
    await store.close()
    return calls, called - began, (perf_counter() - called) / LOOKS


def rows() -> Iterator[tuple[str, str, str]]:
    """What, measured, bar."""
    with tempfile.TemporaryDirectory() as folder:
        calls, seconds, idle = asyncio.run(measured(Path(folder)))
    pace = f"{calls:,} calls in {seconds:.1f} s ({calls / seconds:,.0f}/s)"
    yield f"{CASES:,} cases due after two days without a tick", pace, ""
    yield "a look at the clocks that finds nothing", f"{idle * 1e3:.2f} ms", ""


if __name__ == "__main__":
    for row in rows():
        print(*row, sep=" | ")
