"""The ticks of one process: until nothing is due, waiting where the store is away, one at a time."""

import logging
from typing import Any

import pytest
from msgspec.structs import replace

from bot.metrics import Metrics
from bot.ticks import ONE_AT_A_TIME
from domain.errors import Unavailable
from domain.work import Lane, Notice
from services.clock import FixedClock
from services.escalation import tick as ticking
from services.escalation.tick import Tally
from services.escalation.watching import Watching
from services.office import Office
from storage.port import eq
from tests.domain.moments import at
from tests.escalation.scene import DAY, MINUTE, a_case, firings


class Heard:
    """What one process was told, and how often delivery was rung for."""

    def __init__(self, office: Office) -> None:
        self.tallies: list[Tally] = []
        self.rings = 0
        self.watching = Watching(office, self._ring, self.tallies.append)

    def _ring(self) -> None:
        self.rings += 1


class Away:
    """A store that does not answer."""

    street = "yichuan"

    async def find(self, *_: Any, **__: Any) -> Any:
        """Nobody is there."""
        raise Unavailable


async def test_it_goes_on_until_nothing_is_due(
    office: Office, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticking.tick, "__defaults__", (2,))
    cases = [await a_case(office, "emergency") for _ in range(5)]
    clock.move(5 * MINUTE)
    heard = Heard(office)
    await heard.watching.clocks()
    assert [len(tally.fired) for tally in heard.tallies] == [2, 2, 1]
    assert heard.rings == 3
    assert all([await firings(office, case.id) for case in cases])


async def test_idle_rings_for_nobody(office: Office) -> None:
    heard = Heard(office)
    await heard.watching.clocks()
    await heard.watching.desk()
    assert (heard.tallies, heard.rings) == ([Tally()], 0)


async def test_without_the_store_it_waits_and_says_so_once(
    office: Office, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    case = await a_case(office, "emergency")
    clock.move(5 * MINUTE)
    away: Any = Away()
    heard = Heard(replace(office, store=away))
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            await heard.watching.clocks()
    assert [record.message for record in caplog.records] == [
        "clocks wait: the store says Unavailable"
    ]
    await Heard(office).watching.clocks()
    assert [firing.threshold for firing in await firings(office, case.id)] == [100]


async def test_the_desks_lists_come_with_their_hour(office: Office, clock: FixedClock) -> None:
    await a_case(office, "urgent")
    clock.move(at("2026-11-24 17:00") - clock.now())
    heard = Heard(office)
    await heard.watching.desk()
    await heard.watching.desk()
    digests = await office.store.find(Notice, [eq("lane", Lane.digest)])
    assert [one.staff for one in digests].count("boss") == 1
    assert heard.rings == 1


async def test_calls_are_counted(office: Office, clock: FixedClock) -> None:
    await a_case(office, "emergency")
    clock.move(2 * DAY)
    metrics = Metrics(office)
    await Watching(office, lambda: None, metrics.called).clocks()
    told: Any = None
    page = await metrics.page(told)
    assert isinstance(page.body, bytes)
    text = page.body.decode()
    assert 'xinyi_clock_calls_total{clock="ACK",heard="yes",threshold="200"} 1.0' in text
    assert 'xinyi_clock_late_seconds_bucket{le="60.0"} 0.0' in text


def test_a_tick_never_runs_beside_itself() -> None:
    assert ONE_AT_A_TIME["max_instances"] == 1
