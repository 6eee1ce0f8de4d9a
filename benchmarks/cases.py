"""A street with a million cases: what the desk, the chiefs and the clocks ask for all day.

Budget: among 1,000,000 cases a queue's page and the due clocks take less than twice the time they
take among 10,000. `python -m benchmarks.cases` takes some minutes, most of them to make the cases.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.filling import MORNING, Filling
from benchmarks.month.street import DAY, KINDS
from domain.case import Case
from domain.people import Staff
from services.cases import lookup
from services.cases.intake import DESK
from services.escalation.tick import tick
from services.office import Office
from storage.port import Store, Where, among, eq
from storage.sqlite import SqliteStore

ASKED, TICKS = 50, 5
PAGE, DUE = 50, 200
"""Cases on one page of a queue; cases whose clocks call in one tick."""

Row = tuple[str, str, str]
Ask = Callable[[], Awaitable[object]]


async def questions(office: Office) -> Mapping[str, Ask]:
    """What is asked all day, as the services ask it."""
    store, grid = office.store, office.street.grids[0].id
    queues, late = lookup.every_queue(office), MORNING + 2 * DAY
    chief = await store.get(Staff, "north1")
    mine = [chief] if chief else []
    seen = (await lookup.of_queues(store, queues))[-1]
    assert len(await lookup.in_hand(store, mine)) > 1, "a chief has nothing to do"
    everything = [among("queue", queues), eq("opened", True)]
    overdue = [eq("queue", grid), eq("opened", True), Where("next_due", "<=", late)]

    def page(where: Sequence[Where], after: Case | None = None) -> Ask:
        return lambda: store.find(Case, where, order=lookup.SOONEST, limit=PAGE, after=after)

    return {
        "a grid's queue": lambda: lookup.of_queues(store, [grid]),
        "the desk's queue": lambda: lookup.of_queues(store, [DESK]),
        "all queues": lambda: lookup.of_queues(store, queues),
        "all queues, the page behind it": page(everything, seen),
        "a grid's overdue ones": page(overdue),
        "what a chief has in hand": lambda: lookup.in_hand(store, mine),
        "a resident's own": lambda: lookup.of_reporter(store, ("p-0-7",)),
        "a look at the clocks that finds nothing": lambda: tick(office, MORNING - DAY),
    }


async def milliseconds(office: Office) -> dict[str, float]:
    """What each question takes, medians of `ASKED` turns; and a tick with all it sets going."""
    asked = await questions(office)
    times: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ASKED):  # in turn, so that what else goes on meets all of them
        for name, ask in asked.items():
            times[name].append(await _timed(ask))
    times[f"a tick that lets {DUE} cases' clocks call"] = [
        await _timed(lambda: _full(office)) for _ in range(TICKS)
    ]
    return {name: median(each) for name, each in times.items()}


async def _full(office: Office) -> None:
    tally = await tick(office, MORNING + 2 * DAY, DUE)
    assert tally.more, "there were not enough clocks due"


async def _timed(ask: Ask) -> float:
    began = perf_counter()
    await ask()
    return (perf_counter() - began) * 1e3


async def growing(store: Store, sizes: Sequence[int]) -> list[Row]:
    """The same questions in a street that grows, against its first size."""
    await store.open()
    filling, took = Filling(store), dict[int, dict[str, float]]()
    for size in sizes:
        await filling.up_to(size)
        took[size] = await milliseconds(filling.office)
    await store.close()
    names = took[sizes[0]]
    return [_row(type(store).__name__, name, {n: took[n][name] for n in sizes}) for name in names]


def _row(store: str, name: str, took: dict[int, float]) -> Row:
    first, *more = took.items()
    said = f"{first[1]:.2f} ms among {first[0]:,}"
    for size, each in more:
        said += f", {each:.2f} among {size:,} ({each / first[1]:.2f})"
    return f"{store}: {name}", said, "under twice" if more else ""


def rows(sizes: Sequence[int] = (10_000, 1_000_000)) -> Iterator[Row]:
    """What, measured, bar; for the embedded store."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "bench.db", "yichuan", KINDS)
        yield from asyncio.run(growing(store, sizes))


def rows_of_mongo(sizes: Sequence[int] = (10_000, 100_000)) -> Iterator[Row]:
    """The same for MongoDB, where there is one to be had; the tests' own is not kept for speed."""
    from storage.mongo import MongoStore
    from tests.mongod import fresh_database, replica_set

    if (uri := replica_set().uri) is not None:
        store = MongoStore(fresh_database(uri), "yichuan", KINDS)
        yield from asyncio.run(growing(store, sizes))


if __name__ == "__main__":
    for row in (*rows(), *rows_of_mongo()):
        print(*row, sep=" | ")
