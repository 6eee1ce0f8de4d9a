"""Two workers on one MongoDB, one killed again and again: nothing lost, nothing twice unmarked."""

import asyncio
import random
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.month.audit import Books, every
from domain.case import Case
from domain.firing import Firing
from domain.work import LEASE, Notice
from services.cases.intake import Report, open_case, series
from services.cases.telling import alerts
from services.office import Office
from services.unit import Unit
from storage.port import Where
from tests.dial import Dial
from tests.escalation.scene import MINUTE, MONDAY, everybody, report
from tests.escalation.worker import office
from tests.killing import kill, start
from tests.mongod import transactions_last
from tests.services.desk import AUNT

WORKER = "tests.escalation.worker"
CASES = 24
LAST = 10 * MINUTE
"""When (ms after a report) the last call is made of an emergency that nobody signs."""

LEAP = 10_000
"""How far (ms) the clock goes on while nothing is to be said."""

AT_LAST = 200
"""Per cent of the time to sign that are over then."""


async def reported(here: Office, at: int) -> None:
    """An emergency, as one message would have left it at that moment."""
    unit, it = Unit(here.store), report("emergency")
    assert isinstance(it, Report)
    serial = await here.store.next(series(here, at))
    case = open_case(here, unit, it, AUNT, serial, at)
    await alerts.alert(here, unit, case, it.text, at)
    await unit.commit()


async def settled(here: Office, until: int, clock: Dial) -> None:
    """Let time pass until it is then, everybody was called for the last time, and every push made
    has its fate.
    """
    while True:
        called = clock.now() >= until and await _all_called(here)
        due = await here.store.find(Case, [Where("alarm_at", "<=", clock.now())], limit=1)
        unsaid = await _unsaid(here)  # last: a call and what it says are one commit
        if called and not (due or unsaid):
            return
        if due or any(one.fate == "sending" or one.visible_at <= clock.now() for one in unsaid):
            await clock.pass_slowly()
        else:
            clock.move(LEAP)


async def _all_called(here: Office) -> bool:
    return _called_at_last(await every(here.store, Firing)) == {
        case.id for case in await every(here.store, Case)
    }


def _called_at_last(firings: Sequence[Firing]) -> set[str]:
    return {f.of for f in firings if (f.clock, f.threshold) == ("ACK", AT_LAST)}


async def _unsaid(here: Office) -> list[Notice]:
    return [n for n in await every(here.store, Notice) if n.fate in ("waiting", "sending")]


@pytest.fixture
def patient(mongo_uri: str) -> Iterator[str]:
    """A server that forgets soon what a killed worker was writing."""
    with transactions_last(mongo_uri, 1):
        yield mongo_uri


@pytest.mark.parametrize(
    "kills", [1, pytest.param(20, marks=[pytest.mark.slow, pytest.mark.timeout(600)])]
)
async def test_two_workers(patient: str, tmp_path: Path, kills: int) -> None:
    street, log, dial = f"killed-{uuid.uuid4().hex}", tmp_path / "said", tmp_path / "dial"
    clock = Dial.made(dial, MONDAY)
    here = office(patient, street, clock)
    await here.store.open()
    try:
        await everybody(here)
        args = (patient, street, str(dial), str(log))
        newest = await _killed_again_and_again(here, clock, args, kills)
        books = Books(here, newest + LAST)
        await books.read()
    finally:
        await here.store.close()
    _audit(books, [line.split() for line in log.read_text().splitlines()])


async def _killed_again_and_again(
    here: Office, clock: Dial, args: tuple[str, ...], kills: int
) -> int:
    """Reports come in, workers die and come back; when the last report came (ms UTC)."""
    workers = list(
        await asyncio.gather(*(asyncio.to_thread(start, WORKER, *args) for _ in range(2)))
    )
    try:
        for n in range(CASES):
            await reported(here, clock.now() - (5 + n % 6) * MINUTE)
        for n in range(kills):
            await asyncio.sleep(random.uniform(0.05, 0.6))
            kill(workers[n % 2])
            clock.move(LEASE)
            newest = clock.now() - 5 * MINUTE
            await reported(here, newest)
            workers[n % 2] = await asyncio.to_thread(start, WORKER, *args)
        await settled(here, newest + LAST, clock)
    finally:
        for worker in workers:
            kill(worker)
    return newest


class Said(NamedTuple):
    """What the platform of both workers took."""

    taken: Counter[str]
    unmarked: Counter[str]


def _audit(books: Books, lines: list[list[str]]) -> None:
    taken = Counter(notice for notice, _ in lines)
    unmarked = Counter(notice for notice, again in lines if again == "0")
    assert books.faults([Said(taken, unmarked)]) == []
    assert _called_at_last(books.firings) == {case.id for case in books.cases}
    assert {one.fate for one in books.notices} == {"sent"}
    assert set(taken) == {one.id for one in books.notices}
