"""The stores alone: units of eight documents by many callers, and reads.

`python -m benchmarks.store [mongodb://…]` measures a MongoDB as well.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from domain.case import Case, Event
from domain.document import Document
from domain.session import Delivery, Session
from domain.work import Lane, Notice
from storage.mongo import MongoStore
from storage.port import Insert, Replace, Store
from storage.sqlite import SqliteStore

KINDS: tuple[type[Document], ...] = (Case, Event, Notice, Delivery, Session)
STREET, SECONDS = "bench", 3.0

Row = tuple[str, str, str]


def unit(n: int, session: Session) -> list[Insert | Replace]:
    """What one appeal writes: delivery, case, three lines of history, two notices, the session."""
    made = Case(
        id=f"{n:012}", street=STREET, number=f"YC{n:09}", day="20261121", serial=n, kind="appeal",
        reporter=f"p-{n % 50_000}", state="submitted", opened=True, opened_at=n, queue="desk",
        owner="role:desk", next_due=n, alarm_at=n,
    )  # fmt: skip
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


async def measured(store: Store) -> list[Row]:
    """Everything, for one store."""
    await store.open()
    rows = [await appeals(store, callers) for callers in (1, 20, 100)]
    await store.close()
    return rows


def rows() -> Iterator[Row]:
    """What, measured, bar; for the embedded store."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "bench.db", STREET, KINDS)
        yield from asyncio.run(measured(store))


if __name__ == "__main__":
    for uri in sys.argv[1:]:
        for row in asyncio.run(measured(MongoStore(uri, STREET, KINDS))):
            print(*row, sep=" | ")
    for row in rows():
        print(*row, sep=" | ")
