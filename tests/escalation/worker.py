"""A worker in a process of its own, for tests that kill it: `python -m tests.escalation.worker`.

It lets clocks call and delivers what they say, by the clock that the test moves. Each push that the made-up platform takes is a line of `log`: its notice, and whether
it was marked as said before.
"""

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from benchmarks.month.street import office_of
from domain.work import Outcome
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from services.delivery.quiet import Quiet
from services.escalation.watching import Watching
from services.office import Office
from tests.dial import Dial
from tests.escalation.scene import KINDS
from tests.offices import store_at


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


def office(uri: str, street: str, clock: Dial) -> Office:
    """The sample street under a name of the test's own."""
    made = office_of(store_at(uri, street, KINDS), clock)
    return replace(made, street=replace(made.street, id=street))


async def soon(bell: asyncio.Event, _: float) -> None:
    """How a worker's delivery waits: whatever it waits for, the test may move the clock there."""
    with suppress(TimeoutError):
        async with asyncio.timeout(0.02):
            await bell.wait()


async def run(uri: str, street: str, clock: Dial, log: Path) -> None:
    """Tick and deliver until somebody kills this process."""
    here = office(uri, street, clock)
    await here.store.open()
    awake = Quiet(start=0, end=0)
    delivery = Delivery(here.store, {"wecom": Written(log)}, clock, quiet=awake, wait=soon)
    watching = Watching(here, delivery.wake, lambda _: None)
    delivering = asyncio.create_task(delivery.run(asyncio.Event()))
    sys.stdout.write("up\n")
    sys.stdout.flush()
    while not delivering.done():
        await watching.clocks()
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    _, uri_, street_, dial_, log_ = sys.argv
    asyncio.run(run(uri_, street_, Dial(Path(dial_)), Path(log_)))
