"""Workers that stop at any point: nobody is left out, nobody is written twice."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from domain.call import Call, Called, Recipient
from domain.errors import Unavailable
from domain.people import Staff
from domain.work import Notice
from services.calls import ending, opening, rounds, timers
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from storage.port import Change, Guard, Insert, Store
from tests.calls.scene import (
    EVERYBODY,
    a_seat,
    delivered,
    fanned_out,
    names,
    notices,
    open_work,
    sent,
    stored,
)

MANY = 40


class Crash(Exception):
    """The worker is gone."""


class Frail:
    """A store whose worker dies at the `at`-th write from now on: before it, or right after it."""

    def __init__(self, store: Store, at: int, after: bool) -> None:
        self._store, self._left, self._after = store, at, after

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
        """Write, and die when it is time."""
        self._left -= 1
        if self._left == 0 and not self._after:
            raise Crash
        await self._store.commit(changes, guards)
        if self._left == 0:
            raise Crash


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rolls and pages of a few people."""
    from services.calls import lookup

    monkeypatch.setattr(ending, "FEW", 7)
    monkeypatch.setattr(lookup, "PAGE", 6)


async def crowded(office: Office) -> Call:
    """A call to the team and `MANY` people more, whose rolls are closed."""
    people = [f"c{n:02}" for n in range(MANY)]
    await office.store.commit([Insert(a_seat(office, name)) for name in people])
    call = await sent(office)
    unit = Unit(office.store)
    added = [Called(name, "team", "member", "") for name in people]
    await ending.add(office, unit, await stored(office, call), added)
    await unit.commit()
    return await stored(office, call)


async def stumbling(office: Office, chance: random.Random) -> int:
    """Workers come and die until everything is written; how many died."""
    died = 0
    while await open_work(office):
        frail: Any = Frail(office.store, chance.randint(1, 4), chance.random() < 0.5)
        worker = replace(office, store=frail)
        try:
            await fanned_out(worker)
        except Crash:
            died += 1
    return died


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("small")
async def test_nobody_is_left_out(offices: tuple[Office, Office], seed: int) -> None:
    office, chance = offices[0], random.Random(seed)
    call = await crowded(office)
    died = await stumbling(office, chance)
    everybody = sorted([*EVERYBODY, *(f"c{n:02}" for n in range(MANY))])
    assert died
    assert names(await notices(office), "0") == everybody
    await delivered(office)
    desk = await office.store.get(Staff, "desk")
    assert desk is not None
    unit = Unit(office.store)
    await ending.cancel(office, unit, await stored(office, call), desk, office.clock.now())
    await unit.commit()
    died = await stumbling(office, chance)
    assert died
    assert names(await notices(office), "cancel") == everybody
    live = await office.store.find(Recipient, limit=100)
    assert {one.live for one in live} == {False}


async def test_a_step_is_done_whole_or_not_at_all(
    offices: tuple[Office, Office], clock: FixedClock
) -> None:
    office = offices[0]
    call = await sent(office)
    await delivered(office)
    clock.move(3 * 60_000)
    dying: Any = replace(office, store=Frail(office.store, 1, after=False))
    with pytest.raises(Crash):
        await timers.tick(dying, clock.now())
    assert (await stored(office, call)).step == call.step
    await timers.tick(offices[1], clock.now())
    await fanned_out(office)
    assert names(await notices(office), "step-3") == ["lead"]


async def test_a_store_that_is_away_loses_nothing(office: Office) -> None:
    class Away(Frail):
        async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
            raise Unavailable

    call = await crowded(office)
    gone: Any = replace(office, store=Away(office.store, 0, after=False))
    with pytest.raises(Unavailable):
        await opening.open_rolls(gone, office.clock.now())
    await opening.open_rolls(office, office.clock.now())
    found = await office.store.find(Notice, limit=1_000)
    assert len([name for name in names(found, "0") if name]) == call.expected


@pytest.mark.usefixtures("small")
async def test_who_is_on_two_rolls_is_called_once(office: Office) -> None:
    call = await sent(office)
    unit = Unit(office.store)
    again = [Called("m1", "team", "member", ""), Called("vice", "team", "member", "")]
    grown = ending.enrol(unit, await stored(office, call), again)
    unit.put(grown)
    await unit.commit()
    await fanned_out(office)
    made = names(await notices(office), "0")
    assert made == sorted([*EVERYBODY, "vice"])
    assert await rounds.say_rounds(office, office.clock.now()) == 0
