"""A street with a million cases: what the desk, the chiefs and the clocks ask for all day.

Budget: among 1,000,000 cases a queue's page and the due clocks take less than twice the time they
take among 10,000. `python -m benchmarks.cases` takes some minutes, most of them to make the cases.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from domain.case import Case
from domain.work import NEVER
from storage.port import Insert, Order, Store, Where, among, eq
from storage.sqlite import SqliteStore

STREET = "bench"
DESK = "desk"
GRIDS = [f"grid-{n}" for n in range(11)]
QUEUES = [DESK, *GRIDS]
CHIEFS = 40
FILL, FEW = 1_000, 10_000
ASKED = 50
PAGE, DUE = 20, 200
"""Cases on one page of a queue; due clocks that are taken at once."""

NOW = 500_000
"""Half of the open cases' clocks have ended by then."""

Row = tuple[str, str, str]
SOONEST = Order(("next_due",))


def case(n: int, *, opened: bool = True) -> Case:
    """One of many cases, spread over queues, owners and times as real ones are."""
    spread = n * 7_919 % 1_000_003
    return Case(
        id=f"{n:012}",
        street=STREET,
        number=f"YC{n:09}",
        day="20261121",
        serial=n,
        reporter=f"person-{n % 50_000}",
        kind="appeal",
        state="submitted" if opened else "closed",
        opened=opened,
        opened_at=n,
        queue=QUEUES[n % len(QUEUES)],
        owner=f"chief-{n % CHIEFS}",
        next_due=spread if opened else NEVER,
        alarm_at=spread if opened else NEVER,
    )


async def fill(store: Store, first: int, last: int) -> None:
    """Cases: a quarter of the first ten thousand is open, so that every page is full, then 1%."""
    for start in range(first, last, FILL):
        numbers = range(start, min(start + FILL, last))
        share = 25 if start < FEW else 1
        cases = [case(n, opened=n * 7_919 % 1_000_003 % 100 < share) for n in numbers]
        await store.commit([Insert(each) for each in cases])


async def milliseconds(store: Store) -> dict[str, float]:
    """What each question takes, medians of `ASKED`."""

    def page(*where: Where, after: Case | None = None) -> Callable[[], Awaitable[Sequence[Case]]]:
        conditions = [*where, eq("opened", True)]
        return lambda: store.find(Case, conditions, order=SOONEST, limit=PAGE, after=after)

    twelve = among("queue", QUEUES)
    seen = (await page(twelve)())[-1]
    due, alarm = Where("next_due", "<=", NOW), Where("alarm_at", "<=", NOW)
    asked: dict[str, Callable[[], Awaitable[Sequence[Case]]]] = {
        "a grid's queue": page(eq("queue", GRIDS[0])),
        "the desk's queue": page(eq("queue", DESK)),
        "all queues": page(twelve),
        "all queues, the page behind it": page(twelve, after=seen),
        "mine": page(eq("owner", "chief-7")),
        "a resident's own": lambda: store.find(
            Case, [eq("reporter", "person-7")], order=Order(("-opened_at",)), limit=5
        ),
        f"clocks over, first {DUE}": lambda: store.find(
            Case, [eq("opened", True), due], order=SOONEST, limit=DUE
        ),
        f"clocks that call, first {DUE}": lambda: store.find(
            Case, [alarm], order=Order(("alarm_at",)), limit=DUE
        ),
    }
    took: dict[str, float] = {}
    for name, ask in asked.items():
        times, rows = [], await ask()
        assert rows, name
        for _ in range(ASKED):
            began = perf_counter()
            await ask()
            times.append(perf_counter() - began)
        took[name] = median(times) * 1e3
    return took


async def growing(store: Store, sizes: Sequence[int]) -> list[Row]:
    """The same questions in a street that grows, against its first size."""
    await store.open()
    took: dict[int, dict[str, float]] = {}
    there = 0
    for size in sizes:
        await fill(store, there, size)
        took[size], there = await milliseconds(store), size
    await store.close()
    return [
        _row(type(store).__name__, name, {n: took[n][name] for n in sizes}) for name in took[there]
    ]


def _row(store: str, name: str, took: dict[int, float]) -> Row:
    first, *more = took.items()
    said = f"{first[1]:.2f} ms among {first[0]:,}"
    for size, each in more:
        said += f", {each:.2f} among {size:,} ({each / first[1]:.2f})"
    return f"{store}: {name}", said, "under twice" if more else ""


def rows(sizes: Sequence[int] = (10_000, 1_000_000)) -> Iterator[Row]:
    """What, measured, bar; for the embedded store."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "bench.db", STREET, [Case])
        yield from asyncio.run(growing(store, sizes))


def rows_of_mongo(sizes: Sequence[int] = (10_000, 100_000)) -> Iterator[Row]:
    """The same for MongoDB, where there is one to be had; the tests' own is not kept for speed."""
    from storage.mongo import MongoStore
    from tests.mongod import fresh_database, replica_set

    if (uri := replica_set().uri) is not None:
        yield from asyncio.run(growing(MongoStore(fresh_database(uri), STREET, [Case]), sizes))


if __name__ == "__main__":
    for row in (*rows(), *rows_of_mongo()):
        print(*row, sep=" | ")
