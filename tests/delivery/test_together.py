"""Several loops on one store, and loops that die: nothing lost, nothing said twice unmarked."""

import asyncio
import random
from collections import Counter

import pytest

from domain.document import Document
from domain.errors import Conflict, Unavailable
from domain.people import Identity
from domain.work import Notice
from services.clock import FixedClock
from services.delivery.loop import Delivery
from storage.port import Change, Guard, Replace, Store
from tests.delivery.scene import HOUR, NOON, Mouth, Passing, ids, notice, put, seen, somebody


async def test_two_loops_never_say_the_same_twice(store: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    all_of_them = [notice() for _ in range(150)]
    await put(store, *all_of_them)
    loops = [Delivery(store, {"wechat": mouth}, clock) for _ in range(2)]

    while any(await asyncio.gather(*(loop.run_once() for loop in loops))):
        pass

    assert Counter(ids(mouth.said)) == Counter(one.id for one in all_of_them)
    assert {(await seen(store, one)).fate for one in all_of_them} == {"sent"}
    assert not any(said.again for said in mouth.said)


async def killed(store: Store, clock: FixedClock, one: Notice) -> None:
    """A loop that dies while its call is under way."""
    mouth = Mouth(asyncio.Event())
    await put(store, one)
    dying = asyncio.create_task(Delivery(store, {"wechat": mouth}, clock).run_once())
    await mouth.speaking.wait()
    dying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await dying
    assert ids(mouth.said) == [one.id]


async def test_killed_in_the_middle_goes_again_marked(store: Store) -> None:
    clock, one, mouth = FixedClock(NOON), notice(), Mouth()
    await killed(store, clock, one)
    heir = Delivery(store, {"wechat": mouth}, clock)

    clock.move(59_999)
    assert await heir.run_once() == 0
    clock.move(1)
    assert await heir.run_once() == 1
    assert [(said.notice, said.again) for said in mouth.said] == [(one.id, True)]
    after = await seen(store, one)
    assert (after.fate, after.attempt, after.uncertain) == ("sent", 2, True)


async def test_killed_in_the_middle_of_what_is_not_repeated(store: Store) -> None:
    clock, one, mouth = FixedClock(NOON), notice(repeat=False), Mouth()
    await killed(store, clock, one)
    clock.move(60_000)
    await Delivery(store, {"wechat": mouth}, clock).run_once()

    after = await seen(store, one)
    assert (after.fate, after.uncertain, mouth.said) == ("failed", True, [])
    assert after.detail.startswith("uncertain")


async def test_a_result_after_the_lease_changes_nothing(store: Store) -> None:
    clock, one, gate = FixedClock(NOON), notice(), asyncio.Event()
    slow, quick = Mouth(gate), Mouth()
    await put(store, one)
    late = asyncio.create_task(Delivery(store, {"wechat": slow}, clock).run_once())
    await slow.speaking.wait()
    clock.move(60_000)
    await Delivery(store, {"wechat": quick}, clock).run_once()
    before = await seen(store, one)
    gate.set()
    await late

    assert [said.again for said in quick.said] == [True]
    assert await seen(store, one) == before


async def test_a_call_that_would_outlive_its_lease_is_not_begun(embedded: Store) -> None:
    clock, one, mouth = FixedClock(NOON), notice(), Mouth()

    class Slow:
        def __getattr__(self, name: str) -> object:
            return getattr(embedded, name)

        async def get(self, kind: type[Document], id: str) -> Document | None:
            if kind is Identity:
                clock.move(50_000)
            return await embedded.get(kind, id)

    await put(embedded, one)
    await Delivery(Slow(), {"wechat": mouth}, clock, chance=lambda: 0.5).run_once()  # type: ignore[arg-type]
    after = await seen(embedded, one)
    assert (mouth.said, after.fate, after.uncertain) == ([], "waiting", False)

    clock.move(1_000)
    await Delivery(embedded, {"wechat": mouth}, clock).run_once()
    assert [said.again for said in mouth.said] == [False]


class Shaky:
    """A store whose commits fail as listed; everything else is the real one's."""

    def __init__(self, store: Store, *faults: Exception) -> None:
        self._store, self._faults = store, list(faults)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def commit(self, changes: list[Change], guards: tuple[Guard, ...] = ()) -> None:
        """Fail where a notice's fate is written, then let through."""
        about = [c.doc for c in changes if isinstance(c, Replace)]
        if self._faults and any(isinstance(doc, Notice) for doc in about):
            raise self._faults.pop(0)
        await self._store.commit(changes, guards)


async def test_a_refused_result_is_written_again(embedded: Store) -> None:
    clock, one, mouth = FixedClock(NOON), notice(), Mouth()
    await put(embedded, one)
    shaky = Shaky(embedded, Conflict(), Unavailable(), Conflict(), Unavailable())
    passing = Passing(clock)
    await Delivery(shaky, {"wechat": mouth}, clock, wait=passing).run_once()  # type: ignore[arg-type]

    assert (await seen(embedded, one)).fate == "sent"
    assert (len(mouth.said), len(passing.waits)) == (1, 2)


async def test_a_result_that_cannot_be_written_is_uncertain_later(embedded: Store) -> None:
    clock, one, mouth = FixedClock(NOON), notice(), Mouth()
    await put(embedded, one)
    shaky = Shaky(embedded, *[Unavailable()] * 99)
    await Delivery(shaky, {"wechat": mouth}, clock, wait=Passing(clock)).run_once()  # type: ignore[arg-type]
    assert (await seen(embedded, one)).fate == "sending"

    clock.move(60_000)
    await Delivery(embedded, {"wechat": mouth}, clock).run_once()
    assert [said.again for said in mouth.said] == [False, True]


async def test_words_erased_while_they_go_out_stay_erased(embedded: Store) -> None:
    clock, one, gate = FixedClock(NOON), notice(), asyncio.Event()
    mouth = Mouth(gate)
    await put(embedded, one)
    going = asyncio.create_task(Delivery(embedded, {"wechat": mouth}, clock).run_once())
    await mouth.speaking.wait()
    now = await seen(embedded, one)
    await embedded.commit(
        [Replace(Notice(**{f: getattr(now, f) for f in now.__struct_fields__} | {"reply": None}))]
    )
    gate.set()
    await going

    after = await seen(embedded, one)
    assert (after.fate, after.reply) == ("sent", None)


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_dies_everything_arrives_and_repetitions_are_marked(
    embedded: Store, seed: int
) -> None:
    """Three workers, each killed at random moments; the clock moves on in between."""
    rng, clock, mouth = random.Random(seed), FixedClock(NOON), Mouth()
    all_of_them = [notice(expires_at=NOON + 99 * HOUR) for _ in range(40)]
    all_of_them += [notice(address=somebody(), expires_at=NOON + 99 * HOUR) for _ in range(5)]
    await put(embedded, *all_of_them)
    for _ in range(12):
        loops = [Delivery(embedded, {"wechat": mouth}, clock, room=4, spare=0) for _ in range(3)]
        runs = [asyncio.create_task(loop.run_once()) for loop in loops]
        for _ in range(rng.randrange(60)):
            await asyncio.sleep(0)
        for run in rng.sample(runs, 2):
            run.cancel()
        await asyncio.gather(*runs, return_exceptions=True)
        clock.move(rng.choice([0, 1_000, 60_000]))
    clock.move(60_000)
    last = Delivery(embedded, {"wechat": mouth}, clock)
    while await last.run_once():
        clock.move(1_000)

    assert {(await seen(embedded, one)).fate for one in all_of_them} == {"sent"}
    first = {}
    for said in mouth.said:
        assert said.again or said.notice not in first, "said twice without the mark"
        first[said.notice] = True
    assert set(first) == {one.id for one in all_of_them}
