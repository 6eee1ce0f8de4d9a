"""kill -9 in the middle of a fan-out, twice, on both stores: nobody is left out, nothing twice unmarked."""

import asyncio
import subprocess
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from domain.call import Call, Recipient, Roll
from domain.work import LEASE, Notice
from services.calls import ending, starting
from services.calls.scope import scope_of
from services.office import Office
from services.unit import Unit
from storage.port import Insert, eq
from tests.calls.scene import (
    EVERYBODY,
    MONDAY,
    a_seat,
    agreed,
    drafted,
    open_work,
    placed,
    settled,
    stored,
)
from tests.calls.worker import office_of
from tests.dial import Dial
from tests.killing import kill, start
from tests.mongod import transactions_last

WORKER = "tests.calls.worker"
MANY, FEW = 300, 25
"""People, and how many a roll names: a worker has a dozen rolls to die between."""

ROLLS = 2
"""So many rolls the first worker opens, then it stands still until it is killed."""

ENOUGH = 60
"""So many pushes the second worker gets out before it is killed."""


@pytest.fixture
def patient(address: str) -> Iterator[str]:
    """Where a store is; a MongoDB that forgets soon what a killed worker was writing."""
    mongo = address.startswith("mongodb")
    with transactions_last(address, 1) if mongo else nullcontext():
        yield address


async def test_killed_twice(patient: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "FEW", FEW)
    street, log, dial = f"killed-{uuid.uuid4().hex}", tmp_path / "said", tmp_path / "dial"
    log.touch()
    clock = Dial.made(dial, MONDAY)
    here = office_of(patient, street, clock)
    await here.store.open()
    try:
        people = await crowded(here)
        args = (patient, street, str(dial), str(log))
        worker = await asyncio.to_thread(start, WORKER, *args, str(ROLLS))
        call = await called(here)
        await asyncio.to_thread(_told, worker, ROLLS)
        kill(worker)
        clock.move(LEASE)
        left = await here.store.count(Roll, [eq("opened", False)])
        worker = await asyncio.to_thread(start, WORKER, *args)
        while len(said(log)) < ENOUGH:
            await clock.pass_slowly()
        kill(worker)
        clock.move(LEASE)
        worker = await asyncio.to_thread(start, WORKER, *args)
        try:
            await finished(here, call, clock)
        finally:
            kill(worker)
        assert sum(left.values()), "the first worker opened everything before it was killed"
        await audited(here, call, people, log)
    finally:
        await here.store.close()


async def crowded(here: Office) -> list[str]:
    """The street's people, and many more in the team of the south."""
    await settled(here)
    names = [f"c{n:03}" for n in range(MANY)]
    for name in names:
        await here.store.commit(
            [
                Insert(a_seat(here, name)),
                Insert(agreed(here, name)),
                Insert(placed(here, "team", name)),
            ]
        )
    return sorted([*EVERYBODY, *names])


async def called(here: Office) -> Call:
    """A call to all of them."""
    call, unit, now = await drafted(here), Unit(here.store), here.clock.now()
    await starting.send(here, unit, call, await scope_of(here.store, call, now), now)
    await unit.commit()
    return await stored(here, call)


async def finished(here: Office, call: Call, clock: Dial) -> None:
    """Let time pass until everybody is on, and everything that called them has its fate."""
    while await open_work(here) or [
        n
        for n in await here.store.find(Notice, [eq("case", call.id)], limit=20_000)
        if n.fate in ("waiting", "sending") and n.id.endswith(":0")
    ]:
        await clock.pass_slowly()


async def audited(here: Office, call: Call, people: list[str], log: Path) -> None:
    """Each was called, in our store once; what the platform took twice says so itself."""
    found = await here.store.find(Recipient, [eq("call", call.id)], limit=1_000)
    assert set(people) <= {one.seat for one in found}
    first = [(notice, again) for notice, again in said(log) if notice.endswith(":0")]
    taken = Counter(notice for notice, _ in first)
    unmarked = Counter(notice for notice, again in first if again == "0")
    assert {f"{call.id}:{seat}:0" for seat in people} <= set(taken)
    assert [notice for notice, times in unmarked.items() if times > 1] == []
    assert sum(taken.values()) - len(taken) < len(people)


def said(log: Path) -> list[tuple[str, str]]:
    """What the platform took so far: the notice, and whether it was marked as said before."""
    lines = (line.split() for line in log.read_text().splitlines())
    return [(notice, again) for notice, again in lines]


def _told(worker: "subprocess.Popen[str]", times: int) -> None:
    assert worker.stdout is not None
    for _ in range(times):
        worker.stdout.readline()
