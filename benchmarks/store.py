"""The stores alone: units of eight documents by many callers, reads, and a street with a million cases.

Budget: queue pages and due clocks among 1,000,000 cases take less than twice the time they take
among 10,000. `python -m benchmarks.store [mongodb://…]` measures a MongoDB as well.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from domain.case import Case, Event
from domain.document import Document
from domain.session import Delivery, Session
from domain.work import NEVER, Lane, Notice
from storage.mongo import MongoStore
from storage.port import Insert, Order, Replace, Store, Where, among, eq
from storage.sqlite import SqliteStore

KINDS: tuple[type[Document], ...] = (Case, Event, Notice, Delivery, Session)
STREET = "bench"
QUEUES = [f"grid-{n}" for n in range(12)]
SECONDS = 3.0
FILL = 1_000

Row = tuple[str, str, str]


def case(n: int, *, opened: bool = True) -> Case:
    """One of many cases, spread over queues and times as real ones are."""
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
        owner="role:grid_chief",
        next_due=spread if opened else NEVER,
    )


def unit(n: int, session: Session) -> list[Insert | Replace]:
    """What one appeal writes: delivery, case, three lines of history, two notices, the session."""
    made = case(n)
    events = [
        Event(id=f"{n:012}-{k}", street=STREET, case=made.id, at=n, act="submit",
              actor="p", role="resident", channel="wechat", before="", after="submitted")
        for k in range(3)
    ]  # fmt: skip
    notices = [
        Notice(id=f"{n:012}-{k}", street=STREET, lane=Lane.case, reply=None,
               made_at=n, visible_at=n, expires_at=n, case=made.id)
        for k in range(2)
    ]  # fmt: skip
    delivery = Delivery(id=f"d{n}", street=STREET, passive="好" * 100, at=n, expires_at=n)
    inserts = [Insert(doc) for doc in (made, *events, *notices)]
    return [Insert(delivery, delivery=True), *inserts, Replace(session)]


async def appeals(store: Store, callers: int) -> Row:
    """Three reads and one unit of eight documents, again and again, by many callers at once."""
    numbers, reads, commits = count(callers * 10**9), list[float](), list[float]()
    until = perf_counter() + SECONDS

    async def caller(who: str) -> None:
        await store.commit([Insert(Session(id=who, street=STREET))])
        while perf_counter() < until:
            began = perf_counter()
            session = await store.get(Session, who)
            await store.get(Delivery, "nobody")
            await store.get(Session, "nobody")
            read = perf_counter()
            assert session is not None
            await store.commit(unit(next(numbers), session))
            reads.append((read - began) / 3)
            commits.append(perf_counter() - read)

    cpu = process_time()
    await asyncio.gather(*(caller(f"{callers}-{n}") for n in range(callers)))
    cpu = (process_time() - cpu) / len(commits)
    what = f"{type(store).__name__}, {callers} callers: units of 8 documents and 3 reads"
    rate = f"{len(commits) / SECONDS:,.0f}/s, {cpu * 1e3:.2f} ms CPU each here"
    slowest = sorted(commits)[int(len(commits) * 0.99)]
    waits = f"commit {median(commits) * 1e3:.1f} (p99 {slowest * 1e3:.1f}), "
    return what, rate, waits + f"get {median(reads) * 1e3:.3f} ms"


async def fill(store: Store, first: int, last: int) -> None:
    """Cases, of which one in a hundred is open."""
    for start in range(first, last, FILL):
        numbers = range(start, min(start + FILL, last))
        await store.commit([Insert(case(n, opened=n % 100 == n // 100 % 100)) for n in numbers])


async def pages(store: Store) -> dict[str, float]:
    """Milliseconds of the questions that a growing street must not feel, medians of 50."""
    due = Order(("next_due",))
    mine = [among("queue", QUEUES), eq("opened", True)]
    first = await store.find(Case, mine, order=due, limit=20)
    asked: dict[str, Callable[[], Awaitable[object]]] = {
        "one queue's page": lambda: store.find(
            Case, [eq("queue", QUEUES[0]), eq("opened", True)], order=due, limit=20
        ),
        "twelve queues' page": lambda: store.find(Case, mine, order=due, limit=20),
        "the page behind it": lambda: store.find(Case, mine, order=due, limit=20, after=first[-1]),
        "due clocks": lambda: store.find(
            Case, [eq("opened", True), Where("next_due", "<=", 10**6)], order=due, limit=100
        ),
        "a person's cases": lambda: store.find(
            Case, [eq("reporter", "person-7")], order=Order(("-opened_at",)), limit=5
        ),
    }
    took: dict[str, float] = {}
    for name, ask in asked.items():
        times = []
        for _ in range(50):
            began = perf_counter()
            await ask()
            times.append(perf_counter() - began)
        took[name] = median(times) * 1e3
    return took


async def growing(store: Store, many: int) -> list[Row]:
    """The same questions among 10,000 cases and among `many`."""
    await fill(store, 0, 10_000)
    few = await pages(store)
    began = perf_counter()
    await fill(store, 10_000, many)
    rate = (many - 10_000) / (perf_counter() - began)
    lots = await pages(store)
    rows = [
        (
            f"{name} among {many:,} cases, against 10,000",
            f"{lots[name] / few[name]:.2f} ({lots[name]:.2f} ms against {few[name]:.2f} ms)",
            "under 2",
        )
        for name in few
    ]
    return [*rows, ("filled with", f"{rate:,.0f} cases/s", "")]


async def measured(store: Store, many: int) -> list[Row]:
    """Everything, for one store."""
    await store.open()
    rows = [await appeals(store, callers) for callers in (1, 20, 100)]
    if many:
        rows += await growing(store, many)
    await store.close()
    return rows


def rows(many: int = 1_000_000) -> Iterator[Row]:
    """What, measured, bar; for the embedded store."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "bench.db", STREET, KINDS)
        yield from asyncio.run(measured(store, many))


if __name__ == "__main__":
    for uri in sys.argv[1:]:
        for row in asyncio.run(measured(MongoStore(uri, STREET, KINDS), 0)):
            print(*row, sep=" | ")
    for row in rows():
        print(*row, sep=" | ")
