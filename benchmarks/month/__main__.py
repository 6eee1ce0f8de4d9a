"""`python -m benchmarks.month [cases]`: the month in full, its checks and its figures."""

import asyncio
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

from benchmarks.month.audit import Books
from benchmarks.month.playing import END, MINUTE, Month
from benchmarks.month.street import KINDS
from storage.sqlite import SqliteStore

CASES = 3_000
MEMORY = Path("/dev/shm")
"""Where files cost no waiting for a disk, if there is such a place: nothing here has to last."""


def scratch() -> "tempfile.TemporaryDirectory[str]":
    """A folder for one month's store."""
    return tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)


async def played(folder: Path, count: int, step: int) -> tuple[Month, Books]:
    """A month of so many cases in a store of its own, and its books."""
    store = SqliteStore(folder / "month.db", "yichuan", KINDS)
    await store.open()
    month = Month(store, count, step=step)
    await month.play()
    books = Books(month.office, END)
    await books.read()
    await store.close()
    return month, books


def told(month: Month, books: Books) -> list[tuple[str, object]]:
    """What there is to say of the month."""
    late = sorted(fired.late for fired in month.fired)
    calls = Counter(f"{fired.clock} {fired.threshold} %" for fired in month.fired)
    crowds = sum("件到期" in one.reply.text for one in books.notices if one.reply)
    return [
        ("cases", len(books.cases)),
        ("by state", dict(Counter(case.state for case in books.cases).most_common())),
        ("lines of history", len(books.events)),
        ("calls of clocks", len(month.fired)),
        ("most of them", dict(calls.most_common(8))),
        ("nobody there to hear", sum(fired.unheard for fired in month.fired)),
        ("noticed late by (median, 99 %, longest)", _minutes(late)),
        ("passed over", dict(_skipped(books).most_common())),
        ("several calls in one message", crowds),
        ("lists of a day (supervisor, evening)", len(books.days)),
        ("calls by telephone owed", dict(Counter(t.why for t in books.telephone))),
        ("pushes", len(books.notices)),
        ("by fate", dict(Counter(one.fate for one in books.notices).most_common())),
        ("messages at the platforms", sum(sum(s.taken.values()) for s in month.senders.values())),
        ("of these again, and marked so", _again(month)),
    ]


def _skipped(books: Books) -> Counter[str]:
    """Why seats were passed over, as history has it."""
    notes = [str(e.facts["skipped"]) for e in books.events if "skipped" in e.facts]
    return Counter(one.rpartition(":")[2] for note in notes for one in note.split(","))


def _again(month: Month) -> int:
    return sum(sum((s.taken - s.unmarked).values()) for s in month.senders.values())


def _minutes(late: list[int]) -> str:
    if not late:
        return "-"
    picked = (late[len(late) // 2], late[len(late) * 99 // 100], late[-1])
    return ", ".join(f"{ms / MINUTE:.1f}" for ms in picked) + " min"


def main(count: int = CASES) -> int:
    """Play it, print the figures, and fail where something does not hold."""
    began = perf_counter()
    with scratch() as folder:
        month, books = asyncio.run(played(Path(folder), count, 5 * MINUTE))
    faults = books.faults(list(month.senders.values()))
    for what, figure in told(month, books):
        print(f"{what:42} {figure}")
    print(f"{'played in':42} {perf_counter() - began:.0f} s")
    for fault in faults:
        print(f"FAULT {fault}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else CASES))
