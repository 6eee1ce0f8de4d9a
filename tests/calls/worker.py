"""A worker in a process of its own, for tests that kill it: `python -m tests.calls.worker`.

It opens rolls, says rounds, keeps the schedule and delivers, by a clock that runs `SPEED` times as
fast. A line of its output tells of each roll; each push that the made-up platform takes is a line
of `log`: its notice, and whether it was marked as said before.
"""

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from domain.work import Outcome
from services import holidays
from services.calls.watching import Calling
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from services.delivery.quiet import Quiet
from services.office import Office, timing_of
from services.pack import load
from services.signing import Signer
from services.texts import Texts
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.calls.scene import KINDS, READY
from tests.escalation.worker import Running

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


def store_of(uri: str, street: str) -> Store:
    """The store behind an address: MongoDB's, or a file's."""
    if not uri.startswith("mongodb"):
        return SqliteStore(Path(uri), street, KINDS)
    from storage.mongo import MongoStore

    return MongoStore(uri, street, KINDS)


def office_of(uri: str, street: str, clock: Running) -> Office:
    """The sample street under a name of the test's own."""
    pack = replace(load("yichuan"), id=street, readiness=READY)
    parts: dict[str, Any] = {
        "store": store_of(uri, street),
        "clock": clock,
        "street": pack,
        "timing": timing_of(pack, *holidays.of_years(range(2025, 2029))),
        "texts": Texts(),
        "signer": Signer("a key of the tests"),
        "base_url": "https://street.test",
        "topics": {},
    }
    parts |= {name: None for name in Office.__struct_fields__ if name not in parts}
    return Office(**parts)


async def run(uri: str, street: str, base: int, began: float, log: Path) -> None:
    """Watch and deliver until somebody kills this process."""
    clock = Running(base, began)
    here = office_of(uri, street, clock)
    await here.store.open()
    delivery = Delivery(here.store, {"wecom": Written(log)}, clock, quiet=Quiet(start=0, end=0))

    def told() -> None:
        sys.stdout.write("told\n")
        sys.stdout.flush()
        delivery.wake()

    sys.stdout.write("up\n")
    sys.stdout.flush()
    never = asyncio.Event()
    await asyncio.gather(delivery.run(never), Calling(here, told).run(never))


if __name__ == "__main__":
    _, uri_, street_, base_, began_, log_ = sys.argv
    asyncio.run(run(uri_, street_, int(base_), float(began_), Path(log_)))
