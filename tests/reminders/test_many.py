"""Ten thousand at the same moment: told in parts, so that an emergency waits for one part at most."""

import asyncio
import time

import pytest

from domain.message import Reply
from domain.people import Staff
from domain.reminder import Reminder, Who
from domain.work import Lane, Notice
from services.office import Office
from services.reminders import rounds, single
from services.reminders.tick import tick
from storage.port import Insert, Store, eq
from tests.reminders.scene import HOUR, a_rule, a_seat, with_rules

pytestmark = pytest.mark.slow
"""How long somebody waits depends on the machine: for a quiet one."""

MANY = 10_000
PART = 500


async def _filled(store: Store, documents: list[Reminder] | list[Staff]) -> None:
    for start in range(0, len(documents), PART):
        await store.commit([Insert(one) for one in documents[start : start + PART]])


def _single(office: Office, number: int) -> Reminder:
    due = office.clock.now() + HOUR
    return Reminder(
        id=f"b{number:05}", street=office.street.id, due=due, expires=due + HOUR,
        reply=Reply(text="到点了"), about=f"b{number}", staff=f"m{number:05}",
    )  # fmt: skip


def _call(office: Office, number: int) -> Notice:
    now = office.clock.now()
    return Notice(
        id=f"call-{number}", street=office.street.id, lane=Lane.emergency, made_at=now,
        reply=Reply(text="集结"), visible_at=now, expires_at=now + HOUR, staff="north",
    )  # fmt: skip


async def _slowest_call(office: Office, telling: asyncio.Task[object]) -> float:
    """Emergencies committed one after another while reminders are told; the slowest, in seconds."""
    slowest, number = 0.0, 0
    while not telling.done():
        begun = time.perf_counter()
        await office.store.commit([Insert(_call(office, number))])
        slowest, number = max(slowest, time.perf_counter() - begun), number + 1
    assert number > MANY / single.PART / 2, "emergencies got their turns"
    return slowest


async def test_ten_thousand_single_ones_let_emergencies_through(office: Office) -> None:
    await _filled(office.store, [_single(office, number) for number in range(MANY)])
    now = office.clock.now() + HOUR
    telling = asyncio.create_task(tick(office, now))
    slowest = await _slowest_call(office, telling)
    tally = await telling
    assert (tally.told, await _reminded(office)) == (MANY, MANY)
    assert await office.store.find(Reminder) == []
    assert slowest < 1, f"an emergency waited {slowest:.2f} s"


async def test_a_rule_for_ten_thousand_lets_emergencies_through(office: Office) -> None:
    await _filled(office.store, [a_seat(office, f"m{n:05}", "member") for n in range(MANY)])
    mine = with_rules(office, a_rule(rule="FREQ=DAILY", at="10:00", who=Who(roles=("member",))))
    await tick(mine, office.clock.now())
    telling = asyncio.create_task(tick(mine, office.clock.now() + HOUR))
    slowest = await _slowest_call(office, telling)
    assert (await telling).told == await _reminded(office) == MANY
    assert slowest < 1, f"an emergency waited {slowest:.2f} s"


async def test_who_takes_over_a_round_goes_on_behind_who_was_told(office: Office) -> None:
    """A worker that died after some parts: nobody is left out, nobody told twice."""
    many = 3 * rounds.PART + 7
    await _filled(office.store, [a_seat(office, f"m{n:05}", "member") for n in range(many)])
    mine = with_rules(office, a_rule(rule="FREQ=DAILY", at="10:00", who=Who(roles=("member",))))
    await tick(mine, office.clock.now())
    telling = asyncio.create_task(tick(mine, office.clock.now() + HOUR))
    while not await _reminded(office):
        pass
    telling.cancel()
    await asyncio.gather(telling, return_exceptions=True)
    assert 0 < await _reminded(office) < many
    await tick(mine, office.clock.now() + HOUR)
    assert await _reminded(office) == many


async def _reminded(office: Office) -> int:
    found = await office.store.count(Notice, [eq("lane", Lane.reminder)])
    return found.get("", 0)
