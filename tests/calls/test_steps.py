"""The schedule: who is asked again and when, by shortage; what comes late comes once."""

import asyncio
from collections.abc import Iterable

from domain.call import Call, Recipient
from domain.work import Notice
from services.calls import counting, ending, lookup, opening, rounds, timers
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from storage.port import eq
from tests.calls.scene import (
    EVERYBODY,
    Watch,
    answers,
    drill,
    firings,
    names,
    open_work,
    says,
    sent,
    stored,
    words,
)


class TestSchedule:
    """Leaders at 0, 3, 8; members at 0, 10, 20; numbers at 3, 8, 15; telephone at 25."""

    async def test_all_of_it(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        told = {0.0: _seats(await watch.new())}
        for minute in (2.9, 3, 8, 10, 15, 20, 25, 40):
            told[minute] = _seats(await watch.at(call, minute))
        assert told == {
            0.0: [*sorted(EVERYBODY), "team"],
            2.9: [],
            3: ["lead", "team"],
            8: ["lead", "team", "vice"],
            10: ["m1", "m2", "m3"],
            15: ["secretary", "team"],
            20: ["m1", "m2", "m3"],
            25: ["desk", "desk2"],
            40: [],
        }
        done = ["step-0", "step-10", "step-15", "step-20", "step-25", "step-3", "step-8"]
        assert await firings(office, call) == done

    async def test_after_a_standstill_each_is_pushed_once(
        self, office: Office, watch: Watch
    ) -> None:
        call = await sent(office)
        await watch.new()
        told = await watch.at(call, 12)
        assert _seats(told) == ["lead", "m1", "m2", "m3", "team", "vice"]
        assert names(told, "step-10") == ["", "lead", "m1", "m2", "m3"]
        assert "step-3" in await firings(office, call)

    async def test_who_answered_is_not_asked_again(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await watch.new()
        await says(office, call, "m1", "cannot")
        await says(office, call, "m2", "received")
        assert names(await watch.at(call, 10), "step-10") == ["", "lead", "m3"]

    async def test_a_card_that_still_waits_is_enough(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        before = len(await watch.at(call, 3))
        assert before == len(EVERYBODY) + 2  # the first cards, the post and the numbers

    async def test_the_second_card_says_so(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await watch.new()
        (told,) = [n for n in await watch.at(call, 3) if n.staff == "lead"]
        assert "第2次" in words(told).split("\n")[0]


class TestShortage:
    """Somebody's silence calls nobody; a post that lacks people does."""

    async def test_a_full_call_asks_no_deputy(self, office: Office, watch: Watch) -> None:
        call = await sent(office, kind="flood", needed=3)
        for name in ("m1", "m2", "m3"):
            await says(office, call, name, "coming")
        await watch.new()
        told = [*await watch.at(call, 8), *await watch.at(call, 25)]
        assert [n.staff for n in told if n.staff in ("vice", "desk", "secretary")] == []

    async def test_a_deputy_takes_the_post(self, office: Office, watch: Watch) -> None:
        call = await sent(office, kind="flood")
        await watch.at(call, 8)
        assert "vice" in await answers(office, call)
        assert (await stored(office, call)).expected == len(EVERYBODY) + 1

    async def test_no_silent_one_no_deputy(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await says(office, call, "lead", "coming")
        await watch.at(call, 8)
        assert "vice" not in await answers(office, call)


class TestEnough:
    """人够了, 又缺人, 人到齐了."""

    async def test_full(self, office: Office, watch: Watch) -> None:
        call = await sent(office, needed=2)
        await watch.new()
        await says(office, call, "m1", "coming")
        assert await watch.at(call, 1) == []
        await says(office, call, "m2", "received")
        told = await watch.at(call, 1)
        assert names(told, "full-1") == ["lead", "m3"]
        assert all("人够了" in words(n) for n in told if n.to == "staff")
        assert (await stored(office, call)).full_at

    async def test_nobody_is_reminded_then(self, office: Office, watch: Watch) -> None:
        call = await sent(office, needed=1)
        await watch.new()
        await says(office, call, "m1", "coming")
        await watch.at(call, 1)
        told = [n for m in (3, 8, 10, 15, 20, 25) for n in await watch.at(call, m)]
        assert {n.to for n in told} == {"group"}

    async def test_short_again(self, office: Office, watch: Watch) -> None:
        call = await sent(office, needed=1)
        await watch.new()
        await says(office, call, "m1", "coming")
        await watch.at(call, 1)
        await says(office, call, "m1", "cannot", "孩子发烧")
        told = await watch.at(call, 2)
        assert names(told, "again-1") == ["lead", "m2", "m3"]
        await says(office, call, "m2", "coming")
        assert names(await watch.at(call, 2.5), "full-2") == ["lead", "m3"]

    async def test_there(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await watch.new()
        await says(office, call, "m1", "cannot")
        for name in ("lead", "m2", "m3"):
            await says(office, call, name, "arrived")
        (post,) = await watch.at(call, 1)
        assert post.to == "group"
        assert "到齐" in words(post)
        assert await watch.at(call, 1.5) == []

    async def test_a_post_of_its_own(self, office: Office, watch: Watch) -> None:
        call = await sent(office, kind="flood")
        gate = await _on(office, call, "gate")
        for name in gate:
            await says(office, call, name, "coming")
        call = await stored(office, call)
        tally = await counting.tally(office.store, call)
        assert not tally.full
        assert [line.short for line in tally.posts] == [0, 1]
        people = [one async for one in lookup.everybody(office.store, call.id)]
        assert await counting.tally_of(office.store, call, people) == tally

    async def test_another_number(self, office: Office, watch: Watch) -> None:
        call = await sent(office, needed=3)
        await watch.new()
        await says(office, call, "m1", "coming")
        unit = Unit(office.store)
        ending.need(unit, await stored(office, call), 1)
        await unit.commit()
        assert "full-1" in {n.id.rpartition(":")[2] for n in await watch.at(call, 1)}


class TestExercise:
    """Nobody outside it hears of it."""

    async def test_never_outside(self, office: Office, watch: Watch) -> None:
        call = await drill(office, kind="flood")
        told = [n for m in (0, 3, 8, 10, 15, 20, 25, 60) for n in await watch.at(call, m)]
        assert {n.staff for n in told if n.to == "staff"} == set(EVERYBODY)
        assert {n.id.split(":")[1] for n in told if n.to == "group"} == {"team"}
        assert all(words(n).startswith("【演练】") for n in told)
        assert set(await answers(office, call)) == set(EVERYBODY)


async def test_two_workers_do_each_step_once(
    offices: tuple[Office, Office], clock: FixedClock
) -> None:
    here, there = offices
    call = await sent(here)
    for minute in (3, 8, 10, 15, 20, 25):
        clock.move(round(call.sent_at + minute * 60_000) - clock.now())
        await asyncio.gather(*(timers.tick(each, clock.now()) for each in offices))
        while await open_work(here):
            for work in (opening.open_rolls, rounds.say_rounds):
                await asyncio.gather(*(work(each, clock.now()) for each in offices))
    done = ["step-0", "step-10", "step-15", "step-20", "step-25", "step-3", "step-8"]
    assert await firings(there, call) == done
    people = await there.store.find(Recipient, [eq("call", call.id)], limit=100)
    assert sorted(one.seat for one in people) == sorted([*EVERYBODY, "vice"])


def _seats(found: Iterable[Notice]) -> list[str]:
    return sorted(n.staff or n.id.split(":")[1] for n in found)


async def _on(office: Office, call: Call, post: str) -> list[str]:
    found = await office.store.find(Recipient, [eq("call", call.id)], limit=100)
    return [one.seat for one in found if one.post == post]
