"""A worker in a process of its own, for tests that kill it: `python -m tests.calls.worker`.

It opens rolls, says rounds, keeps the schedule and delivers, by the clock that the test moves. A line of its output tells of each roll; each push that the made-up platform takes is a line
of `log`: its notice, and whether it was marked as said before. Where a number of rolls is given, it
opens no more, and stands still until it is killed.
"""

import asyncio
import itertools
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from domain.work import Outcome
from services.calls.watching import Calling
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from services.delivery.quiet import Quiet
from services.office import Office
from services.pack import load
from tests.calls.scene import KINDS, READY
from tests.dial import Dial
from tests.escalation.worker import soon
from tests.offices import store_at, template

ANSWER_S = 0.02
"""How long the platform takes for one call."""


class Written:
    """A platform that takes everything and keeps a line of it, whatever becomes of the worker."""

    largest = 20

    def __init__(self, log: Path) -> None:
        self._file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    async def send(self, letters: Sequence[Letter]) -> Sequence[Outcome]:
        """See `Sender.send`."""
        for letter in letters:
            os.write(self._file, f"{letter.notice} {letter.again:d}\n".encode())
            await asyncio.sleep(ANSWER_S / len(letters))
        return [Outcome("sent")] * len(letters)


def office_of(uri: str, street: str, clock: Dial) -> Office:
    """The sample street under a name of the test's own."""
    pack = replace(load("yichuan"), id=street, readiness=READY)
    made = template(pack, base_url="https://street.test")
    return replace(made, store=store_at(uri, street, KINDS), clock=clock)


async def run(uri: str, street: str, clock: Dial, log: Path, last: int) -> None:
    """Watch and deliver until somebody kills this process; stand still after the roll `last`."""
    here = office_of(uri, street, clock)
    await here.store.open()
    delivery = Delivery(
        here.store, {"wecom": Written(log)}, clock, quiet=Quiet(start=0, end=0), wait=soon
    )

    opened = itertools.count(1)

    def told() -> None:
        sys.stdout.write("told\n")
        sys.stdout.flush()
        delivery.wake()
        if next(opened) == last:
            signal.pause()

    sys.stdout.write("up\n")
    sys.stdout.flush()
    never = asyncio.Event()
    await asyncio.gather(delivery.run(never), Calling(here, told).run(never))


if __name__ == "__main__":
    _, uri_, street_, dial_, log_, *last_ = sys.argv
    asyncio.run(run(uri_, street_, Dial(Path(dial_)), Path(log_), int(*last_)))
