"""A worker in a process of its own, for tests that kill it: `python -m tests.escalation.worker`.

It lets clocks call and delivers what they say, by a clock that runs `SPEED` times as fast from
`began` on. Each push that the made-up platform takes is a line of `log`: its notice, and whether
it was marked as said before.
"""

import asyncio
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from benchmarks.month.street import office_of
from domain.work import Outcome
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from services.delivery.quiet import Quiet
from services.escalation.watching import Watching
from services.office import Office
from storage.mongo import MongoStore
from tests.escalation.scene import KINDS

SPEED = 60


class Running:
    """A clock that every worker reads alike: `base` (ms UTC) was at `began` (Unix seconds)."""

    def __init__(self, base: int, began: float) -> None:
        self._base, self._began = base, began

    def now(self) -> int:
        """The moment it is in the street."""
        return self._base + int((time.time() - self._began) * 1_000 * SPEED)


class Written:
    """A platform that takes everything and keeps a line of it, whatever becomes of the worker."""

    largest = 1

    def __init__(self, log: Path) -> None:
        self._file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    async def send(self, letters: Sequence[Letter]) -> Sequence[Outcome]:
        """See `Sender.send`."""
        for letter in letters:
            os.write(self._file, f"{letter.notice} {letter.again:d}\n".encode())
        return [Outcome("sent")] * len(letters)


def office(uri: str, street: str, clock: Running) -> Office:
    """The sample street under a name of the test's own."""
    made = office_of(MongoStore(uri, street, KINDS), clock)
    return replace(made, street=replace(made.street, id=street))


async def run(uri: str, street: str, base: int, began: float, log: Path) -> None:
    """Tick and deliver until somebody kills this process."""
    clock = Running(base, began)
    here = office(uri, street, clock)
    await here.store.open()
    awake = Quiet(start=0, end=0)
    delivery = Delivery(here.store, {"wecom": Written(log)}, clock, quiet=awake)
    watching = Watching(here, delivery.wake, lambda _: None)
    delivering = asyncio.create_task(delivery.run(asyncio.Event()))
    sys.stdout.write("up\n")
    sys.stdout.flush()
    while not delivering.done():
        await watching.clocks()
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    _, uri_, street_, base_, began_, log_ = sys.argv
    asyncio.run(run(uri_, street_, int(base_), float(began_), Path(log_)))
